import type { DayDesign } from './dayDesign.ts';
import type { DayState } from './dayFilter.ts';

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
