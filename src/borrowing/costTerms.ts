import type { CompiledProblem } from './compiled.ts';
import { curveCost } from './convexCurve.ts';
import type { CostTerm } from './plan.ts';
import type { PlanState } from './planState.ts';

/** The cost of a plan, term by term; `runCost` by link. Terms that the problem knows nothing of are left out. */
export function costTerms(state: PlanState, runCost: ReadonlyMap<number, number>): CostTerm[] {
  const { compiled } = state;
  const { activities, links, problem } = compiled;
  const sum = (amounts: Iterable<number>) => [...amounts].reduce((total, amount) => total + amount, 0);
  const wages = activities.filter((a) => a.link >= 0).map((a) => a.cost * state.people[a.index]!);
  const timeOff = activities.filter((a) => a.link < 0).map((a) => a.cost * state.people[a.index]!);
  const briefed = links.filter((link) => link.activities.some((a) => state.people[a]! > 0));
  const terms: CostTerm[] = [
    { name: 'shortfall', amount: compiled.fixedShortfallCost + cellCost(state, 'shortfall') },
    { name: 'wages', amount: sum(wages) },
  ];
  if (links.some((link) => link.briefingCost > 0)) {
    terms.push({ name: 'briefing', amount: sum(briefed.map((link) => link.briefingCost)) });
  }
  if (problem.sources.some((source) => source.minimumRun)) {
    terms.push({ name: 'runs', amount: sum(runCost.values()) });
  }
  if (problem.projects.some((project) => project.seatBilling)) {
    terms.push({ name: 'idleSeats', amount: compiled.fixedSeatCost + cellCost(state, 'seats') });
  }
  if (problem.projects.some((project) => project.timeOff))
    terms.push({ name: 'timeOff', amount: sum(timeOff) });
  if (problem.fairness)
    terms.push({ name: 'fairness', amount: problem.fairness.weight * burden(compiled, state.people) });
  return terms.map(({ name, amount }) => ({ name, amount: amount === 0 ? 0 : amount }));
}

function cellCost(state: PlanState, kind: 'shortfall' | 'seats'): number {
  let cost = 0;
  for (const cell of state.compiled.cells) {
    if (cell.kind === kind) cost += curveCost(cell.curve, state.help[cell.index]!);
  }
  return cost;
}

/** The largest hours lent per head over the fairness groups. */
export function burden(compiled: CompiledProblem, people: ArrayLike<number>): number {
  let most = 0;
  for (const { size, activities } of compiled.groups) {
    let hours = 0;
    for (const a of activities) hours += people[a]! * compiled.blocks[compiled.activities[a]!.block]!.hours;
    most = Math.max(most, hours / size);
  }
  return most;
}
