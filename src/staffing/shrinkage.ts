import { checkFraction, checkLength, checkNonNegative } from '../errors/index.ts';

/** One share for all rows, or one share per row. */
export type SharePerRow = number | readonly number[];

/**
 * Share of rostered time in which people are not available: one number, one per row, or named categories such as
 * `{ breaks: 0.08, training: 0.03, sickness: 0.05 }`, each as a share of the time that the categories before it leave.
 */
export type Shrinkage = SharePerRow | { readonly [category: string]: SharePerRow };

/**
 * Shrinkage per row, all categories combined as the product of availabilities, 1 − Π(1 − sᵢ).
 * Adding the shares instead would count the sick as also being on a break.
 *
 * @param shrinkage shares in [0, 1).
 * @param length number of rows.
 * @throws StaffcastError when a share lies outside [0, 1) or a per-row list has another length.
 * @example
 * ```ts
 * import { shrinkagePerRow } from 'staffcast/staffing';
 * shrinkagePerRow({ breaks: 0.1, sickness: 0.05 }, 1)[0]; // 0.145
 * ```
 */
export function shrinkagePerRow(shrinkage: Shrinkage, length: number): Float64Array {
  const available = new Float64Array(length).fill(1);
  const categories: [string, SharePerRow][] =
    typeof shrinkage === 'number' || isList(shrinkage)
      ? [['shrinkage', shrinkage]]
      : Object.entries(shrinkage).map(([name, share]) => [`shrinkage.${name}`, share]);
  for (const [path, share] of categories) {
    if (isList(share)) checkLength('shrinkagePerRow', path, share, length);
    else checkFraction('shrinkagePerRow', path, share, 'below-one');
    for (let row = 0; row < length; row++) {
      const value = isList(share) ? share[row] : share;
      if (isList(share)) checkFraction('shrinkagePerRow', `${path}[${row}]`, value, 'below-one');
      available[row]! *= 1 - (value as number);
    }
  }
  return available.map((a) => 1 - a);
}

function isList(shrinkage: unknown): shrinkage is readonly number[] {
  return Array.isArray(shrinkage);
}

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
