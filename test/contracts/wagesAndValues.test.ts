import { fc, test } from '@fast-check/vitest';
import { valueOfContactInTime, wageFactorsOf } from 'staffcast/contracts';
import { chinaHolidays } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const factors = { workingDay: 1.5, restDay: 2, publicHoliday: 3 };

describe('wageFactorsOf', () => {
  it('knows holidays, make-up days and weekends', () => {
    const dates = ['2026-10-01', '2026-10-10', '2026-10-17', '2026-10-19'];
    expect(wageFactorsOf(dates, factors, chinaHolidays)).toEqual([3, 1.5, 2, 1.5]);
    expect(wageFactorsOf(dates, factors)).toEqual([1.5, 2, 2, 1.5]);
  });
});

describe('valueOfContactInTime', () => {
  const penalties = [
    { below: 0.85, amount: 4000 },
    { below: 0.75, amount: 60000 },
  ];

  test.prop(
    [
      fc.uniqueArray(
        fc.record({ below: fc.double({ min: 0.01, max: 1, noNaN: true }), amount: fc.nat(1000) }),
        { maxLength: 4, selector: ({ below }) => below },
      ),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ],
    { numRuns: 100 },
  )(
    'falls as the service level rises, and over all of it saves no more than the greatest penalty',
    (list, a, b) => {
      // A lower step never costs less.
      const steps = list.map(({ below }) => ({
        below,
        amount: Math.max(...list.filter((s) => s.below >= below).map((s) => s.amount)),
      }));
      const schedule = { per: 'day', penalties: steps } as const;
      const [low, high] = a < b ? [a, b] : [b, a];
      expect(valueOfContactInTime(schedule, 100, low)).toBeGreaterThanOrEqual(
        valueOfContactInTime(schedule, 100, high) - 1e-9,
      );
      const saved = Array.from(
        { length: 100 },
        (_, i) => valueOfContactInTime(schedule, 1, (i + 0.5) / 100) / 100,
      );
      expect(saved.reduce((x, y) => x + y, 0)).toBeLessThanOrEqual(
        1.2 * Math.max(0, ...steps.map((s) => s.amount)) + 1e-9 + 2000 * 0.01,
      );
    },
  );

  it('is the way to the next corner of the hull, and 0 beyond the last', () => {
    // The step at 0.75 is deep enough to be a corner of the hull; at 20,000 it would lie above the chord.
    expect(valueOfContactInTime({ per: 'day', penalties }, 20000, 0.8)).toBeCloseTo(4000 / 0.1 / 20000, 9);
    expect(valueOfContactInTime({ per: 'day', penalties }, 20000, 0.5)).toBeCloseTo(56000 / 0.75 / 20000, 9);
    expect(valueOfContactInTime({ per: 'day', penalties }, 20000, 0.9)).toBe(0);
  });
});
