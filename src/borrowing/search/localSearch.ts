import type { Activity } from '../model/compiled.ts';
import { canTakeBack, move, moveCost, type PlanState, room } from './planState.ts';

/** Improvements smaller than this are rounding. */
const LEAST_GAIN = 1e-6;

/**
 * Improves a plan one person at a time, until no single change helps: send one more, take one back, or send one here
 * instead of there (another source for the same rows; another block or project of a source whose limit binds).
 *
 * @param mayStop asked now and then; true ends the search early
 */
export function localSearch(
  state: PlanState,
  mayStop: () => boolean = () => false,
  passes = 50,
  activities: readonly Activity[] = state.compiled.activities,
): void {
  for (let pass = 0; pass < passes; pass++) {
    let improved = false;
    for (const activity of activities) {
      if (activity.index % 256 === 0 && mayStop()) return;
      while (improveOne(state, activity)) improved = true;
    }
    if (!improved) return;
  }
}

/** Tries taking one person back, then the changes that add one; true if one was made. */
function improveOne(state: PlanState, activity: Activity): boolean {
  const { activities, cells, limits } = state.compiled;
  if (canTakeBack(state, activity, 1) && moveCost(state, activity, -1) < -LEAST_GAIN) {
    move(state, activity, -1);
    return true;
  }
  if (state.people[activity.index]! >= activity.most) return false;
  const change = moveCost(state, activity, 1);
  if (change < -LEAST_GAIN) {
    if (room(state, activity) > 0) {
      move(state, activity, 1);
      return true;
    }
    for (const limit of activity.limits) {
      if (!isFull(state, limit, activity)) continue;
      for (const a of limits[limit]!.activities) if (exchange(state, activities[a]!, activity)) return true;
    }
  }
  for (const cell of activity.cells) {
    for (const a of cells[cell]!.activities) if (exchange(state, activities[a]!, activity)) return true;
  }
  return false;
}

function isFull(state: PlanState, limit: number, activity: Activity): boolean {
  const weight = activity.weights[activity.limits.indexOf(limit)]!;
  return weight > 0 && state.used[limit]! + weight > state.compiled.limits[limit]!.cap + 1e-9;
}

/** Sends one person to `activity` instead of `rival` if that saves. */
function exchange(state: PlanState, rival: Activity, activity: Activity): boolean {
  if (state.people[rival.index]! === 0 || rival === activity || !canTakeBack(state, rival, 1)) return false;
  const taken = moveCost(state, rival, -1);
  move(state, rival, -1);
  if (room(state, activity) > 0 && taken + moveCost(state, activity, 1) < -LEAST_GAIN) {
    move(state, activity, 1);
    return true;
  }
  move(state, rival, 1);
  return false;
}
