import { describe, expect, it } from 'vitest';
import { dayDesign } from '../../src/forecasting/dayDesign.ts';
import { LEVEL_MODEL } from '../../src/forecasting/daySettings.ts';
import { explain, fit, forecast } from '../../src/forecasting/index.ts';
import { withLearnedSpreads } from '../../src/forecasting/learnSpreads.ts';
import type { Effect } from '../../src/forecasting/specialEffects.ts';
import { addDays } from '../../src/time/index.ts';
import { daysAfter, generatedQueue, walkingLevel } from './generated.ts';

const FROM = '2026-01-05';

/**
 * Errors of two weeks' forecast from eight weeks of a queue whose level walks `wander` a day, told of mailings on `days`
 * that never moved anything, over those of a forecast that was not told.
 */
function costOfMailings(days: readonly number[], wander: number): number {
  let told = 0;
  let untold = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const levels = walkingLevel(1000 + seed, 70, wander);
    const { series } = generatedQueue({
      seed,
      days: 70,
      intervalSeconds: 86_400,
      perDay: 5000,
      daySpread: 0.04,
      factor: (_, index) => levels[index] as number,
    });
    const history = { grid: { ...series.grid, length: 56 }, values: series.values.slice(0, 56) };
    const events = days.map((day) => ({ name: 'mailing', start: addDays(FROM, day), days: 1 }));
    const grid = daysAfter(series, addDays(FROM, 56), 14);
    const errors = ({ mean }: { readonly mean: readonly (number | null)[] }) =>
      mean.reduce<number>(
        (sum, value, i) => sum + Math.abs((series.values[56 + i] as number) - (value as number)),
        0,
      ) / (levels[55] as number);
    told += errors(forecast(fit(history, { events }), { grid }));
    untold += errors(forecast(fit(history), { grid }));
  }
  return told / untold;
}

describe('how far special effects spread', () => {
  it('is learned: mailings that never moved anything cost little', () => {
    expect(costOfMailings([20, 34, 48, 60], 0)).toBeLessThan(1.22);
  });

  it('is not told by a level that wanders', () => {
    expect(costOfMailings([20, 58], 0.1)).toBeLessThan(1.11);
  });

  it('expects no tail of a sale that has none, and all of its day', () => {
    const isSale = (day: number) => day === 60 || day === 130 || day === 150;
    let day = 0;
    let tail = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const { series } = generatedQueue({
        seed,
        days: 147,
        intervalSeconds: 86_400,
        perDay: 5000,
        daySpread: 0.04,
        factor: (_, index) => (isSale(index) ? 1.8 : 1),
      });
      const events = [60, 130, 150].map((at) => ({ name: 'sale', start: addDays(FROM, at), days: 1 }));
      const { parts } = forecast(fit(series, { events }), {
        grid: daysAfter(series, addDays(FROM, 147), 10),
      });
      day += (parts[3]?.event as number) / 25;
      tail += parts.slice(4, 8).reduce((sum, { event }) => sum + event / 4, 0) / 25;
    }
    expect(Math.abs(day - 1.8)).toBeLessThan(0.03);
    expect(Math.abs(tail - 1)).toBeLessThan(0.02);
  });

  it('shrinks a group to what its determined numbers show, never beyond its prior, and leaves others alone', () => {
    const effect = (key: string, group?: string): Effect => ({
      key,
      part: 'holiday',
      weight: 1,
      sd: 0.4,
      ...(group ? { group } : {}),
    });
    const effects = [effect('a', 'small'), effect('b', 'small'), effect('c', 'large'), effect('d')];
    const days = effects.map((each, dayNumber) => ({
      dayNumber,
      weekdays: [1],
      character: { kind: 'holiday' as const, effects: [each] },
    }));
    const design = dayDesign(days, LEVEL_MODEL);
    const n = design.size;
    const place = (key: string) => design.keys.indexOf(key);
    const mean = new Float64Array(n);
    mean[place('a')] = 0.02;
    mean[place('c')] = 1.5;
    const covariance = design.prior.slice();
    for (const key of ['a', 'c', 'd']) covariance[place(key) * n + place(key)] = 0.0016;
    const { prior } = withLearnedSpreads(design, { mean, covariance });
    const variance = (key: string) => prior[place(key) * n + place(key)] as number;
    // Half a number of the prior's spread beside 0.99 of one that hardly differs from 0; `b` was never seen.
    expect(variance('a')).toBeCloseTo((0.16 * (0.5 + 0.0004 / 0.16)) / 1.49, 12);
    expect(variance('b')).toBe(variance('a'));
    expect(variance('c')).toBeCloseTo(0.16, 12);
    expect(variance('d')).toBeCloseTo(0.16, 12);
  });
});

describe('campaigns that each have a name of their own', () => {
  it('are kept apart from ordinary days, two years of them, and so is one that comes back', () => {
    const days = 700;
    const campaigns = Array.from({ length: 60 }, (_, i) => ({
      name: i % 20 === 0 ? 'sale' : `campaign ${i}`,
      start: addDays(FROM, 12 * i),
      days: 3,
    }));
    const isOn = (date: string) => campaigns.some(({ start }) => date >= start && date < addDays(start, 3));
    const options = { seed: 5, from: FROM, intervalSeconds: 86_400, perDay: 5000, daySpread: 0.03 };
    const all = generatedQueue({ ...options, days: days + 28, factor: (date) => (isOn(date) ? 1.5 : 1) });
    const history = { grid: { ...all.series.grid, length: days }, values: all.series.values.slice(0, days) };
    const sale = { name: 'sale', start: addDays(FROM, days + 10), days: 3 };
    const events = [...campaigns.filter(({ start }) => start < addDays(FROM, days)), sale];
    const model = fit(history, { events });
    const { mean, parts } = forecast(model, { grid: daysAfter(all.series, addDays(FROM, days), 28) });
    for (const [i, { date, event }] of parts.entries()) {
      if (date >= sale.start && date < addDays(sale.start, 3)) {
        expect(event).toBeGreaterThan(1.35);
        expect(event).toBeLessThan(1.65);
      } else if (date < addDays(sale.start, -2) && !isOn(date))
        expect(Math.abs((mean[i] as number) / (all.expected[days + i] as number) - 1)).toBeLessThan(0.08);
    }
    const learned = explain(model).effects.filter(({ name }) => /^event campaign \d+ [012]$/.test(name));
    expect(learned).toHaveLength(
      3 * campaigns.filter(({ name, start }) => name !== 'sale' && start < addDays(FROM, days - 2)).length,
    );
    for (const { factor } of learned) expect(factor).toBeGreaterThan(1.15);
  });
});
