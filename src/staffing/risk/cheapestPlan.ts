import { requiredAgents, type ServiceLevelTarget, type Targets } from '../../queueing/index.ts';
import { inTimeContacts } from '../period/inTimeContacts.ts';
import { NEARLY_ALL } from '../period/slotGain.ts';
import { improveAgents } from './improveAgents.ts';
import { remembered } from './remembered.ts';
import { groupedLoads, type ScenarioRow } from './riskOptions.ts';
import type { PathDay } from './riskRequirement.ts';

/** Expected cost of a day or longer period; the terms sum to `total`. */
export interface ExpectedCost {
  readonly wages: number;
  readonly late: number;
  readonly penalty: number;
  readonly total: number;
}

/** What agents and contacts of a period cost. */
export interface Pricing {
  readonly target: ServiceLevelTarget;
  readonly wagePerAgentRow: number;
  readonly perLateContact: number;
  /** Penalty of a path; `null`: there is none. */
  readonly penaltyOf: ((path: PathDay) => number) | null;
  readonly minimumAgents: number;
  readonly floor?: Targets;
}

/** A plan for some rows, in their order. */
export interface PricedPlan {
  readonly agents: readonly number[];
  readonly cost: ExpectedCost;
}

/** The cheapest of the plans of a rising price per late contact, improved agent by agent where there are penalties. */
export function cheapestPlan(
  rows: readonly ScenarioRow[],
  chances: readonly number[],
  pricing: Pricing,
): PricedPlan {
  const { wagePerAgentRow: wage, perLateContact, penaltyOf } = pricing;
  const curves = rows.map((row) => lateCurve(row, chances, pricing));
  const pathsOf = remembered((k, n): PathDay[] =>
    (rows[k] as ScenarioRow).loads.map((load) =>
      load.volume === 0
        ? { offered: 0, inTime: 0, base: 0 }
        : { offered: load.volume, ...inTimeContacts(load, n, pricing.target) },
    ),
  );
  const costOf = (paths: readonly PathDay[], agents: number): ExpectedCost => {
    let [late, penalty] = [0, 0];
    for (const [s, path] of paths.entries()) {
      late += (chances[s] as number) * (path.offered - path.inTime) * perLateContact;
      penalty += penaltyOf ? (chances[s] as number) * penaltyOf(path) : 0;
    }
    const wages = agents * wage;
    return { wages, late, penalty, total: wages + late + penalty };
  };
  const priced = (agents: readonly number[]): PricedPlan => {
    const paths = chances.map(() => ({ offered: 0, inTime: 0, base: 0 }));
    for (const [k, n] of agents.entries())
      for (const [s, part] of pathsOf(k, n).entries()) add(paths[s] as PathSum, part);
    return { agents, cost: costOf(paths, total(agents)) };
  };
  const plans = (penaltyOf ? priceLadder(perLateContact, wage) : [perLateContact]).map((price) =>
    priced(curves.map((curve) => cheapest(curve, wage, price))),
  );
  const best = plans.reduce((top, plan) => (plan.cost.total < top.cost.total - 1e-9 ? plan : top));
  if (!penaltyOf) return best;
  const floors = curves.map(({ floor }) => floor);
  const improved = improveAgents({
    agents: best.agents,
    floors,
    pathsOf,
    costOf: (p, n) => costOf(p, n).total,
  });
  return priced(improved);
}

type PathSum = { -readonly [K in keyof PathDay]: PathDay[K] };

function add(sum: PathSum, part: PathDay): void {
  sum.offered += part.offered;
  sum.inTime += part.inTime;
  sum.base += part.base;
}

function total(list: readonly number[]): number {
  return list.reduce((a, b) => a + b, 0);
}

/** Expected contacts not in time, by agents from the floor up. */
interface LateCurve {
  readonly floor: number;
  readonly late: Float64Array;
}

function lateCurve(row: ScenarioRow, chances: readonly number[], pricing: Pricing): LateCurve {
  const { target, floor, minimumAgents } = pricing;
  const asked = floor && row.mean.volume > 0 ? requiredAgents(row.mean, floor).agents : 0;
  const least = Math.max(minimumAgents, asked);
  const nodes = groupedLoads(row, chances);
  const top = nodes.at(-1)?.load ?? row.mean;
  const nearlyAll = { serviceLevel: { ...target, target: NEARLY_ALL } };
  const most = top.volume > 0 ? requiredAgents(top, nearlyAll).agents : 0;
  const late = Float64Array.from({ length: Math.max(least, most) - least + 1 }, (_, j) =>
    nodes.reduce((sum, { load, chance }) => {
      if (load.volume === 0) return sum;
      return sum + chance * (load.volume - inTimeContacts(load, least + j, target).inTime);
    }, 0),
  );
  return { floor: least, late };
}

function cheapest({ floor, late }: LateCurve, wage: number, price: number): number {
  let best = 0;
  const cost = (j: number) => wage * j + price * (late[j] as number);
  for (let j = 1; j < late.length; j++) if (cost(j) < cost(best)) best = j;
  return floor + best;
}

/** Prices per late contact from the given one up to where next to nobody is late. */
function priceLadder(from: number, wage: number): number[] {
  return [from, ...Array.from({ length: 28 }, (_, i) => from + wage * 0.02 * 1.35 ** i)];
}
