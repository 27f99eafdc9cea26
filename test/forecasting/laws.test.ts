import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { fit, forecast, intradayUpdate, update } from '../../src/forecasting/index.ts';
import { addDays, makeGrid, makeSeries, type Series, sliceSeries } from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const few = { numRuns: 6 };

function scaled({ grid, values }: Series, by: number): Series {
  return { grid, values: values.map((value) => (value === null ? null : value * by)) };
}

function expectClose(
  actual: readonly (number | null)[],
  expected: readonly (number | null)[],
  relative: number,
) {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) {
    if (value === null) expect(actual[i]).toBeNull();
    else
      expect(Math.abs((actual[i] as number) - value)).toBeLessThanOrEqual(
        relative * Math.max(1e-9, Math.abs(value)),
      );
  }
}

const officeHours = (weekday: number) =>
  weekday <= 5 ? ([8, 18] as const) : weekday === 6 ? ([9, 13] as const) : null;

describe('laws of the forecast', () => {
  test.prop([seeds, fc.double({ min: 0.01, max: 1000, noNaN: true })], few)(
    'rescaling the volume rescales the forecast and its band',
    (seed, by) => {
      const { series } = generatedQueue({ seed, days: 45, perDay: 300 });
      const grid = daysAfter(series, '2026-02-19', 9);
      const one = forecast(fit(series), { grid });
      const other = forecast(fit(scaled(series, by)), { grid });
      expectClose(scaled({ grid, values: one.mean }, by).values, other.mean, 1e-6);
      for (const [q, { values }] of one.quantiles.entries()) {
        expectClose(scaled({ grid, values }, by).values, other.quantiles[q]?.values ?? [], 1e-5);
      }
    },
  );

  test.prop([seeds, fc.integer({ min: 1, max: 40 })], few)(
    'moving the history by whole weeks moves the forecast with it',
    (seed, weeks) => {
      const { series } = generatedQueue({ seed, days: 40 });
      const moved: Series = {
        ...series,
        grid: makeGrid({
          zone: 'UTC',
          from: addDays('2026-01-05', 7 * weeks),
          days: 40,
          intervalSeconds: 3600,
        }),
      };
      const one = forecast(fit(series), { grid: daysAfter(series, '2026-02-14', 8) });
      const other = forecast(fit(moved), { grid: daysAfter(series, addDays('2026-02-14', 7 * weeks), 8) });
      expectClose(other.mean, one.mean, 1e-9);
    },
  );

  test.prop(
    [
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 28, maxLength: 28 }),
      fc.integer({ min: 2, max: 5 }),
    ],
    { numRuns: 20 },
  )('a series that repeats every week is forecast exactly, without a band', (week, weeks) => {
    const grid = makeGrid({ zone: 'UTC', from: '2026-01-05', days: 7 * weeks, intervalSeconds: 21_600 });
    const series = makeSeries(
      grid,
      Array.from({ length: grid.length }, (_, row) => week[row % 28] as number),
    );
    const next = forecast(fit(series), { grid: daysAfter(series, addDays('2026-01-05', 7 * weeks), 7) });
    expectClose(next.mean, week, 1e-9);
    for (const { values } of next.quantiles) expectClose(values, week, 1e-9);
  });

  test.prop([fc.double({ min: 0.5, max: 1e5, noNaN: true })], { numRuns: 10 })(
    'the state-space model keeps a constant series constant, with a narrow band',
    (value) => {
      const grid = makeGrid({ zone: 'UTC', from: '2026-01-05', days: 60, intervalSeconds: 86_400 });
      const series = makeSeries(grid, new Array(60).fill(value));
      const next = forecast(fit(series, { model: 'dayProfile' }), {
        grid: daysAfter(series, '2026-03-06', 28),
      });
      expectClose(next.mean, new Array(28).fill(value), 1e-4);
      expectClose(next.quantiles[0]?.values ?? [], new Array(28).fill(value), 0.01);
      expectClose(next.quantiles[4]?.values ?? [], new Array(28).fill(value), 0.01);
    },
  );

  test.prop([seeds, fc.constantFrom(900, 1800, 3600), fc.integer({ min: 1, max: 60 })], few)(
    'quantiles never cross and are never negative; rows of small queues too',
    (seed, intervalSeconds, perDay) => {
      const { series } = generatedQueue({ seed, days: 35, perDay, intervalSeconds, hours: officeHours });
      const probabilities = [0.01, 0.1, 0.3, 0.5, 0.8, 0.9, 0.99];
      const next = forecast(fit(series), { grid: daysAfter(series, '2026-02-09', 30), probabilities });
      for (let row = 0; row < next.mean.length; row++) {
        let last = 0;
        for (const { values } of next.quantiles) {
          const value = values[row];
          expect(value === null).toBe(next.mean[row] === null);
          if (value === null || value === undefined) continue;
          expect(value).toBeGreaterThanOrEqual(last);
          last = value;
        }
      }
    },
  );

  test.prop([seeds, fc.constantFrom(['2026-03-20', '2026-03-29'], ['2026-10-16', '2026-10-25'])], few)(
    'interval totals equal day totals, on days of 23 and 25 hours too',
    (seed, [start, change]) => {
      const from = addDays(start as string, -36);
      const { series } = generatedQueue({
        seed,
        from,
        days: 36,
        zone: 'Europe/Berlin',
        intervalSeconds: 1800,
      });
      const next = forecast(fit(series), { grid: daysAfter(series, start as string, 14) });
      let row = 0;
      for (const day of next.days) {
        const rows = day.date !== change ? 48 : change === '2026-03-29' ? 46 : 50;
        const sum = next.mean.slice(row, row + rows).reduce<number>((a, b) => a + (b ?? 0), 0);
        expect(sum).toBeCloseTo(day.mean ?? 0, 6);
        row += rows;
      }
      expect(row).toBe(next.mean.length);
    },
  );

  test.prop([seeds], few)('the parts of a day multiply to its forecast', (seed) => {
    const { series } = generatedQueue({ seed, days: 50, hours: officeHours });
    const grid = daysAfter(series, '2026-02-24', 10);
    const adjustments = [{ name: 'campaign', from: '2026-02-25', to: '2026-02-26', factor: 1.3 }];
    const next = forecast(fit(series), { grid, adjustments });
    for (const [i, day] of next.days.entries()) {
      const part = next.parts[i];
      if (!part || part.level === null) {
        expect(day.mean).toBeNull();
        continue;
      }
      const { level, weekday, season, holiday, event, adjustment, rows } = part;
      const product = level * weekday * season * holiday * event * adjustment * rows;
      expect(product / (day.mean as number)).toBeCloseTo(1, 9);
    }
  });

  test.prop([seeds], few)('one outlier moves the forecast little', (seed) => {
    const { series } = generatedQueue({ seed, days: 70, intervalSeconds: 86_400 });
    const spoilt = { ...series, values: series.values.map((v, i) => (i === 64 ? 20 * (v as number) : v)) };
    const grid = daysAfter(series, '2026-03-16', 14);
    const clean = forecast(fit(series), { grid });
    const other = forecast(fit(spoilt), { grid });
    for (const [row, value] of clean.mean.entries()) {
      expect(Math.abs((other.mean[row] as number) / (value as number) - 1)).toBeLessThan(0.12);
    }
  });

  test.prop([seeds], few)('an update with what was expected leaves the rest of the day as it was', (seed) => {
    const { series } = generatedQueue({
      seed,
      days: 57,
      hours: (weekday) => (weekday <= 5 ? [8, 20] : null),
    });
    const history = sliceSeries(series, 0, 56 * 24);
    const model = fit(history);
    const day = forecast(model, { grid: daysAfter(series, '2026-03-02', 1) });
    const seen = { grid: { ...day.grid, length: 13 }, values: day.mean.slice(0, 13) };
    const rest = intradayUpdate(model, seen);
    expectClose(rest.mean, day.mean.slice(13), 1e-9);
  });

  test.prop([seeds, fc.double({ min: 1.1, max: 1.6, noNaN: true })], few)(
    'a busier morning raises the rest of the day, by less than the morning was off',
    (seed, by) => {
      const factor = (_: string, index: number) => 1 + 0.25 * Math.sin(index * 2.7);
      const { series } = generatedQueue({ seed, days: 57, perDay: 8000, factor });
      const model = fit(sliceSeries(series, 0, 56 * 24));
      const day = forecast(model, { grid: daysAfter(series, '2026-03-02', 1) });
      const seen = {
        grid: { ...day.grid, length: 12 },
        values: day.mean.slice(0, 12).map((v) => (v as number) * by),
      };
      const rest = intradayUpdate(model, seen).mean.reduce<number>((a, b) => a + (b as number), 0);
      const before = day.mean.slice(12).reduce<number>((a, b) => a + (b as number), 0);
      expect(rest / before).toBeGreaterThan(1);
      expect(rest / before).toBeLessThan(1.1 * by);
    },
  );

  test.prop([seeds], { numRuns: 3 })(
    'models and forecasts survive JSON and structuredClone; nothing is mutated',
    (seed) => {
      const { series } = generatedQueue({ seed, days: 42, hours: officeHours });
      const events = [{ name: 'sale', start: '2026-01-20', days: 2 }];
      const frozen = JSON.stringify({ series, events });
      const model = fit(series, { events });
      const grid = daysAfter(series, '2026-02-16', 9);
      const next = forecast(model, { grid });
      expect(JSON.stringify({ series, events })).toBe(frozen);
      expect(JSON.parse(JSON.stringify(next))).toEqual(next);
      expect(structuredClone(next)).toEqual(next);
      expect(forecast(JSON.parse(JSON.stringify(model)), { grid })).toEqual(next);
    },
  );

  test.prop([seeds], { numRuns: 3 })('updating row by row or at once is the same', (seed) => {
    const { series } = generatedQueue({ seed, days: 50 });
    const model = fit(sliceSeries(series, 0, 42 * 24));
    const once = update(model, sliceSeries(series, 42 * 24, 50 * 24));
    const twice = update(
      update(model, sliceSeries(series, 42 * 24, 45 * 24 + 7)),
      sliceSeries(series, 45 * 24 + 7, 50 * 24),
    );
    expect(twice).toEqual(once);
  });
});
