import { fc, test } from '@fast-check/vitest';
import {
  addDays,
  alignSeries,
  dayTotals,
  makeGrid,
  makeSeries,
  type Series,
  sliceSeries,
} from 'staffcast/time';
import { describe, expect, test as plainTest } from 'vitest';

const zones = ['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Atlantic/Azores'];
const value = fc.option(fc.nat(500), { nil: null });

/** Some days of quarter hours, whole or cut at any half hour, over changes of the clock. */
const quarters = fc
  .record({
    zone: fc.constantFrom(...zones),
    from: fc.constantFrom('2018-10-26', '2018-11-02', '2026-03-27', '2026-04-03', '2026-11-09'),
    days: fc.integer({ min: 1, max: 4 }),
    values: fc.array(value, { minLength: 1, maxLength: 30 }),
    cut: fc.tuple(fc.nat(40), fc.nat(40)),
  })
  .map(({ values, cut, ...options }) => {
    const grid = makeGrid({ ...options, intervalSeconds: 900 });
    const all = makeSeries(
      grid,
      Array.from({ length: grid.length }, (_, i) => values[i % values.length]!),
    );
    return { series: sliceSeries(all, 2 * cut[0], grid.length - 2 * (cut[1] % 6)), ...options };
  });

const total = ({ values }: Series) => values.reduce<number>((sum, one) => sum + (one ?? 0), 0);

describe('alignSeries', () => {
  test.prop([quarters])('days are those of dayTotals', ({ series, zone, from, days }) => {
    const daily = alignSeries(series, makeGrid({ zone, from, days, intervalSeconds: 86_400 }));
    const totals = new Map(dayTotals(series).map(({ date, total: sum }) => [date, sum]));
    const dates = Array.from({ length: days }, (_, day) => addDays(from, day));
    expect(daily.values).toEqual(dates.map((date) => totals.get(date) ?? null));
  });

  test.prop([quarters])('on its own grid a series is itself', ({ series }) => {
    expect(alignSeries(series, series.grid)).toEqual(series);
  });

  test.prop([quarters])('half hours on the way change nothing', ({ series, zone, from, days }) => {
    const to = (one: Series, intervalSeconds: number) =>
      alignSeries(one, makeGrid({ zone, from, days, intervalSeconds }));
    expect(to(to(series, 1800), 86_400)).toEqual(to(series, 86_400));
    expect(total(to(series, 1800))).toBe(total(series));
  });

  test.prop([quarters, fc.constantFrom(300, 1800, 86_400)])(
    'an even spread keeps the total and is undone by adding up',
    ({ series, zone, from, days }, intervalSeconds) => {
      const wide = makeGrid({ zone, from: addDays(from, -1), days: days + 2, intervalSeconds });
      expect(total(alignSeries(series, wide, { spread: 'even' }))).toBeCloseTo(total(series), 6);
      const fine = makeGrid({ zone, from, days, intervalSeconds: 300 });
      const back = alignSeries(alignSeries(series, fine, { spread: 'even' }), series.grid);
      for (const [row, one] of series.values.entries()) {
        if (one === null) expect(back.values[row]).toBeNull();
        else expect(back.values[row]).toBeCloseTo(one, 9);
      }
    },
  );

  const hours = makeSeries(
    makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 3600 }),
    Array.from({ length: 24 }, (_, hour) => hour),
  );

  plainTest('outside the series, and where it has no value, there is null', () => {
    const grid = makeGrid({ zone: 'UTC', from: '2026-11-10', days: 3, intervalSeconds: 43_200 });
    expect(alignSeries(hours, grid).values).toEqual([null, null, 66, 210, null, null]);
    const closed = makeSeries(hours.grid, new Array(24).fill(null));
    expect(alignSeries(closed, grid).values).toEqual(new Array(6).fill(null));
  });

  const berlin = { zone: 'Europe/Berlin', from: '2026-03-29', days: 1 };
  plainTest('a day of 23 hours is spread over them', () => {
    const day = makeSeries(makeGrid({ ...berlin, intervalSeconds: 86_400 }), [230]);
    const spread = alignSeries(day, makeGrid({ ...berlin, intervalSeconds: 3600 }), { spread: 'even' });
    for (const one of spread.values) expect(one).toBeCloseTo(10, 9);
    expect(spread.values.length).toBe(23);
  });

  const shifted = { ...hours.grid, start: '2026-11-11T00:30:00Z', length: 3 };
  plainTest.each([
    ['finer rows', { ...hours.grid, intervalSeconds: 1800, length: 48 }, {}, 'inconsistent', 'grid'],
    ['rows at other minutes', shifted, {}, 'inconsistent', 'grid'],
    ['another zone', { ...hours.grid, zone: 'Asia/Shanghai' }, {}, 'grid-mismatch', 'grid.zone'],
    ['a spread of its own', hours.grid, { spread: 'peaked' }, 'out-of-range', 'options.spread'],
    ['a misspelt option', hours.grid, { spreads: 'even' }, 'unknown-field', 'options.spreads'],
  ])('%s: one clear error', (_, grid, options, code, path) => {
    expect(() => alignSeries(hours, grid, options as object)).toThrow(
      expect.objectContaining({ name: 'StaffcastError', code, path }),
    );
  });

  plainTest('rows at other minutes share each row by time', () => {
    expect(alignSeries(hours, shifted, { spread: 'even' }).values).toEqual([0.5, 1.5, 2.5]);
  });
});
