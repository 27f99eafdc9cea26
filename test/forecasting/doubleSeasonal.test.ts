import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { fit, forecast, intradayUpdate } from '../../src/forecasting/index.ts';
import { prepareHistory } from '../../src/forecasting/prepareHistory.ts';
import { rootTable, runDoubleSeasonal } from '../../src/forecasting/rules/doubleSeasonal.ts';
import { drawNormal, randomStream } from '../../src/math/index.ts';
import { makeGrid, makeSeries, sliceSeries } from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

const model = 'doubleSeasonal' as const;

/** A smooth double-seasonal series whose error carries over from hour to hour. */
function smooth(seed: number, days: number) {
  const grid = makeGrid({ zone: 'UTC', from: '2026-01-05', days, intervalSeconds: 3600 });
  const random = randomStream(seed);
  let error = 0;
  const values = Array.from({ length: grid.length }, (_, row) => {
    error = 0.9 * error + 1.2 * drawNormal(random);
    const hour = row % 24;
    const weekend = Math.floor(row / 24) % 7 > 4 ? -12 : 0;
    return (60 + 15 * Math.sin(((hour - 9) / 24) * 2 * Math.PI) + weekend + error) ** 2;
  });
  return makeSeries(grid, values);
}

describe('double-seasonal smoothing', () => {
  test.prop([fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0.02, max: 50, noNaN: true })], {
    numRuns: 4,
  })('rescaling the volume rescales the forecast', (seed, by) => {
    const series = smooth(seed, 42);
    const scaled = { ...series, values: series.values.map((value) => (value as number) * by) };
    const grid = daysAfter(series, '2026-02-16', 3);
    const one = forecast(fit(series, { model }), { grid });
    const other = forecast(fit(scaled, { model }), { grid });
    for (const [row, mean] of one.mean.entries())
      expect((other.mean[row] as number) / (by * (mean as number))).toBeCloseTo(1, 6);
  });

  it('follows the recursion of Taylor (2010), eq. 8, written out here with weekly seasons as one vector', () => {
    const series = smooth(3, 35);
    const prepared = prepareHistory(series, {});
    const settings = { level: 0.02, day: 0.1, week: 0.2, carried: 0.7 };
    const starts: { level: number; day: number[]; week: number[]; error: number }[] = [];
    const end = runDoubleSeasonal(prepared, settings, (_, { level, day, week, error }) => {
      if (starts.length === 0) starts.push({ level, day: [...day], week: [...week], error });
    });
    const state = starts[0] as (typeof starts)[number];
    let { level, error } = state;
    for (const [row, value] of series.values.entries()) {
      const i = row % 24;
      const j = row % 168;
      const y = Math.sqrt(value as number);
      const expected =
        level + (state.day[i] as number) + (state.week[j] as number) + settings.carried * error;
      const e = y - expected;
      error = y - level - (state.day[i] as number) - (state.week[j] as number);
      level += settings.level * e;
      state.day[i] = (state.day[i] as number) + settings.day * e;
      state.week[j] = (state.week[j] as number) + settings.week * e;
    }
    expect(end.level).toBeCloseTo(level, 9);
    expect(end.error).toBeCloseTo(error, 9);
    for (const [j, root] of rootTable(end).entries())
      expect(root).toBeCloseTo(level + (state.day[j % 24] as number) + (state.week[j] as number), 9);
  });

  it('beats last week where errors carry over, and in the next hours the average of weeks too', () => {
    const whole = { doubleSeasonal: 0, seasonalNaive: 0, sameWeekdayAverage: 0 };
    const early = { ...whole };
    for (const seed of [9, 1, 2]) {
      const series = smooth(seed, 175);
      for (const day of [169, 171, 174]) {
        const past = sliceSeries(series, 0, day * 24);
        const { grid, values } = sliceSeries(series, day * 24, day * 24 + 24);
        for (const name of ['doubleSeasonal', 'seasonalNaive', 'sameWeekdayAverage'] as const) {
          const { mean } = forecast(fit(past, { model: name }), { grid });
          const errors = values.map((value, row) => Math.abs((mean[row] as number) - (value as number)));
          whole[name] += errors.reduce((a, b) => a + b, 0);
          early[name] += errors.slice(0, 4).reduce((a, b) => a + b, 0);
        }
      }
    }
    expect(whole.doubleSeasonal).toBeLessThan(0.85 * whole.seasonalNaive);
    expect(early.doubleSeasonal).toBeLessThan(0.85 * early.sameWeekdayAverage);
  });

  it('keeps closed hours closed, has bands that widen with distance, and survives JSON', () => {
    const { series } = generatedQueue({ seed: 2, days: 84, hours: (w) => (w <= 5 ? [8, 18] : null) });
    const fitted = fit(series, { model });
    expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted);
    const next = forecast(fitted, { grid: daysAfter(series, '2026-03-30', 28) });
    for (const [row, value] of next.mean.entries())
      expect(value === null).toBe(series.values[row % 168] === null);
    const width = (d: number) => {
      const { quantiles, mean } = next.days[d] as (typeof next.days)[number];
      return ((quantiles[4]?.value as number) - (quantiles[0]?.value as number)) / (mean as number);
    };
    expect(width(21)).toBeGreaterThanOrEqual(width(0) - 1e-9);
    expect(next.reason).toContain('Double-seasonal');
  });

  it('moves the next hours by what the last ones were off', () => {
    const series = smooth(5, 56);
    const past = sliceSeries(series, 0, 55 * 24);
    const fitted = fit(past, { model });
    const day = forecast(fitted, { grid: daysAfter(series, '2026-03-01', 1) });
    const seen = {
      grid: { ...day.grid, length: 10 },
      values: day.mean.slice(0, 10).map((v) => 1.1 * (v as number)),
    };
    const rest = intradayUpdate(fitted, seen);
    const ratio = (row: number) => (rest.mean[row - 10] as number) / (day.mean[row] as number);
    expect(ratio(10)).toBeGreaterThan(1.02);
    expect(ratio(20)).toBeLessThan(ratio(10));
  });
});
