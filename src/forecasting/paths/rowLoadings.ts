import type { Correlation } from './correlation.ts';

/** What the rows of one day are like. */
export interface RowSpread {
  /** Expected contacts and standard deviation per open row, in order. */
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  /** Place of each open row on the day, for the distance between rows. */
  readonly places: readonly number[];
  /** Standard deviation of the day's total. */
  readonly dayDeviation: number;
  readonly overRows: Correlation;
}

/**
 * How much of each row's error is the day's, 0 to 1, such that the rows' sum has the standard deviation of the day's total.
 * Rows begin from the day's factor on their mean, and are then all turned up or down together.
 */
export function rowLoadings(spread: RowSpread): number[] {
  const { means, deviations, dayDeviation } = spread;
  const total = means.reduce((a, b) => a + b, 0);
  const first = means.map((mean, i) => {
    const deviation = deviations[i] as number;
    return deviation > 0 && total > 0 ? Math.min(1, (dayDeviation * mean) / total / deviation) : 1;
  });
  const at = (scale: number) => first.map((loading) => Math.min(1, scale * loading));
  const target = dayDeviation * dayDeviation;
  if (sumVariance(spread, at(0)) >= target) return at(0);
  let low = 0;
  let high = 1;
  while (high < 1e3 && sumVariance(spread, at(high)) < target) high *= 2;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (sumVariance(spread, at(middle)) < target) low = middle;
    else high = middle;
  }
  return at(high);
}

/** Variance of the sum of rows with these loadings, their own parts correlated over neighbouring rows. */
function sumVariance({ deviations, places, overRows }: RowSpread, loadings: readonly number[]): number {
  let common = 0;
  let own = 0;
  let carried = 0;
  for (const [i, loading] of loadings.entries()) {
    const deviation = deviations[i] as number;
    common += deviation * loading;
    const rest = deviation * Math.sqrt(1 - loading * loading);
    if (i > 0) carried *= overRows.kept ** ((places[i] as number) - (places[i - 1] as number));
    own += rest * rest + 2 * overRows.share * rest * carried;
    carried += rest;
  }
  return common * common + own;
}
