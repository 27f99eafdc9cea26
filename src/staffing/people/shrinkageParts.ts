import { checkInteger } from '../../errors/index.ts';
import { namedShares, type Shrinkage, shareAt } from './shrinkage.ts';

/** What one category takes. */
export interface ShrinkagePart {
  /** Full name, such as `planned.breaks`; empty where the shrinkage has no categories. */
  readonly name: string;
  /** Share of the rostered time that it takes, per row. */
  readonly share: readonly number[];
}

/**
 * Shrinkage category by category as shares of the rostered time, which sum to the shrinkage of
 * {@link shrinkagePerRow}: the first category takes its share of all of it, the next its share of what is left.
 *
 * @param shrinkage shares in [0, 1).
 * @param length number of rows.
 * @throws StaffcastError when a share lies outside [0, 1) or a per-row list has another length.
 * @example
 * ```ts
 * import { shrinkageParts } from 'staffcast/staffing';
 * const parts = shrinkageParts({ planned: { breaks: 0.1 }, unplanned: { sickness: 0.05 } }, 1);
 * parts.map(({ name, share }) => [name, share[0]]); // [['planned.breaks', 0.1], ['unplanned.sickness', 0.045]]
 * ```
 */
export function shrinkageParts(shrinkage: Shrinkage, length: number): ShrinkagePart[] {
  checkInteger('shrinkageParts', 'length', length);
  const available = new Float64Array(length).fill(1);
  return namedShares('shrinkageParts', shrinkage, length).map(({ name, share }) => ({
    name,
    share: Array.from(available, (left, row) => {
      const taken = left * shareAt(share, row);
      available[row] = left - taken;
      return taken;
    }),
  }));
}
