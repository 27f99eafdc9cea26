import { describe, expect, it } from 'vitest';
import { fit, forecast } from '../../src/forecasting/index.ts';
import { addedOn, noiseOn, weekdayNoise, withAdded } from '../../src/forecasting/weekdayNoise.ts';
import { randomStream } from '../../src/math/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

/** Weekday of a day of a week that begins on a Monday. */
const weekdays = Array.from({ length: 364 }, (_, day) => (day % 7) + 1);

describe('noise by weekday', () => {
  it('is drawn to that of ordinary days', () => {
    const { uniform } = randomStream(4);
    const logs = Float64Array.from(weekdays, (weekday) => (uniform() - 0.5) * (weekday === 6 ? 0.4 : 0.1));
    const scale = 0.1 ** 2 / 12;
    const noise = weekdayNoise(logs, weekdays, scale, 0);
    // Sixteen times the variance, of which 51 weeks beside 25 of the prior believe two thirds on the log scale.
    expect(noiseOn(noise, 6)).toBeGreaterThan(3);
    expect(noiseOn(noise, 6)).toBeLessThan(16);
    for (const weekday of [1, 2, 3, 4, 5, 7]) {
      expect(noiseOn(noise, weekday)).toBeGreaterThan(0.5);
      expect(noiseOn(noise, weekday)).toBeLessThan(2);
    }
    expect(weekdayNoise(logs.subarray(0, 10), weekdays, scale, 0).variance).toEqual([
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
      1,
      1,
      1,
      1,
    ]);
    expect(noiseOn(undefined, 3)).toBe(1);
    expect(addedOn(noise, 6, scale)).toBeCloseTo(0.5 * (noiseOn(noise, 6) - 1) * scale, 12);
  });

  it('never takes more than seven tenths of a variance', () => {
    expect(withAdded(1, -5)).toBe(0.3);
    expect(withAdded(1, 2)).toBe(3);
  });

  it('gives noisy weekends bands wider than those of steady workdays', () => {
    const { uniform } = randomStream(9);
    const isWeekend = (index: number) => index % 7 >= 5;
    const { series } = generatedQueue({
      seed: 12,
      days: 280,
      intervalSeconds: 86_400,
      perDay: 20_000,
      daySpread: 0.02,
      factor: (_, index) => (isWeekend(index) ? Math.exp(0.8 * (uniform() - 0.5)) : 1),
    });
    const grid = daysAfter(series, '2026-10-12', 14);
    const next = forecast(fit(series), { grid });
    const width = (i: number) => {
      const at = (p: number) =>
        next.quantiles.find(({ probability }) => probability === p)?.values[i] as number;
      return (at(0.9) - at(0.1)) / (next.mean[i] as number);
    };
    for (const week of [0, 7]) {
      for (const weekend of [5, 6]) expect(width(week + weekend)).toBeGreaterThan(1.3 * width(week + 2));
    }
  });
});
