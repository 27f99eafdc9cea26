import type { Series } from '../time/index.ts';

/** Most units for which counts are told one by one; larger ones are as good as continuous. */
const FEW = 5;

/** What one contact is in a history: its smallest value, where all others are multiples of it; 0 where they are not. */
export function countUnit({ values }: Series): number {
  let unit = Number.POSITIVE_INFINITY;
  for (const value of values) if (value !== null && value > 0 && value < unit) unit = value;
  if (!Number.isFinite(unit)) return 0;
  const isMultiple = (value: number) => Math.abs(value / unit - Math.round(value / unit)) < 1e-6;
  return values.every((value) => value === null || isMultiple(value)) ? unit : 0;
}

/** Whether so few units are expected that a band is 0, 1 or 2 rather than a curve. */
export function isFew(mean: number, unit: number): boolean {
  return mean < FEW * unit;
}

/** Quantile of counts with a mean and a variance: negative binomial, or Poisson where the variance is no larger. */
export function countQuantile(probability: number, mean: number, variance: number): number {
  const spread = variance > mean ? 1 - mean / variance : 0;
  const size = spread > 0 ? (mean * mean) / (variance - mean) : 0;
  let term = spread > 0 ? (1 - spread) ** size : Math.exp(-mean);
  let below = term;
  let count = 0;
  // A term of 0 adds nothing more: the probability asked is 1 within rounding.
  while (below < probability && term > 0) {
    term *= spread > 0 ? (spread * (count + size)) / (count + 1) : mean / (count + 1);
    count += 1;
    below += term;
  }
  return count;
}

/**
 * A quantile of days with few contacts: less than half of one is none, lest the low end of a band leave out the days without
 * any.
 */
export function wholeOrNone(quantile: number, mean: number, unit: number): number {
  return isFew(mean, unit) && quantile < unit / 2 ? 0 : quantile;
}
