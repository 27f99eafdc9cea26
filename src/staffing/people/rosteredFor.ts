import { checkFraction, checkNonNegative } from '../../errors/index.ts';

/** Ratios of decimal fractions miss whole numbers by a few units in the last place: 21 / (1 − 0.3) is 30. */
const ROUNDING_SLACK = 1e-9;

/**
 * The fewest people to roster so that `agents` are available after shrinkage: agents / (1 − shrinkage), rounded up
 * safely.
 *
 * @param agents people needed on the phone, 0 or more; may be fractional.
 * @param shrinkage share in [0, 1).
 * @throws StaffcastError when either is out of range.
 * @example
 * ```ts
 * import { rosteredFor } from 'staffcast/staffing';
 * rosteredFor(21, 0.3); // 30, where Math.ceil(21 / (1 - 0.3)) gives 31
 * ```
 */
export function rosteredFor(agents: number, shrinkage: number): number {
  checkNonNegative('rosteredFor', 'agents', agents);
  checkFraction('rosteredFor', 'shrinkage', shrinkage, 'below-one');
  const exact = agents / (1 - shrinkage);
  return Math.max(0, Math.ceil(exact - ROUNDING_SLACK * Math.max(1, exact)));
}

/**
 * Whole people available of those rostered: rostered × (1 − shrinkage), rounded down safely, so that
 * `availableOf(rosteredFor(agents, s), s) >= agents`.
 *
 * @param rostered people on the roster, 0 or more.
 * @param shrinkage share in [0, 1).
 * @throws StaffcastError when either is out of range.
 * @example
 * ```ts
 * import { availableOf } from 'staffcast/staffing';
 * availableOf(30, 0.3); // 21
 * ```
 */
export function availableOf(rostered: number, shrinkage: number): number {
  checkNonNegative('availableOf', 'rostered', rostered);
  checkFraction('availableOf', 'shrinkage', shrinkage, 'below-one');
  const exact = rostered * (1 - shrinkage);
  return Math.floor(exact + ROUNDING_SLACK * Math.max(1, exact));
}
