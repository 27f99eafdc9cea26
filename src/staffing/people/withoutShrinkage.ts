import { checkList, checkText, StaffcastError } from '../../errors/index.ts';
import type { Shrinkage, ShrinkageCategories } from './shrinkage.ts';

/**
 * Shrinkage without some of its categories: those that a roster already holds, such as breaks that stand in its shifts,
 * must not be taken off a second time. A group's name, such as `planned`, takes all of it out.
 *
 * @param shrinkage with categories.
 * @param names full names, such as `planned.breaks`.
 * @throws StaffcastError when there is no category of a name.
 * @example
 * ```ts
 * import { withoutShrinkage } from 'staffcast/staffing';
 * const shrinkage = { planned: { breaks: 0.1, training: 0.03 }, unplanned: { sickness: 0.05 } };
 * withoutShrinkage(shrinkage, ['planned.breaks']); // { planned: { training: 0.03 }, unplanned: { sickness: 0.05 } }
 * ```
 */
export function withoutShrinkage(shrinkage: Shrinkage, names: readonly string[]): Shrinkage {
  return withoutCategories('withoutShrinkage', 'names', shrinkage, names);
}

/** {@link withoutShrinkage}; `path` is the name of the list in the message. */
export function withoutCategories(
  where: string,
  path: string,
  shrinkage: Shrinkage,
  names: readonly string[],
): Shrinkage {
  checkList(where, path, names);
  return names.reduce<Shrinkage>((left, name, i) => {
    checkText(where, `${path}[${i}]`, name);
    const found = without(left, name.split('.'));
    if (found !== null) return found;
    const known = categoryNames(left);
    const full = known.find((each) => each.endsWith(`.${name}`));
    throw new StaffcastError({
      code: 'unknown-reference',
      where,
      path: `${path}[${i}]`,
      value: name,
      must: `name a category of the shrinkage (${known.join(', ') || 'there is none'})`,
      maybe: full && `\`${full}\` was meant`,
    });
  }, shrinkage);
}

/** Full names of all categories, groups included. */
function categoryNames(shrinkage: Shrinkage): string[] {
  if (typeof shrinkage !== 'object' || shrinkage === null || Array.isArray(shrinkage)) return [];
  return Object.entries(shrinkage as ShrinkageCategories).flatMap(([name, inner]) => [
    name,
    ...categoryNames(inner).map((deeper) => `${name}.${deeper}`),
  ]);
}

/** `null` when there is no such category. */
function without(
  shrinkage: Shrinkage,
  [name = '', ...deeper]: readonly string[],
): ShrinkageCategories | null {
  if (typeof shrinkage !== 'object' || shrinkage === null || Array.isArray(shrinkage)) return null;
  const { [name]: taken, ...rest } = shrinkage as ShrinkageCategories;
  if (taken === undefined) return null;
  if (deeper.length === 0) return rest;
  const inner = without(taken, deeper);
  return inner && { ...(shrinkage as ShrinkageCategories), [name]: inner };
}
