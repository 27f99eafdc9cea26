import { describe, expect, it } from 'vitest';
import { explain, fit, forecast } from '../../src/forecasting/index.ts';
import { occurrenceSpread } from '../../src/forecasting/learnSpreads.ts';
import { addDays, daysBetween, type SpecialDay } from '../../src/time/index.ts';
import { daysAfter, generatedQueue, type QueueOptions } from './generated.ts';

const FROM = '2023-11-06';
const UNTIL = '2026-03-01';

/** Christmas and New Year of some years; `observed` moves those on a Sunday to the Monday after too. */
const days: SpecialDay[] = [2023, 2024, 2025].flatMap((year) => [
  { date: `${year}-12-25`, name: 'Christmas Day', kind: 'holiday' as const },
  { date: `${year + 1}-01-01`, name: "New Year's Day", kind: 'holiday' as const },
]);
const calendar = { name: 'test', from: FROM, to: UNTIL, days };

/** Quiet from 21 December to 4 January, quieter on the holidays. */
function christmas(date: string): number {
  const day = date.slice(5);
  if (day === '12-25' || day === '01-01') return 0.3;
  return day >= '12-21' || day <= '01-04' ? 0.6 : 1;
}

/** Errors of the four weeks after `origin` from a history that begins on `from`, relative to the true expectation. */
function leanAfter(from: string, origin: string, options: Partial<QueueOptions>): number[] {
  const ahead = 28;
  const history = daysBetween(from, origin);
  const { series, expected } = generatedQueue({
    seed: 21,
    from,
    days: history + ahead,
    intervalSeconds: 86_400,
    perDay: 3000,
    ...options,
  });
  const seen = { grid: { ...series.grid, length: history }, values: series.values.slice(0, history) };
  const next = forecast(fit(seen, { calendar }), { grid: daysAfter(series, origin, ahead) });
  return next.mean.map((value, i) => (value as number) / (expected[history + i] as number) - 1);
}

const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('seasons of holidays', () => {
  it('does not take the first quiet Christmas fortnight for a new level', () => {
    for (const [i, origin] of ['2025-12-29', '2026-01-02', '2026-01-05'].entries()) {
      const errors = leanAfter('2025-03-03', origin, { factor: christmas, seed: 30 + i });
      // From 12 January on: without the season, a third too low.
      expect(Math.abs(meanOf(errors.slice(14)))).toBeLessThan(0.1);
    }
  });

  it('knows the better part of the fortnight when it was seen twice', () => {
    const errors = leanAfter(FROM, '2025-12-15', { factor: christmas });
    // From 22 December to 4 January a forecast without the season is two thirds too high.
    expect(meanOf(errors.slice(7, 21))).toBeLessThan(0.25);
    expect(meanOf(errors.slice(0, 5).map(Math.abs))).toBeLessThan(0.05);
    expect(meanOf(errors.slice(23).map(Math.abs))).toBeLessThan(0.05);
  });

  it('leaves a queue alone that knows no Christmas', () => {
    const errors = leanAfter('2025-03-03', '2026-01-02', {});
    expect(Math.abs(meanOf(errors))).toBeLessThan(0.03);
  });

  it('follows a level that falls before Christmas and stays there', () => {
    const fallen = (date: string) => (date >= '2025-12-08' ? 0.6 : 1);
    const errors = leanAfter('2025-03-03', '2026-01-05', { factor: fallen });
    expect(Math.abs(meanOf(errors))).toBeLessThan(0.06);
  });

  it('makes no season of closed or named Sundays', () => {
    const from = '2025-03-03';
    const sundays = (kind: 'closed' | 'holiday'): SpecialDay[] =>
      Array.from({ length: 50 }, (_, week) => ({ date: addDays(from, 7 * week + 6), name: 'Sunday', kind }));
    const { series } = generatedQueue({
      seed: 3,
      from,
      days: 210,
      intervalSeconds: 86_400,
      hours: (weekday) => (weekday === 7 ? null : [0, 24]),
    });
    const grid = daysAfter(series, addDays(from, 210), 14);
    const plain = forecast(fit(series), { grid });
    for (const kind of ['closed', 'holiday'] as const) {
      const named = fit(series, { calendar: { ...calendar, from, days: sundays(kind) } });
      expect(explain(named).effects.filter(({ name }) => name.includes('season'))).toEqual([]);
      for (const [i, value] of forecast(named, { grid }).mean.entries()) {
        if (plain.mean[i] === null) expect(value).toBeNull();
        else expect((value as number) / (plain.mean[i] as number)).toBeCloseTo(1, 1);
      }
    }
  });

  it('counts from the holiday itself where a day stands for it in some years', () => {
    const observed: SpecialDay[] = [
      ...days,
      { date: '2024-12-24', name: 'Christmas Day (Observed)', kind: 'holiday' },
    ];
    const { series } = generatedQueue({ seed: 5, from: FROM, days: 800, intervalSeconds: 86_400 });
    const grid = daysAfter(series, addDays(FROM, 800), 7);
    const plain = forecast(fit(series, { calendar }), { grid });
    const moved = forecast(fit(series, { calendar: { ...calendar, days: observed } }), { grid });
    for (const [i, value] of moved.mean.entries()) {
      expect((value as number) / (plain.mean[i] as number)).toBeCloseTo(1, 1);
    }
  });
});

describe('strange special days', () => {
  it('say nothing of a new level', () => {
    const thanksgiving: SpecialDay[] = [
      { date: '2025-11-27', name: 'Thanksgiving', kind: 'holiday' },
      { date: '2025-11-28', name: 'Day after Thanksgiving', kind: 'holiday' },
    ];
    const off = new Set(['2025-11-27', '2025-11-28', '2025-11-29', '2025-11-30']);
    const { series, expected } = generatedQueue({
      seed: 8,
      from: '2025-07-07',
      days: 147 + 14,
      intervalSeconds: 86_400,
      perDay: 3000,
      factor: (date) => (off.has(date) ? 0.3 : 1),
    });
    const seen = { grid: { ...series.grid, length: 147 }, values: series.values.slice(0, 147) };
    const context = {
      calendar: { name: 'test', from: '2025-01-01', to: '2026-12-31', days: thanksgiving },
    };
    const next = forecast(fit(seen, context), { grid: daysAfter(series, '2025-12-01', 14) });
    const lean = meanOf(next.mean.map((value, i) => (value as number) / (expected[147 + i] as number) - 1));
    expect(Math.abs(lean)).toBeLessThan(0.05);
  });
});

describe('how far occurrences of holidays lie apart', () => {
  const design = (special: number[]) => ({
    size: 2,
    special: Uint8Array.from(special),
    start: Int32Array.from([0, 2, 4, 6, 8]),
    indices: Int32Array.from([0, 1, 0, 1, 0, 1, 0, 1]),
  });
  const run = (errors: number[]) => ({
    surprise: Float64Array.from(errors),
    surpriseVariance: new Float64Array(errors.length).fill(0.01),
  });

  it('is one where they surprise as much as expected or less, and grows with their surprises', () => {
    const all = design([1, 1, 1, 1]) as unknown as Parameters<typeof occurrenceSpread>[0];
    expect(occurrenceSpread(all, run([0, 0.05, -0.05, 0.05]))).toBe(1);
    // Three scores of 4 beside four of the prior.
    expect(occurrenceSpread(all, run([0, 0.2, -0.2, 0.2]))).toBeCloseTo((4 + 3 * 4) / 7, 9);
    expect(occurrenceSpread(all, run([0, 9, -9, 9]))).toBeCloseTo((4 + 3 * 16) / 7, 9);
  });

  it('passes over ordinary days, missing ones, and effects met for the first time', () => {
    const some = design([1, 0, 1, 1]) as unknown as Parameters<typeof occurrenceSpread>[0];
    expect(occurrenceSpread(some, run([9, 9, Number.NaN, 0.2]))).toBeCloseTo((4 + 4) / 5, 9);
  });
});
