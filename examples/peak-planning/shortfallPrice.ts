import type { BorrowingProject } from 'staffcast/borrowing';
import { contractShortfallByRow } from 'staffcast/contracts';
import { evaluate } from 'staffcast/evaluation';
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
  return worth && targets.serviceLevel ? fromQueue(planned) : DEFAULT_SHORTFALL;
}

function fromQueue({ project, volume, requirement, roster }: PlannedProject): BorrowingProject['shortfall'] {
  const { ahtSeconds, patienceSeconds, targets, contract } = project.spec;
  const target = withoutUndefined(targets.serviceLevel!);
  const queue = { volume, ahtSeconds, ...(patienceSeconds === undefined ? {} : { patienceSeconds }) };
  // As things stand without help: the price of the first people who come.
  const { days } = evaluate({ ...queue, agents: roster.agents, answerTime: target, method: 'stationary' });
  const { agents: requiredAgents } = requirement;
  return contractShortfallByRow({ ...queue, target, requiredAgents, days, contract: contract ?? {} });
}
