import { describe, expect, it } from 'vitest';
import { explain, fit, forecast } from '../../src/forecasting/index.ts';
import { addDays, makeSeries } from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

const FROM = '2025-05-20';

/** A year of days, with the next 28 and what is truly expected of them. */
function dailyQueue(seed: number, factor: (date: string) => number, days = 365) {
  const all = generatedQueue({
    seed,
    from: FROM,
    days: days + 28,
    intervalSeconds: 86_400,
    perDay: 3000,
    factor,
  });
  const history = makeSeries(daysAfter(all.series, FROM, days), all.series.values.slice(0, days));
  return { history, next: daysAfter(all.series, addDays(FROM, days), 28), truth: all.expected.slice(days) };
}

function meanError(seeds: readonly number[], factor: (date: string) => number): number {
  const errors = seeds.map((seed) => {
    const { history, next, truth } = dailyQueue(seed, factor);
    const { mean } = forecast(fit(history), { grid: next });
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
    return sum(truth.map((value, i) => Math.abs((mean[i] as number) - value))) / sum(truth);
  });
  return errors.reduce((a, b) => a + b, 0) / seeds.length;
}

const dayOf = (date: string) => Number(date.slice(8));
const isWorkday = (date: string) => ![0, 6].includes(new Date(date).getUTCDay());
const invoices = (date: string) => ([15, 16].includes(dayOf(date)) ? 1.5 : 1);

describe('a queue that follows the month', () => {
  it('has its sharp days at their height without being told of them', () => {
    const { history, next, truth } = dailyQueue(1, invoices);
    const { mean, parts, reason } = forecast(fit(history), { grid: next });
    const dates = parts.map(({ date }) => date);
    for (const date of ['2026-06-15', '2026-06-16']) {
      const at = dates.indexOf(date);
      expect((mean[at] as number) / (truth[at] as number)).toBeGreaterThan(0.9);
      expect((mean[at] as number) / (truth[at] as number)).toBeLessThan(1.1);
      expect(parts[at]?.season).toBeGreaterThan(1.25);
    }
    expect(meanError([1, 2, 3, 4], invoices)).toBeLessThan(0.03);
    expect(reason).toContain('follows the month');
    for (const [at, { level, weekday, season, holiday, event, covariate }] of parts.entries())
      expect(
        ((level as number) * weekday * season * holiday * event * covariate) / (mean[at] as number),
      ).toBeCloseTo(1, 9);
  });

  it('has its days counted in workdays from either end', () => {
    const firstWorkday = (date: string) =>
      isWorkday(date) && ![1, 2, 3].slice(0, dayOf(date) - 1).some((back) => isWorkday(addDays(date, -back)))
        ? dayOf(date) <= 3
        : false;
    const lastWorkday = (date: string) => {
      if (!isWorkday(date)) return false;
      for (let next = addDays(date, 1); next.slice(0, 7) === date.slice(0, 7); next = addDays(next, 1))
        if (isWorkday(next)) return false;
      return true;
    };
    expect(meanError([1, 2, 3, 4], (date) => (firstWorkday(date) ? 1.6 : 1))).toBeLessThan(0.025);
    expect(meanError([1, 2, 3, 4], (date) => (lastWorkday(date) ? 1.6 : 1))).toBeLessThan(0.025);
  });

  it('is followed where it breathes by a quarter up and down', () => {
    const tide = (date: string) => 1 + 0.25 * Math.cos((2 * Math.PI * (dayOf(date) - 3)) / 30.4);
    expect(meanError([1, 2, 3, 4], tide)).toBeLessThan(0.03);
  });

  it('is explained by its days', () => {
    const effects = explain(fit(dailyQueue(5, invoices).history)).effects;
    const factorOf = (name: string) => effects.find((effect) => effect.name === name)?.factor as number;
    expect(effects.every(({ part }) => part === 'cycle')).toBe(true);
    expect(factorOf('day 15 of the month')).toBeGreaterThan(1.2);
    expect(Math.abs(factorOf('day 9 of the month') - 1)).toBeLessThan(0.1);
  });

  it('is told from one that does not, and from an event that comes every month', () => {
    const chosen = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => fit(dailyQueue(seed, () => 1).history));
    expect(chosen.filter(({ dayModels }) => dayModels[0]?.settings.cycles.length)).toHaveLength(0);
    const { history } = dailyQueue(1, invoices);
    const months = Array.from({ length: 14 }, (_, i) =>
      new Date(Date.UTC(2025, 4 + i, 15)).toISOString().slice(0, 10),
    );
    const events = months.map((start) => ({ name: 'invoices', start, days: 2 }));
    expect(fit(history, { events }).dayModels[0]?.settings.cycles).toEqual([]);
  });
});

describe('a queue that follows the fortnight', () => {
  const wages = (date: string) => {
    const day = Math.round(new Date(date).getTime() / 86_400_000);
    return (((day - 20_000) % 14) + 14) % 14 === 0 ? 1.5 : 1;
  };

  it('has every other pay day at its height, and the one between as it is', () => {
    expect(meanError([1, 2, 3, 4], wages)).toBeLessThan(0.025);
    const { history, next } = dailyQueue(6, wages);
    const model = fit(history);
    expect(model.dayModels[0]?.settings.cycles).toEqual(['fortnight']);
    expect(model.reason).toContain('fortnight');
    const { parts } = forecast(model, { grid: next });
    const weekday = new Date(parts.find(({ date }) => wages(date) > 1)?.date as string).getUTCDay();
    const seasons = parts
      .filter(({ date }) => new Date(date).getUTCDay() === weekday)
      .map(({ season }) => season);
    const [high, low] = [Math.max(...seasons), Math.min(...seasons)];
    expect(high / low).toBeGreaterThan(1.35);
    expect(high / low).toBeLessThan(1.65);
  });

  it('does not care which of two weeks is called the first', () => {
    const { history, next } = dailyQueue(7, wages);
    const moved = { ...history, grid: daysAfter(history, addDays(FROM, 7), 365) };
    const later = daysAfter(history, addDays(FROM, 372), 28);
    const [here, there] = [forecast(fit(history), { grid: next }), forecast(fit(moved), { grid: later })];
    for (const [i, value] of here.mean.entries())
      expect((there.mean[i] as number) / (value as number)).toBeCloseTo(1, 6);
  });
});
