import { checkInteger } from '../errors/index.ts';
import { checkGrid, gridDays } from './grid.ts';
import { checkSeries } from './series.ts';
import type { Grid, Series } from './types.ts';
import { isoInstant } from './zone.ts';

/**
 * The rows `[from, to)` of a grid as a grid of their own.
 *
 * @throws StaffcastError when the rows are not `0 <= from <= to <= length`.
 * @example
 * ```ts
 * import { makeGrid, sliceGrid } from 'staffcast/time';
 * const day = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 3600 });
 * sliceGrid(day, 9, 18).start; // "2026-11-11T09:00:00Z"
 * ```
 */
export function sliceGrid(grid: Grid, from: number, to: number): Grid {
  checkGrid('sliceGrid', 'grid', grid);
  checkInteger('sliceGrid', 'to', to, 0, grid.length);
  checkInteger('sliceGrid', 'from', from, 0, to);
  return { ...grid, start: rowStart(grid, from), length: to - from };
}

/** The rows `[from, to)` of a series; see {@link sliceGrid}. */
export function sliceSeries(series: Series, from: number, to: number): Series {
  checkSeries('sliceSeries', 'series', series);
  return { grid: sliceGrid(series.grid, from, to), values: series.values.slice(from, to) };
}

/** Instant at which a row begins, or at which the grid ends for `row === length`. */
function rowStart(grid: Grid, row: number): string {
  if (row === 0) return grid.start;
  if (grid.intervalSeconds !== 86_400) {
    return isoInstant(Date.parse(grid.start) + row * grid.intervalSeconds * 1000, grid.zone);
  }
  const elapsed = gridDays({ ...grid, length: row }).reduce((sum, day) => sum + day.seconds, 0);
  return isoInstant(Date.parse(grid.start) + elapsed * 1000, grid.zone);
}
