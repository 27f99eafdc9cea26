import { StaffcastError } from './staffcastError.ts';

/** Throws where a value, such as an id, stands twice; `pathOf` names its field. */
export function checkDistinct(
  where: string,
  values: readonly string[],
  pathOf: (index: number) => string,
): void {
  const seen = new Set<string>();
  for (const [i, value] of values.entries()) {
    if (seen.has(value)) {
      const must = 'differ from those before it';
      throw new StaffcastError({ code: 'duplicate', where, path: pathOf(i), value, must });
    }
    seen.add(value);
  }
}
