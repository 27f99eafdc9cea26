import { checkInteger, checkList, StaffcastError, type StaffcastErrorCode } from '../../errors/index.ts';

export const where = 'planBorrowing';

/** Throws unless there is one whole number of people per block. */
export function checkPeople(path: string, values: readonly number[], blocks: number): void {
  checkList(where, path, values);
  if (values.length !== blocks) {
    fail('wrong-length', `${path}.length`, values.length, `be ${blocks}, one entry per block`);
  }
  for (let block = 0; block < values.length; block++) checkInteger(where, `${path}[${block}]`, values[block]);
}

/** Throws unless an id is known. */
export function checkReference(path: string, id: string, known: ReadonlySet<string>, what: string): void {
  if (known.has(id)) return;
  const names = [...known].map((name) => `"${name}"`).join(', ');
  fail('unknown-reference', path, id, `name a ${what}: ${names || 'there is none'}`);
}

/** Throws for a field of the problem. */
export function fail(code: StaffcastErrorCode, path: string, value: unknown, must: string): never {
  throw new StaffcastError({ code, where, path, value, must });
}
