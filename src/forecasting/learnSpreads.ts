import type { DayDesign } from './dayDesign.ts';
import type { DayState, FilterRun } from './dayFilter.ts';

/** Which numbers of a design some day with a value used. */
export function seenNumbers({ start, indices, size }: DayDesign, logTotals: Float64Array): Uint8Array {
  const seen = new Uint8Array(size);
  for (const [day, log] of logTotals.entries()) {
    if (!Number.isNaN(log)) for (const place of indices.subarray(start[day], start[day + 1])) seen[place] = 1;
  }
  return seen;
}

/** For how many well-determined numbers of a group its prior counts. */
const PRIOR_COUNTS = 0.5;

/**
 * The design with the numbers of each group spread no further than a first run over the history found them to. The days
 * after a mailing that never moved anything are then shrunk to next to nothing, met before or not; eight holidays of
 * different names but of one size say that a ninth will hardly differ.
 *
 * Source: MacKay (1992), "Bayesian interpolation", Neural Computation 4: the squares of the numbers over how many of them
 * the data determine, each counting for the share of its prior variance that is gone.
 */
export function withLearnedSpreads(
  design: DayDesign,
  { mean, covariance }: DayState,
  learned = design,
): DayDesign {
  const n = design.size;
  const sums = new Map<string, { squares: number; determined: number }>();
  for (const [place, group] of design.groups) {
    const sum = sums.get(group) ?? { squares: PRIOR_COUNTS, determined: PRIOR_COUNTS };
    sums.set(group, sum);
    const before = design.prior[place * n + place] as number;
    sum.squares += ((mean[place] as number) - (design.expected[place] as number)) ** 2 / before;
    sum.determined += Math.max(0, 1 - (covariance[place * n + place] as number) / before);
  }
  const factor = new Float64Array(n).fill(1);
  for (const [place, group] of design.groups) {
    const { squares, determined } = sums.get(group) as { squares: number; determined: number };
    factor[place] = Math.min(1, Math.sqrt(squares / determined));
  }
  // Of numbers that went together, those of groups that turn out differently do so the less (a Schur product with
  // exp(-|difference of logs|), so that covariances stay positive): a sale without a tail is no reason to expect one.
  const prior = learned.prior.map(
    (covariance, at) =>
      covariance * Math.min(factor[Math.floor(at / n)] as number, factor[at % n] as number) ** 2,
  );
  return { ...learned, prior };
}

/** For how many days the prior counts that occurrences differ as expected. */
const PRIOR_DAYS = 4;
/** Squared scores beyond this are cut. */
const MOST_SCORE = 16;

/** Mean squared score of the special days whose every effect had been met before: 1 where they were as unsure as they were said to be. */
export function occurrenceSpread(
  { size, special, indices, start }: DayDesign,
  { surprise, surpriseVariance }: Pick<FilterRun, 'surprise' | 'surpriseVariance'>,
): number {
  const met = new Uint8Array(size);
  let sum = PRIOR_DAYS;
  let n = PRIOR_DAYS;
  for (const [day, error] of surprise.entries()) {
    if (Number.isNaN(error)) continue;
    const places = indices.subarray(start[day], start[day + 1]);
    if (special[day] && places.every((place) => met[place])) {
      sum += Math.min(MOST_SCORE, error ** 2 / (surpriseVariance[day] as number));
      n += 1;
    }
    for (const place of places) met[place] = 1;
  }
  return Math.max(1, sum / n);
}
