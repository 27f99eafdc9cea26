import fc from 'fast-check';
import { dayTotals, makeGrid, makeSeries, spreadDays } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

describe('spreading days', () => {
  it('days keep their totals, also when clocks change', () => {
    const values = fc.array(fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: null }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        values,
        fc.constantFrom('2026-03-27', '2026-10-23', '2026-11-10'),
        fc.constantFrom(900, 3600),
        (list, from, step) => {
          const daily = makeSeries(
            makeGrid({ zone: 'Europe/Berlin', from, days: 4, intervalSeconds: 86_400 }),
            list,
          );
          const spread = spreadDays(daily, { intervalSeconds: step });
          expect(spread.grid).toEqual(
            makeGrid({ zone: 'Europe/Berlin', from, days: 4, intervalSeconds: step }),
          );
          for (const [i, day] of dayTotals(spread).entries()) {
            if (list[i] === null) expect(day.total).toBeNull();
            else expect(day.total).toBeCloseTo(list[i]!, 4);
          }
        },
      ),
    );
  });

  it('closed hours stay closed, and a closed day with calls is an error', () => {
    const grid = makeGrid({ zone: 'UTC', from: '2026-11-09', days: 2, intervalSeconds: 86_400 });
    const options = {
      intervalSeconds: 43_200,
      openingHours: { weekly: { monday: [{ from: '00:00', to: '12:00' }] } },
    };
    expect(spreadDays(makeSeries(grid, [80, null]), options).values).toEqual([80, null, null, null]);
    expect(() => spreadDays(makeSeries(grid, [80, 1]), options)).toThrow(
      expect.objectContaining({ path: 'series.values[1]' }),
    );
    const berlin = makeGrid({ zone: 'Europe/Berlin', from: '2026-10-25', days: 1, intervalSeconds: 86_400 });
    expect(() => spreadDays(makeSeries(berlin, [80]), { intervalSeconds: 43_200 })).toThrow(
      /^spreadDays: .* fill/,
    );
    expect(() => spreadDays(spreadDays(makeSeries(grid, [80, null]), options), options)).toThrow(/86400/);
  });
});
