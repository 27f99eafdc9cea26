import type { LocalDate } from '../time/index.ts';
import { billed } from './billing.ts';
import { checkPeriodContract } from './checkPeriodContract.ts';
import { type ContractPeriod, contractPeriods } from './contractPeriods.ts';
import type { Formula } from './formula.ts';
import type { PeriodContract, VolumeBand } from './periodContract.ts';
import { countPeriod, type PeriodCounts } from './periodCounts.ts';
import { checkRisingDates } from './periods.ts';
import { type PeriodParts, type QuantityValue, quantityValue } from './quantityValue.ts';
import { serviceLevelAmounts } from './serviceLevelAmounts.ts';
import { checkContractDay, type SettledDayInput } from './settleDay.ts';
import { inFormula, settlementFormula } from './settlementFormula.ts';

/** A day of a period. */
export interface ContractDay extends SettledDayInput {
  readonly date: LocalDate;
}

/** What a period earns, part by part. */
export interface SettledPeriod extends PeriodCounts {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Dates whose service level is not owed, since the client's forecast was exceeded. */
  readonly excusedDates: readonly LocalDate[];
  readonly billing: number;
  /** Additional less reduced charges of the volume band. */
  readonly volumeCharge: number;
  readonly bonus: number;
  readonly penalty: number;
  /** Every named quantity of the settlement formula, with the grade reached where it is a grade's factor. */
  readonly quantities: Readonly<Record<string, QuantityValue>>;
  /** What the client owes. */
  readonly amount: number;
}

/** Periods and what they come to together. */
export interface Settlement {
  readonly periods: readonly SettledPeriod[];
  readonly amount: number;
}

/**
 * What a client owes for each day, week or month of a contract: what is billed, charges beyond the volume band, bonuses
 * and penalties in steps, and the settlement formula as the contract words it. Service levels are averaged over contacts
 * offered, on days that are not excused. A week of a schedule inside a month counts where the last of its days lies that are
 * given, with all of them. A period that the days cover in part is settled as if it were whole.
 *
 * @throws StaffcastError on malformed contracts or formulas, amounts that are billed but not given, and days out of order.
 * @example
 * ```ts
 * import { settlePeriods } from 'staffcast/contracts';
 * const { periods } = await settlePeriods(
 *   {
 *     period: 'month',
 *     billing: { kind: 'perSeat', seats: 100, pricePerSeat: 6000 },
 *     serviceLevel: { per: 'month', penalties: [{ below: 0.8, amount: 20000 }], bonuses: [{ from: 0.9, amount: 10000 }] },
 *     settlement: {
 *       formula: 'L * T + Q',
 *       quantities: {
 *         L: { kind: 'billing' },
 *         T: {
 *           kind: 'grade',
 *           measure: 'serviceLevel',
 *           grades: [{ name: 'A', from: 0.85, factor: 1 }, { name: 'B', from: 0.75, factor: 0.95 }, { name: 'C', from: 0, factor: 0.9 }],
 *         },
 *         Q: { kind: 'bonusLessPenalty' },
 *       },
 *     },
 *   },
 *   [{ date: '2026-11-11', offered: 20000, answered: 18000, serviceLevel: 0.78, seatHours: 800 }],
 * );
 * periods[0]?.amount; // 600000 × 0.95 − 20000 = 550000
 * ```
 */
export async function settlePeriods(
  contract: PeriodContract,
  days: readonly ContractDay[],
): Promise<Settlement> {
  const where = 'settlePeriods';
  checkPeriodContract(where, contract);
  checkRisingDates(where, 'days', days);
  for (const [i, day] of days.entries()) checkContractDay(where, `days[${i}]`, contract, day);
  const formula = await settlementFormula(where, contract);
  const periods = inFormula(where, () =>
    contractPeriods(contract, days).map((period) => settlePeriod(contract, formula, period)),
  );
  return { periods, amount: periods.reduce((sum, { amount }) => sum + amount, 0) };
}

function settlePeriod(
  contract: PeriodContract,
  formula: Formula | null,
  period: ContractPeriod,
): SettledPeriod {
  const { days, owed } = period;
  const parts = periodParts(contract, period);
  const excused = days.filter((day) => !owed.includes(day));
  const dates = { from: days[0]!.date, to: days[days.length - 1]!.date };
  const excusedDates = excused.map(({ date }) => date);
  return { ...dates, excusedDates, ...parts, ...settledAmount(contract, formula, parts) };
}

/** What a period comes to before it is settled. */
export function periodParts(contract: PeriodContract, { days, owed, units }: ContractPeriod): PeriodParts {
  const counts = countPeriod(days, owed);
  const billing = contract.billing ? billed(contract.billing, counts) : 0;
  const volumeCharge = contract.volumeBand ? chargeOf(contract.volumeBand, counts.offered) : 0;
  const { bonus, penalty } = serviceLevelAmounts(contract.serviceLevel, units, billing);
  return { ...counts, billing, volumeCharge, bonus, penalty };
}

/** What the client owes for the parts of a period, by the formula of the contract where it has one. */
export function settledAmount(
  contract: PeriodContract,
  formula: Formula | null,
  parts: PeriodParts,
): Pick<SettledPeriod, 'quantities' | 'amount'> {
  const named = Object.entries(contract.settlement?.quantities ?? {});
  const quantities = Object.fromEntries(
    named.map(([name, quantity]) => [name, quantityValue(quantity, parts)]),
  );
  const values = Object.fromEntries(Object.entries(quantities).map(([name, { value }]) => [name, value]));
  const { billing, volumeCharge, bonus, penalty } = parts;
  const amount = formula ? formula.evaluate(values) : billing + volumeCharge + bonus - penalty;
  return { quantities, amount };
}

function chargeOf(band: VolumeBand, offered: number): number {
  const above = Math.max(0, offered - band.contacts * (1 + band.byShare));
  const below = Math.max(0, band.contacts * (1 - band.byShare) - offered);
  return above * band.additionalPerContact - below * band.reducedPerContact;
}
