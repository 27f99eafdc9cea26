import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { backtest, type Forecaster } from '../../src/accuracy/index.ts';
import { type ForecastCostOptions, forecastCost } from '../../src/evaluation/index.ts';
import { makeGrid } from '../../src/time/index.ts';
import { generatedQueue } from '../forecasting/generated.ts';

const { series } = generatedQueue({
  seed: 2,
  days: 42,
  perDay: 1500,
  hours: (weekday) => (weekday <= 5 ? [8, 18] : null),
});
const staffing = {
  ahtSeconds: 240,
  patienceSeconds: 120,
  targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
};
const scaled =
  (by: number): Forecaster =>
  (history, grid) => {
    const from = history.values.length;
    const came = series.values.slice(from, from + grid.length);
    return { mean: came.map((value) => (value === null ? null : value * by)) };
  };
const costOf = (by: number, origins = 1) =>
  forecastCost({ backtest: backtest(series, scaled(by), { origins, horizonDays: 7 }), ...staffing });

describe('a forecast in people and service level', () => {
  it('a perfect forecast costs nothing and meets the target', () => {
    const { total, daysMissed, days } = costOf(1, 2);
    expect([total.overAgentHours, total.underAgentHours]).toEqual([0, 0]);
    expect(total.serviceLevel).toBe(total.serviceLevelIfKnown);
    expect(total.serviceLevel as number).toBeGreaterThanOrEqual(0.8);
    expect([daysMissed, days]).toEqual([0, 10]);
  });

  test.prop([fc.double({ min: 0.6, max: 1.5, noNaN: true })], { numRuns: 4 })(
    'hours staffed are hours needed, plus over, less under; distances and origins sum to the total',
    (by) => {
      const { total, byDaysAhead, origins } = costOf(by, 2);
      expect(total.staffedAgentHours).toBeCloseTo(
        total.neededAgentHours + total.overAgentHours - total.underAgentHours,
        6,
      );
      for (const parts of [byDaysAhead, origins]) {
        const sum = (key: 'overAgentHours' | 'underAgentHours' | 'neededAgentHours') =>
          parts.reduce((a, part) => a + part[key], 0);
        for (const key of ['overAgentHours', 'underAgentHours', 'neededAgentHours'] as const)
          expect(sum(key)).toBeCloseTo(total[key], 6);
      }
    },
  );

  it('too few contacts cost service level, too many cost hours, at the same WAPE', () => {
    const low = costOf(0.85);
    const high = costOf(1.15);
    expect(low.total.overAgentHours).toBe(0);
    expect(high.total.underAgentHours).toBe(0);
    expect(low.total.serviceLevel as number).toBeLessThan(0.75);
    expect(low.daysMissed).toBe(5);
    expect(high.total.serviceLevel as number).toBeGreaterThan(low.total.serviceLevelIfKnown as number);
    expect(high.total.abandonment as number).toBeLessThan(low.total.abandonment as number);
  });

  it('a row forecast closed has nobody, a row without a value is left out', () => {
    const holes: Forecaster = (history, grid) => {
      const { mean } = scaled(1)(history, grid);
      return { mean: mean.map((value, row) => (row % 24 === 9 ? null : (value ?? 50))) };
    };
    const { total } = forecastCost({
      backtest: backtest(series, holes, { origins: 1, horizonDays: 7 }),
      ...staffing,
    });
    expect(total.overAgentHours).toBe(0);
    expect(total.underAgentHours).toBeGreaterThan(0);
  });

  describe('with handle times by row of the history', () => {
    const result = backtest(series, scaled(1.1), { origins: 2, horizonDays: 7 });
    const cost = (more: Partial<ForecastCostOptions>) =>
      forecastCost({ backtest: result, ...staffing, method: 'stationary', ...more });
    const of = (seconds: (row: number) => number | null) => ({
      grid: series.grid,
      values: series.values.map((_, row) => seconds(row)),
    });
    const slower = of((row) => 240 + 40 * Math.sin(row / 5));

    it('a series of one handle time is that handle time, and so is a list of rows per origin', () => {
      const one = cost({ ahtSeconds: 250 });
      expect(cost({ ahtSeconds: of(() => 250) })).toEqual(one);
      expect(cost({ ahtSeconds: 250, plannedAhtSeconds: of(() => 250) })).toEqual(one);
      const perOrigin = result.origins.map(({ grid }) => new Array<number>(grid.length).fill(250));
      expect(cost({ ahtSeconds: 250, plannedAhtSeconds: perOrigin })).toEqual(one);
    });

    it('each origin reads the rows of its own dates', () => {
      const both = cost({ ahtSeconds: slower });
      for (const [i, origin] of result.origins.entries()) {
        const from = series.grid.length - (result.origins.length - i) * origin.grid.length;
        const rows = slower.values.slice(from, from + origin.grid.length) as number[];
        const { ahtSeconds, ...rest } = staffing;
        const backtestOfOne = { ...result, origins: [origin] };
        const grid = { ...origin.grid };
        const alone = forecastCost({
          ...{ backtest: backtestOfOne, ...rest, method: 'stationary' },
          ahtSeconds: { grid, values: rows },
          plannedAhtSeconds: [rows],
        });
        expect(alone.origins[0]).toEqual(both.origins[i]);
      }
    });

    test.prop([fc.double({ min: 0.7, max: 1.4, noNaN: true })], { numRuns: 4 })(
      'a handle time planned wrong costs what contacts forecast wrong by the same factor cost, or nearly',
      (by) => {
        const perfect = backtest(series, scaled(1), { origins: 1, horizonDays: 7 });
        const contacts = costOf(by).total;
        const handling = forecastCost({ backtest: perfect, ...staffing, plannedAhtSeconds: 240 * by }).total;
        expect(handling.neededAgentHours).toBe(contacts.neededAgentHours);
        expect(handling.staffedAgentHours / contacts.staffedAgentHours).toBeCloseTo(1, 1);
        const wrong = by > 1 ? handling.overAgentHours : handling.underAgentHours;
        expect(wrong).toBeGreaterThanOrEqual(by > 1 ? handling.underAgentHours : handling.overAgentHours);
      },
    );

    it('a row without a handle time takes the mean of the others', () => {
      const holes = of((row) => (row % 24 === 12 ? null : row % 2 === 0 ? 200 : 300));
      const known = holes.values.filter((value) => value !== null);
      const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
      const filled = of((row) => holes.values[row] ?? mean);
      expect(cost({ ahtSeconds: holes })).toEqual(cost({ ahtSeconds: filled }));
      expect(() => cost({ ahtSeconds: of(() => null) })).toThrow(
        expect.objectContaining({ code: 'empty', path: 'options.ahtSeconds.values' }),
      );
    });

    it('mistakes name their field', () => {
      const bad = (more: object) => () => cost(more as Partial<ForecastCostOptions>);
      const early = makeGrid({ zone: series.grid.zone, from: '2020-01-06', days: 7, intervalSeconds: 3600 });
      const elsewhen = { grid: early, values: new Array<number>(early.length).fill(240) };
      for (const [path, more] of [
        ['options.ahtSeconds.grid', { ahtSeconds: elsewhen }],
        ['options.ahtSeconds.values[3]', { ahtSeconds: of((row) => (row === 3 ? 0 : 240)) }],
        ['options.plannedAhtSeconds[1]', { plannedAhtSeconds: [new Array(168).fill(240)] }],
        ['options.plannedAhtSeconds[0].length', { plannedAhtSeconds: [[240], [240]] }],
        ['options.plannedAhtSeconds', { plannedAhtSeconds: -1 }],
        ['options.patienceSeconds', { patienceSeconds: -1 }],
        [
          'options.targets.serviceLevel.target',
          { targets: { serviceLevel: { target: 80, withinSeconds: 20 } } },
        ],
        ['options.method', { method: 'exact' }],
        ['options.aht', { aht: 240 }],
      ] as const)
        expect(bad(more)).toThrow(
          expect.objectContaining({ path, message: expect.stringMatching(/^forecastCost: /) }),
        );
    });
  });

  describe('a long run', () => {
    const result = backtest(series, scaled(0.7), { origins: 3, horizonDays: 7 });

    it('by steady states knows no backlog, and needs the same people', () => {
      const patient = { ...staffing, patienceSeconds: 3600 };
      const steady = forecastCost({ backtest: result, ...patient, method: 'stationary' }).total;
      const followed = forecastCost({ backtest: result, ...patient }).total;
      expect(followed).toEqual(forecastCost({ backtest: result, ...patient, method: 'auto' }).total);
      expect(steady.neededAgentHours).toBe(followed.neededAgentHours);
      expect(steady.underAgentHours).toBe(followed.underAgentHours);
      expect(steady.serviceLevel).not.toBeCloseTo(followed.serviceLevel as number, 3);
    });

    it('tells how far it is, and stops when asked to', () => {
      const shares: number[] = [];
      const controller = new AbortController();
      const onProgress = (share: number) => {
        shares.push(share);
        if (share > 0.5) controller.abort(new Error('enough'));
      };
      const cost = (more: Partial<ForecastCostOptions>) =>
        forecastCost({ backtest: result, ...staffing, method: 'stationary', ...more });
      cost({ onProgress: (share) => shares.push(share) });
      expect(shares).toEqual([1 / 3, 2 / 3, 1]);
      expect(() => cost({ onProgress, signal: controller.signal })).toThrow('enough');
      expect(shares.length).toBe(5);
    });
  });

  it('names what it lacks', () => {
    const result = backtest(series, scaled(1), { origins: 1, horizonDays: 7 });
    expect(() => forecastCost({ backtest: result, ...staffing, targets: {} as never })).toThrow(
      expect.objectContaining({ path: 'options.targets.serviceLevel' }),
    );
    expect(() => forecastCost({ backtest: result, ...staffing, ahtSeconds: 0 })).toThrow(
      expect.objectContaining({ path: 'options.ahtSeconds' }),
    );
  });
});
