import { type Contract, checkContract, settleDay } from '../contracts/index.ts';
import type { Evaluation } from '../coverage/index.ts';
import {
  checkFields,
  checkLength,
  checkNonNegative,
  checkObject,
  checkObjects,
  type FieldNames,
} from '../errors/index.ts';
import { checkGrid, gridDays, type LocalDate } from '../time/index.ts';

/** What {@link costs} takes besides the evaluation. */
export interface CostOptions {
  readonly evaluation: Evaluation;
  /** People on the project's own roster, paid whether lent or not, per row. */
  readonly rostered: readonly number[];
  /** Wage of one rostered person for one hour, 0 or more. */
  readonly wagePerHour: number;
  readonly contract?: Contract;
  /** What help costs on a date, wages and premiums together; dates left out cost nothing. */
  readonly helpByDate?: Readonly<Record<LocalDate, number>>;
}

const optionFields: FieldNames<CostOptions> = {
  evaluation: true,
  rostered: true,
  wagePerHour: true,
  contract: true,
  helpByDate: true,
};

/** Cost terms of a day; they sum to `total`. */
export interface CostTerms {
  readonly wages: number;
  readonly help: number;
  readonly penalty: number;
  /** What abandoned contacts would have earned, where contacts are what is billed. */
  readonly lostRevenue: number;
  readonly total: number;
}

/** Costs per day and in all, and what the client pays. */
export interface Costs {
  readonly days: readonly (CostTerms & {
    readonly date: LocalDate;
    readonly revenue: number;
    readonly excused: boolean;
  })[];
  readonly total: CostTerms & { readonly revenue: number };
}

/**
 * What an evaluated outcome costs its project, day by day: wages, help, penalties and lost revenue.
 *
 * @throws StaffcastError on negative or non-finite numbers, or a roster of another length.
 * @example
 * ```ts
 * import { costs, evaluate } from 'staffcast/evaluation';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const evaluation = evaluate({
 *   volume: makeSeries(grid, [2400, 4800]),
 *   agents: [14, 28],
 *   ahtSeconds: 180,
 *   answerTime: { withinSeconds: 20 },
 * });
 * costs({ evaluation, rostered: [20, 40], wagePerHour: 38 }).total.wages; // (20 + 40) × 12 × 38 = 27360
 * ```
 */
export function costs(options: CostOptions): Costs {
  checkFields('costs', 'options', options, optionFields);
  const { evaluation, rostered, wagePerHour, contract = {}, helpByDate = {} } = options;
  checkObject('costs', 'evaluation', evaluation);
  checkContract('costs', contract);
  checkObject('costs', 'helpByDate', helpByDate);
  const { grid } = evaluation;
  checkGrid('costs', 'evaluation.grid', grid);
  checkObjects('costs', 'evaluation.days', evaluation.days);
  checkLength('costs', 'rostered', rostered, grid.length);
  for (const [row, people] of rostered.entries()) checkNonNegative('costs', `rostered[${row}]`, people);
  checkNonNegative('costs', 'wagePerHour', wagePerHour);
  for (const [date, amount] of Object.entries(helpByDate))
    checkNonNegative('costs', `helpByDate.${date}`, amount);
  const rowHours = grid.intervalSeconds / 3600;
  const price = contract.billing?.kind === 'perContact' ? contract.billing.pricePerContact : 0;
  const days = gridDays(grid).map(({ date, from, to }, i) => {
    const outcome = evaluation.days[i] as Evaluation['days'][number];
    const seatHours = rostered.slice(from, to).reduce((sum, people) => sum + people, 0) * rowHours;
    const { revenue, penalty, excused } = settleDay(contract, { ...outcome, seatHours });
    const wages = seatHours * wagePerHour;
    const help = helpByDate[date] ?? 0;
    const lostRevenue = outcome.abandoned * price;
    const total = wages + help + penalty + lostRevenue;
    return { date, wages, help, penalty, lostRevenue, total, revenue, excused };
  });
  const sum = (term: 'wages' | 'help' | 'penalty' | 'lostRevenue' | 'total' | 'revenue') =>
    days.reduce((amount, day) => amount + day[term], 0);
  const [wages, help, penalty, lostRevenue] = [sum('wages'), sum('help'), sum('penalty'), sum('lostRevenue')];
  return {
    days,
    total: {
      wages,
      help,
      penalty,
      lostRevenue,
      total: wages + help + penalty + lostRevenue,
      revenue: sum('revenue'),
    },
  };
}
