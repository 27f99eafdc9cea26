import {
  checkFields,
  checkNonNegative,
  checkObjects,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';

/** The price of missing agents up to a depth: the first tier counts from 0, each next one from where the last ended. */
export interface ShortfallTier {
  /** Agents missing up to which this price holds; `null`: without limit. Only the last tier may be without limit. */
  readonly upToAgents: number | null;
  /** Cost of each agent missing in this tier for one hour; 0 or more, never less than in the tier before. */
  readonly costPerAgentHour: number;
}

const tierFields: FieldNames<ShortfallTier> = { upToAgents: true, costPerAgentHour: true };

/**
 * Throws unless tiers widen and their prices never fall, so that the cheapest way to be short is to fill them in order.
 * When the last tier has a limit, no more agents than that may be missing at all.
 *
 * @throws StaffcastError naming the tier.
 */
export function checkShortfallTiers(where: string, path: string, tiers: readonly ShortfallTier[]): void {
  checkObjects(where, path, tiers);
  if (tiers.length === 0) {
    throw new StaffcastError({ code: 'empty', where, path, value: tiers, must: 'hold at least one tier' });
  }
  let reached = 0;
  let price = 0;
  for (const [index, tier] of tiers.entries()) {
    const at = `${path}[${index}]`;
    checkFields(where, at, tier, tierFields);
    checkNonNegative(where, `${at}.costPerAgentHour`, tier.costPerAgentHour);
    if (tier.costPerAgentHour < price) {
      const must = `be ${price} or more: the next missing agent never costs less than the one before`;
      throw inconsistent(where, `${at}.costPerAgentHour`, tier.costPerAgentHour, must);
    }
    price = tier.costPerAgentHour;
    if (tier.upToAgents === null) {
      if (index === tiers.length - 1) break;
      throw inconsistent(where, `${at}.upToAgents`, null, 'be a number in every tier but the last');
    }
    checkNonNegative(where, `${at}.upToAgents`, tier.upToAgents);
    if (tier.upToAgents <= reached) {
      throw inconsistent(
        where,
        `${at}.upToAgents`,
        tier.upToAgents,
        `be above ${reached}, where the tier begins`,
      );
    }
    reached = tier.upToAgents;
  }
}

function inconsistent(where: string, path: string, value: unknown, must: string): StaffcastError {
  return new StaffcastError({ code: 'inconsistent', where, path, value, must });
}

/**
 * Cost per hour of `missingAgents` being missing: the tiers filled in order. `null` when a limited last tier forbids
 * that many.
 *
 * @throws StaffcastError on malformed tiers, or a number missing below 0.
 *
 * @example
 * ```ts
 * import { shortfallCostPerHour } from 'staffcast/contracts';
 * const tiers = [{ upToAgents: 5, costPerAgentHour: 60 }, { upToAgents: null, costPerAgentHour: 150 }];
 * shortfallCostPerHour(tiers, 7); // 5 × 60 + 2 × 150 = 600
 * ```
 */
export function shortfallCostPerHour(tiers: readonly ShortfallTier[], missingAgents: number): number | null {
  checkShortfallTiers('shortfallCostPerHour', 'tiers', tiers);
  checkNonNegative('shortfallCostPerHour', 'missingAgents', missingAgents);
  let cost = 0;
  let reached = 0;
  for (const tier of tiers) {
    const end = tier.upToAgents ?? Infinity;
    cost += tier.costPerAgentHour * Math.max(0, Math.min(missingAgents, end) - reached);
    reached = end;
  }
  return missingAgents > reached + 1e-9 ? null : cost;
}
