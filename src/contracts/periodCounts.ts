import type { SettledDayInput } from './settleDay.ts';

/** What a period counts. */
export interface PeriodCounts {
  readonly offered: number;
  readonly answered: number;
  /** Share in time of the contacts offered on days that are owed; `null` without such contacts. */
  readonly serviceLevel: number | null;
  readonly seatHours: number;
  readonly phoneHours: number;
  readonly handledMinutes: number;
}

/** Adds up days; service levels weigh by contacts offered, on the days on which they are owed. */
export function countPeriod(
  days: readonly SettledDayInput[],
  owed: readonly SettledDayInput[],
): PeriodCounts {
  const sum = (value: (day: SettledDayInput) => number | undefined) =>
    days.reduce((total, day) => total + (value(day) ?? 0), 0);
  return {
    offered: sum((day) => day.offered),
    answered: sum((day) => day.answered),
    serviceLevel: meanServiceLevel(owed),
    seatHours: sum((day) => day.seatHours),
    phoneHours: sum((day) => day.phoneHours),
    handledMinutes: sum((day) => day.handledMinutes),
  };
}

/** Mean service level, each day weighing by its contacts; `null` without any. */
export function meanServiceLevel(days: readonly SettledDayInput[]): number | null {
  let offered = 0;
  let inTime = 0;
  for (const day of days) {
    if (day.serviceLevel === null) continue;
    offered += day.offered;
    inTime += day.offered * day.serviceLevel;
  }
  return offered > 0 ? inTime / offered : null;
}
