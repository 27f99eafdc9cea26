import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { studentWidening } from '../../src/forecasting/calibrate.ts';
import { levelAhead, likelyLevels, meanSpeeds } from '../../src/forecasting/likelyLevels.ts';
import { drawNormal, randomStream } from '../../src/math/index.ts';

const DAYS = 200;
const NOISE = 0.05;

function normals(seed: number, n = DAYS): number[] {
  const random = randomStream(seed);
  return Array.from({ length: n }, () => drawNormal(random));
}

function levelsOf(logs: readonly number[], scale = NOISE ** 2) {
  return likelyLevels({
    logs: Float64Array.from(logs),
    noise: new Float64Array(logs.length).fill(1),
    scale,
    weekdays: Int8Array.from(logs, (_, day) => day % 7),
  });
}

/** White noise on top of what is given. */
const noisy = (seed: number, path: (day: number) => number) =>
  normals(seed).map((z, day) => path(day) + NOISE * z);

const seeds = fc.integer({ min: 1, max: 1e6 });

describe('likely levels', () => {
  test.prop([seeds, fc.double({ min: -5, max: 5, noNaN: true })], { numRuns: 20 })(
    'a constant on all days is a constant on the level, and weights add up to 1',
    (seed, by) => {
      const logs = noisy(seed, () => 0);
      const one = levelsOf(logs);
      const other = levelsOf(logs.map((log) => log + by));
      expect(one.members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
      for (const ahead of [1, 7, 28])
        expect(levelAhead(other, DAYS - 1, ahead)).toBeCloseTo(levelAhead(one, DAYS - 1, ahead) + by, 4);
    },
  );

  test.prop([seeds], { numRuns: 20 })('no unit: twice the deviations, twice the level', (seed) => {
    const logs = noisy(seed, (day) => 0.3 * Math.sin(day / 30));
    const one = levelsOf(logs);
    const other = levelsOf(
      logs.map((log) => 2 * log),
      4 * NOISE ** 2,
    );
    expect(levelAhead(other, DAYS - 1, 5)).toBeCloseTo(2 * levelAhead(one, DAYS - 1, 5), 5);
    expect(meanSpeeds(other).level).toBeCloseTo(meanSpeeds(one).level, 5);
  });

  it('finds a level that stands still, and averages the noise away', () => {
    const errors = Array.from({ length: 30 }, (_, seed) => {
      const levels = levelsOf(noisy(seed + 1, () => 1));
      expect(meanSpeeds(levels).level).toBeLessThan(0.05);
      return levelAhead(levels, DAYS - 1, 21) - 1;
    });
    const deviation = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
    // The mean of all days would be off by 1 / sqrt(200) of the noise, the last day by all of it.
    expect(deviation / NOISE).toBeLessThan(0.2);
  });

  it('finds a level that walks, and follows it', () => {
    for (let seed = 1; seed <= 10; seed++) {
      let level = 0;
      const steps = normals(seed + 100);
      const path = steps.map((z) => {
        level += 2 * NOISE * z;
        return level;
      });
      const levels = levelsOf(noisy(seed, (day) => path[day] as number));
      expect(meanSpeeds(levels).level).toBeGreaterThan(0.3);
      expect(Math.abs(levelAhead(levels, DAYS - 1, 1) - level)).toBeLessThan(4 * NOISE);
    }
  });

  it('finds a drift that fades, and lets it fade', () => {
    let drift = 0;
    const path = normals(7).map((z) => {
      drift = 0.6 * drift + 2 * NOISE * z;
      return drift;
    });
    const levels = levelsOf(noisy(8, (day) => path[day] as number));
    const { level, drift: variance } = meanSpeeds(levels);
    expect(variance).toBeGreaterThan(10 * level);
    const start = levelAhead(levels, DAYS - 1, 0);
    const soon = levelAhead(levels, DAYS - 1, 1);
    const late = levelAhead(levels, DAYS - 1, 28);
    expect(Math.abs(soon - late)).toBeLessThan(0.9 * Math.abs(start - late));
  });

  it('passes over strange days, and takes up a new level after three', () => {
    const quiet = noisy(3, () => 0);
    const levelAfter = (strange: number) => {
      const logs = quiet.map((log, day) => (day >= DAYS - strange ? log + 1 : log));
      return levelAhead(levelsOf(logs), DAYS - 1, 14);
    };
    for (const strange of [1, 2]) expect(Math.abs(levelAfter(strange) - levelAfter(0))).toBeLessThan(0.02);
    for (const strange of [3, 4]) expect(levelAfter(strange)).toBeGreaterThan(0.9);
  });

  it('goes back on a day as before the new level, but not on a weekend that never left it', () => {
    const quiet = noisy(3, () => 0);
    const levelAfter = (isHigh: (day: number) => boolean) =>
      levelAhead(levelsOf(quiet.map((log, day) => (isHigh(day) ? log + 1 : log))), DAYS - 1, 14);
    // The last of 200 days is a Thursday, day 195 a Sunday.
    expect(levelAfter((day) => day >= DAYS - 12 && day < DAYS - 1)).toBeLessThan(0.1);
    const workdays = levelAfter((day) => day >= DAYS - 12 && day % 7 < 5);
    expect(workdays).toBeGreaterThan(0.8);
  });

  it('holds its level over days that are not known', () => {
    const logs = noisy(4, () => 2);
    const gap = levelsOf([...logs, ...new Array<number>(10).fill(Number.NaN)]);
    expect(levelAhead(gap, DAYS + 9, 1)).toBeCloseTo(levelAhead(gap, DAYS - 1, 1), 12);
    expect(levelAhead(levelsOf([Number.NaN]), 0, 1)).toBe(0);
  });
});

describe('bands learned from few errors', () => {
  // Quantiles of Student's t at 90 % (Abramowitz and Stegun 1964, table 26.10) over the normal 1.28155.
  it.each([
    [5, 1.475884],
    [10, 1.372184],
    [30, 1.310415],
    [120, 1.288646],
  ])('are as wide as Student has it for %i', (errors, t) => {
    expect(Math.abs(Math.sqrt(studentWidening(errors)) - t / 1.2815516)).toBeLessThan(1 / errors ** 2);
  });
});
