import type { PeriodContract } from './periodContract.ts';
import { byPeriod, periodOf } from './periods.ts';
import { isExcused } from './settleDay.ts';
import type { ContractDay } from './settlePeriods.ts';

/** What is settled at once. */
export interface ContractPeriod {
  readonly days: readonly ContractDay[];
  /** Those on which the service level is owed. */
  readonly owed: readonly ContractDay[];
  /**
   * What the schedule averages: the owed days of each day, week or month whose last day lies in the period, earlier days of such
   * a week too.
   */
  readonly units: readonly (readonly ContractDay[])[];
}

/** The periods of a contract, in order of their dates. */
export function contractPeriods(contract: PeriodContract, days: readonly ContractDay[]): ContractPeriod[] {
  const { period, serviceLevel: schedule, excusedAbove } = contract;
  const isOwed = ({ offered }: ContractDay) => !isExcused(excusedAbove, offered);
  const unitsOf = new Map<string, (readonly ContractDay[])[]>();
  for (const unit of schedule ? byPeriod(days, schedule.per) : []) {
    const key = periodOf(unit.at(-1)!.date, period);
    unitsOf.set(key, [...(unitsOf.get(key) ?? []), unit.filter(isOwed)]);
  }
  return byPeriod(days, period).map((own) => ({
    days: own,
    owed: own.filter(isOwed),
    units: unitsOf.get(periodOf(own[0]!.date, period)) ?? [],
  }));
}
