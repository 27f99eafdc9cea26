import type { ServiceLevelSchedule } from './periodContract.ts';
import { meanServiceLevel } from './periodCounts.ts';
import { byPeriod } from './periods.ts';
import type { ContractDay } from './settlePeriods.ts';

/** Penalties and bonuses of a period's days, each limited to the share of the billing that is at risk. */
export function serviceLevelAmounts(
  schedule: ServiceLevelSchedule | undefined,
  owed: readonly ContractDay[],
  billing: number,
): { bonus: number; penalty: number } {
  if (!schedule) return { bonus: 0, penalty: 0 };
  let [bonus, penalty] = [0, 0];
  for (const days of byPeriod(owed, schedule.per)) {
    const serviceLevel = meanServiceLevel(days);
    if (serviceLevel === null) continue;
    penalty += penaltyAt(schedule, serviceLevel);
    bonus += bonusAt(schedule, serviceLevel);
  }
  const most = schedule.atRiskShare === undefined ? Infinity : schedule.atRiskShare * billing;
  return { bonus: Math.min(bonus, most), penalty: Math.min(penalty, most) };
}

/** The penalty of the lowest step that a service level is below. */
export function penaltyAt({ penalties = [] }: ServiceLevelSchedule, serviceLevel: number): number {
  const reached = penalties.filter(({ below }) => serviceLevel < below);
  return reached.sort((a, b) => a.below - b.below)[0]?.amount ?? 0;
}

/** The bonus of the highest step that a service level reaches. */
export function bonusAt({ bonuses = [] }: ServiceLevelSchedule, serviceLevel: number): number {
  const reached = bonuses.filter(({ from }) => serviceLevel >= from);
  return reached.sort((a, b) => b.from - a.from)[0]?.amount ?? 0;
}
