/** How wide the bands are, learned from past errors. */
export interface BandCalibration {
  /** Variance of the log of a day's total around its forecast, by horizon bucket. */
  readonly dayVariance: readonly number[];
  /** Stretches of the normal score of day totals, by horizon bucket. */
  readonly day: readonly BandStretch[];
  /** Stretches of the normal score of rows, by horizon bucket. */
  readonly row: readonly BandStretch[];
}

/** Past normal scores at four probabilities; ideal ones are -1.96, -1.28, 1.28, 1.96. */
export interface BandStretch {
  readonly lowest: number;
  readonly low: number;
  readonly high: number;
  readonly highest: number;
}

export const IDEAL: BandStretch = { lowest: -1.95996, low: -1.28155, high: 1.28155, highest: 1.95996 };

/** First days ahead of each horizon bucket. */
export const BUCKETS = [1, 2, 8, 15];

/** Days ahead that stand for each bucket. */
export const TYPICAL_AHEAD = [1, 4, 11, 21];

/** The bucket of a day that lies `daysAhead` after the last day seen. */
export function horizonBucket(daysAhead: number): number {
  return daysAhead >= 15 ? 3 : daysAhead >= 8 ? 2 : daysAhead >= 2 ? 1 : 0;
}

/** Least mean squared over variance for which the cube root is told: below, counts are 0 and seldom 1. */
export const LEAST_SHAPE = 0.3;

/**
 * The normal score of a count under a mean and variance, through the cube root that makes gamma-like counts normal
 * (Wilson and Hilferty 1931).
 */
export function scoreOf(value: number, mean: number, variance: number): number {
  const shape = Math.max(LEAST_SHAPE, (mean * mean) / variance);
  return (Math.cbrt(Math.max(0, value) / mean) - (1 - 1 / (9 * shape))) * 3 * Math.sqrt(shape);
}

/** The inverse of {@link scoreOf}: the value with a normal score, never below 0. */
export function valueAtScore(score: number, mean: number, variance: number): number {
  if (mean <= 0) return 0;
  if (variance <= 0) return mean;
  const shape = Math.max(LEAST_SHAPE, (mean * mean) / variance);
  return mean * Math.max(0, 1 - 1 / (9 * shape) + score / (3 * Math.sqrt(shape))) ** 3;
}

/** Past errors of more than so many ideal ones are those of a broken history; bands that held them would say nothing. */
const MOST_STRETCH = 10;

/**
 * Stretches from past scores, drawn to the ideal ones where there are few. `skew` says how far the two sides may differ: 0
 * when a lean of the past says nothing of the future, 1 to take it as it was.
 */
export function stretchFrom(scores: readonly number[], skew: number): BandStretch {
  const n = scores.length;
  if (n < 8) return IDEAL;
  const sorted = Float64Array.from(scores).sort();
  const absolute = Float64Array.from(scores, Math.abs).sort();
  const trust = n / (n + 20);
  const side = (probability: number, tail: number, ideal: number) => {
    const even = Math.sign(ideal) * quantileOf(absolute, probability);
    const value = skew * quantileOf(sorted, tail) + (1 - skew) * even;
    const mixed = trust * value + (1 - trust) * ideal;
    return ideal < 0
      ? Math.max(MOST_STRETCH * ideal, Math.min(mixed, 0.4 * ideal))
      : Math.min(MOST_STRETCH * ideal, Math.max(mixed, 0.4 * ideal));
  };
  const low = side(0.8, 0.1, IDEAL.low);
  const high = side(0.8, 0.9, IDEAL.high);
  return {
    lowest: Math.min(side(0.95, 0.025, IDEAL.lowest), 1.1 * low),
    low,
    high,
    highest: Math.max(side(0.95, 0.975, IDEAL.highest), 1.1 * high),
  };
}

function quantileOf(sorted: Float64Array, probability: number): number {
  const x = probability * (sorted.length - 1);
  const i = Math.floor(x);
  const low = sorted[i] as number;
  return low + (x - i) * ((sorted[Math.min(sorted.length - 1, i + 1)] as number) - low);
}

/** The calibrated score for a normal score: straight lines through the four known points and 0. */
export function stretched(score: number, by: BandStretch): number {
  if (score < 0) return -half(-score, -by.low, -by.lowest);
  return half(score, by.high, by.highest);
}

function half(score: number, at80: number, at95: number): number {
  if (score <= IDEAL.high) return (score * at80) / IDEAL.high;
  if (score >= IDEAL.highest) return (score * at95) / IDEAL.highest;
  return at80 + ((score - IDEAL.high) / (IDEAL.highest - IDEAL.high)) * (at95 - at80);
}

/** The value at a normal score, after the calibration of its horizon. */
export function bandValue(
  score: number,
  mean: number,
  variance: number,
  stretch: BandStretch | undefined,
): number {
  return valueAtScore(stretch ? stretched(score, stretch) : score, mean, variance);
}
