import { fitSpread, type RowSpread } from './fitSpread.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import { type UsualDay, usualDay } from './usualDays.ts';

/** Recent ordinary days that say how far shapes differ anyway. */
const JUDGED_DAYS = 56;

/** How ordinary days differ from their neighbours: row by row, and by a smooth course of their own. */
export interface Scatter extends RowSpread {
  /** Variance of the course, relative. */
  readonly course: number;
}

/** How rows of recent ordinary days scatter around what their neighbours say. */
export function ordinaryScatter(
  prepared: PreparedHistory,
  ordinary: readonly (readonly number[])[],
  alike: number,
): Scatter {
  const { table, counts } = prepared;
  const { slots } = table;
  const recent = ordinary
    .flat()
    .sort((a, b) => a - b)
    .slice(-JUDGED_DAYS);
  const usual = recent.flatMap((day) => usualDay(prepared, ordinary, day) ?? []);
  const { dispersion, relative } = fitSpread((each) => {
    for (const { day, expected, neighbours } of usual) {
      const own = shareOfOwn(neighbours);
      for (let slot = 0; slot < slots; slot++) {
        const mean = expected[slot] as number;
        const count = counts.counts[day * slots + slot] as number;
        if (mean > 0) each(mean + (count - mean) * own, mean);
      }
    }
  });
  const own = usual.reduce((sum, { neighbours }) => sum + shareOfOwn(neighbours) ** 2, 0) / usual.length;
  const course = Math.min(relative, own * courseVariance(counts.counts, usual, alike) || 0);
  return { dispersion, relative: relative - course, course };
}

/** What is a day's own of its distance to the mean of its neighbours, as a factor on its size. */
function shareOfOwn(neighbours: readonly number[]): number {
  return 1 / Math.sqrt(1 + 1 / neighbours.length);
}

/** Variance of a smooth relative course, by how alike neighbouring slots err; 0 or more. */
export function courseVariance(counts: Float64Array, days: readonly UsualDay[], alike: number): number {
  let products = 0;
  let weights = 0;
  for (const { day, expected } of days) {
    const from = day * expected.length;
    for (let slot = 1; slot < expected.length; slot++) {
      const before = expected[slot - 1] as number;
      const here = expected[slot] as number;
      if (before === 0 || here === 0) continue;
      const weight = Math.sqrt(before * here);
      const errorBefore = (counts[from + slot - 1] as number) / before - 1;
      products += weight * errorBefore * ((counts[from + slot] as number) / here - 1);
      weights += weight;
    }
  }
  return weights > 0 ? Math.max(0, products / (alike * weights)) : 0;
}
