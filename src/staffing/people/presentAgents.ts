import { checkFields, checkList, checkNonNegative, type FieldNames } from '../../errors/index.ts';
import { namedShares, type Shrinkage, shrinkagePerRow } from './shrinkage.ts';
import { withoutCategories } from './withoutShrinkage.ts';

/** What {@link presentAgents} takes. */
export interface PresentOptions {
  /** People on the roster per row, 0 or more, such as {@link rosterCounts} gives. */
  readonly rostered: readonly number[];
  readonly shrinkage: Shrinkage;
  /** Categories that the roster holds already, such as `planned.breaks` where its shifts have breaks. */
  readonly inRoster?: readonly string[] | undefined;
}

const fields: FieldNames<PresentOptions> = { rostered: true, shrinkage: true, inRoster: true };

/**
 * Agents expected on the phone per row: rostered × (1 − shrinkage), fractions included. What the roster holds already is
 * left out of the shrinkage, so that nothing is counted twice.
 *
 * @throws StaffcastError on negative people, shares outside [0, 1), and categories that the shrinkage doesn't have.
 * @example
 * ```ts
 * import { presentAgents } from 'staffcast/staffing';
 * const shrinkage = { planned: { breaks: 0.1 }, unplanned: { sickness: 0.05 } };
 * presentAgents({ rostered: [20, 40], shrinkage, inRoster: ['planned.breaks'] }); // [19, 38]
 * ```
 */
export function presentAgents(options: PresentOptions): number[] {
  checkFields('presentAgents', 'options', options, fields);
  const { rostered, shrinkage, inRoster = [] } = options;
  checkList('presentAgents', 'rostered', rostered);
  namedShares('presentAgents', shrinkage, rostered.length);
  const left = withoutCategories('presentAgents', 'inRoster', shrinkage, inRoster);
  const shares = shrinkagePerRow(left, rostered.length);
  return rostered.map((people, row) => {
    checkNonNegative('presentAgents', `rostered[${row}]`, people);
    return people * (1 - (shares[row] as number));
  });
}
