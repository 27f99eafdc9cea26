import { checkFraction, checkInteger, checkLength } from '../../errors/index.ts';

/** One share for all rows, or one share per row. */
export type SharePerRow = number | readonly number[];

/** Shares by name; a name may hold further categories, such as `planned` and `unplanned`. */
export interface ShrinkageCategories {
  readonly [category: string]: SharePerRow | ShrinkageCategories;
}

/**
 * Share of rostered time in which people are not available: one number, one per row, or named categories such as
 * `{ planned: { breaks: 0.08, training: 0.03 }, unplanned: { sickness: 0.05 } }`, each as a share of the time that the
 * categories before it leave.
 */
export type Shrinkage = SharePerRow | ShrinkageCategories;

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
 * shrinkagePerRow({ planned: { breaks: 0.1 }, unplanned: { sickness: 0.05 } }, 1)[0]; // 0.145
 * ```
 */
export function shrinkagePerRow(shrinkage: Shrinkage, length: number): Float64Array {
  checkInteger('shrinkagePerRow', 'length', length);
  const available = new Float64Array(length).fill(1);
  for (const { share } of namedShares('shrinkagePerRow', shrinkage, length)) {
    for (let row = 0; row < length; row++) available[row]! *= 1 - shareAt(share, row);
  }
  return available.map((a) => 1 - a);
}

/** A category by its full name, such as `planned.breaks`; one without categories has the empty name. */
export interface NamedShare {
  readonly name: string;
  readonly share: SharePerRow;
}

/** The categories in order, checked. */
export function namedShares(
  where: string,
  shrinkage: Shrinkage,
  length: number,
  name: readonly string[] = [],
): NamedShare[] {
  if (!isShare(shrinkage))
    return Object.entries(shrinkage).flatMap(([part, inner]) =>
      namedShares(where, inner, length, [...name, part]),
    );
  const path = ['shrinkage', ...name].join('.');
  if (!isList(shrinkage)) checkFraction(where, path, shrinkage, 'below-one');
  else {
    checkLength(where, path, shrinkage, length);
    for (const [row, value] of shrinkage.entries())
      checkFraction(where, `${path}[${row}]`, value, 'below-one');
  }
  return [{ name: name.join('.'), share: shrinkage }];
}

export function shareAt(share: SharePerRow, row: number): number {
  return typeof share === 'number' ? share : (share[row] as number);
}

/** Anything that isn't a group of categories, so that a wrong type is refused as a share. */
function isShare(shrinkage: Shrinkage): shrinkage is SharePerRow {
  return typeof shrinkage !== 'object' || shrinkage === null || isList(shrinkage);
}

function isList(shrinkage: Shrinkage): shrinkage is readonly number[] {
  return Array.isArray(shrinkage);
}
