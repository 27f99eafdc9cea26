import type { Series } from '../../time/index.ts';

/**
 * Whether a history of two weeks or more repeats itself week by week to the last digit, as generated and test data do.
 * Real counts never do.
 */
export function repeatsExactly({ grid, values }: Series): boolean {
  const week = Math.round((7 * 86_400) / grid.intervalSeconds);
  if (values.length < 2 * week) return false;
  for (let row = week; row < values.length; row++) {
    const now = values[row] as number | null;
    const before = values[row - week] as number | null;
    if (now === null || before === null) {
      if (now !== before) return false;
    } else if (Math.abs(now - before) > 1e-12 * Math.abs(before)) return false;
  }
  return true;
}
