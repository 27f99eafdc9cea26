import type { StandardDayTotals } from './dayTotalsOf.ts';

/** Log day totals and what it takes to come back: total = base x exp(log) - offset. */
export interface LogDays {
  readonly logTotals: Float64Array;
  readonly base: number;
  /** Added before the logarithm, so that days of few or no contacts stay finite. */
  readonly offset: number;
  /** Variance of an ordinary day's noise on the log scale. */
  readonly scale: number;
  readonly noise: Float64Array;
}

/** Takes logarithms with an offset that grows with the dispersion of the counts (0.4 contacts for Poisson days). */
export function logDays({ totals, seenShare }: StandardDayTotals): LogDays {
  const values = totals.filter((total) => !Number.isNaN(total));
  const positive = values.filter((total) => total > 0);
  const base = positive.length > 0 ? medianOf(positive) : 1;
  const dispersions: number[] = [];
  for (let day = 7; day < totals.length; day++) {
    const a = totals[day] as number;
    const b = totals[day - 7] as number;
    if (a + b > 0) dispersions.push((a - b) ** 2 / (a + b));
  }
  const dispersion = dispersions.length > 0 ? medianOf(dispersions) / 0.455 : 0;
  const offset =
    Math.min(0.25 * base, Math.max(0.4 * dispersion, 1e-9 * base)) *
    (positive.length < values.length ? 1 : 0.5);
  const logTotals = totals.map((total) => Math.log((total + offset) / base));
  const squares: number[] = [];
  for (let day = 7; day < logTotals.length; day++) {
    const step = (logTotals[day] as number) - (logTotals[day - 7] as number);
    if (!Number.isNaN(step)) squares.push(step * step);
  }
  const scale = Math.min(0.3, Math.max(1e-8, squares.length > 0 ? medianOf(squares) / 0.455 / 2 : 0.02));
  const noise = seenShare.map((share) => (share > 0.995 || share === 0 ? 1 : 1 + (1 - share) / share));
  return { logTotals, base, offset, scale, noise };
}

function medianOf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = Math.floor((sorted.length - 1) / 2);
  return ((sorted[middle] as number) + (sorted[sorted.length - 1 - middle] as number)) / 2;
}

/** Back from the log scale, bounded so that one strange history cannot explode. */
export function fromLog(log: number, { base, offset }: Pick<LogDays, 'base' | 'offset'>): number {
  return Math.max(0, base * Math.exp(Math.min(6, log)) - offset);
}
