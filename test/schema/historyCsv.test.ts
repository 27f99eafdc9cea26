import fc from 'fast-check';
import { parseHistoryCsv } from 'staffcast/schema';
import { describe, expect, it } from 'vitest';

describe('history files', () => {
  it('round trip', () => {
    const value = fc.option(fc.oneof(fc.nat(1e6), fc.double({ min: 0, max: 1e9, noNaN: true })), {
      nil: null,
    });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (values, end, mark) => {
          const rows = values.map((v, i) => ({
            timestamp: `2026-11-11 09:${String(i % 60).padStart(2, '0')}`,
            value: v === 0 ? 0 : v,
          }));
          const lines = ['timestamp,value', ...rows.map((row) => `${row.timestamp},${row.value ?? ''}`)];
          expect(parseHistoryCsv((mark ? '\uFEFF' : '') + lines.join(end) + end)).toEqual(rows);
        },
      ),
    );
  });

  it.each<[string, string, string, string]>([
    ['an empty file', '', 'empty', 'file'],
    ['a header only', 'timestamp,value\n', 'empty', 'file'],
    ['a wrong header', 'date,calls\n2026-11-11,3\n', 'unknown-field', 'line 1'],
    ['a third column', 'timestamp,value,queue\n2026-11-11,3,a\n', 'unknown-field', 'line 1'],
    ['no header', '2026-11-11,3\n', 'unknown-field', 'line 1'],
    ['text in numbers', 'timestamp,value\n2026-11-10,3\n2026-11-11,many\n', 'not-a-number', 'line 3, value'],
    ['thousands separators', 'timestamp,value\n2026-11-11,"15,000"\n', 'not-a-number', 'line 2, value'],
    ['NaN', 'timestamp,value\n2026-11-11,NaN\n', 'not-a-number', 'line 2, value'],
    ['a negative count', 'timestamp,value\n2026-11-11,-3\n', 'out-of-range', 'line 2, value'],
    ['three fields', 'timestamp,value\n2026-11-11,3,4\n', 'wrong-length', 'line 2'],
    ['one field', 'timestamp,value\n2026-11-11\n', 'wrong-length', 'line 2'],
  ])('%s is one clear error', (_, text, code, path) => {
    expect(() => parseHistoryCsv(text)).toThrow(
      expect.objectContaining({ name: 'StaffcastError', code, path }),
    );
  });
});
