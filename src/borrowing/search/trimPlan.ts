import { canTakeBack, move, moveCost, type PlanState } from './planState.ts';

/** Takes back everyone whose going gains nothing, dearest first, so that no shortfall means no moves. */
export function trimPlan(state: PlanState, mayTrim: (activity: number) => boolean = () => true): void {
  const used = state.compiled.activities.filter(({ index }) => state.people[index]! > 0 && mayTrim(index));
  used.sort((a, b) => b.cost - a.cost || b.index - a.index);
  for (const activity of used) {
    while (canTakeBack(state, activity, 1) && moveCost(state, activity, -1) <= 1e-9)
      move(state, activity, -1);
  }
}
