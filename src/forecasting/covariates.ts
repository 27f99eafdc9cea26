import { dayNumber } from '../time/index.ts';
import type { Add } from './specialEffects.ts';
import type { Covariate } from './types.ts';

/**
 * Standard deviation, before anything is seen, of what one standard deviation of a covariate does to the log volume: a
 * tenth, so that weak covariates are shrunk to nothing.
 */
const EFFECT_SD = 0.1;

/** Adds each covariate as an effect of every day that has a value, in standard deviations from its mean in the history. */
export function addCovariates(
  covariates: readonly Covariate[],
  historyDays: ArrayLike<number>,
  add: Add,
): void {
  for (const covariate of covariates) {
    const seen = covariateSeen(covariate, historyDays);
    if (!seen) continue;
    for (const [date, value] of Object.entries(covariate.values)) {
      const weight = (withinReach(value, seen) - seen.mean) / seen.sd;
      add(dayNumber(date), {
        key: `covariate ${covariate.name}`,
        part: 'covariate',
        weight,
        sd: EFFECT_SD,
      });
    }
  }
}

/** What the history's days say of a covariate. */
export interface CovariateSeen {
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  readonly sd: number;
}

/** The values of a covariate on days of the history; `null` where it never changed, and so has taught nothing. */
export function covariateSeen({ values }: Covariate, historyDays: ArrayLike<number>): CovariateSeen | null {
  const inHistory = new Set(Array.from(historyDays));
  const known = Object.entries(values)
    .filter(([date]) => inHistory.has(dayNumber(date)))
    .map(([, value]) => value);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const mean = known.reduce((a, b) => a + b, 0) / known.length;
  const sd = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
  return most > least && sd > 0 ? { least, most, mean, sd } : null;
}

/**
 * A value, brought to where something was learned: no farther beyond the values of the history than these lie apart. A
 * straight line through them says nothing of a value a thousand times as large, and its factor would know no bounds.
 */
export function withinReach(value: number, { least, most }: CovariateSeen): number {
  const span = most - least;
  return Math.min(most + span, Math.max(least - span, value));
}
