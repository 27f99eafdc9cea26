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
  const inHistory = new Set(Array.from(historyDays));
  for (const { name, values } of covariates) {
    const days = Object.entries(values).map(([date, value]) => ({ day: dayNumber(date), value }));
    const known = days.filter(({ day }) => inHistory.has(day)).map(({ value }) => value);
    const mean = known.reduce((a, b) => a + b, 0) / known.length;
    const sd = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
    // What never changed in the history has taught nothing.
    if (!(sd > 0)) continue;
    for (const { day, value } of days) {
      add(day, { key: `covariate ${name}`, part: 'covariate', weight: (value - mean) / sd, sd: EFFECT_SD });
    }
  }
}
