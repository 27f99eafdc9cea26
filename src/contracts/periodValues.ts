import { StaffcastError } from '../errors/index.ts';
import type { LocalDate } from '../time/index.ts';
import { type ContactValue, type CostPoint, contactValue } from './contactValue.ts';
import type { ContractPeriod } from './contractPeriods.ts';
import type { Formula } from './formula.ts';
import type { PeriodContract, ServiceLevelSchedule } from './periodContract.ts';
import type { PeriodParts } from './quantityValue.ts';
import { atRisk, bonusAt, penaltyAt } from './serviceLevelAmounts.ts';
import { type ContractDay, periodParts, settledAmount } from './settlePeriods.ts';

/** Service levels at which a settlement is looked at, beside its steps: formulas have steps of their own. */
const LOOKS = 200;

/** Cost of a period, or of a part of it, by its service level; `null` where it has none. */
type Cost = (serviceLevel: number) => number | null;

/**
 * What a contact in time is worth on the days of a period that are planned.
 *
 * @param planned share of the contacts of each planned day that the plan can still change.
 */
export function periodValues(
  contract: PeriodContract,
  formula: Formula | null,
  period: ContractPeriod,
  planned: ReadonlyMap<LocalDate, number>,
): Map<LocalDate, ContactValue> {
  const parts = periodParts(contract, period);
  // What is wrong with the formula itself shows here; below, it may have no value at service levels far away, such as 0.
  settledAmount(contract, formula, parts);
  const costOf = (changed: Partial<PeriodParts>) =>
    costIfAny(() => -settledAmount(contract, formula, { ...parts, ...changed }).amount);
  const values = new Map<LocalDate, ContactValue>();
  const addValue = (days: readonly ContractDay[], steps: readonly number[], cost: Cost) => {
    const reach = reachOf(days, planned);
    if (!reach) return;
    const value = valueWithin(reach, steps, cost);
    for (const { date } of days) {
      if (!planned.has(date)) continue;
      const { perContactInTime = 0, perContactKept = 0 } = values.get(date) ?? {};
      values.set(date, {
        perContactInTime: perContactInTime + value.perContactInTime,
        perContactKept: perContactKept + value.perContactKept,
      });
    }
  };
  const { serviceLevel: schedule } = contract;
  const grades = gradesOf(contract);
  if (!schedule) {
    addValue(period.owed, grades, (serviceLevel) => costOf({ serviceLevel }));
    return values;
  }
  const steps = stepsOf(schedule);
  if (schedule.per === contract.period) {
    const most = atRisk(schedule, parts.billing);
    addValue(period.owed, [...grades, ...steps], (serviceLevel) => {
      const penalty = Math.min(most, penaltyAt(schedule, serviceLevel));
      return costOf({ serviceLevel, penalty, bonus: Math.min(most, bonusAt(schedule, serviceLevel)) });
    });
    return values;
  }
  addValue(period.owed, grades, (serviceLevel) => costOf({ serviceLevel }));
  const shares = sharesAtRisk(schedule, parts.billing, period, planned);
  for (const days of period.units) {
    const now = reachOf(days, planned)?.level ?? 0;
    addValue(days, steps, (level) =>
      costOf({
        penalty: parts.penalty + shares.penalty * (penaltyAt(schedule, level) - penaltyAt(schedule, now)),
        bonus: parts.bonus + shares.bonus * (bonusAt(schedule, level) - bonusAt(schedule, now)),
      }),
    );
  }
  return values;
}

/** Service levels that days may reach together: with none of the contacts still planned in time, as expected, and with all. */
interface Reach {
  readonly offered: number;
  readonly least: number;
  readonly level: number;
  readonly most: number;
}

function reachOf(days: readonly ContractDay[], planned: ReadonlyMap<LocalDate, number>): Reach | null {
  let [offered, own, inTime, behind] = [0, 0, 0, 0];
  for (const { date, offered: contacts, serviceLevel } of days) {
    if (serviceLevel === null) continue;
    const share = planned.get(date) ?? 0;
    offered += contacts;
    own += share * contacts;
    inTime += contacts * serviceLevel;
    behind += (1 - share) * contacts * serviceLevel;
  }
  if (own === 0) return null;
  const most = Math.min(1, (behind + own) / offered);
  return { offered, least: behind / offered, level: inTime / offered, most };
}

function valueWithin(
  { offered, least, level, most }: Reach,
  steps: readonly number[],
  cost: Cost,
): ContactValue {
  const looks = Array.from({ length: LOOKS + 1 }, (_, i) => least + ((most - least) * i) / LOOKS);
  const within = steps.filter((step) => step > least && step < most);
  const points = [...new Set([...looks, ...within])]
    .sort((a, b) => a - b)
    .flatMap((at): CostPoint[] => {
      const here = cost(at);
      return here === null ? [] : [{ at, cost: here }];
    });
  const now = cost(level);
  return contactValue(points, { at: level, cost: now ?? 0 }, offered);
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

/** Service levels at which the grades of a formula begin. */
function gradesOf({ settlement }: PeriodContract): number[] {
  return Object.values(settlement?.quantities ?? {}).flatMap((quantity) =>
    typeof quantity === 'object' && quantity.kind === 'grade' && quantity.measure === 'serviceLevel'
      ? quantity.grades.map(({ from }) => from)
      : [],
  );
}

function stepsOf({ penalties = [], bonuses = [] }: ServiceLevelSchedule): number[] {
  return [...penalties.map(({ below }) => below), ...bonuses.map(({ from }) => from)];
}

/**
 * How much of what the planned days, weeks or months change together is left once no more than the share at risk counts: each
 * bears its part of it.
 */
function sharesAtRisk(
  schedule: ServiceLevelSchedule,
  billing: number,
  { units }: ContractPeriod,
  planned: ReadonlyMap<LocalDate, number>,
): { readonly penalty: number; readonly bonus: number } {
  const most = atRisk(schedule, billing);
  const levels = units.flatMap((days) => {
    const reach = reachOf(days, planned) ?? reachOf(days, new Map(days.map(({ date }) => [date, 1])));
    if (!reach) return [];
    const fixed = days.every(({ date }) => !planned.has(date));
    return [fixed ? { least: reach.level, most: reach.level } : reach];
  });
  const shareOf = (amount: typeof penaltyAt) => {
    const [worst, best] = (['least', 'most'] as const).map((end) =>
      levels.reduce((sum, reach) => sum + amount(schedule, reach[end]), 0),
    ) as [number, number];
    return worst === best ? 0 : (Math.min(most, worst) - Math.min(most, best)) / (worst - best);
  };
  return { penalty: shareOf(penaltyAt), bonus: shareOf(bonusAt) };
}
