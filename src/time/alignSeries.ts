import { checkFields, checkOneOf, type FieldNames, StaffcastError } from '../errors/index.ts';
import { checkGrid } from './grid.ts';
import { rowEdges } from './rowEdges.ts';
import { checkSeries } from './series.ts';
import type { Grid, Series } from './types.ts';

/** What {@link alignSeries} may do beyond adding up whole rows. */
export interface AlignOptions {
  /**
   * `'even'`: a row that reaches over several rows of the new grid is shared out by time. This is an assumption, as
   * volume has a shape inside a row too. Left out, such a row is an error.
   */
  readonly spread?: 'even' | undefined;
}

const optionFields: FieldNames<AlignOptions> = { spread: true };

/**
 * A series of counts on another grid of the same zone: another interval, another range, or both. Rows are added up, so
 * 15-minute rows become half hours or days with the same totals. A row of the new grid that holds no value of the series,
 * or lies outside it, is `null`; one of which only a part has values holds what is there, as in `dayTotals`.
 *
 * Only counts (contacts, handled seconds, agent hours) add up. A mean such as AHT does not: align the handled seconds and
 * the contacts, and divide. Days are spread over opening hours by `spreadDays`.
 *
 * @throws StaffcastError on another zone, and without `spread` on rows that do not lie within one row of the new grid:
 * finer rows than those of the series, or rows that begin at other minutes.
 * @example
 * ```ts
 * import { alignSeries, makeGrid, makeSeries, sliceGrid } from 'staffcast/time';
 * const grid = (intervalSeconds: number) => makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds });
 * const quarters = makeSeries(sliceGrid(grid(900), 36, 40), [40, 44, 50, null]); // 09:00 to 10:00
 * alignSeries(quarters, sliceGrid(grid(1800), 18, 21)).values; // [84, 50, null]
 * alignSeries(quarters, grid(86400)).values; // [134]
 * alignSeries(quarters, sliceGrid(grid(300), 108, 112), { spread: 'even' }).values; // [13.333, 13.333, 13.333, 14.667]
 * ```
 */
export function alignSeries(series: Series, grid: Grid, options: AlignOptions = {}): Series {
  const where = 'alignSeries';
  checkSeries(where, 'series', series);
  checkGrid(where, 'grid', grid);
  checkFields(where, 'options', options, optionFields);
  if (options.spread !== undefined) checkOneOf(where, 'options.spread', options.spread, ['even']);
  if (grid.zone !== series.grid.zone) throw otherZone(series.grid.zone, grid.zone);
  const [from, to] = [rowEdges(series.grid), rowEdges(grid)];
  const values = new Array<number | null>(grid.length).fill(null);
  let first = 0;
  for (const [row, value] of series.values.entries()) {
    const [begin, end] = [from[row] as number, from[row + 1] as number];
    while (first < grid.length && (to[first + 1] as number) <= begin) first += 1;
    for (let target = first; target < grid.length && (to[target] as number) < end; target++) {
      const share = overlap(begin, end, to[target] as number, to[target + 1] as number);
      if (share < 1 && options.spread === undefined) throw straddles(series.grid, grid);
      if (value !== null) values[target] = (values[target] ?? 0) + value * share;
    }
  }
  return { grid, values };
}

/** The share of `[begin, end)` that lies in `[low, high)`. */
function overlap(begin: number, end: number, low: number, high: number): number {
  return (Math.min(end, high) - Math.max(begin, low)) / (end - begin);
}

function otherZone(zone: string, value: string): StaffcastError {
  const must = `be the zone of the series, "${zone}"`;
  return new StaffcastError({ code: 'grid-mismatch', where: 'alignSeries', path: 'grid.zone', value, must });
}

function straddles(own: Grid, grid: Grid): StaffcastError {
  return new StaffcastError({
    code: 'inconsistent',
    where: 'alignSeries',
    path: 'grid',
    value: { start: grid.start, intervalSeconds: grid.intervalSeconds },
    must: `have rows made up of whole rows of the series (${own.intervalSeconds} s, from ${own.start})`,
    maybe: "an even spread is good enough: write `{ spread: 'even' }`",
  });
}
