import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  bandCoverage,
  bias,
  mase,
  pinballLoss,
  rmsse,
  seasonalNaiveScale,
  trackingSignal,
  wape,
  weightedQuantileLoss,
} from '../../src/accuracy/index.ts';

const counts = fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 1000 })), {
  minLength: 1,
  maxLength: 30,
});

describe('laws of the measures', () => {
  test.prop([counts])('the bias is never larger than the WAPE', (pairs) => {
    const actual = pairs.map(([a]) => a);
    const forecast = pairs.map(([, f]) => f);
    expect(Math.abs(bias(actual, forecast) as number)).toBeLessThanOrEqual(
      (wape(actual, forecast) as number) + 1e-12,
    );
  });

  test.prop([counts, fc.integer({ min: 2, max: 50 })])(
    'WAPE, bias and quantile loss have no unit',
    (pairs, by) => {
      const actual = pairs.map(([a]) => a);
      const forecast = pairs.map(([, f]) => f);
      const big = (values: number[]) => values.map((value) => value * by);
      expect(wape(big(actual), big(forecast))).toBeCloseTo(wape(actual, forecast) as number, 9);
      const loss = (a: number[], f: number[]) =>
        weightedQuantileLoss(a, [{ probability: 0.9, values: f }]) as number;
      expect(loss(big(actual), big(forecast))).toBeCloseTo(loss(actual, forecast), 9);
    },
  );

  test.prop([counts])('rows without a value or a forecast change nothing', (pairs) => {
    const actual = pairs.map(([a]) => a);
    const forecast = pairs.map(([, f]) => f);
    expect(wape([...actual, null, 7], [...forecast, 9, null])).toBe(wape(actual, forecast));
  });

  test.prop([counts])('the pinball loss of the median is half the mean absolute error', (pairs) => {
    const actual = pairs.map(([a]) => a);
    const forecast = pairs.map(([, f]) => f);
    expect(pinballLoss(actual, forecast, 0.5)).toBeCloseTo((mase(actual, forecast, 1) as number) / 2, 9);
  });

  test.prop([
    fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 99, maxLength: 99 }),
    fc.constantFrom(0.1, 0.5, 0.9),
  ])('the pinball loss is least at the quantile', (values, probability) => {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (value: number) => pinballLoss(values, new Array(99).fill(value), probability) as number;
    const best = at(sorted[Math.ceil(probability * 99) - 1] as number);
    for (const value of [0, 100, 300, 700, 1000]) expect(best).toBeLessThanOrEqual(at(value) + 1e-9);
  });
});

describe('values worked out by hand', () => {
  it.each([
    ['wape', wape([100, 200, null], [110, 180, 50]), 0.1],
    ['bias', bias([100, 100], [110, 110]), 0.1],
    ['mase', mase([10, 12], [11, 11], 2), 0.5],
    ['rmsse', rmsse([10, 14], [11, 11], 5), 1],
    ['trackingSignal', trackingSignal([10, 10, 10], [12, 12, 12]), 3],
    ['trackingSignal of an exact forecast', trackingSignal([10], [10]), 0],
    ['trackingSignal beside closed rows', trackingSignal([10, 10, 10, 0, 0], [12, 12, 12, 0, 0]), 3],
    ['trackingSignal of closed rows', trackingSignal([0, 0], [0, 0]), 0],
    ['coverage, ends included', bandCoverage([8, 12, 20], [8, 8, 21], [12, 12, 25]), 2 / 3],
    ['pinballLoss too low', pinballLoss([100], [90], 0.9), 9],
    ['pinballLoss too high', pinballLoss([100], [110], 0.9), 1],
    ['weightedQuantileLoss', weightedQuantileLoss([100], [{ probability: 0.9, values: [90] }]), 0.18],
    ['wape of nothing', wape([0, null], [3, 4]), null],
    ['mase of nothing', mase([null], [4], 1), null],
  ])('%s', (_, value, expected) => {
    if (expected === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(expected, 12);
  });

  it('scales by the seasonal naive error inside the history', () => {
    expect(seasonalNaiveScale([10, 20, 12, 18, null, 18], 2)).toEqual({ absolute: 4 / 3, squared: 8 / 3 });
    expect(seasonalNaiveScale([10, 20], 2)).toBeNull();
  });

  it.each([
    ['forecast.length', () => wape([1, 2], [1])],
    ['probability', () => pinballLoss([1], [1], 90)],
    ['scale', () => mase([1], [1], 0)],
    ['forecast[0]', () => bias([1], [Number.NaN])],
  ])('names %s in errors', (path, call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'StaffcastError', path }));
  });
});
