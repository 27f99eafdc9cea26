import { checkAs, checkFields, checkNonNegative, type FieldNames, StaffcastError } from '../errors/index.ts';
import { checkSeries, gridDays, type LocalDate } from '../time/index.ts';
import { checkPeriodContract } from './checkPeriodContract.ts';
import { type Formula, parseFormula } from './formula.ts';
import { type CostPoint, hullSlope } from './hullSlope.ts';
import type { PeriodContract } from './periodContract.ts';
import { byPeriod, checkRisingDates } from './periods.ts';
import type { PeriodParts } from './quantityValue.ts';
import { bonusAt, penaltyAt } from './serviceLevelAmounts.ts';
import { type ServiceShortfallByRowInput, serviceShortfallByRow } from './serviceShortfallByRow.ts';
import { checkContractDay } from './settleDay.ts';
import { type ContractDay, periodParts, settledAmount } from './settlePeriods.ts';
import type { ShortfallTier } from './shortfallTiers.ts';

/** What {@link periodShortfallByRow} takes. */
export interface PeriodShortfallInput
  extends Omit<ServiceShortfallByRowInput, 'valuePerContactInTime' | 'valuePerLostContact'> {
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
  /** What one contact more within the target answer time is worth on each day of the volume. */
  readonly valueByDay: readonly { readonly date: LocalDate; readonly perContactInTime: number }[];
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
  valuePerLostContact: true,
  tiers: true,
};

/** So far below the last step, that price is asked of the way that leads to it. */
const JUST_BELOW = 1e-6;
/** Service levels at which a settlement is looked at, beside its steps: formulas have steps of their own. */
const LOOKS = 200;

/**
 * What missing agents cost in every row under a contract that averages the service level over weeks or months, or grades
 * it: a month forgives a busy day when others make up for it, and one that is lost already is worth no help. The
 * settlement of the period is worked out at the service levels that the days of the volume can still bring about, from
 * none of their contacts in time to all; the slope of the lower convex hull of its cost, per contact, is what one contact
 * in time is worth (see `valueOfContactInTime`), and `serviceShortfallByRow` turns that into tiers, which can be given to
 * `planBorrowing` as the `shortfall` of a project.
 *
 * Penalties and bonuses are priced over the days they average, grades and measures of the service level over the period
 * of the contract; what else a formula asks for stays as it is expected. Service levels
 * at which a formula has no value, such as after a division by 0, are passed over. A period that meets every step that is in reach is priced as one
 * just below the last, as people taken away would bring its penalty back, unless nothing can. Excused days are worth
 * nothing. A period of which days are left out is priced as if it had no others.
 *
 * @throws StaffcastError on malformed contracts or formulas, days out of order or missing, and as `serviceShortfallByRow`
 * does.
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
  checkDays(contract, days, dates);
  const { billing } = contract;
  const lost = valuePerLostContact ?? (billing?.kind === 'perContact' ? billing.pricePerContact : 0);
  checkNonNegative(where, 'valuePerLostContact', lost);
  const formula = contract.settlement ? await parseFormula(contract.settlement.formula) : null;
  const values = new Map<LocalDate, number>();
  for (const period of byPeriod(days, contract.period)) {
    if (!period.some(({ date }) => dates.includes(date))) continue;
    for (const [date, value] of valuesOf(contract, formula, period, new Set(dates))) values.set(date, value);
  }
  const valuePerContactInTime = gridDays(queue.volume.grid).flatMap(({ date, from, to }) =>
    new Array<number>(to - from).fill(values.get(date) ?? 0),
  );
  const { byRow } = checkAs(where, () =>
    serviceShortfallByRow({ ...queue, valuePerContactInTime, valuePerLostContact: lost }),
  );
  return { byRow, valueByDay: dates.map((date) => ({ date, perContactInTime: values.get(date) ?? 0 })) };
}

/** What a contact in time is worth on the days of a period that are planned. */
function valuesOf(
  contract: PeriodContract,
  formula: Formula | null,
  period: readonly ContractDay[],
  planned: ReadonlySet<LocalDate>,
): Map<LocalDate, number> {
  const { owed, parts } = periodParts(contract, period);
  // What is wrong with the formula itself shows here; below, it may have no value at service levels far away, such as 0.
  settledAmount(contract, formula, parts);
  const costOf = (changed: Partial<PeriodParts>) =>
    costIfAny(() => -settledAmount(contract, formula, { ...parts, ...changed }).amount);
  const values = new Map<LocalDate, number>();
  const addValue = (
    days: readonly ContractDay[],
    steps: readonly number[],
    cost: (level: number) => number | null,
  ) => {
    const value = valueOver(days, planned, steps, cost);
    for (const { date } of days) if (planned.has(date)) values.set(date, (values.get(date) ?? 0) + value);
  };
  addValue(owed, gradesOf(contract), (serviceLevel) => costOf({ serviceLevel }));
  const { serviceLevel: schedule } = contract;
  if (!schedule) return values;
  const { penalties = [], bonuses = [], atRiskShare } = schedule;
  const most = atRiskShare === undefined ? Number.POSITIVE_INFINITY : atRiskShare * parts.billing;
  const units = byPeriod(owed, schedule.per).filter((days) => levelOf(days) !== null);
  const sumOf = (at: typeof penaltyAt, without: readonly ContractDay[]) =>
    units.reduce((sum, days) => sum + (days === without ? 0 : at(schedule, levelOf(days) as number)), 0);
  for (const days of units) {
    const [penalty, bonus] = [sumOf(penaltyAt, days), sumOf(bonusAt, days)];
    const steps = [...penalties.map(({ below }) => below), ...bonuses.map(({ from }) => from)];
    addValue(days, steps, (level) =>
      costOf({
        penalty: Math.min(most, penalty + penaltyAt(schedule, level)),
        bonus: Math.min(most, bonus + bonusAt(schedule, level)),
      }),
    );
  }
  return values;
}

/** Service levels at which the grades of a formula begin. */
function gradesOf({ settlement }: PeriodContract): number[] {
  return Object.values(settlement?.quantities ?? {}).flatMap((quantity) =>
    typeof quantity === 'object' && quantity.kind === 'grade' && quantity.measure === 'serviceLevel'
      ? quantity.grades.map(({ from }) => from)
      : [],
  );
}

/** Value of a contact in time over days that are averaged, by what those planned can still make of their service level. */
function valueOver(
  days: readonly ContractDay[],
  planned: ReadonlySet<LocalDate>,
  steps: readonly number[],
  cost: (level: number) => number | null,
): number {
  const offered = total(days, () => 1);
  const level = levelOf(days);
  const own = days.filter(({ date }) => planned.has(date));
  const ownOffered = total(own, () => 1);
  if (level === null || ownOffered === 0) return 0;
  const least = Math.max(0, level - total(own, ({ serviceLevel }) => serviceLevel ?? 0) / offered);
  const most = Math.min(1, least + ownOffered / offered);
  const looks = Array.from({ length: LOOKS + 1 }, (_, i) => least + ((most - least) * i) / LOOKS);
  const levels = [...looks, ...steps.filter((step) => step > least && step <= most)].sort((a, b) => a - b);
  const points: CostPoint[] = [];
  for (const at of new Set(levels)) {
    const here = cost(at);
    if (here === null) continue;
    // Only where it costs less than before may a corner of the hull lie.
    if (points.length === 0 || here < (points.at(-1) as CostPoint).cost) points.push({ at, cost: here });
  }
  const last = points.at(-1);
  return last ? hullSlope(points, Math.min(level, last.at - JUST_BELOW)) / offered : 0;
}

/** `null` where the settlement has no value. */
function costIfAny(cost: () => number): number | null {
  try {
    return cost();
  } catch (error) {
    if (error instanceof StaffcastError && error.code === 'not-a-number') return null;
    throw error;
  }
}

function levelOf(days: readonly ContractDay[]): number | null {
  const offered = total(days, () => 1);
  return offered > 0 ? total(days, ({ serviceLevel }) => serviceLevel ?? 0) / offered : null;
}

/** Contacts offered on days with a service level, each times a share. */
function total(days: readonly ContractDay[], share: (day: ContractDay) => number): number {
  return days.reduce((sum, day) => sum + (day.serviceLevel === null ? 0 : day.offered * share(day)), 0);
}

function checkDays(
  contract: PeriodContract,
  days: readonly ContractDay[],
  planned: readonly LocalDate[],
): void {
  checkRisingDates(where, 'days', days);
  for (const [i, day] of days.entries()) checkContractDay(where, `days[${i}]`, contract, day);
  const given = new Set(days.map(({ date }) => date));
  const missing = planned.find((date) => !given.has(date));
  if (missing === undefined) return;
  const must = `hold every day of the volume, ${missing} too`;
  throw new StaffcastError({ code: 'inconsistent', where, path: 'days', value: days.length, must });
}
