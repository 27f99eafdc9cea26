import type { DeferredRows } from './deferredOptions.ts';

/** Contacts less than this many are none: sums of capacities are rounded. */
const SLACK = 1e-9;

/**
 * The least agents per row, no more than `most` in any, such that all work is done by its deadline. By Hall's condition
 * that holds when every span of rows has the capacity for the work that arrives and falls due in it. Spans are taken by
 * their ends, and what one lacks is added as late in it as there is room, where it serves most of the spans to come: the
 * fewest agent-rows when rows are open for the same time. Spans without room keep what they have.
 */
export function deferredAgentsPerRow(work: DeferredRows, least: number, most: number): number[] {
  const agents = work.share.map((share) => (share > 0 ? least : 0));
  eachSpan(work, agents, (from, to, missing) => {
    let left = missing;
    for (let row = to; row >= from && left > SLACK; row--) {
      const unit = work.perAgent * (work.share[row] as number);
      const room = unit > 0 ? most - (agents[row] as number) : 0;
      const more = Math.min(room, Math.ceil(left / unit - SLACK));
      if (!(more > 0)) continue;
      agents[row] = (agents[row] as number) + more;
      left -= more * unit;
    }
    return missing - left;
  });
  return agents;
}

/** The least number of agents that does all work in time when so many are there in every open row. */
export function leastDeferredPeak(work: DeferredRows, least: number): number {
  let [low, high] = [least - 1, Math.max(1, least)];
  while (!enough(high)) [low, high] = [high, 2 * high];
  if (enough(least)) return least;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;

  function enough(people: number): boolean {
    let missed = false;
    const agents = work.share.map((share) => (share > 0 ? people : 0));
    eachSpan(work, agents, () => {
      missed = true;
      return Number.POSITIVE_INFINITY;
    });
    return !missed;
  }
}

/** Calls `lacks` for every span of rows without the capacity for its work; it says how much it has added. */
function eachSpan(
  { volume, due, share, idle, perAgent }: DeferredRows,
  agents: readonly number[],
  lacks: (from: number, to: number, missing: number) => number,
): void {
  const counted = new Float64Array(volume.length);
  const dueIn = new Map<number, number[]>();
  for (const [row, last] of due.entries()) dueIn.set(last, [...(dueIn.get(last) ?? []), row]);
  for (let to = 0; to < volume.length; to++) {
    const ending = dueIn.get(to);
    if (!ending) continue;
    for (const row of ending) counted[row] = volume[row] as number;
    let missing = 0;
    for (let from = to; from >= 0; from--) {
      const capacity =
        ((agents[from] as number) + (idle[from] as number)) * perAgent * (share[from] as number);
      missing += (counted[from] as number) - capacity;
      if (missing > SLACK) missing -= lacks(from, to, missing);
      if (missing === Number.NEGATIVE_INFINITY) return;
    }
  }
}
