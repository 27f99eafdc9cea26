import type { LocalDate } from '../../time/index.ts';
import type { Adjustment } from '../types.ts';

/** What a planner's judgement does to a day. */
export interface AdjustmentFactor {
  readonly factor: number;
  /** Variance of its logarithm. */
  readonly variance: number;
}

/** Standard normal value that is exceeded with a chance of 1 in 10. */
const TENTH = 1.2815515655446004;

/** Variance of the logarithm of something that lies between two values with a chance of 8 in 10. */
export function bandVariance(low: number, high: number): number {
  return (Math.log(high / low) / (2 * TENTH)) ** 2;
}

/** The factor of an adjustment on a date; 1, without variance, outside its dates. */
export function adjustmentOn(
  { from, to, factor, factorLow = factor, factorHigh = factor }: Adjustment,
  date: LocalDate,
): AdjustmentFactor {
  if (date < from || date > to) return { factor: 1, variance: 0 };
  return { factor, variance: bandVariance(factorLow, factorHigh) };
}

/** The factor of all adjustments that hold on a date. */
export function factorOn(adjustments: readonly Adjustment[], date: LocalDate): number {
  return adjustments.reduce((product, each) => product * adjustmentOn(each, date).factor, 1);
}
