import type { ReserveProblem } from './reserveProblem.ts';

/** What a scenario costs once its demand is known. */
export interface ScenarioCost {
  /** Use of reserve and recourse, and shortfall; the retainer aside. */
  readonly cost: number;
  readonly missingAgents: number;
}

/** Meets a scenario in merit order: whatever is cheapest per agent first, leaving agents missing being one of the ways. */
export function costOfScenario(
  problem: ReserveProblem,
  reservePeople: number,
  requiredAgents: number,
): ScenarioCost {
  const { reserve, recourse, shortfall, hours, presentAgents } = problem;
  const ways = [{ ...reserve, most: reservePeople }, ...recourse].map((option) => ({
    price: option.costPerHour / option.productivity,
    agents: option.most * option.productivity,
    missing: false,
  }));
  let reached = 0;
  for (const { upToAgents, costPerAgentHour } of shortfall) {
    ways.push({ price: costPerAgentHour, agents: (upToAgents ?? Infinity) - reached, missing: true });
    reached = upToAgents ?? Infinity;
  }
  // At equal price people help before anyone is left missing.
  ways.sort((a, b) => a.price - b.price || Number(a.missing) - Number(b.missing));
  let gap = Math.max(0, requiredAgents - presentAgents);
  let cost = 0;
  let missingAgents = 0;
  for (const { price, agents, missing } of ways) {
    const part = Math.min(gap, agents);
    cost += part * price * hours;
    if (missing) missingAgents += part;
    gap -= part;
  }
  return { cost, missingAgents };
}
