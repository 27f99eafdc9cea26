import type { ForwardInterval, Stretch } from './transientForward.ts';

/**
 * How many ahead matter in each interval for what becomes of its callers in the end: as many as its own callers find, and
 * as many as earlier ones, who are still there, have in front of them.
 *
 * @param found how many the callers of each interval find at most
 */
export function reachOfDay(
  day: readonly ForwardInterval[],
  found: readonly number[],
  handBack: boolean,
): number[] {
  let carried = 0;
  return day.map(({ stretch }, i) => {
    const handedBack = handBack && i > 0 ? handedBackAt(day[i - 1]!.stretch, stretch) : 0;
    const most = Math.max(found[i]!, carried + handedBack);
    const served = stretch.agents * stretch.mu * stretch.seconds;
    // Four standard deviations below the mean, so many are served as good as surely.
    carried = Math.max(found[i]!, most - Math.max(0, Math.floor(served - 4 * Math.sqrt(served) - 2)));
    return most + 1;
  });
}

/** Callers whose conversations those who leave hand back. */
function handedBackAt(before: Stretch, after: Stretch): number {
  return Math.max(0, Math.ceil(before.agents - after.agents));
}

/** How many callers of an interval find ahead, but for a chance of 1e-11; longer queues are taken to fare alike. */
export function foundAhead({ pieces }: ForwardInterval): number {
  let most = 1;
  for (const { steps } of pieces) {
    for (const { nodes } of steps) {
      for (const { first, busy } of nodes) {
        let last = busy.length;
        for (let tail = 0; last > 0 && tail < 1e-11; last--) tail += Math.abs(busy[last - 1]!);
        most = Math.max(most, first + last + 1);
      }
    }
  }
  return most;
}

/**
 * How many ahead matter for whether a caller is answered within a time: as many as he can find or be put behind, but none
 * beyond those who clear with a chance of 1e-15 at least.
 *
 * @param teams those he meets, from his arrival on
 * @param found how many he finds at most
 */
export function reachWithin(
  teams: readonly Stretch[],
  seconds: number,
  found: number,
  handBack: boolean,
): number {
  let most = found;
  let changes = 0;
  for (let i = 1; i < teams.length; i++) {
    if (handBack) most += handedBackAt(teams[i - 1]!, teams[i]!);
    changes += Math.abs(teams[i]!.agents - teams[i - 1]!.agents);
  }
  let rate = 0;
  for (const { agents, mu, theta } of teams) rate = Math.max(rate, agents * mu + most * theta);
  const departures = rate * seconds;
  return Math.min(most, Math.ceil(departures + changes + 9 * Math.sqrt(departures) + 30));
}
