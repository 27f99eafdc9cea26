import { checkList } from './shapes.ts';
import { StaffcastError } from './staffcastError.ts';

/** No quantity of a contact centre is larger; sums and products of such numbers stay finite. */
const MOST = 1e15;

/** Throws unless `value` is a finite number, of 1e15 at most either way. */
export function checkFinite(where: string, path: string, value: unknown): asserts value is number {
  if (typeof value !== 'number') {
    throw new StaffcastError({ code: 'wrong-type', where, path, value, must: 'be a number' });
  }
  if (!Number.isFinite(value)) {
    throw new StaffcastError({ code: 'not-a-number', where, path, value, must: 'be a finite number' });
  }
  if (Math.abs(value) > MOST) {
    throw new StaffcastError({
      code: 'out-of-range',
      where,
      path,
      value,
      must: 'lie within 1e15 either way',
    });
  }
}

/** Throws unless `value` is finite and >= 0. */
export function checkNonNegative(where: string, path: string, value: unknown): asserts value is number {
  checkFinite(where, path, value);
  if (value < 0) throw new StaffcastError({ code: 'out-of-range', where, path, value, must: 'be 0 or more' });
}

/** No quantity is smaller but 0; quotients of such numbers stay finite. */
const LEAST = 1e-15;

/** Throws unless `value` is finite and > 0, 1e-15 at least. */
export function checkPositive(where: string, path: string, value: unknown): asserts value is number {
  checkFinite(where, path, value);
  if (value < LEAST)
    throw new StaffcastError({
      code: 'out-of-range',
      where,
      path,
      value,
      must: value > 0 ? 'be 1e-15 or more' : 'be above 0',
    });
}

/** Which ends of [0, 1] a fraction may take. */
export type FractionEnds = 'closed' | 'open' | 'below-one' | 'above-zero';

const fractionRange: Record<FractionEnds, string> = {
  closed: 'lie in [0, 1]',
  open: 'lie in (0, 1)',
  'below-one': 'lie in [0, 1)',
  'above-zero': 'lie in (0, 1]',
};

/** Throws unless `value` is a share in [0, 1], with or without its ends; says so when it looks like a percentage. */
export function checkFraction(
  where: string,
  path: string,
  value: unknown,
  ends: FractionEnds = 'closed',
): asserts value is number {
  checkFinite(where, path, value);
  const lowOk = ends === 'closed' || ends === 'below-one' ? value >= 0 : value > 0;
  const highOk = ends === 'closed' || ends === 'above-zero' ? value <= 1 : value < 1;
  if (lowOk && highOk) return;
  const percentage = value > 1 && value <= 100;
  throw new StaffcastError({
    code: percentage ? 'percentage' : 'out-of-range',
    where,
    path,
    value,
    must: fractionRange[ends],
    maybe: percentage ? `it was given as a percentage: write ${value / 100}` : undefined,
  });
}

/** Throws unless `value` is a whole number in [least, most]. */
export function checkInteger(
  where: string,
  path: string,
  value: unknown,
  least = 0,
  most: number = Number.MAX_SAFE_INTEGER,
): asserts value is number {
  checkFinite(where, path, value);
  if (!Number.isInteger(value)) {
    throw new StaffcastError({ code: 'not-an-integer', where, path, value, must: 'be a whole number' });
  }
  if (value < least || value > most) {
    const must = most === Number.MAX_SAFE_INTEGER ? `be ${least} or more` : `lie in [${least}, ${most}]`;
    throw new StaffcastError({ code: 'out-of-range', where, path, value, must });
  }
}

/** Throws unless `value` is a list of `length` entries. */
export function checkLength(
  where: string,
  path: string,
  value: { readonly length: number },
  length: number,
): void {
  checkList(where, path, value);
  if (value.length === length) return;
  throw new StaffcastError({
    code: 'wrong-length',
    where,
    path: `${path}.length`,
    value: value.length,
    must: `be ${length}, one entry per row`,
  });
}

/** Throws unless `value` is one of `allowed`. */
export function checkOneOf<T extends string>(
  where: string,
  path: string,
  value: unknown,
  allowed: readonly T[],
): asserts value is T {
  if (allowed.includes(value as T)) return;
  throw new StaffcastError({
    code: 'out-of-range',
    where,
    path,
    value,
    must: `be one of ${allowed.map((name) => `"${name}"`).join(', ')}`,
  });
}
