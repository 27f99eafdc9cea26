import { chiSquareScale } from './chiSquareScale.ts';
import type { StandardDayTotals } from './dayTotalsOf.ts';
import { medianOf } from './median.ts';
import { noiseOn, type WeekdayNoise, weekdayNoise, weeklySquares } from './weekdayNoise.ts';

/** Log day totals and what it takes to come back: total = base x exp(log) - offset. */
export interface LogDays {
  readonly logTotals: Float64Array;
  readonly base: number;
  /** Added before the logarithm, so that days of few or no contacts stay finite. */
  readonly offset: number;
  /** Variance of an ordinary day's noise on the log scale. */
  readonly scale: number;
  readonly noise: Float64Array;
  /** How noisy the days of each weekday are. Without it, all are alike. */
  readonly ofWeekdays?: WeekdayNoise;
  /** Days of which holiday and event effects were taken out. */
  readonly special?: Uint8Array;
}

/** Share of days without a contact from which a queue is a sparse one. */
const SPARSE = 0.2;

/**
 * Takes logarithms with an offset that grows with the dispersion of the counts: 0.2 contacts for Poisson days, up to a
 * whole one where many days have none, so that the mean of the logarithms still stands for the mean of the counts.
 */
export function logDays({ totals, seenShare }: StandardDayTotals, weekdays: ArrayLike<number>): LogDays {
  const values = totals.filter((total) => !Number.isNaN(total));
  const positive = values.filter((total) => total > 0);
  const base = positive.length > 0 ? medianOf(positive) : 1;
  const dispersions: number[] = [];
  for (let day = 7; day < totals.length; day++) {
    const a = totals[day] as number;
    const b = totals[day - 7] as number;
    if (a + b > 0) dispersions.push((a - b) ** 2 / (a + b));
  }
  const sparse = values.length > 0 ? Math.min(1, (1 - positive.length / values.length) / SPARSE) : 0;
  const dispersion = chiSquareScale(dispersions, sparse);
  const offset = Math.min(
    (0.125 + 0.875 * sparse) * base,
    Math.max((0.2 + 0.8 * sparse) * dispersion, 1e-9 * base),
  );
  const logTotals = totals.map((total) => Math.log((total + offset) / base));
  const squares = weeklySquares(logTotals);
  const scale = Math.min(
    0.3,
    Math.max(1e-8, squares.length > 0 ? chiSquareScale(squares, sparse) / 2 : 0.02),
  );
  const ofWeekdays = weekdayNoise(logTotals, weekdays, scale, sparse);
  const noise = seenShare.map(
    (share, day) =>
      noiseOn(ofWeekdays, weekdays[day] as number) *
      (share > 0.995 || share === 0 ? 1 : 1 + (1 - share) / share),
  );
  return { logTotals, base, offset, scale, noise, ofWeekdays };
}

/** A day may be twenty times as large or as small as forecast; of more there is no telling. */
export const MOST_VARIANCE = 9;

/** Variance of the logarithm of a total itself, from that of the total with the offset added. */
export function withoutOffset(variance: number, total: number, { offset }: Pick<LogDays, 'offset'>): number {
  const bounded = Math.min(variance, MOST_VARIANCE);
  if (total <= 0) return bounded;
  return Math.min(MOST_VARIANCE, Math.log1p(Math.expm1(bounded) * (1 + offset / total) ** 2));
}

/** Back from the log scale, bounded so that one strange history cannot explode. */
export function fromLog(log: number, { base, offset }: Pick<LogDays, 'base' | 'offset'>): number {
  return Math.max(0, base * Math.exp(Math.min(6, log)) - offset);
}
