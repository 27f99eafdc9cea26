import { checkLength, checkNonNegative } from './checks.ts';

/** Throws unless `value` is a list of `length` numbers of 0 or more; `null` where closed or missing. */
export function checkRows(where: string, path: string, value: unknown, length: number): void {
  const list = value as readonly unknown[];
  checkLength(where, path, list, length);
  for (let row = 0; row < length; row++) {
    if (list[row] !== null) checkNonNegative(where, `${path}[${row}]`, list[row]);
  }
}
