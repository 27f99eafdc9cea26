import { StaffcastError } from './staffcastError.ts';

/** Throws unless `value` is an object with named fields: not a list, not `null`. */
export function checkObject(where: string, path: string, value: unknown): asserts value is object {
  if (typeof value === 'object' && value !== null && !isList(value)) return;
  throw new StaffcastError({ code: 'wrong-type', where, path, value, must: 'be an object' });
}

/** Throws unless `value` is a list: an array, or a typed array. */
export function checkList(where: string, path: string, value: unknown): asserts value is ArrayLike<unknown> {
  if (isList(value)) return;
  throw new StaffcastError({ code: 'wrong-type', where, path, value, must: 'be a list' });
}

/** Throws unless `value` is a list of objects. */
export function checkObjects(
  where: string,
  path: string,
  value: unknown,
): asserts value is readonly object[] {
  checkList(where, path, value);
  for (let i = 0; i < value.length; i++) checkObject(where, `${path}[${i}]`, value[i]);
}

/** Throws unless `value` is a text that is not empty. */
export function checkText(where: string, path: string, value: unknown): asserts value is string {
  if (typeof value === 'string' && value !== '') return;
  throw new StaffcastError({ code: 'wrong-type', where, path, value, must: 'be a text that is not empty' });
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
