import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { backtest, backtestAsync, type Forecaster, wape } from '../../src/accuracy/index.ts';
import { fit, forecast, type ModelChoice } from '../../src/forecasting/index.ts';
import { generatedQueue } from '../forecasting/generated.ts';

const ours =
  (model: ModelChoice): Forecaster =>
  (history, grid) =>
    forecast(fit(history, { model }), { grid });

describe('backtest', () => {
  const { series } = generatedQueue({ seed: 21, days: 112, perDay: 1500, daySpread: 0.08 });

  it('gives the forecaster the past only, and compares with what came', () => {
    const seen: number[] = [];
    const result = backtest(
      series,
      (history, grid) => {
        seen.push(history.values.length);
        expect(Date.parse(grid.start)).toBe(
          Date.parse(history.grid.start) + history.values.length * 3_600_000,
        );
        return { mean: new Array(grid.length).fill(0) };
      },
      { origins: 3, horizonDays: 7, everyDays: 14 },
    );
    expect(seen).toEqual([77 * 24, 91 * 24, 105 * 24]);
    expect(result.origins.map(({ date }) => date)).toEqual(['2026-03-23', '2026-04-06', '2026-04-20']);
    expect(result.overall.wape).toBe(1);
    expect(result.overall.bias).toBe(-1);
    expect(result.overall.rows).toBe(3 * 7 * 24);
    expect(result.byDaysAhead.map(({ daysAhead }) => daysAhead)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('scores the truth as exact', () => {
    const cheat: Forecaster = (history, grid) => {
      const from = history.values.length;
      return { mean: series.values.slice(from, from + grid.length) };
    };
    const { overall, dayTotals } = backtest(series, cheat, { origins: 2 });
    expect([overall.wape, overall.mase, overall.rmsse, overall.bias]).toEqual([0, 0, 0, 0]);
    expect(dayTotals.wape).toBe(0);
  });

  test.prop(
    [
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 0, max: 20 }),
      fc.double({ min: 0, max: 50, noNaN: true }),
    ],
    { numRuns: 2 },
  )('values after the origin never reach the forecast', (seed, after, by) => {
    const { series: past } = generatedQueue({ seed, days: 112, intervalSeconds: 21_600 });
    const altered = past.values.map((v, row) => (row >= (91 + after) * 4 ? by * (v as number) + 5 : v));
    const run = (history: typeof past) => backtest(history, ours('auto'), { origins: 4, horizonDays: 7 });
    const one = run(past);
    const other = run({ ...past, values: altered });
    for (const [i, { date, mean, quantiles, days }] of one.origins.entries()) {
      // Origins lie 84, 91, 98 and 105 days after the start.
      if (84 + 7 * i > 91 + after) continue;
      expect([date, other.origins[i]?.mean]).toEqual([date, mean]);
      expect(other.origins[i]?.quantiles).toEqual(quantiles);
      expect(other.origins[i]?.days).toEqual(days);
    }
    expect(other.overall.wape).not.toBe(one.overall.wape);
  });

  it('finds the automatic model ahead of the plain rules, with bands that hold', () => {
    const options = { origins: 5, horizonDays: 14, everyDays: 7 };
    const auto = backtest(series, ours('auto'), options);
    const naive = backtest(series, ours('seasonalNaive'), options);
    const average = backtest(series, ours('sameWeekdayAverage'), options);
    expect(auto.overall.wape as number).toBeLessThan(0.8 * (naive.overall.wape as number));
    expect(auto.overall.wape as number).toBeLessThan(average.overall.wape as number);
    expect(auto.overall.weightedQuantileLoss as number).toBeLessThan(
      0.8 * (naive.overall.weightedQuantileLoss as number),
    );
    const share = (probability: number) =>
      auto.overall.coverage.find((band) => band.probability === probability)?.share;
    expect(share(0.8)).toBeGreaterThan(0.7);
    expect(share(0.8)).toBeLessThan(0.9);
    expect(share(0.95)).toBeGreaterThan(0.88);
  });

  it('reports progress and can be cancelled', () => {
    const shares: number[] = [];
    const controller = new AbortController();
    const run = () =>
      backtest(series, (_, grid) => ({ mean: new Array(grid.length).fill(1) }), {
        origins: 4,
        signal: controller.signal,
        onProgress: (share) => {
          shares.push(share);
          if (share === 0.5) controller.abort();
        },
      });
    expect(run).toThrow();
    expect(shares).toEqual([0.25, 0.5]);
  });

  it('scores special days by name, each apart from the others', () => {
    const events = [{ name: 'sale', start: '2026-04-13', days: 2, lagDays: 1 }];
    const calendar = {
      name: 'test',
      from: '2026-01-01',
      to: '2026-12-31',
      days: [{ date: '2026-04-20', name: 'Founders', kind: 'holiday' as const }],
    };
    const double: Forecaster = (history, grid) => {
      const from = history.values.length;
      const special = [8, 9];
      return {
        mean: series.values
          .slice(from, from + grid.length)
          .map((value, row) => (value as number) * (special.includes(Math.floor(row / 24)) ? 2 : 1)),
      };
    };
    const { byEvent } = backtest(series, double, { origins: 1, horizonDays: 21, calendar, events });
    expect(byEvent.map(({ name, scores }) => [name, scores.rows, scores.wape])).toEqual([
      [null, 18 * 24, 0],
      ['Founders', 24, 0],
      ['sale', 48, 1],
    ]);
    expect(() => backtest(series, double, { events: [{ name: 'x', start: 'soon', days: 1 }] })).toThrow(
      expect.objectContaining({ path: 'options.events[0].start' }),
    );
  });

  it('scores bands of day totals on days without a missing row', () => {
    const holes = { ...series, values: series.values.map((v, row) => (row === 100 * 24 + 5 ? null : v)) };
    const flat: Forecaster = (_, grid) => {
      const days = Array.from({ length: 14 }, (__, d) => ({
        date: new Date(Date.UTC(2026, 3, 13 + d)).toISOString().slice(0, 10),
        quantiles: [
          { probability: 0.1, value: 0 },
          { probability: 0.9, value: d < 7 ? 1e9 : 0 },
        ],
      }));
      return { mean: new Array(grid.length).fill(60), days };
    };
    const { dayTotals } = backtest(holes, flat, { origins: 1, horizonDays: 14 });
    expect(dayTotals.rows).toBe(14);
    // One of the 14 days has a hole: 6 of 13 lie inside.
    expect(dayTotals.coverage).toEqual([{ probability: 0.8, share: 6 / 13 }]);
    const auto = backtest(series, ours('auto'), { origins: 4, horizonDays: 14 });
    expect(auto.dayTotals.coverage[1]?.share as number).toBeGreaterThan(0.6);
    expect(auto.dayTotals.pinball.map(({ probability }) => probability)).toEqual([
      0.025, 0.1, 0.5, 0.9, 0.975,
    ]);
  });

  it('waits for forecasters that answer later, and lets others in between origins', async () => {
    const week: Forecaster = (history, grid) => ({ mean: history.values.slice(-grid.length) });
    const options = { origins: 3, horizonDays: 7 };
    const later = await backtestAsync(series, async (history, grid) => week(history, grid), options);
    expect(later).toEqual(backtest(series, week, options));
    const controller = new AbortController();
    const shares: number[] = [];
    setTimeout(() => controller.abort(new Error('enough')), 0);
    const onProgress = (share: number) => shares.push(share);
    const run = backtestAsync(series, week, { ...options, signal: controller.signal, onProgress });
    await expect(run).rejects.toThrow('enough');
    expect(shares.length).toBeLessThan(3);
  });

  it('scores each origin and group as the measures themselves do', () => {
    const { origins, byWeekday, overall } = backtest(series, ours('seasonalNaive'), {
      origins: 2,
      horizonDays: 7,
    });
    for (const { actual, mean, scores } of origins) expect(scores.wape).toBe(wape(actual, mean));
    expect(byWeekday.reduce((sum, { scores }) => sum + scores.rows, 0)).toBe(overall.rows);
  });

  it('refuses a history too short for its origins, and a forecast of another length', () => {
    expect(() => backtest(series, ours('auto'), { origins: 20 })).toThrow(
      expect.objectContaining({ path: 'history' }),
    );
    expect(() => backtest(series, () => ({ mean: [1] }), { origins: 1 })).toThrow(
      expect.objectContaining({ path: 'forecaster(…).mean.length' }),
    );
  });
});
