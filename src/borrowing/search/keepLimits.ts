import type { Limit } from '../model/compiled.ts';
import { move, moveCost, type PlanState } from './planState.ts';

/**
 * Takes people back until every limit holds: rounding down, or changed availability, can break limits that count on
 * some people being away. Whoever is cheapest to take back goes first.
 */
export function keepLimits(state: PlanState): void {
  const { limits } = state.compiled;
  for (let broken = true; broken; ) {
    broken = false;
    for (const limit of limits) {
      while (state.used[limit.index]! > limit.cap + 1e-9 && takeOneBack(state, limit)) broken = true;
    }
  }
}

function takeOneBack(state: PlanState, { activities, weights }: Limit): boolean {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < activities.length; i++) {
    const activity = state.compiled.activities[activities[i]!]!;
    if (weights[i]! <= 0 || state.people[activity.index]! <= activity.least) continue;
    const cost = moveCost(state, activity, -1) / weights[i]!;
    if (cost >= least) continue;
    least = cost;
    best = activity.index;
  }
  if (best < 0) return false;
  move(state, state.compiled.activities[best]!, -1);
  return true;
}
