import { checkFinite, checkLength, checkObject, StaffcastError } from '../errors/index.ts';
import { checkGrid, gridDays } from './grid.ts';
import type { Grid, LocalDate, Series } from './types.ts';

/**
 * Numbers on a grid, checked. `null` marks a closed or missing row.
 *
 * @throws StaffcastError when there is not one value per row, or a value is neither `null` nor finite.
 * @example
 * ```ts
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * makeSeries(grid, [7200, null]).values; // [7200, null]
 * ```
 */
export function makeSeries(grid: Grid, values: ArrayLike<number | null>): Series {
  checkSeries('makeSeries', '', { grid, values: values as readonly (number | null)[] });
  return { grid, values: Array.from(values) };
}

/** Throws unless `series` has a good grid and one finite number or `null` per row. */
export function checkSeries(where: string, path: string, series: Series): void {
  checkObject(where, path, series);
  const prefix = path === '' ? '' : `${path}.`;
  checkGrid(where, `${prefix}grid`, series.grid);
  if (series.values === undefined && 'mean' in series) throw forecastForSeries(where, `${prefix}values`);
  checkLength(where, `${prefix}values`, series.values, series.grid.length);
  for (let i = 0; i < series.values.length; i++) {
    if (series.values[i] !== null) checkFinite(where, `${prefix}values[${i}]`, series.values[i]);
  }
}

function forecastForSeries(where: string, path: string): StaffcastError {
  return new StaffcastError({
    code: 'wrong-type',
    where,
    path,
    value: undefined,
    must: 'be a list',
    maybe: 'a forecast was given: write `{ grid: forecast.grid, values: forecast.mean }`',
  });
}

/** The sum of a local day. */
export interface DayTotal {
  readonly date: LocalDate;
  readonly weekday: number;
  /** Sum of the rows that have a value; `null` when none has. */
  readonly total: number | null;
  /** Rows with a value. */
  readonly rows: number;
}

/**
 * Sums per local day. Days of 23 and 25 hours sum the rows they have, so the totals always add up to the series.
 *
 * @throws StaffcastError when the series is malformed.
 * @example
 * ```ts
 * import { dayTotals, makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-10', days: 2, intervalSeconds: 43200 });
 * dayTotals(makeSeries(grid, [100, 200, 300, null])).map((day) => day.total); // [300, 300]
 * ```
 */
export function dayTotals(series: Series): DayTotal[] {
  checkSeries('dayTotals', 'series', series);
  return gridDays(series.grid).map(({ date, weekday, from, to }) => {
    let total: number | null = null;
    let rows = 0;
    for (let row = from; row < to; row++) {
      const value = series.values[row];
      if (value === null || value === undefined) continue;
      total = (total ?? 0) + value;
      rows += 1;
    }
    return { date, weekday, total, rows };
  });
}
