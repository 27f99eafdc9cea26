import type { ServiceLevelSchedule } from './periodContract.ts';
import { meanServiceLevel } from './periodCounts.ts';
import type { SettledDayInput } from './settleDay.ts';

/** Days that a schedule averages together, those that are owed. */
export type ScheduleUnit = readonly SettledDayInput[];

/** Penalties and bonuses of a period, each limited to the share of its billing that is at risk. */
export function serviceLevelAmounts(
  schedule: ServiceLevelSchedule | undefined,
  units: readonly ScheduleUnit[],
  billing: number,
): { bonus: number; penalty: number } {
  if (!schedule) return { bonus: 0, penalty: 0 };
  let [bonus, penalty] = [0, 0];
  for (const days of units) {
    const serviceLevel = meanServiceLevel(days);
    if (serviceLevel === null) continue;
    penalty += penaltyAt(schedule, serviceLevel);
    bonus += bonusAt(schedule, serviceLevel);
  }
  const most = atRisk(schedule, billing);
  return { bonus: Math.min(bonus, most), penalty: Math.min(penalty, most) };
}

/** The most that penalties, and bonuses, may reach. */
export function atRisk({ atRiskShare }: ServiceLevelSchedule, billing: number): number {
  return atRiskShare === undefined ? Number.POSITIVE_INFINITY : atRiskShare * billing;
}

/** A mean of days that lie on a step may fall short of it in its last digits. */
const ROUNDING = 1e-9;

/** Whether a measure reaches a step. */
export function reaches(measure: number, step: number): boolean {
  return measure >= step - ROUNDING * Math.max(1, step);
}

/** The penalty of the lowest step that a service level is below. */
export function penaltyAt({ penalties = [] }: ServiceLevelSchedule, serviceLevel: number): number {
  const reached = penalties.filter(({ below }) => !reaches(serviceLevel, below));
  return reached.sort((a, b) => a.below - b.below)[0]?.amount ?? 0;
}

/** The bonus of the highest step that a service level reaches. */
export function bonusAt({ bonuses = [] }: ServiceLevelSchedule, serviceLevel: number): number {
  const reached = bonuses.filter(({ from }) => reaches(serviceLevel, from));
  return reached.sort((a, b) => b.from - a.from)[0]?.amount ?? 0;
}
