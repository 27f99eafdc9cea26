import { describe, expect, it } from 'vitest';
import { fit, forecast } from '../../src/forecasting/index.ts';
import { longRun } from '../../src/forecasting/longRun.ts';
import { yearlyMeans } from '../../src/forecasting/yearlyMeans.ts';
import { drawNormal, randomStream } from '../../src/math/index.ts';
import { addDays, makeSeries } from '../../src/time/index.ts';
import { daysAfter, generatedQueue, walkingLevel } from './generated.ts';

const dayOfYear = (date: string) =>
  Math.round((Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / 86_400_000);
const school = (date: string) => (dayOfYear(date) > 195 && dayOfYear(date) < 235 ? 0.65 : 1);

/** Mean absolute distance to the truth, as a share of it, of days ahead of `origin` after `days` of history. */
function errorOf(
  seed: number,
  origin: string,
  days: number,
  ahead: number,
  factor: (date: string) => number,
) {
  const from = addDays(origin, -days);
  const all = generatedQueue({
    seed,
    from,
    days: days + ahead,
    intervalSeconds: 86_400,
    perDay: 3000,
    factor,
  });
  const history = makeSeries(daysAfter(all.series, from, days), all.series.values.slice(0, days));
  const answer = forecast(fit(history), { grid: daysAfter(all.series, origin, ahead) });
  const truth = all.expected.slice(days);
  const error = truth.reduce((sum, value, i) => sum + Math.abs((answer.mean[i] as number) - value), 0);
  return { error: error / truth.reduce((a, b) => a + b, 0), answer };
}

describe('what several years say', () => {
  it('foresees a summer that begins from one day to the next', () => {
    for (const days of [760, 1150]) {
      const { error, answer } = errorOf(1, '2026-07-01', days, 28, school);
      expect(error).toBeLessThan(0.08);
      const seasonOf = (date: string) => answer.parts.find((part) => part.date === date)?.season as number;
      expect(answer.reason).toContain('Other years say what the time of year brings.');
      expect(seasonOf('2026-07-24') / seasonOf('2026-07-06')).toBeLessThan(0.75);
    }
    // A year alone does not tell a summer from a new level.
    expect(errorOf(1, '2026-07-01', 400, 28, school).error).toBeGreaterThan(0.15);
  });

  it('leaves other times of year as they were', () => {
    for (const origin of ['2026-03-01', '2026-12-01'])
      expect(errorOf(2, origin, 1150, 28, school).error).toBeLessThan(0.025);
  });

  it('carries growth on, a quarter of a year ahead', () => {
    const perYear = (growth: number) => (date: string) =>
      Math.exp((growth * (Date.parse(date) - Date.parse('2024-01-01'))) / 86_400_000 / 365.25);
    expect(errorOf(3, '2026-06-01', 1000, 91, perYear(0.5)).error).toBeLessThan(0.03);
    expect(errorOf(3, '2026-06-01', 1000, 91, perYear(-0.5)).error).toBeLessThan(0.03);
  });

  it('does not carry on growth that ended, nor any without bounds', () => {
    const years = (date: string) => (Date.parse(date) - Date.parse('2026-06-01')) / 86_400_000 / 365.25;
    const ended = (date: string) => 2 ** Math.min(-0.6, years(date));
    const ramp = (date: string) => 1 / (1 + Math.exp(-(years(date) + 1.2) / 0.15));
    for (const factor of [ended, ramp])
      for (const seed of [1, 2])
        expect(errorOf(seed, '2026-06-01', 800, 182, factor).error).toBeLessThan(0.05);
    const steep = Float64Array.from({ length: 900 }, (_, day) => 0.01 * day);
    const { growth } = longRun(steep, [1, 28, 365, 3650]) as NonNullable<ReturnType<typeof longRun>>;
    expect(growth[900]).toBeCloseTo(0.01, 4);
    expect(Math.exp(growth[903] as number)).toBeCloseTo(1.5, 9);
  });

  it('takes clients added on the same date of two years for no season', () => {
    const from = (date: string, at: string) => (date >= at ? 1.5 : 1);
    const clients = (date: string) => from(date, '2024-07-01') * from(date, '2025-06-20');
    expect(errorOf(4, '2026-06-01', 1000, 91, clients).error).toBeLessThan(0.03);
    const one = (date: string) => (date >= '2025-05-27' ? 3 : 1);
    expect(errorOf(4, '2026-06-01', 740, 28, one).error).toBeLessThan(0.03);
  });

  it('gives a date the same volume whatever other days are asked for', () => {
    const all = generatedQueue({
      seed: 5,
      from: '2024-01-01',
      days: 900,
      intervalSeconds: 86_400,
      factor: school,
    });
    const model = fit(all.series);
    const long = forecast(model, { grid: daysAfter(all.series, '2026-06-19', 60) });
    const short = forecast(model, { grid: daysAfter(all.series, '2026-07-20', 3) });
    for (const [i, value] of short.mean.entries())
      expect((long.mean[31 + i] as number) / (value as number)).toBeCloseTo(1, 9);
  });

  it('says nothing of less than two years', () => {
    expect(longRun(new Float64Array(729), [1])).toBeNull();
    expect(longRun(new Float64Array(730), [1])).not.toBeNull();
  });

  it('takes no wandering level for growth or a season', () => {
    let grown = 0;
    let swing = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const random = randomStream(seed);
      const logs = Float64Array.from(
        walkingLevel(seed, 1100, 0.02),
        (level) => Math.log(level) + 0.05 * drawNormal(random),
      );
      const found = longRun(logs, [28]);
      if (!found) continue;
      const { season, growth } = found;
      const sd = Math.sqrt(season.reduce((sum, value) => sum + value * value, 0) / season.length);
      grown += Math.abs(growth[1100] as number) / 40;
      swing += sd / 40;
    }
    // Such a level moves by a tenth in 28 days and by a third in a year.
    expect(grown).toBeLessThan(0.012);
    expect(swing).toBeLessThan(0.06);
  });

  it('gives days of the history only what other years say of them', () => {
    const random = randomStream(5);
    const course = Float64Array.from(
      { length: 1100 },
      (_, day) => 0.3 * Math.cos((2 * Math.PI * day) / 365.2425),
    );
    const logs = course.map((value) => value + 0.03 * drawNormal(random));
    const { season } = longRun(logs, [1, 100]) as NonNullable<ReturnType<typeof longRun>>;
    const ahead = [1100, 1199].map((day) => 0.3 * Math.cos((2 * Math.PI * day) / 365.2425));
    for (const [i, day] of [1100, 1101].entries())
      expect(season[day] as number).toBeCloseTo(ahead[i] as number, 1);
    // A single strange week of the last year is not in what that week itself is expected to bring.
    const strange = logs.map((value, day) => (day >= 1000 && day < 1007 ? value - 1 : value));
    const changed = (longRun(strange, []) as NonNullable<ReturnType<typeof longRun>>).season;
    expect(Math.abs((changed[1003] as number) - (season[1003] as number))).toBeLessThan(0.05);
    // Nor is it repeated a year later, or thought to have been there a year before: one year is none.
    for (const day of [1003 - 365, 1003 - 730])
      expect(Math.abs((changed[day] as number) - (season[day] as number))).toBeLessThan(0.06);
  });

  it('has means of years that follow a line exactly', () => {
    const logs = Float64Array.from({ length: 900 }, (_, day) => 0.001 * day);
    const { means, growth } = yearlyMeans(logs) as NonNullable<ReturnType<typeof yearlyMeans>>;
    expect(growth).toBeCloseTo(0.001, 12);
    for (const [day, mean] of means.entries()) expect(mean).toBeCloseTo(0.001 * day, 9);
  });
});
