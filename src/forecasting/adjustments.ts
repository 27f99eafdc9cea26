import type { LocalDate } from '../time/index.ts';
import type { Adjustment } from './types.ts';

/** What a planner's adjustments do to a day. */
export interface AdjustmentFactor {
  readonly factor: number;
  /** Variance of its logarithm. */
  readonly variance: number;
}

/** Standard normal value that is exceeded with a chance of 1 in 10. */
const TENTH = 1.2815515655446004;

/** The product of all adjustments that hold on a date; their uncertainties are taken as independent. */
export function adjustmentOn(adjustments: readonly Adjustment[], date: LocalDate): AdjustmentFactor {
  let factor = 1;
  let variance = 0;
  for (const each of adjustments) {
    if (date < each.from || date > each.to) continue;
    factor *= each.factor;
    variance += adjustmentVariance(each, date);
  }
  return { factor, variance };
}

/** Variance of the logarithm of an adjustment on a date; 0 outside its dates. */
export function adjustmentVariance(
  { from, to, factor, factorLow = factor, factorHigh = factor }: Adjustment,
  date: LocalDate,
): number {
  if (date < from || date > to) return 0;
  return (Math.log(factorHigh / factorLow) / (2 * TENTH)) ** 2;
}
