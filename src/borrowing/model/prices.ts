import type { BorrowingProblem, BorrowingProject, SeatBilling } from '../problem.ts';
import type { DepthPrice } from './convexCurve.ts';

/** What missing agents cost by depth. */
export interface ShortfallPrices {
  /** Tiers in order, then, where there is a limit, the price beyond it that a plan pays only when it has to. */
  readonly prices: readonly DepthPrice[];
  /** Agents that may be missing; Infinity without limit, 0 where the requirement must be met. */
  readonly allowedAgents: number;
}

/** Prices of a project's shortfall; `forbidden` is the price beyond what is allowed. */
export function shortfallPrices(project: BorrowingProject, forbidden: number): ShortfallPrices {
  const prices: DepthPrice[] = [];
  let fromAgents = 0;
  for (const tier of project.shortfall ?? []) {
    prices.push({ fromAgents, costPerAgentHour: tier.costPerAgentHour });
    fromAgents = tier.upToAgents ?? Infinity;
  }
  if (fromAgents < Infinity) prices.push({ fromAgents, costPerAgentHour: forbidden });
  return { prices, allowedAgents: fromAgents };
}

/** Prices of empty contracted seats. */
export function seatPrices(billing: SeatBilling): DepthPrice[] {
  return [{ fromAgents: 0, costPerAgentHour: billing.lossPerSeatHour }];
}

/** A price per missing agent-hour far above everything else in the problem, so that a plan avoids it first. */
export function forbiddenPrice(problem: BorrowingProblem): number {
  let most = 1;
  for (const project of problem.projects) {
    for (const tier of project.shortfall ?? []) most = Math.max(most, tier.costPerAgentHour);
  }
  for (const source of problem.sources) most = Math.max(most, source.costPerHour);
  return 1000 * most;
}
