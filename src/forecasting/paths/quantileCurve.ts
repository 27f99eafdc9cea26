import { normalQuantile } from '../../math/index.ts';

/** A distribution as straight lines between known quantiles, over the normal score of their probabilities. */
export interface QuantileCurve {
  readonly scores: readonly number[];
  readonly values: readonly number[];
}

/** The curve of a row or day; `null` without values. Two or more quantiles are needed. */
export function quantileCurve(
  probabilities: readonly number[],
  values: readonly (number | null)[],
): QuantileCurve | null {
  if (values.some((value) => value === null)) return null;
  return { scores: probabilities.map(normalQuantile), values: values as readonly number[] };
}

/** The value at a normal score; the outer lines go on beyond the outer quantiles, down to 0. */
export function curveValue({ scores, values }: QuantileCurve, score: number): number {
  let k = 1;
  while (k < scores.length - 1 && score > (scores[k] as number)) k += 1;
  const [x0, x1] = [scores[k - 1] as number, scores[k] as number];
  const [y0, y1] = [values[k - 1] as number, values[k] as number];
  return Math.max(0, y0 + ((score - x0) * (y1 - y0)) / (x1 - x0));
}

/** Probabilities at which a curve is averaged. */
const STEPS = 200;

/**
 * A curve whose median is 0 made to average `mean`: between the quantiles 0 and 1 of a row with next to no contacts,
 * straight lines would hold half as much again.
 */
export function withMean(curve: QuantileCurve, mean: number): QuantileCurve {
  if (curveValue(curve, 0) > 0) return curve;
  let sum = 0;
  for (let k = 0; k < STEPS; k++) sum += curveValue(curve, normalQuantile((k + 0.5) / STEPS));
  if (sum === 0) return curve;
  const factor = (mean * STEPS) / sum;
  return { scores: curve.scores, values: curve.values.map((value) => factor * value) };
}

/** Standard deviation, taken from the outer quantiles as if normal. */
export function curveDeviation({ scores, values }: QuantileCurve): number {
  const last = scores.length - 1;
  return (
    ((values[last] as number) - (values[0] as number)) / ((scores[last] as number) - (scores[0] as number))
  );
}
