import { type Contract, settleDay } from '../contracts/index.ts';
import { checkNonNegative, checkPositive } from '../errors/index.ts';
import { requiredAgents, type ServiceLevelTarget, type Targets } from '../queueing/index.ts';
import { gridDays } from '../time/index.ts';
import { checkTarget } from './checkTarget.ts';
import { inTimeContacts } from './inTimeContacts.ts';
import { groupedLoads, type RiskOptions, type ScenarioRow, scenarioRows } from './riskOptions.ts';
import {
  type PathDay,
  pathDays,
  type RiskDay,
  type RiskRequirement,
  riskRequirement,
} from './riskRequirement.ts';

/** What {@link leastCostRequirement} takes. */
export interface LeastCostOptions extends RiskOptions {
  /** How contacts in time are counted; its `target` only names the chance reported. */
  readonly target: ServiceLevelTarget;
  /** Wage of one agent on the phone for one hour, above 0. Divide by 1 − shrinkage to count people paid. */
  readonly wagePerAgentHour: number;
  /** What each contact not in time costs, 0 or more; default 0. */
  readonly perLateContact?: number;
  /** Penalties on a day's service level, excused above the agreed volume where the contract says so. */
  readonly contract?: Pick<Contract, 'serviceLevelPenalty' | 'excusedAbove'>;
  /** What every row must reach at its expected volume; default: nothing. */
  readonly floor?: Targets;
}

/** Expected cost of a day; the terms sum to `total`. */
export interface ExpectedCost {
  readonly wages: number;
  readonly late: number;
  readonly penalty: number;
  readonly total: number;
}

/** A {@link RiskRequirement} whose days have a price. */
export interface LeastCostRequirement extends RiskRequirement {
  readonly days: readonly (RiskDay & { readonly cost: ExpectedCost })[];
}

/**
 * Agents per row of the least expected cost: wages, contacts not in time, and penalties on the day's service level.
 * The newsvendor form: in each row agents are added while the next one saves more than its wage.
 *
 * With a price per late contact only, the answer is the least cost row by row. With penalties per day it is the cheapest
 * of the plans that a rising price per late contact gives, priced on every path.
 *
 * @throws StaffcastError on bad paths, bad prices, and as `requirement` does.
 * @example
 * ```ts
 * import { leastCostRequirement } from 'staffcast/staffing';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const { days } = leastCostRequirement({
 *   scenarios: { grid, paths: [[2000, 4000], [2400, 4800], [2800, 5600]] },
 *   ahtSeconds: 180,
 *   patienceSeconds: 120,
 *   target: { target: 0.8, withinSeconds: 20 },
 *   wagePerAgentHour: 40,
 *   perLateContact: 6,
 * });
 * days[0]?.cost.total; // wages + late + penalty
 * ```
 */
export function leastCostRequirement(options: LeastCostOptions): LeastCostRequirement {
  const { target, scenarios, wagePerAgentHour, perLateContact = 0, contract = {} } = options;
  const where = 'leastCostRequirement';
  checkPositive(where, 'wagePerAgentHour', wagePerAgentHour);
  checkNonNegative(where, 'perLateContact', perLateContact);
  checkTarget(where, target);
  const { rows, chances } = scenarioRows(where, options);
  const agents = new Array<number>(scenarios.grid.length).fill(0);
  const wage = (wagePerAgentHour * scenarios.grid.intervalSeconds) / 3600;
  const costs = gridDays(scenarios.grid).map(({ from, to }) => {
    const day = rows.filter(({ row }) => row >= from && row < to);
    const curves = day.map((row) => lateCurve(row, chances, options));
    const prices = contract.serviceLevelPenalty?.length
      ? priceLadder(perLateContact, wage)
      : [perLateContact];
    let best: { agents: number[]; cost: ExpectedCost } | null = null;
    for (const price of prices) {
      const plan = curves.map((curve) => cheapest(curve, wage, price));
      const trial = [...agents];
      for (const [k, { row }] of day.entries()) trial[row] = plan[k] as number;
      const cost = priced(day, trial, plan);
      if (!best || cost.total < best.cost.total - 1e-9) best = { agents: plan, cost };
    }
    for (const [k, { row }] of day.entries()) agents[row] = best?.agents[k] ?? 0;
    return best?.cost ?? { wages: 0, late: 0, penalty: 0, total: 0 };
  });
  const found = riskRequirement(options, rows, chances, agents, target);
  return { ...found, days: found.days.map((day, d) => ({ ...day, cost: costs[d] as ExpectedCost })) };

  function priced(
    day: readonly ScenarioRow[],
    trial: readonly number[],
    plan: readonly number[],
  ): ExpectedCost {
    const wages = plan.reduce((a, b) => a + b, 0) * wage;
    let [late, penalty] = [0, 0];
    for (const [s, path] of pathDays(day, trial, target).entries()) {
      late += (chances[s] as number) * (path.offered - path.inTime) * perLateContact;
      penalty += (chances[s] as number) * penaltyOf(path);
    }
    return { wages, late, penalty, total: wages + late + penalty };
  }

  function penaltyOf({ offered, inTime, base }: PathDay): number {
    const serviceLevel = base > 0 ? Math.min(1, inTime / base) : null;
    return settleDay(contract, { offered, answered: base, seatHours: 0, serviceLevel }).penalty;
  }
}

/** Expected contacts not in time, by agents from the floor up. */
interface LateCurve {
  readonly floor: number;
  readonly late: Float64Array;
}

function lateCurve(row: ScenarioRow, chances: readonly number[], options: LeastCostOptions): LateCurve {
  const { target, floor, minimumAgents = 0 } = options;
  const least = Math.max(
    minimumAgents,
    floor && row.mean.volume > 0 ? requiredAgents(row.mean, floor).agents : 0,
  );
  const nodes = groupedLoads(row, chances);
  const top = nodes.at(-1)?.load ?? row.mean;
  const most =
    top.volume > 0 ? requiredAgents(top, { serviceLevel: { ...target, target: 0.9999 } }).agents : 0;
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
