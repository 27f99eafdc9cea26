import { checkObject } from './shapes.ts';
import { StaffcastError } from './staffcastError.ts';

/** Every field of a type, the optional ones as well: the compiler asks for each. */
export type FieldNames<T> = Readonly<Record<keyof T, true>>;

/**
 * Throws where an object has a field that is not known: a misspelt one would be ignored without a word.
 * A field that is `undefined` is as good as left out.
 */
export function checkFields(where: string, path: string, value: unknown, known: FieldNames<object>): void {
  checkObject(where, path, value);
  for (const [name, seen] of Object.entries(value)) {
    if (seen === undefined || Object.hasOwn(known, name)) continue;
    const names = Object.keys(known);
    const near = likeliest(name, names);
    throw new StaffcastError({
      code: 'unknown-field',
      where,
      path: path === '' ? name : `${path}.${name}`,
      value: seen,
      must: `be one of the known fields ${names.join(', ')}`,
      maybe: near && `\`${near}\` was meant`,
    });
  }
}

/** The name that begins most alike, whatever the case: misspelt words and wrong units mostly differ at their end. */
function likeliest(name: string, names: readonly string[]): string | undefined {
  const alike = names.map((each) => sameStart(each.toLowerCase(), name.toLowerCase()));
  const most = Math.max(...alike);
  return most >= 3 ? names[alike.indexOf(most)] : undefined;
}

function sameStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
