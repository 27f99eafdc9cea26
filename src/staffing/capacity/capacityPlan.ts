import { linearModelBuilder, type SolveOptions, solveLinear } from '../../optimize/index.ts';
import { addCapacity } from './capacityModel.ts';
import { type CapacityOptions, checkCapacity } from './capacityOptions.ts';

/** A period of a capacity plan. Agents are effective: a learner at 0.6 counts 0.6. */
export interface CapacityPeriod {
  readonly required: number;
  /** People employed at its start, past training. */
  readonly headcount: number;
  /** Effective agents of these people, by tenure. */
  readonly effective: number;
  /** Effective agents if nobody were hired: required less these is the gap that hires, overtime and shortage fill. */
  readonly effectiveWithoutHires: number;
  /** People hired at its start; they train first. */
  readonly hires: number;
  /** People in training during it. */
  readonly training: number;
  /** Effective agents worked as overtime. */
  readonly overtime: number;
  /** Effective agents missing. */
  readonly short: number;
  /** Effective agents beyond the requirement. */
  readonly surplus: number;
}

/** Hires per period, and what comes of them. */
export interface CapacityPlan {
  /** `optimal` within the solver's gap; `feasible` when stopped before; `none`: no plan was found in time. */
  readonly status: 'optimal' | 'feasible' | 'none';
  readonly periods: readonly CapacityPeriod[];
  readonly totalHires: number;
  /** Terms sum to `total`. */
  readonly cost: {
    readonly wages: number;
    readonly training: number;
    readonly hiring: number;
    readonly overtime: number;
    readonly short: number;
    readonly total: number;
  } | null;
  /** Proven: no plan costs less. */
  readonly bound: number | null;
}

/**
 * The cheapest hiring plan, months or weeks ahead: classes of people hired at the start of a period train for the lead
 * time, some drop out, those who stay grow more productive by tenure, and people leave by tenure. Overtime stretches
 * those there, and what is missing has a price.
 *
 * A mixed-integer model of cohorts, solved by HiGHS: hires are whole people in classes of none or least to most. People
 * there, who leave in shares, are expected numbers.
 *
 * @param options requirement, people there, and terms.
 * @param solve limits for the solver.
 * @throws StaffcastError on shares outside [0, 1], negative numbers, or lists of different lengths.
 * @example
 * ```ts
 * import { capacityPlan } from 'staffcast/staffing';
 * const plan = await capacityPlan({
 *   requiredAgents: [100, 100, 110, 120],
 *   experienced: 102,
 *   trainingPeriods: 1,
 *   trainingDropout: 0.1,
 *   productivityByTenure: [0.7, 0.9, 1],
 *   attritionByTenure: [0.08, 0.05, 0.03],
 *   classSize: { least: 5, most: 20 },
 *   costs: { wage: 6000, trainingWage: 4000, hire: 2500, shortPerAgent: 15000 },
 *   overtime: { mostShare: 0.08, costPerAgent: 9500 },
 * });
 * plan.periods.map((period) => period.hires);
 * ```
 */
export async function capacityPlan(
  options: CapacityOptions,
  solve: SolveOptions = {},
): Promise<CapacityPlan> {
  checkCapacity(options);
  const builder = linearModelBuilder();
  const columns = addCapacity(builder, options);
  const solution = await solveLinear(builder.build(), { gap: 1e-6, ...solve });
  const { values, bound } = solution;
  if (values.length === 0) return { status: 'none', periods: [], totalHires: 0, cost: null, bound };
  const value = (column: number | undefined) =>
    Math.max(0, column === undefined ? 0 : (values[column] as number));
  const { costs, trainingPeriods, productivityByTenure, requiredAgents } = options;
  const hires = columns.hires.map((column) => Math.round(value(column)));
  const alone = withoutHires(options);
  const periods = requiredAgents.map((required, t) => {
    const people = (columns.people[t] as readonly number[]).map(value);
    const headcount = sum(people);
    const effective = sum(people.map((n, k) => n * (productivityByTenure[k] as number)));
    const [overtime, short] = [value(columns.overtime[t]), value(columns.short[t])];
    const classes = Array.from({ length: trainingPeriods }, (_, back) => hires[t - back] ?? 0);
    const surplus = Math.max(0, effective + overtime - required);
    return {
      required,
      headcount,
      effective,
      effectiveWithoutHires: alone[t] as number,
      hires: hires[t] as number,
      training: sum(classes) + trainingSince(options, t),
      overtime,
      short,
      surplus,
    };
  });
  const over = (amount: (period: CapacityPeriod) => number) => sum(periods.map(amount));
  const terms = {
    wages: costs.wage * over((period) => period.headcount),
    training: costs.trainingWage * over((period) => period.training),
    hiring: costs.hire * over((period) => period.hires),
    overtime: (options.overtime?.costPerAgent ?? 0) * over((period) => period.overtime),
    short: costs.shortPerAgent * over((period) => period.short),
  };
  const cost = { ...terms, total: sum(Object.values(terms)) };
  const status = solution.status === 'optimal' ? 'optimal' : 'feasible';
  // The model leaves out what those in training at the start cost, which nothing can change.
  const sunk = costs.trainingWage * sum(periods.map((_, t) => trainingSince(options, t)));
  return { status, periods, totalHires: sum(hires), cost, bound: bound === null ? null : bound + sunk };
}

/** People in training in a period who were so at the start of the plan. */
function trainingSince({ inTraining = [] }: CapacityOptions, t: number): number {
  return sum(inTraining.slice(t + 1));
}

/** Effective agents per period of those there and in training at the start. */
function withoutHires(options: CapacityOptions): number[] {
  const { requiredAgents, productivityByTenure, attritionByTenure, trainingDropout } = options;
  const last = productivityByTenure.length - 1;
  let people = productivityByTenure.map((_, k) =>
    k === last ? options.experienced : (options.learners?.[k] ?? 0),
  );
  return requiredAgents.map((_, t) => {
    if (t > 0) {
      const next = people.map(() => 0);
      for (const [k, n] of people.entries())
        next[Math.min(k + 1, last)]! += n * (1 - (attritionByTenure[k] as number));
      people = next;
    }
    people[0]! += (1 - trainingDropout) * (options.inTraining?.[t] ?? 0);
    return sum(people.map((n, k) => n * (productivityByTenure[k] as number)));
  });
}

function sum(list: readonly number[]): number {
  return list.reduce((a, b) => a + b, 0);
}
