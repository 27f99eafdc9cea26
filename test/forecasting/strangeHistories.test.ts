import { describe, expect, it } from 'vitest';
import { countQuantile, countUnit } from '../../src/forecasting/countUnit.ts';
import { fit, forecast, intradayUpdate, samplePaths } from '../../src/forecasting/index.ts';
import { drawNormal, drawPoisson, randomStream } from '../../src/math/index.ts';
import {
  chinaHolidays,
  dayNumber,
  makeGrid,
  makeSeries,
  sliceGrid,
  sliceSeries,
} from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

const sum = (values: readonly (number | null)[]) => values.reduce<number>((a, b) => a + (b ?? 0), 0);

describe('lines that are dead', () => {
  it('leave a forecast of the rest of the day', () => {
    // Counts less scattered than Poisson teach no dispersion that would keep a logarithm of nothing finite.
    const grid = makeGrid({ zone: 'UTC', from: '2026-01-05', days: 57, intervalSeconds: 3600 });
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const random = randomStream(seed);
      const values = Array.from({ length: grid.length }, (_, row) => {
        const isOpen = row % 24 >= 8 && row % 24 < 18 && Math.floor(row / 24) % 7 < 5;
        return isOpen ? Math.round(200 * Math.exp(0.1 * drawNormal(random))) : null;
      });
      const seen = sliceSeries(
        makeSeries(
          grid,
          values.map((v, row) => (row >= 56 * 24 ? v && 0 : v)),
        ),
        56 * 24,
        56 * 24 + 12,
      );
      const rest = intradayUpdate(fit(sliceSeries(makeSeries(grid, values), 0, 56 * 24)), seen);
      for (const value of rest.mean.slice(0, 6)) expect(value).toBeGreaterThan(0);
    }
  });

  it('of yesterday say nothing of a round-the-clock queue that works again', () => {
    for (const change of [0.05, 20]) {
      const { series, expected } = generatedQueue({
        ...{ seed: 2, days: 85, perDay: 5000 },
        factor: (_date, day) => (day === 82 || day === 83 ? change : 1),
      });
      const { mean } = forecast(fit(sliceSeries(series, 0, 84 * 24)), {
        grid: sliceGrid(series.grid, 84 * 24, 85 * 24),
      });
      expect(Math.abs(sum(mean) / sum(expected.slice(84 * 24)) - 1)).toBeLessThan(0.15);
    }
  });
});

describe('histories with gaps', () => {
  it('give a shape though no day was seen whole', () => {
    const { series } = generatedQueue({ seed: 5, days: 84, perDay: 1500 });
    const random = randomStream(9);
    const holed = {
      ...series,
      values: series.values.map((value) => (random.uniform() < 0.3 ? null : value)),
    };
    const grid = daysAfter(series, '2026-03-30', 7);
    const [whole, guessed] = [series, holed].map((history) => forecast(fit(history), { grid }).mean);
    const apart = whole?.map((value, row) => Math.abs((value as number) - (guessed?.[row] as number)));
    expect(sum(apart ?? []) / sum(whole ?? [])).toBeLessThan(0.08);
  });

  it('end with a week of a few days and a horizon of months, and stay finite', () => {
    const grid = makeGrid({ zone: 'UTC', from: '2026-01-05', days: 7, intervalSeconds: 86_400 });
    const model = fit(makeSeries(grid, [1000, 1010, 990, 1005, 995, 0, 0]));
    const next = forecast(model, { grid: daysAfter({ grid, values: [] }, '2026-01-12', 90) });
    for (const { base } of next.uncertainty.days) expect(base).toBeLessThan(10);
    for (const path of samplePaths(next, { count: 3 }).paths) expect(path.every(Number.isFinite)).toBe(true);
  });

  it.each([7, 10, 13])('of %d days forecast weekends without contacts as such', (days) => {
    const { series, expected } = generatedQueue({
      ...{ seed: 3, days: 21, intervalSeconds: 86_400 },
      factor: (_date, day) => (day % 7 < 5 ? 1 : 0),
    });
    const next = forecast(fit(sliceSeries(series, 0, days)), {
      grid: sliceGrid(series.grid, days, days + 7),
    });
    const apart = next.mean.map((value, i) => Math.abs((value as number) - (expected[days + i] as number)));
    expect(sum(apart) / sum(expected.slice(days, days + 7))).toBeLessThan(0.1);
  });

  it('begin before the queue was live: its bands are those of the days since', () => {
    const { series } = generatedQueue({ seed: 6, days: 98, intervalSeconds: 86_400 });
    const before = { ...series, values: series.values.map((value, day) => (day < 70 ? 0 : value)) };
    const since = sliceSeries(series, 70, 98);
    const grid = daysAfter(series, '2026-04-13', 7);
    const [all, live] = [before, since].map((history) => forecast(fit(history), { grid }));
    for (const row of [0, 1, 2, 3, 4, 5, 6]) {
      const width = (next: typeof all) =>
        (next?.quantiles[3]?.values[row] as number) - (next?.quantiles[1]?.values[row] as number);
      expect(width(all) / width(live)).toBeGreaterThan(0.5);
      expect((all?.mean[row] as number) / (live?.mean[row] as number)).toBeCloseTo(1, 0);
    }
  });
});

describe('levels that jump', () => {
  /** Mean relative error of the day totals of two weeks, where some of the last days are `change` times as large. */
  function errorAfter(change: number, from: number, to: number, lasting: boolean): number {
    let [error, total] = [0, 0];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const { series, expected } = generatedQueue({
        ...{ seed, days: 168 + 14, perDay: 3000, intervalSeconds: 86_400, daySpread: 0.07 },
        factor: (_date, day) => (day >= from && day < to ? change : lasting && day >= 168 ? change : 1),
      });
      const { mean } = forecast(fit(sliceSeries(series, 0, 168)), { grid: sliceGrid(series.grid, 168, 182) });
      for (const [day, value] of mean.entries()) {
        error += Math.abs((value as number) - (expected[168 + day] as number));
        total += expected[168 + day] as number;
      }
    }
    return error / total;
  }

  it.each([2, 0.4])('%d times are followed on the third day', (change) => {
    expect(errorAfter(change, 165, 168, true)).toBeLessThan(0.15);
    expect(errorAfter(change, 161, 168, true)).toBeLessThan(0.09);
  });

  it.each([
    [2, 5],
    [0.3, 7],
    [1.5, 4],
  ])('%d times for %d days are left behind on the first day as before', (change, days) => {
    expect(errorAfter(change, 167 - days, 167, false)).toBeLessThan(0.12);
  });

  it.each([2, 0.3])('%d times from a Saturday to a Friday are left behind at the weekend', (change) => {
    expect(errorAfter(change, 159, 166, false)).toBeLessThan(0.12);
  });

  it('do not follow the first Sunday on which anybody called', () => {
    const { series, expected } = generatedQueue({
      ...{ seed: 1, days: 182, perDay: 3000, intervalSeconds: 86_400 },
      factor: (_date, day) => (day >= 165 && day < 168 ? 1.6 : day % 7 === 6 ? 0 : 1),
    });
    const { mean } = forecast(fit(sliceSeries(series, 0, 168)), { grid: sliceGrid(series.grid, 168, 182) });
    for (const [day, value] of mean.entries())
      expect(value as number).toBeLessThan(3 * (expected[168 + day] as number) + 200);
  });
});

describe('opening hours that are new', () => {
  const { series } = generatedQueue({
    seed: 3,
    days: 70,
    hours: (weekday) => (weekday <= 5 ? [8, 18] : null),
  });
  const week = daysAfter(series, '2026-03-16', 7);
  const every = (to: string) =>
    Object.fromEntries(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, [{ from: '08:00', to }]]),
    );

  it('bring rows like the nearest seen, weekdays like the others, and a note', () => {
    const openingHours = { weekly: { ...every('20:00'), saturday: [{ from: '09:00', to: '14:00' }] } };
    const { mean, days, notes } = forecast(fit(series, { openingHours }), { grid: week });
    expect(mean.slice(18, 20)).toEqual([mean[17], mean[17]]);
    const tuesday = mean.slice(24 + 9, 24 + 14);
    expect(sum(mean.slice(5 * 24 + 9, 5 * 24 + 14)) / sum(tuesday)).toBeCloseTo(1, 0);
    expect(days[6]?.mean).toBeNull();
    expect(notes).toEqual([expect.stringContaining('open rows that the history has not seen')]);
  });

  it('change nothing where they are those of the history', () => {
    const given = forecast(fit(series, { openingHours: { weekly: every('18:00') } }), { grid: week });
    const learned = forecast(fit(series), { grid: week });
    expect(given.mean).toEqual(learned.mean);
    expect(given.notes).toEqual([]);
  });
});

describe('make-up workdays', () => {
  it('do not open the weekends that follow', () => {
    const from = '2025-07-07';
    const days = dayNumber('2026-03-02') - dayNumber(from);
    const works = new Map(chinaHolidays.days.map(({ date, kind }) => [date, kind === 'makeupWorkday']));
    const { series } = generatedQueue({ seed: 7, from, days, intervalSeconds: 86_400 });
    const dates = Array.from({ length: days }, (_, i) =>
      new Date((dayNumber(from) + i) * 86_400_000).toISOString().slice(0, 10),
    );
    const history = {
      ...series,
      values: series.values.map((value, i) => ((works.get(dates[i] as string) ?? i % 7 < 5) ? value : null)),
    };
    const next = forecast(fit(history, { calendar: chinaHolidays }), {
      grid: daysAfter(series, '2026-03-02', 28),
    });
    for (const [i, value] of next.mean.entries()) if (i % 7 >= 5) expect(value).toBeNull();
  });
});

describe('queues with next to no contacts a row', () => {
  it.each([5, 20, 60])(
    'have bands that hold at %d contacts a day, and paths about as large as the forecast',
    (perDay) => {
      const grid = makeGrid({ zone: 'UTC', from: '2026-01-05', days: 91, intervalSeconds: 900 });
      let [above, rows, paths, means] = [0, 0, 0, 0];
      for (const seed of [1, 2, 3]) {
        const random = randomStream(seed);
        const values = Array.from({ length: grid.length }, () => drawPoisson(random, perDay / 96));
        const cut = 84 * 96;
        const next = forecast(fit(makeSeries({ ...grid, length: cut }, values.slice(0, cut))), {
          grid: sliceGrid(grid, cut, grid.length),
        });
        for (const [i, value] of (next.quantiles[4]?.values ?? []).entries()) {
          expect(value).toBeLessThan(6);
          rows += 1;
          if ((values[cut + i] as number) > (value as number)) above += 1;
        }
        for (const path of samplePaths(next, { count: 20 }).paths) paths += sum(path) / 20;
        means += sum(next.mean);
      }
      expect(above / rows).toBeLessThan(0.04);
      expect(paths / means).toBeLessThan(1.25);
      expect(paths / means).toBeGreaterThan(0.9);
    },
  );

  it('knows counts by their least value, whatever its size', () => {
    const series = (values: (number | null)[]) => ({
      ...makeSeries(makeGrid({ zone: 'UTC', from: '2026-01-05', days: 1, intervalSeconds: 21600 }), values),
    });
    expect(countUnit(series([0, 3, 1, null]))).toBe(1);
    expect(countUnit(series([0, 0.6, 0.2, null]))).toBe(0.2);
    expect(countUnit(series([900, 1010, 0, 987]))).toBe(0);
    expect(countUnit(series([0, 0, null, null]))).toBe(0);
  });

  it('takes quantiles of Poisson and of negative binomial counts', () => {
    // Poisson with mean 0.5: 0.607, 0.910, 0.986. Negative binomial of mean 0.5 and variance 1 (size 0.5, half each): 0.707, 0.884, 0.950.
    expect([0.6, 0.61, 0.9, 0.92, 0.98, 0.99].map((p) => countQuantile(p, 0.5, 0.5))).toEqual([
      0, 1, 1, 2, 2, 3,
    ]);
    expect([0.7, 0.71, 0.88, 0.89, 0.94, 0.96].map((p) => countQuantile(p, 0.5, 1))).toEqual([
      0, 1, 1, 2, 2, 3,
    ]);
  });

  it('keeps the band of a planner’s override where one day of the history had no contact', () => {
    const { series } = generatedQueue({ seed: 8, days: 56, intervalSeconds: 86_400 });
    const history = { ...series, values: series.values.map((value, day) => (day === 30 ? 0 : value)) };
    const day = { name: 'strike', from: '2026-03-02', to: '2026-03-02' };
    const next = forecast(fit(history), {
      grid: daysAfter(series, '2026-03-02', 1),
      overrides: [{ ...day, dayTotal: 300, dayTotalLow: 250, dayTotalHigh: 360 }],
    });
    expect(next.quantiles.every(({ values }) => (values[0] as number) > 200)).toBe(true);
    expect(next.quantiles.map(({ values }) => values[0])).toEqual(
      next.days[0]?.quantiles.map(({ value }) => value),
    );
  });
});
