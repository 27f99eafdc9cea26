import { poissonWeights } from './poissonWeights.ts';

/** Weights of the counts first, first + stride, …, summing to 1. */
export interface SpacedWeights {
  readonly first: number;
  readonly stride: number;
  readonly weights: Float64Array;
}

// Every stride-th count errs by the counts' characteristic function at 2 pi / stride, which is e^-32 = 1e-14 at most.
const exponent = 32;
const negligible = 1e-16;

/** Up to this mean every count is there, so that a function may have kinks. */
export const spacedBeyond = exponent / 2;

/** Stands for a Poisson count of this mean in means of functions that are as smooth as if such a count had blurred them. */
export function spacedPoisson(mean: number): SpacedWeights {
  const { first, weights } = poissonWeights(mean);
  const stride = mean > spacedBeyond ? Math.floor((2 * Math.PI) / Math.acos(1 - exponent / mean)) : 1;
  const least = weights.findIndex((weight) => weight > negligible);
  const spaced = weights.filter((weight, k) => weight > negligible && (k - least) % stride === 0);
  const total = spaced.reduce((sum, weight) => sum + weight, 0);
  return { first: first + least, stride, weights: spaced.map((weight) => weight / total) };
}
