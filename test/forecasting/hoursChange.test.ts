import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { countUnit } from '../../src/forecasting/countUnit.ts';
import { dayTable, slotCounts } from '../../src/forecasting/historyDays.ts';
import { hoursChange } from '../../src/forecasting/hoursChange.ts';
import { fit, forecast, update } from '../../src/forecasting/index.ts';
import { makeSeries, type Series } from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

type Hours = readonly [number, number] | null;
const office = (weekday: number, hours: Hours): Hours => (weekday <= 5 ? hours : null);
const none = () => false;

function changeOf(series: Series) {
  const table = dayTable(series.grid);
  return hoursChange(table, slotCounts(table, series), countUnit(series), none);
}

/** Rows of a weekday (from 0) that changed, by direction. */
function rowsOf(cells: Int8Array, weekday: number, way: number): number[] {
  const slots = cells.length / 7;
  return Array.from(cells.subarray(weekday * slots, (weekday + 1) * slots).keys()).filter(
    (slot) => cells[weekday * slots + slot] === way,
  );
}

/** 20 weeks whose hours change `since` days before their end (a Sunday), and the two weeks after. */
function moved(since: number, before: Hours, after: Hours, options: { seed?: number; perDay?: number } = {}) {
  const days = 154;
  const { series, expected } = generatedQueue({
    seed: options.seed ?? 1,
    days,
    ...(options.perDay ? { perDay: options.perDay } : {}),
    hours: (weekday, index) => office(weekday, index < 140 - since ? before : after),
  });
  const cut = 140 * 24;
  const history = makeSeries({ ...series.grid, length: cut }, series.values.slice(0, cut));
  return { history, truth: expected.slice(cut), actual: series.values.slice(cut) };
}

const zeros = (series: Series): Series => ({ ...series, values: series.values.map((value) => value ?? 0) });

function wape(mean: readonly (number | null)[], truth: readonly number[]): number {
  const error = truth.reduce((sum, value, row) => sum + Math.abs(value - (mean[row] ?? 0)), 0);
  return error / truth.reduce((sum, value) => sum + value, 0);
}

describe('a change of opening hours', () => {
  it.each([
    ['empty', (series: Series) => series],
    ['zero', zeros],
  ])('is found with its day and rows where closed rows are %s', (_, coded) => {
    const change = changeOf(coded(moved(12, [8, 16], [12, 20]).history));
    expect(change?.since).toBe(128);
    for (let weekday = 0; weekday < 7; weekday++) {
      expect(rowsOf(change?.cells as Int8Array, weekday, -1)).toEqual(weekday < 5 ? [8, 9, 10, 11] : []);
      expect(rowsOf(change?.cells as Int8Array, weekday, 1)).toEqual(weekday < 5 ? [16, 17, 18, 19] : []);
    }
  });

  it('reaches the weekdays that were not open since', () => {
    // 5 days before the end is a Wednesday.
    const cells = changeOf(moved(5, [8, 16], [12, 20]).history)?.cells as Int8Array;
    expect(rowsOf(cells, 0, 1)).toEqual([16, 17, 18, 19]);
    expect(rowsOf(cells, 0, -1)).toEqual([8, 9, 10, 11]);
  });

  it('of one weekday leaves the others alone', () => {
    const { series } = generatedQueue({
      seed: 2,
      days: 140,
      hours: (weekday, index) => (weekday === 6 && index >= 112 ? [8, 14] : [8, 18]),
    });
    const cells = changeOf(series)?.cells as Int8Array;
    for (let weekday = 0; weekday < 7; weekday++) {
      expect(rowsOf(cells, weekday, -1)).toEqual(weekday === 5 ? [14, 15, 16, 17] : []);
      expect(rowsOf(cells, weekday, 1)).toEqual([]);
    }
  });

  it('takes more than a gap of some days', () => {
    expect(changeOf(moved(3, [8, 20], [8, 18]).history)).toBeNull();
    expect(changeOf(moved(5, [8, 20], [8, 18]).history)).toBeNull();
    expect(changeOf(moved(7, [8, 20], [8, 18]).history)).not.toBeNull();
  });

  it('is none of days that are closed whole, as in a week of holidays', () => {
    const { series } = generatedQueue({
      seed: 3,
      days: 140,
      hours: (weekday, index) => (index >= 131 ? null : weekday === 7 ? null : [8, 18]),
    });
    expect(changeOf(series)).toBeNull();
  });

  it('is not the rest of a running day', () => {
    const { series } = generatedQueue({ seed: 4, days: 140 });
    const values = series.values.map((value, row) => (row >= 139 * 24 + 10 ? null : value));
    expect(changeOf({ ...series, values })).toBeNull();
  });

  test.prop(
    [
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0.5, max: 3.5, noNaN: true }),
      fc.constantFrom('zeros', 'dropped', 'missing'),
      fc.constantFrom(900, 1800, 3600),
    ],
    { numRuns: 40 },
  )('is not seen where hours stay, however few the contacts', (seed, size, kind, intervalSeconds) => {
    const { series } = generatedQueue({
      seed,
      days: 91,
      perDay: 10 ** size,
      intervalSeconds,
      hours: () => (seed % 2 ? [0, 24] : [8, 18]),
    });
    const values = series.values.map((value, row) => {
      if (kind === 'dropped' && value === 0) return null;
      return kind === 'missing' && (row * 7919 + seed) % 11 === 0 ? null : value;
    });
    expect(changeOf({ ...series, values })).toBeNull();
  });

  test.prop([fc.double({ min: 1e-3, max: 1e4, noNaN: true })], { numRuns: 20 })(
    'is the same in any unit',
    (scale) => {
      const { history } = moved(10, [8, 16], [10, 18], { perDay: 300 });
      const scaled = { ...history, values: history.values.map((value) => value && value * scale) };
      expect(changeOf(scaled)).toEqual(changeOf(history));
    },
  );
});

describe('forecasts after a change of opening hours', () => {
  it.each([
    ['moved', 5, [8, 16], [12, 20], 0.1],
    ['extended', 5, [8, 18], [8, 20], 0.1],
    ['opened round the clock', 5, [8, 20], [0, 24], 0.1],
    ['shortened', 7, [8, 20], [8, 18], 0.1],
    // Nothing tells how many contacts the new hours have but five days of them.
    ['moved to other hours altogether', 7, [8, 12], [14, 18], 0.2],
  ] as const)('are right within days: %s', (_, since, before, after, limit) => {
    for (const coded of [(series: Series) => series, zeros]) {
      const { history, truth } = moved(since, before, after);
      const next = forecast(fit(coded(history)), { grid: daysAfter(history, '2026-05-25', 14) });
      expect(wape(next.mean, truth)).toBeLessThan(limit);
      expect(next.notes.join(' ')).toContain('The hours with contacts changed on 2026-05-');
    }
  });

  it('reach a model by its updates', () => {
    const { history, truth } = moved(7, [8, 16], [12, 20]);
    const cut = 133 * 24;
    const known = makeSeries({ ...history.grid, length: cut }, history.values.slice(0, cut));
    const week = makeSeries(daysAfter(known, '2026-05-18', 7), history.values.slice(cut));
    const later = update(fit(known), week);
    expect(later).toEqual(fit(history));
    expect(wape(forecast(later, { grid: daysAfter(history, '2026-05-25', 14) }).mean, truth)).toBeLessThan(
      0.1,
    );
  });

  const temporary: Record<string, readonly [before: Hours, between: Hours, workdaysBack: number]> = {
    'shorter, with one day back': [[8, 18], [9, 15], 1],
    'longer, with three days back': [[8, 18], [8, 22], 3],
    'moved, with one day back': [[8, 16], [12, 20], 1],
  };

  it.each(Object.entries(temporary))('go back to former hours: %s', (_, [before, between, workdaysBack]) => {
    // 140 days end on a Sunday.
    const back = 138 - workdaysBack;
    const { series, expected } = generatedQueue({
      seed: 6,
      days: 154,
      hours: (weekday, index) => office(weekday, index >= back - 28 && index < back ? between : before),
    });
    const cut = 140 * 24;
    for (const coded of [(all: Series) => all, zeros]) {
      const history = coded(makeSeries({ ...series.grid, length: cut }, series.values.slice(0, cut)));
      const next = forecast(fit(history), { grid: daysAfter(history, '2026-05-25', 14) });
      expect(wape(next.mean, expected.slice(cut))).toBeLessThan(0.06);
      expect(next.notes.join(' ')).toContain('went back on 2026-05-');
    }
  });

  it('closes a weekday that is dropped after three weeks', () => {
    const { series } = generatedQueue({
      seed: 5,
      days: 140,
      hours: (weekday, index) => (weekday === 7 || (weekday === 6 && index >= 119) ? null : [8, 18]),
    });
    const next = forecast(fit(series), { grid: daysAfter(series, '2026-05-25', 7) });
    expect(next.days.map(({ mean }) => mean !== null)).toEqual([true, true, true, true, true, false, false]);
  });

  it('have honest bands', () => {
    let [inside, rows] = [0, 0];
    for (let seed = 1; seed <= 8; seed++) {
      const { history, actual } = moved(10, [8, 16], [12, 20], { seed });
      const next = forecast(fit(history), { grid: daysAfter(history, '2026-05-25', 14) });
      const [low, high] = [0.1, 0.9].map((p) => next.quantiles.find(({ probability }) => probability === p));
      for (const [row, value] of actual.entries()) {
        if (value === null) continue;
        rows += 1;
        const [a, b] = [low?.values[row], high?.values[row]];
        if (typeof a === 'number' && typeof b === 'number' && a <= value && value <= b) inside += 1;
      }
    }
    expect(inside / rows).toBeGreaterThan(0.7);
    expect(inside / rows).toBeLessThan(0.9);
  });
});
