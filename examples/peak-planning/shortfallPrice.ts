import type { BorrowingProject } from 'staffcast/borrowing';
import { serviceShortfallByRow, valueOfContactInTime } from 'staffcast/contracts';
import { evaluate } from 'staffcast/evaluation';
import { gridDays } from 'staffcast/time';
import type { PlannedProject } from './planProject.ts';
import { withoutUndefined } from './rosters.ts';

/** What an agent missing for an hour is taken to cost where the plan says nothing of the contract. */
const DEFAULT_SHORTFALL = [{ upToAgents: null, costPerAgentHour: 100 }];

/**
 * What missing agents cost a project: the plan's own tiers, or else, row by row, what the queue then loses at the prices
 * of the contract (penalties of the day, contacts that are billed).
 */
export function shortfallPrice(planned: PlannedProject): BorrowingProject['shortfall'] {
  const { contract, targets } = planned.project.spec;
  if (contract?.shortfall !== undefined) return contract.shortfall;
  const perContact = contract?.billing?.kind === 'perContact' ? contract.billing.pricePerContact : 0;
  const worth = perContact > 0 || (contract?.serviceLevelPenalty ?? []).length > 0;
  return worth && targets.serviceLevel ? fromQueue(planned, perContact) : DEFAULT_SHORTFALL;
}

function fromQueue(planned: PlannedProject, valuePerLostContact: number): BorrowingProject['shortfall'] {
  const { project, volume, requirement, roster } = planned;
  const { ahtSeconds, patienceSeconds, targets, contract } = project.spec;
  const target = withoutUndefined(targets.serviceLevel!);
  const queue = { volume, ahtSeconds, ...(patienceSeconds === undefined ? {} : { patienceSeconds }) };
  const penalties = (contract?.serviceLevelPenalty ?? []).map(({ below, perDay }) => ({
    below,
    amount: perDay,
  }));
  // As things stand without help: the price of the first people who come.
  const expected = evaluate({ ...queue, agents: roster.agents, answerTime: target, method: 'stationary' });
  const values = new Array<number>(volume.grid.length).fill(0);
  for (const [day, { from, to }] of gridDays(volume.grid).entries()) {
    const { offered, serviceLevel } = expected.days[day]!;
    if (offered === 0) continue;
    // Above every step the next agent lost would still bring the day towards the first one.
    const level = Math.min(serviceLevel ?? 1, target.target - 1e-6);
    values.fill(valueOfContactInTime({ per: 'day', penalties }, offered, level), from, to);
  }
  const parts = {
    requiredAgents: requirement.agents,
    target,
    valuePerContactInTime: values,
    valuePerLostContact,
  };
  return serviceShortfallByRow({ ...queue, ...parts });
}
