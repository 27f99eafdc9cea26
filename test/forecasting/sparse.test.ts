import { describe, expect, it } from 'vitest';
import { fit, forecast } from '../../src/forecasting/index.ts';
import { drawPoisson, randomStream } from '../../src/math/index.ts';
import { makeGrid, makeSeries, type Series, sliceSeries } from '../../src/time/index.ts';

const HISTORY = 196;

/** Poisson counts a day, 28 more days than the history. */
function sparseQueue(seed: number, perDay: number): Series {
  const random = randomStream(seed);
  const grid = makeGrid({ zone: 'UTC', from: '2026-01-05', days: HISTORY + 28, intervalSeconds: 86_400 });
  return makeSeries(
    grid,
    Array.from({ length: grid.length }, () => drawPoisson(random, perDay)),
  );
}

function forecasts(perDay: number, unit = 1) {
  return [1, 2, 3, 4, 5, 6].map((seed) => {
    const all = sparseQueue(seed, perDay);
    const scaled = { ...all, values: all.values.map((value) => unit * (value as number)) };
    const came = sliceSeries(scaled, HISTORY, HISTORY + 28);
    return { came, next: forecast(fit(sliceSeries(scaled, 0, HISTORY)), { grid: came.grid }) };
  });
}

describe('queues with few contacts a day', () => {
  it.each([1, 2, 4])('has a level of about %d a day, and bands that hold', (perDay) => {
    let mean = 0;
    let inside = 0;
    let days = 0;
    for (const { came, next } of forecasts(perDay)) {
      const [low = [], high = []] = [0.1, 0.9].map(
        (p) => next.quantiles.find(({ probability }) => probability === p)?.values,
      );
      for (const [day, value] of came.values.entries()) {
        mean += next.mean[day] as number;
        days += 1;
        const count = value as number;
        if (count >= (low[day] as number) && count <= (high[day] as number)) inside += 1;
      }
    }
    // The middle of a Poisson count lies about a third below its mean.
    expect(mean / days).toBeGreaterThan(0.95 * (perDay - 0.4));
    expect(mean / days).toBeLessThan(perDay + 0.1);
    expect(inside / days).toBeGreaterThan(0.7);
  });

  it('says none, not a fraction of a contact, at the low end', () => {
    for (const { next } of forecasts(1)) {
      expect(next.quantiles[1]?.values.every((value) => value === 0)).toBe(true);
      for (const { values } of next.quantiles) {
        expect(values.every((value) => value === 0 || (value as number) >= 0.5)).toBe(true);
      }
    }
  });

  it('knows no unit: tens of contacts give ten times the forecast', () => {
    const ones = forecasts(1);
    for (const [i, { next }] of forecasts(1, 10).entries()) {
      for (const [day, mean] of next.mean.entries()) {
        expect(mean).toBeCloseTo(10 * (ones[i]?.next.mean[day] as number), 6);
      }
    }
  });
});
