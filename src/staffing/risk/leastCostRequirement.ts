import { type Contract, checkContract, settleDay } from '../../contracts/index.ts';
import {
  checkFields,
  checkNonNegative,
  checkOneOf,
  checkPositive,
  type FieldNames,
} from '../../errors/index.ts';
import {
  checkServiceLevelTarget,
  checkTargets,
  type ServiceLevelTarget,
  type Targets,
} from '../../queueing/index.ts';
import { type Period, periodNames, periodsOf, type RowRange } from '../period/periods.ts';
import { cheapestPlan, type ExpectedCost, type Pricing } from './cheapestPlan.ts';
import { type RiskOptions, riskFields, scenarioRows } from './riskOptions.ts';
import {
  type PathDay,
  type RiskPeriod,
  type RiskRequirement,
  riskRequirement,
  rowsByRange,
} from './riskRequirement.ts';
import { watched } from './watched.ts';

/** What {@link leastCostRequirement} takes. */
export interface LeastCostOptions extends RiskOptions {
  /** How contacts in time are counted; its `target` only names the chance reported. */
  readonly target: ServiceLevelTarget;
  /** Wage of one agent on the phone for one hour, above 0. Divide by 1 − shrinkage to count people paid. */
  readonly wagePerAgentHour: number;
  /**
   * What each contact not in time costs, 0 or more; default 0. Contacts that give up count too, so it must hold the revenue
   * lost with them. Without `floor`, the least cost may be nobody at all where this is less than the people cost.
   */
  readonly perLateContact?: number | undefined;
  /** Penalties on the service level, excused above the agreed volume where the contract says so. */
  readonly contract?: Pick<Contract, 'serviceLevelPenalty' | 'excusedAbove'> | undefined;
  /** Whose service level the penalty counts: each local day (default), week, month or all rows as a whole. The penalty of
   * a longer period is that of its mean day, once for each of its days. */
  readonly per?: Period | undefined;
  /** What every row must reach at its expected volume; default: nothing, so that rows may stand empty. */
  readonly floor?: Targets | undefined;
}

const optionFields: FieldNames<LeastCostOptions> = {
  target: true,
  wagePerAgentHour: true,
  perLateContact: true,
  contract: true,
  per: true,
  floor: true,
  ...riskFields,
};

/** A {@link RiskRequirement} whose periods have a price. */
export interface LeastCostRequirement extends RiskRequirement {
  readonly periods: readonly (RiskPeriod & { readonly cost: ExpectedCost })[];
}

/**
 * Agents per row of the least expected cost: wages, contacts not in time, and penalties on the service level of a day or
 * longer period. The newsvendor form: in each row agents are added while the next one saves more than its wage.
 *
 * With a price per late contact only, the answer is the least cost row by row. With penalties it is the cheapest of the
 * plans that a rising price per late contact gives, improved agent by agent, each priced on every path: no single agent
 * more or fewer is cheaper.
 *
 * @throws the signal's reason when stopped; StaffcastError on bad paths, bad prices, and as `requirement` does.
 * @example
 * ```ts
 * import { leastCostRequirement } from 'staffcast/staffing';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const { periods } = leastCostRequirement({
 *   scenarios: { grid, paths: [[2000, 4000], [2400, 4800], [2800, 5600]] },
 *   ahtSeconds: 180,
 *   patienceSeconds: 120,
 *   target: { target: 0.8, withinSeconds: 20 },
 *   wagePerAgentHour: 40,
 *   perLateContact: 6,
 * });
 * periods[0]?.cost.total; // wages + late + penalty
 * ```
 */
export function leastCostRequirement(options: LeastCostOptions): LeastCostRequirement {
  checkFields('leastCostRequirement', 'options', options, optionFields);
  const { target, scenarios, wagePerAgentHour, perLateContact = 0, per = 'day' } = options;
  const where = 'leastCostRequirement';
  checkPositive(where, 'wagePerAgentHour', wagePerAgentHour);
  checkNonNegative(where, 'perLateContact', perLateContact);
  checkOneOf(where, 'per', per, periodNames);
  checkServiceLevelTarget(where, 'target', target);
  if (options.floor !== undefined) checkTargets(where, options.floor, 'floor');
  if (options.contract !== undefined) checkContract(where, options.contract);
  const found = scenarioRows(where, options);
  const agents = new Array<number>(scenarios.grid.length).fill(0);
  const ranges = periodsOf(scenarios.grid, per);
  const inside = rowsByRange(ranges, found.rows);
  const costs: ExpectedCost[] = [];
  for (const [i, range] of watched(options, [...ranges.entries()])) {
    const rows = inside[i] ?? [];
    const plan = cheapestPlan(rows, found.chances, pricingOf(options, range));
    for (const [k, { row }] of rows.entries()) agents[row] = plan.agents[k] as number;
    costs.push(plan.cost);
  }
  const risk = riskRequirement(options, found, agents, target, per);
  return {
    ...risk,
    periods: risk.periods.map((period, i) => ({ ...period, cost: costs[i] as ExpectedCost })),
  };
}

function pricingOf(options: LeastCostOptions, { days }: RowRange): Pricing {
  const { target, scenarios, wagePerAgentHour, perLateContact = 0, contract = {}, floor } = options;
  return {
    target,
    perLateContact,
    minimumAgents: options.minimumAgents ?? 0,
    ...(floor ? { floor } : {}),
    wagePerAgentRow: (wagePerAgentHour * scenarios.grid.intervalSeconds) / 3600,
    penaltyOf: contract.serviceLevelPenalty?.length
      ? ({ offered, inTime, base }: PathDay) => {
          const serviceLevel = base > 0 ? Math.min(1, inTime / base) : null;
          const meanDay = { offered: offered / days, answered: base / days, seatHours: 0, serviceLevel };
          return days * settleDay(contract, meanDay).penalty;
        }
      : null,
  };
}
