import { curveCost } from '../model/convexCurve.ts';
import type { CostTerm } from '../plan.ts';
import type { PlanState } from '../search/planState.ts';
import { changesCost } from '../search/totalCost.ts';

/** The cost of a plan, term by term. Terms that the problem knows nothing of are left out. */
export function costTerms(state: PlanState): CostTerm[] {
  const { compiled } = state;
  const { activities, links, problem } = compiled;
  const sum = (amounts: Iterable<number>) => [...amounts].reduce((total, amount) => total + amount, 0);
  const wages = activities.filter((a) => a.link >= 0).map((a) => a.cost * state.people[a.index]!);
  const timeOff = activities.filter((a) => a.link < 0).map((a) => a.cost * state.people[a.index]!);
  const briefed = links.filter((link) => state.sent[link.index]! > 0);
  const terms: CostTerm[] = [
    { name: 'shortfall', amount: compiled.fixedShortfallCost + cellCost(state, 'shortfall') },
    { name: 'wages', amount: sum(wages) },
  ];
  if (links.some((link) => link.briefingCost > 0)) {
    terms.push({ name: 'briefing', amount: sum(briefed.map((link) => link.briefingCost)) });
  }
  if (problem.sources.some((source) => source.minimumRun)) {
    terms.push({ name: 'runs', amount: sum(state.runCost) });
  }
  if (problem.projects.some((project) => project.seatBilling)) {
    terms.push({ name: 'idleSeats', amount: compiled.fixedSeatCost + cellCost(state, 'seats') });
  }
  if (problem.projects.some((project) => project.timeOff))
    terms.push({ name: 'timeOff', amount: sum(timeOff) });
  if (problem.announced) terms.push({ name: 'changes', amount: changesCost(state) });
  if (problem.fairness)
    terms.push({ name: 'fairness', amount: problem.fairness.weight * Math.max(0, ...state.burden) });
  return terms.map(({ name, amount }) => ({ name, amount: amount === 0 ? 0 : amount }));
}

function cellCost(state: PlanState, kind: 'shortfall' | 'seats'): number {
  let cost = 0;
  for (const cell of state.compiled.cells) {
    if (cell.kind === kind) cost += curveCost(cell.curve, state.help[cell.index]!);
  }
  return cost;
}
