import { curveCost } from '../model/convexCurve.ts';
import type { PlanState } from './planState.ts';

/** The total cost of a state; shortage that is not allowed counts at its prohibitive price. */
export function totalCost(state: PlanState): number {
  const { compiled } = state;
  let cost = compiled.fixedShortfallCost + compiled.fixedSeatCost;
  for (const { index, cost: wage } of compiled.activities) cost += wage * state.people[index]!;
  cost += changesCost(state);
  for (const { index, curve } of compiled.cells) cost += curveCost(curve, state.help[index]!);
  for (const { index, briefingCost } of compiled.links) {
    cost += state.runCost[index]! + (state.sent[index]! > 0 ? briefingCost : 0);
  }
  return cost + (compiled.problem.fairness?.weight ?? 0) * Math.max(0, ...state.burden);
}

/** Cost of everyone sent or not sent other than announced. */
export function changesCost({ compiled, people }: PlanState): number {
  const { activities, costPerChange, lostAnnounced } = compiled;
  if (costPerChange === 0) return 0;
  let changed = lostAnnounced;
  for (const { index, link, announced } of activities) {
    if (link >= 0) changed += Math.abs(people[index]! - announced);
  }
  return costPerChange * changed;
}
