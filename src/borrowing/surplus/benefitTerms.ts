import { costTerms } from '../answer/costTerms.ts';
import { projectOutcomes } from '../answer/outcomes.ts';
import { rowSeries } from '../answer/rowSeries.ts';
import type { BorrowingPlan, CostTerm, ProjectOutcome } from '../plan.ts';
import { type PlanState, planState } from '../search/planState.ts';
import type { BenefitTerm } from './surplusPlan.ts';
import type { AsBorrowing } from './toBorrowing.ts';

/** What a surplus plan saves and costs against nobody moving, part by part; parts that the problem lacks are left out. */
export function benefitTerms(as: AsBorrowing, { compiled }: PlanState, plan: BorrowingPlan): BenefitTerm[] {
  const nobody = planState(compiled);
  const costsBefore = costTerms(nobody);
  const projectsBefore = projectOutcomes(compiled, rowSeries(nobody));
  const spared = (name: CostTerm['name']) => amountOf(costsBefore, name) - amountOf(plan.costs, name);
  const avoided = (chosen: (id: string) => boolean) =>
    shortfallCost(projectsBefore, chosen) - shortfallCost(plan.projects, chosen);
  const terms: BenefitTerm[] = [
    { name: 'shortfall', amount: avoided((id) => !as.offers.has(id) && !as.releases.has(id)) },
    { name: 'training', amount: avoided((id) => as.offers.has(id)) },
    { name: 'release', amount: avoided((id) => as.releases.has(id)) },
  ];
  for (const name of ['timeOff', 'wages', 'briefing', 'runs', 'idleSeats', 'changes', 'fairness'] as const) {
    if (!plan.costs.some((cost) => cost.name === name)) continue;
    if (name === 'runs') terms.push(...runTerms(as, plan, spared('runs')));
    else terms.push({ name, amount: spared(name) });
  }
  return terms.map(({ name, amount }) => ({ name, amount: Math.abs(amount) < 1e-9 ? 0 : amount }));
}

/** In the borrowing plan a release is a run that starts and never ends, so that its runs hold both. */
function runTerms({ problem, releases }: AsBorrowing, plan: BorrowingPlan, spared: number): BenefitTerm[] {
  const released = plan.sources.filter(({ id }) => releases.has(id));
  const paid = released.reduce((sum, { cost }) => sum + cost, 0);
  const terms: BenefitTerm[] = [];
  if (problem.sources.some(({ id, minimumRun }) => minimumRun && !releases.has(id))) {
    terms.push({ name: 'runs', amount: spared + paid });
  }
  if (releases.size > 0) terms.push({ name: 'releaseCost', amount: -paid });
  return terms;
}

function amountOf(costs: readonly CostTerm[], name: CostTerm['name']): number {
  return costs.find((cost) => cost.name === name)?.amount ?? 0;
}

/** What missing agents cost at the chosen projects; what must not be missing has no price. */
function shortfallCost(projects: readonly ProjectOutcome[], chosen: (id: string) => boolean): number {
  return projects.reduce((sum, project) => sum + (chosen(project.id) ? (project.shortfallCost ?? 0) : 0), 0);
}
