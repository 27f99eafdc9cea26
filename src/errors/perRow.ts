import { checkLength, checkPositive } from './checks.ts';

/** Throws unless `value` is one number above 0 for all rows, or a list of `length` such numbers. */
export function checkPositivePerRow(
  where: string,
  path: string,
  value: number | readonly number[],
  length: number,
): void {
  if (typeof value === 'number') checkPositive(where, path, value);
  else {
    checkLength(where, path, value, length);
    for (const [row, each] of value.entries()) checkPositive(where, `${path}[${row}]`, each);
  }
}
