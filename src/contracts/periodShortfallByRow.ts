import {
  checkAs,
  checkFields,
  checkNonNegative,
  checkPositivePerRow,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import { checkSeries, gridDays, type LocalDate, type Series } from '../time/index.ts';
import { contactPrice } from './billing.ts';
import { checkPeriodContract } from './checkPeriodContract.ts';
import type { ContactValue } from './contactValue.ts';
import { contractPeriods } from './contractPeriods.ts';
import type { PeriodContract } from './periodContract.ts';
import { checkRisingDates } from './periods.ts';
import { periodValues } from './periodValues.ts';
import { type ServiceShortfallByRowInput, serviceShortfallByRow } from './serviceShortfallByRow.ts';
import { checkContractDay } from './settleDay.ts';
import { inFormula, settlementFormula } from './settlementFormula.ts';
import type { ContractDay } from './settlePeriods.ts';
import type { ShortfallTier } from './shortfallTiers.ts';

/** What {@link periodShortfallByRow} takes. */
export interface PeriodShortfallInput
  extends Omit<
    ServiceShortfallByRowInput,
    'valuePerContactInTime' | 'valuePerContactKept' | 'valuePerLostContact'
  > {
  /** The client's contract, as `settlePeriods` takes it. */
  readonly contract: PeriodContract;
  /**
   * The days of the periods in which the volume lies, by date: those behind as they went, those of the volume as expected
   * without help, such as `evaluate` finds them, and those ahead as expected.
   */
  readonly days: readonly ContractDay[];
  /** What one lost contact costs; default: its price where contacts are billed, else 0. */
  readonly valuePerLostContact?: number;
}

/** Prices of missing agents under a contract settled by the period. */
export interface PeriodShortfall {
  readonly byRow: readonly (readonly ShortfallTier[])[];
  /** What one contact more within the target answer time is worth on each day of the volume, and what one fewer costs. */
  readonly valueByDay: readonly {
    readonly date: LocalDate;
    readonly perContactInTime: number;
    readonly perContactKept: number;
  }[];
}

const where = 'periodShortfallByRow';

const inputFields: FieldNames<PeriodShortfallInput> = {
  contract: true,
  days: true,
  volume: true,
  requiredAgents: true,
  ahtSeconds: true,
  patienceSeconds: true,
  target: true,
  presentAgents: true,
  valuePerLostContact: true,
  tiers: true,
};

/**
 * What missing agents cost in every row under a contract that averages the service level over weeks or months, or grades
 * it: a month forgives a busy day when others make up for it, and one that is lost already is worth no help. The
 * settlement of the period is worked out at the service levels that the days of the volume can still bring about, from
 * none of their contacts in time to all; the slope of the lower convex hull of its cost, per contact, is what one contact
 * in time is worth (see `valueOfContactInTime`), and `serviceShortfallByRow` turns that into tiers, which can be given to
 * `planBorrowing` as the `shortfall` of a project.
 *
 * People who are present keep what is reached: `perContactKept`, the price of those taken away, is at least what the period loses
 * on the way down to its next notable step, spread over the contacts on that way. It is told from the price of help where `presentAgents` are
 * given; else the larger of the two holds for all.
 *
 * Where one schedule averages the whole period, it is looked at together with grades and formulas; penalties and bonuses by
 * day or week inside a month are priced over the days that they average, grades and measures of the service level over the
 * period, and what else a formula asks for stays as it is expected. Of what a share at risk cuts off, each day or week bears
 * its part. Service levels at which a formula has no value, such as after a division by 0, are passed over. Excused days are
 * worth nothing. Days of which the volume holds a part can still change by that part. A period of which days are left out is
 * priced as if it had no others.
 *
 * @throws StaffcastError on malformed contracts or formulas, days out of order, missing or of fewer contacts than the volume,
 * and as `serviceShortfallByRow` does.
 * @example
 * ```ts
 * import { periodShortfallByRow } from 'staffcast/contracts';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-30', days: 1, intervalSeconds: 43200 });
 * const day = (date: string, serviceLevel: number) => ({ date, offered: 4800, answered: 4500, serviceLevel, seatHours: 300 });
 * const { valueByDay } = await periodShortfallByRow({
 *   volume: makeSeries(grid, [4800, null]),
 *   requiredAgents: [30, 0],
 *   ahtSeconds: 240,
 *   target: { withinSeconds: 20 },
 *   contract: { period: 'month', serviceLevel: { per: 'month', penalties: [{ below: 0.85, amount: 24000 }] } },
 *   days: [day('2026-11-28', 0.9), day('2026-11-29', 0.9), day('2026-11-30', 0.7)],
 * });
 * // The last day has to bring 75 % of its contacts in time: 24000 for 3600 of them.
 * valueByDay[0]?.perContactInTime.toFixed(2); // '6.67'
 * ```
 */
export async function periodShortfallByRow(input: PeriodShortfallInput): Promise<PeriodShortfall> {
  checkFields(where, 'input', input, inputFields);
  const { contract, days, valuePerLostContact, ...queue } = input;
  checkPeriodContract(where, contract);
  checkSeries(where, 'volume', queue.volume);
  const dates = gridDays(queue.volume.grid).map(({ date }) => date);
  checkDays(contract, days, queue.volume);
  checkPositivePerRow(where, 'ahtSeconds', queue.ahtSeconds, queue.volume.grid.length);
  const lost = valuePerLostContact ?? contactPrice(contract, days, queue.ahtSeconds);
  checkNonNegative(where, 'valuePerLostContact', lost);
  const formula = await settlementFormula(where, contract);
  const planned = plannedShares(queue.volume, days);
  const values = new Map<LocalDate, ContactValue>();
  for (const period of contractPeriods(contract, days)) {
    const found = inFormula(where, () => periodValues(contract, formula, period, planned));
    for (const [date, value] of found) values.set(date, sumOf(values.get(date), value));
  }
  const valueByDay = dates.map((date) => ({ date, ...sumOf(values.get(date)) }));
  const perRow = (name: keyof ContactValue) =>
    gridDays(queue.volume.grid).flatMap(({ from, to }, day) =>
      new Array<number>(to - from).fill(valueByDay[day]![name]),
    );
  const { byRow } = checkAs(where, () =>
    serviceShortfallByRow({
      ...queue,
      valuePerContactInTime: perRow('perContactInTime'),
      valuePerContactKept: perRow('perContactKept'),
      valuePerLostContact: lost,
    }),
  );
  return { byRow, valueByDay };
}

function sumOf(...values: readonly (ContactValue | undefined)[]): ContactValue {
  const total = (name: keyof ContactValue) => values.reduce((sum, value) => sum + (value?.[name] ?? 0), 0);
  return { perContactInTime: total('perContactInTime'), perContactKept: total('perContactKept') };
}

/** Share of the contacts of each day that lie in the volume. */
function plannedShares(volume: Series, days: readonly ContractDay[]): Map<LocalDate, number> {
  const offered = new Map(days.map((day) => [day.date, day.offered]));
  return new Map(
    gridDays(volume.grid).map(({ date, from, to }) => {
      const contacts = volume.values.slice(from, to).reduce<number>((sum, value) => sum + (value ?? 0), 0);
      const whole = offered.get(date) ?? 0;
      return [date, contacts > 0 ? Math.min(1, contacts / whole) : 0];
    }),
  );
}

/** A day's contacts may differ from those of its rows by rounding, or by a forecast made again. */
const FEWER = 0.01;

function checkDays(contract: PeriodContract, days: readonly ContractDay[], volume: Series): void {
  checkRisingDates(where, 'days', days);
  for (const [i, day] of days.entries()) checkContractDay(where, `days[${i}]`, contract, day);
  for (const { date, from, to } of gridDays(volume.grid)) {
    const at = days.findIndex((day) => day.date === date);
    if (at < 0) {
      const must = `hold every day of the volume, ${date} too`;
      throw new StaffcastError({ code: 'inconsistent', where, path: 'days', value: days.length, must });
    }
    const contacts = volume.values.slice(from, to).reduce<number>((sum, value) => sum + (value ?? 0), 0);
    const { offered } = days[at] as ContractDay;
    if (contacts <= offered * (1 + FEWER)) continue;
    const must = `be no fewer than the ${contacts} contacts of its rows in the volume`;
    throw new StaffcastError({
      code: 'inconsistent',
      where,
      path: `days[${at}].offered`,
      value: offered,
      must,
    });
  }
}
