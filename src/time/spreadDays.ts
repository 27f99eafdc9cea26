import { checkObject, StaffcastError } from '../errors/index.ts';
import { checkIntervalSeconds, checkRowsFillDays, gridDays } from './grid.ts';
import { type OpeningHours, openShares } from './openingHours.ts';
import { checkSeries } from './series.ts';
import type { Grid, Series } from './types.ts';

/** How {@link spreadDays} spreads. */
export interface SpreadDaysOptions {
  /** Row length of the result, seconds; divides 86400 and is less than a day. */
  readonly intervalSeconds: number;
  /** Hours over which a day is spread evenly; all day when left out. */
  readonly openingHours?: OpeningHours | undefined;
}

/**
 * A daily series on a finer grid, each day spread evenly over its opening hours. Days keep their totals, days of 23 and
 * 25 hours too. An even spread is an assumption: real days have a shape, so peaks inside the day are not seen.
 *
 * @throws StaffcastError when the series is not daily, a day with volume has no open row, or rows do not fill a day on which
 * clocks change.
 * @example
 * ```ts
 * import { makeGrid, makeSeries, spreadDays } from 'staffcast/time';
 * const daily = makeGrid({ zone: 'UTC', from: '2026-11-09', days: 1, intervalSeconds: 86400 });
 * const openingHours = { weekly: { monday: [{ from: '06:00', to: '18:00' }] } };
 * spreadDays(makeSeries(daily, [900]), { intervalSeconds: 21600, openingHours }).values; // [null, 450, 450, null]
 * ```
 */
export function spreadDays(series: Series, options: SpreadDaysOptions): Series {
  checkObject('spreadDays', 'options', options);
  const { intervalSeconds, openingHours } = options;
  checkSeries('spreadDays', 'series', series);
  checkIntervalSeconds('spreadDays', 'intervalSeconds', intervalSeconds);
  if (series.grid.intervalSeconds !== 86_400 || intervalSeconds === 86_400) {
    throw new StaffcastError({
      code: 'inconsistent',
      where: 'spreadDays',
      path: 'series.grid.intervalSeconds',
      value: series.grid.intervalSeconds,
      must: 'be 86400 and longer than the new interval',
    });
  }
  const days = gridDays(series.grid);
  const { zone } = series.grid;
  checkRowsFillDays('spreadDays', { zone, from: days[0]?.date ?? '', days: days.length, intervalSeconds });
  const seconds = days.reduce((sum, day) => sum + day.seconds, 0);
  const grid: Grid = { ...series.grid, intervalSeconds, length: Math.ceil(seconds / intervalSeconds) };
  const shares = openingHours ? openShares(grid, openingHours) : new Float64Array(grid.length).fill(1);
  const values = new Array<number | null>(grid.length).fill(null);
  for (const [i, day] of gridDays(grid).entries()) {
    const total = series.values[i] ?? null;
    const open = shares.subarray(day.from, day.to).reduce((a, b) => a + b, 0);
    if (total === null || (open === 0 && total === 0)) continue;
    if (open === 0) {
      throw new StaffcastError({
        code: 'inconsistent',
        where: 'spreadDays',
        path: `series.values[${i}]`,
        value: total,
        must: `be null or 0 on ${day.date}, which has no open hours`,
      });
    }
    for (let row = day.from; row < day.to; row++) {
      const share = shares[row] as number;
      if (share > 0) values[row] = (total * share) / open;
    }
  }
  return { grid, values };
}
