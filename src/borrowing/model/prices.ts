import { type ShortfallTier, shortfallTiersAt } from '../../contracts/index.ts';
import type { BorrowingProblem, BorrowingProject, SeatBilling } from '../problem.ts';
import type { DepthPrice } from './convexCurve.ts';

/** What missing agents cost by depth. */
export interface ShortfallPrices {
  /** Tiers in order, then, where there is a limit, the price beyond it that a plan pays only when it has to. */
  readonly prices: readonly DepthPrice[];
  /** Agents that may be missing; Infinity without limit, 0 where the requirement must be met. */
  readonly allowedAgents: number;
}

/** Whether any row of a project limits the agents that may be missing. */
export function limitsShortfall({ shortfall }: BorrowingProject): boolean {
  if (shortfall === null) return true;
  const lists = 'byRow' in shortfall ? shortfall.byRow : [shortfall];
  return lists.some((tiers) => tiers[tiers.length - 1]!.upToAgents !== null);
}

/** Prices of a project's shortfall, row by row; `forbidden` is the price beyond what is allowed. */
export function shortfallPricer(
  project: BorrowingProject,
  forbidden: number,
): (row: number) => ShortfallPrices {
  if (project.shortfall !== null && 'byRow' in project.shortfall) {
    return (row) => pricesOf(shortfallTiersAt(project.shortfall, row), forbidden);
  }
  const same = pricesOf(shortfallTiersAt(project.shortfall, 0), forbidden);
  return () => same;
}

function pricesOf(tiers: readonly ShortfallTier[], forbidden: number): ShortfallPrices {
  const prices: DepthPrice[] = [];
  let fromAgents = 0;
  for (const tier of tiers) {
    prices.push({ fromAgents, costPerAgentHour: tier.costPerAgentHour });
    fromAgents = tier.upToAgents ?? Infinity;
  }
  if (fromAgents < Infinity) prices.push({ fromAgents, costPerAgentHour: forbidden });
  return { prices, allowedAgents: fromAgents };
}

/** Prices of empty contracted seats. */
export function seatPrices(billing: SeatBilling): ShortfallPrices {
  return {
    prices: [{ fromAgents: 0, costPerAgentHour: billing.lossPerSeatHour }],
    allowedAgents: Infinity,
  };
}

/** A price per missing agent-hour far above everything else in the problem, so that a plan avoids it first. */
export function forbiddenPrice(problem: BorrowingProblem): number {
  let most = Math.max(1, problem.announced?.costPerChange ?? 0);
  for (const { shortfall, timeOff, seatBilling } of problem.projects) {
    most = Math.max(most, timeOff?.savingPerHour ?? 0, seatBilling?.lossPerSeatHour ?? 0);
    const lists = shortfall === null ? [] : 'byRow' in shortfall ? shortfall.byRow : [shortfall];
    for (const tiers of lists) for (const tier of tiers) most = Math.max(most, tier.costPerAgentHour);
  }
  let fixed = 0;
  for (const { costPerHour, links, minimumRun } of problem.sources) {
    most = Math.max(most, ...(typeof costPerHour === 'number' ? [costPerHour] : costPerHour));
    const run = minimumRun ? minimumRun.costPerStart + minimumRun.days * (minimumRun.costPerDay ?? 0) : 0;
    for (const { briefingCost = 0 } of links) fixed = Math.max(fixed, briefingCost + run);
  }
  // One agent missing in one row must cost more than the dearest link that could help there.
  return 1000 * most + (2 * fixed * 3600) / problem.grid.intervalSeconds;
}
