import type { DayDesign } from './dayDesign.ts';
import type { DayState, FilterRun } from './dayFilter.ts';

/** For how many numbers of a group its prior counts. */
const PRIOR_COUNTS = 2;

/** Which numbers of a design some day with a value used. */
export function seenNumbers({ start, indices, size }: DayDesign, logTotals: Float64Array): Uint8Array {
  const seen = new Uint8Array(size);
  for (const [day, log] of logTotals.entries()) {
    if (!Number.isNaN(log)) for (const place of indices.subarray(start[day], start[day + 1])) seen[place] = 1;
  }
  return seen;
}

/**
 * The state with numbers never seen as unsure as those of their group turned out to spread: eight holidays of different
 * names but of one size say that a ninth will hardly differ. One step of expectation maximisation for the variance of
 * random effects (Dempster, Laird, Rubin 1977), the prior counting as two more numbers.
 */
export function learnSpreads(design: DayDesign, state: DayState, seen: Uint8Array): DayState {
  const n = design.size;
  const sums = new Map<string, { squares: number; count: number }>();
  for (const [place, group] of design.groups) {
    if (!seen[place]) continue;
    const sum = sums.get(group) ?? { squares: 0, count: 0 };
    sums.set(group, sum);
    sum.squares += (state.mean[place] as number) ** 2 + (state.covariance[place * n + place] as number);
    sum.count += 1;
  }
  const covariance = state.covariance.slice();
  for (const [place, group] of design.groups) {
    const sum = sums.get(group);
    if (seen[place] || !sum) continue;
    const prior = PRIOR_COUNTS * (design.prior[place * n + place] as number);
    covariance[place * n + place] = (prior + sum.squares) / (PRIOR_COUNTS + sum.count);
  }
  return { mean: state.mean, covariance };
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
