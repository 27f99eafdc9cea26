import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { backtest, type Forecaster } from '../../src/accuracy/index.ts';
import { forecastCost } from '../../src/evaluation/index.ts';
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
