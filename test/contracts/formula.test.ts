import { fc, test } from '@fast-check/vitest';
import { parseFormula } from 'staffcast/contracts';
import { describe, expect, it } from 'vitest';

describe('parseFormula', () => {
  const number = fc.integer({ min: -1000, max: 1000 });
  test.prop([number, number, number], { numRuns: 30 })('counts as arithmetic does', async (L, T, Q) => {
    const formula = await parseFormula('L * T + Q - (L > T ? 2 : -Q) ^ 2 / 4');
    expect(formula.names).toEqual(['L', 'T', 'Q']);
    expect(formula.evaluate({ L, T, Q })).toBeCloseTo(L * T + Q - (L > T ? 2 : -Q) ** 2 / 4, 6);
  });

  it.each([
    ['2 + 3 * 4', 14],
    ['-2 ^ 2', -4],
    ['min(3, 1 + 1) + max(1, 2, 3)', 5],
    ['round(2.345, 1) + floor(2.9) + ceil(2.1) + abs(-1)', 2.3 + 2 + 3 + 1],
    ['round(1.005, 2)', 1.01],
    ['round(-2.5)', -3],
    ['round(1234.5, -2)', 1200],
    ['round(-1.2549999, 2)', -1.25],
    ['10 % * 500', 50],
    ['500 + 10 %', 550],
    ['(0.86 >= 0.85 and not (1 == 2)) * 7', 7],
    ['0.5 < 0.6 ? 1 : 1 / 0', 1],
    ['0 * -1', 0],
  ])('%s', async (text, value) => expect((await parseFormula(text)).evaluate({})).toBeCloseTo(value, 12));

  it.each([
    '',
    'L *',
    'x = 3',
    'f(x) = x',
    'x; y',
    '"text"',
    'x.constructor',
    'x["constructor"]',
    'constructor(x)',
    'toString()',
    'sqrt(4)',
    'import({})',
    '[1, 2]',
    'min()',
    'abs(3, 4)',
    'floor(2.567, 2)',
    'round(1, 2, 3)',
    'x!',
    '1:3',
  ])('takes nothing else: %s', async (text) => {
    await expect(parseFormula(text)).rejects.toThrow(expect.objectContaining({ path: 'formula' }));
  });

  it('asks for every quantity, finite, and for a finite value', async () => {
    const formula = await parseFormula('L / T');
    expect(() => formula.evaluate({ L: 1 })).toThrow(expect.objectContaining({ path: 'quantities.T' }));
    expect(() => formula.evaluate({ L: 1, T: Number.NaN })).toThrow(/finite/);
    expect(() => formula.evaluate({ L: 1, T: 0 })).toThrow(/finite value/);
    for (const digits of ['0.5', '400'])
      expect((await parseFormula(`round(5, ${digits})`)).evaluate).toThrow(/finite value/);
    const inherited = await parseFormula('toString + 1');
    expect(() => inherited.evaluate({})).toThrow(expect.objectContaining({ path: 'quantities.toString' }));
  });
});
