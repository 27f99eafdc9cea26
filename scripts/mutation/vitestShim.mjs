/** The few verbs of vitest and @fast-check/vitest that the tests of queueing use, collecting the tests in one list. */
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import * as chai from 'chai';
import fc from 'fast-check';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export { fc };
export const expect = chai.expect;

const path = [];
const collected = [];

/** The tests collected since the last call: `{ name, run }`. */
export const takeTests = () => collected.splice(0);

export function describe(name, body) {
  path.push(name);
  body();
  path.pop();
}

export function it(name, ...rest) {
  const run = rest.find((part) => typeof part === 'function');
  collected.push({ name: [...path, name].join(' '), run });
}

it.each = describe.each = undefined;
const eachOf = (define) => (rows) => (name, body) => {
  for (const [i, row] of rows.entries()) {
    const values = Array.isArray(row) ? row : [row];
    define(`${name} #${i}`, () => body(...values));
  }
};
it.each = eachOf(it);
describe.each = eachOf(describe);

export const test = Object.assign((...all) => it(...all), it, {
  prop: (arbitraries, settings) => (name, law) => {
    const property = Array.isArray(arbitraries)
      ? fc.property(...arbitraries, law)
      : fc.property(fc.record(arbitraries), law);
    // A quarter of the cases that a test asks for itself, as of the usual ones.
    const numRuns = Math.ceil((settings?.numRuns ?? 100) / 4);
    it(name, () => fc.assert(property, { ...settings, numRuns }));
  },
});
