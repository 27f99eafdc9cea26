import type { Activity } from '../model/compiled.ts';
import { canTakeBack, move, moveCost, type PlanState, room } from './planState.ts';

/** Improvements smaller than this are rounding. */
const LEAST_GAIN = 1e-6;

/**
 * Improves a plan one person at a time, until no single change helps: send one more, take one back, or send one here
 * instead of there (another block or project of the same source, or another source for the same rows).
 *
 * @param mayStop asked now and then; true ends the search early
 */
export function localSearch(state: PlanState, mayStop: () => boolean = () => false, passes = 50): void {
  const rivals = rivalFinder(state);
  for (let pass = 0; pass < passes; pass++) {
    let improved = false;
    for (const activity of state.compiled.activities) {
      if (activity.index % 256 === 0 && mayStop()) return;
      while (improveOne(state, activity, rivals)) improved = true;
    }
    if (!improved) return;
  }
}

/** Tries the changes that add one person to an activity, then taking one back; true if one was made. */
function improveOne(
  state: PlanState,
  activity: Activity,
  rivals: (activity: Activity) => readonly number[],
): boolean {
  if (canTakeBack(state, activity, 1) && moveCost(state, activity, -1) < -LEAST_GAIN) {
    move(state, activity, -1);
    return true;
  }
  if (state.people[activity.index]! >= activity.most) return false;
  if (room(state, activity) > 0 && moveCost(state, activity, 1) < -LEAST_GAIN) {
    move(state, activity, 1);
    return true;
  }
  for (const a of rivals(activity)) {
    const rival = state.compiled.activities[a]!;
    if (a !== activity.index && canTakeBack(state, rival, 1) && exchange(state, rival, activity)) return true;
  }
  return false;
}

/** Sends one person to `activity` instead of `rival` if that saves. */
function exchange(state: PlanState, rival: Activity, activity: Activity): boolean {
  const taken = moveCost(state, rival, -1);
  move(state, rival, -1);
  if (room(state, activity) > 0 && taken + moveCost(state, activity, 1) < -LEAST_GAIN) {
    move(state, activity, 1);
    return true;
  }
  move(state, rival, 1);
  return false;
}

/** Activities that compete with one for the same people, hours or rows. */
function rivalFinder(state: PlanState): (activity: Activity) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  const { limits, cells } = state.compiled;
  return (activity) => {
    let found = known.get(activity.index);
    if (!found) {
      const all = new Set<number>();
      for (const limit of activity.limits) for (const a of limits[limit]!.activities) all.add(a);
      for (const cell of activity.cells) for (const a of cells[cell]!.activities) all.add(a);
      found = [...all];
      known.set(activity.index, found);
    }
    return found;
  };
}
