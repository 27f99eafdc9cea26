import { checkList, checkObject, checkRows } from '../../errors/index.ts';
import { checkGrid, gridDays } from '../../time/index.ts';
import type { VolumePaths } from './samplePaths.ts';
import { type DateSpan, type SpanChoice, spansOf } from './spans.ts';

/** The total of a span on each path. */
export interface SpanPaths extends DateSpan {
  /** One total per path; `null` when the span is closed. */
  readonly totals: readonly (number | null)[];
}

/**
 * Totals of sampled paths over weeks, months or any days.
 *
 * @throws StaffcastError when a span has no day of the grid.
 * @example
 * ```ts
 * import { pathTotals } from 'staffcast/forecasting';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-09', days: 2, intervalSeconds: 43200 });
 * pathTotals({ grid, paths: [[10, 20, 30, 40]] }).map(({ totals }) => totals); // [[100]]
 * ```
 */
export function pathTotals(sampled: VolumePaths, spans: SpanChoice = 'week'): SpanPaths[] {
  checkObject('pathTotals', 'paths', sampled);
  const { grid, paths } = sampled;
  checkGrid('pathTotals', 'paths.grid', grid);
  checkList('pathTotals', 'paths.paths', paths);
  for (let i = 0; i < paths.length; i++) checkRows('pathTotals', `paths.paths[${i}]`, paths[i], grid.length);
  const days = gridDays(grid);
  return spansOf('pathTotals', spans, days).map(({ from, to, days: inside }) => ({
    from,
    to,
    totals: paths.map((path) => {
      let total: number | null = null;
      for (const d of inside) {
        const day = days[d] as (typeof days)[number];
        for (let row = day.from; row < day.to; row++) {
          const value = path[row];
          if (value !== null && value !== undefined) total = (total ?? 0) + value;
        }
      }
      return total;
    }),
  }));
}
