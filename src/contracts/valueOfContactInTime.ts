import { checkFraction, checkPositive } from '../errors/index.ts';
import { checkSchedule } from './checkPeriodContract.ts';
import { type CostPoint, hullSlope } from './contactValue.ts';
import type { ServiceLevelSchedule } from './periodContract.ts';
import { bonusAt, penaltyAt } from './serviceLevelAmounts.ts';

/**
 * What one contact more within the target answer time is worth under a schedule of steps, as things stand. Between steps
 * a single contact is worth nothing and at a step everything, so the steps are replaced by their lower convex hull, which
 * meets them at its corners: the slope of the hull over service level, at the service level that is expected, divided by
 * the contacts of the period. This is the price at which help to a step pays back over the whole way to it.
 *
 * @param offered contacts of the period over which the schedule averages, above 0
 * @param serviceLevel expected for the period, a share in [0, 1]
 * @throws StaffcastError on malformed schedules and shares.
 * @example
 * ```ts
 * import { valueOfContactInTime } from 'staffcast/contracts';
 * // From 75 % to 85 %: 2000 of 20000 contacts save 4000.
 * const schedule = { per: 'day', penalties: [{ below: 0.85, amount: 4000 }, { below: 0.75, amount: 60000 }] } as const;
 * valueOfContactInTime(schedule, 20000, 0.8); // 2
 * ```
 */
export function valueOfContactInTime(
  schedule: ServiceLevelSchedule,
  offered: number,
  serviceLevel: number,
): number {
  const where = 'valueOfContactInTime';
  checkSchedule(where, 'schedule', schedule);
  checkPositive(where, 'offered', offered);
  checkFraction(where, 'serviceLevel', serviceLevel);
  return hullSlope(stepCosts(schedule), serviceLevel) / offered;
}

/** Where steps begin to cost less, from service level 0 to 1. */
export function stepCosts(schedule: ServiceLevelSchedule): CostPoint[] {
  const { penalties = [], bonuses = [] } = schedule;
  const at = [0, ...penalties.map(({ below }) => below), ...bonuses.map(({ from }) => from)];
  const rising = [...new Set(at)].sort((a, b) => a - b);
  return rising.map((level) => ({ at: level, cost: penaltyAt(schedule, level) - bonusAt(schedule, level) }));
}
