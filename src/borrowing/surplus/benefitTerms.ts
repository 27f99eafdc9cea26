import type { BorrowingPlan, ProjectOutcome } from '../plan.ts';
import type { BenefitTerm } from './surplusPlan.ts';
import type { AsBorrowing } from './toBorrowing.ts';

/** What a surplus plan saves and costs against nobody moving, part by part; parts that the problem lacks are left out. */
export function benefitTerms({ problem, offers, releases }: AsBorrowing, plan: BorrowingPlan): BenefitTerm[] {
  const avoided = (chosen: (id: string) => boolean) =>
    plan.projects.filter(({ id }) => chosen(id)).reduce((sum, project) => sum + shortfallAvoided(project), 0);
  const term = (name: string) => plan.costs.find((cost) => cost.name === name)?.amount;
  const terms: BenefitTerm[] = [
    { name: 'lending', amount: avoided((id) => !offers.has(id) && !releases.has(id)) },
    { name: 'training', amount: avoided((id) => offers.has(id)) },
    { name: 'release', amount: avoided((id) => releases.has(id)) },
  ];
  const cost = (name: BenefitTerm['name'], amount: number | undefined) => {
    if (amount !== undefined) terms.push({ name, amount: amount === 0 ? 0 : -amount });
  };
  cost('timeOff', term('timeOff'));
  cost('wages', term('wages'));
  cost('briefing', term('briefing'));
  const released = new Set(releases.keys());
  const paid = plan.sources
    .filter(({ id }) => released.has(id))
    .reduce((sum, source) => sum + source.cost, 0);
  const runs = term('runs');
  if (runs !== undefined) {
    if (problem.sources.some(({ id, minimumRun }) => minimumRun && !released.has(id)))
      cost('runs', runs - paid);
    cost('releaseCost', paid);
  }
  const idleBefore = problem.projects.reduce(
    (sum, project) => sum + idleSeatsOf(project, problem.grid.intervalSeconds),
    0,
  );
  const idle = term('idleSeats');
  if (idle !== undefined) cost('idleSeats', idle - idleBefore);
  cost('changes', term('changes'));
  cost('fairness', term('fairness'));
  return terms;
}

function shortfallAvoided({ shortfallCostBefore, shortfallCost }: ProjectOutcome): number {
  const avoided = (shortfallCostBefore ?? 0) - (shortfallCost ?? 0);
  return Math.abs(avoided) < 1e-9 ? 0 : avoided;
}

/** What contracted seats lose that stand empty while nobody moves. */
function idleSeatsOf(
  { seatBilling, present }: AsBorrowing['problem']['projects'][number],
  intervalSeconds: number,
): number {
  if (!seatBilling) return 0;
  const empty = seatBilling.contractedSeats.reduce(
    (sum, seats, row) => sum + Math.max(0, seats - present[row]!),
    0,
  );
  return (empty * intervalSeconds * seatBilling.lossPerSeatHour) / 3600;
}
