import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  fit,
  forecast,
  forecastNewQueue,
  forecastQueues,
  forecastTotals,
  samplePaths,
} from '../../src/forecasting/index.ts';
import { drawNormal, randomStream } from '../../src/math/index.ts';
import { type Series, sliceSeries } from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

const sum = (values: readonly (number | null)[]) => values.reduce<number>((a, b) => a + (b ?? 0), 0);

/** Two queues of one house: `shared` of their day factors' variance is common. */
function pair(seed: number, days: number, shared: number): [Series, Series] {
  const random = randomStream(seed);
  const draws = Array.from({ length: days }, () => [
    drawNormal(random),
    drawNormal(random),
    drawNormal(random),
  ]);
  const queue = (own: number) =>
    generatedQueue({
      seed: seed + own,
      days,
      perDay: own === 1 ? 4000 : 9000,
      daySpread: 0,
      intervalSeconds: 21_600,
      factor: (_, i) => {
        const [common, first, second] = draws[i] as [number, number, number];
        const z = Math.sqrt(shared) * common + Math.sqrt(1 - shared) * (own === 1 ? first : second);
        return Math.exp(0.1 * z);
      },
    }).series;
  return [queue(1), queue(2)];
}

describe('several queues at once', () => {
  const next = (seed: number, shared: number, cut = 140) => {
    const [a, b] = pair(seed, 154, shared);
    const models = { sales: fit(sliceSeries(a, 0, cut * 4)), service: fit(sliceSeries(b, 0, cut * 4)) };
    return { a, b, models, result: forecastQueues(models, { grid: daysAfter(a, '2026-05-25', 14) }) };
  };

  it('are each forecast as alone; the total adds up; quantiles never cross', () => {
    const { models, result } = next(1, 0.5);
    const { grid } = result.total;
    expect(result.queues.sales).toEqual(forecast(models.sales, { grid }));
    for (const [row, total] of result.total.mean.entries()) {
      expect(total).toBeCloseTo(
        (result.queues.sales?.mean[row] as number) + (result.queues.service?.mean[row] as number),
        9,
      );
      let last = 0;
      for (const { values } of result.total.quantiles) {
        expect(values[row] as number).toBeGreaterThanOrEqual(last);
        last = values[row] as number;
      }
    }
    for (const [d, { mean }] of result.total.days.entries())
      expect(mean).toBeCloseTo(sum(result.total.mean.slice(4 * d, 4 * d + 4)), 6);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  test.prop([fc.constantFrom(2, 3, 4)], { numRuns: 3 })(
    'queues that err together have a wider total than queues that do not, none wider than the bands added',
    (seed) => {
      const alone = next(seed, 0).result;
      const alike = next(seed, 0.95).result;
      expect(alike.correlation[0]?.[1]).toBeGreaterThan(0.5);
      expect(Math.abs(alone.correlation[0]?.[1] as number)).toBeLessThan(0.3);
      const relative = ({ queues, total }: typeof alone) => {
        const width = (quantiles: readonly { value: number | null }[] = []) =>
          (quantiles[4]?.value as number) - (quantiles[0]?.value as number);
        const added = Object.values(queues).reduce((a, { days }) => a + width(days[3]?.quantiles), 0);
        return width(total.days[3]?.quantiles) / added;
      };
      expect(relative(alike)).toBeLessThanOrEqual(1 + 1e-9);
      expect(relative(alike)).toBeGreaterThan(relative(alone) + 0.08);
    },
  );

  it('one queue is its own total', () => {
    const { models } = next(1, 0.5);
    const { queues, total } = forecastQueues(
      { only: models.sales },
      { grid: daysAfter(models.sales.history, '2026-05-25', 7) },
    );
    expect(total.mean).toEqual(queues.only?.mean);
    for (const [q, { values }] of total.quantiles.entries())
      for (const [row, value] of values.entries())
        expect(value).toBeCloseTo(queues.only?.quantiles[q]?.values[row] as number, 6);
    expect(forecastTotals(total)[0]?.mean).toBeCloseTo(sum(total.mean), 6);
    expect(samplePaths(total, { count: 3 }).paths.length).toBe(3);
  });

  it('holds the totals that came', () => {
    let inside = 0;
    let days = 0;
    for (const shared of [0, 0.9]) {
      for (let seed = 10; seed < 14; seed++) {
        const { a, b, result } = next(seed, shared);
        for (const [d, { quantiles }] of result.total.days.entries()) {
          const from = (140 + d) * 4;
          const came = sum(a.values.slice(from, from + 4)) + sum(b.values.slice(from, from + 4));
          days += 1;
          if (came >= (quantiles[1]?.value as number) && came <= (quantiles[3]?.value as number)) inside += 1;
        }
      }
    }
    expect(inside / days).toBeGreaterThan(0.7);
    expect(inside / days).toBeLessThan(0.92);
  });

  it('takes options for single queues, and knows their names', () => {
    const { models, result } = next(1, 0.5);
    const { grid } = result.total;
    const adjustments = [{ name: 'x', from: '2026-05-25', to: '2026-05-25', factor: 2 }];
    const judged = forecastQueues(models, { grid, queues: { sales: { adjustments } } });
    expect(judged.queues.service).toEqual(result.queues.service);
    expect(judged.queues.sales?.days[0]?.mean).toBeCloseTo(
      2 * (result.queues.sales?.days[0]?.mean as number),
      6,
    );
    expect(() => forecastQueues(models, { grid, queues: { sale: { adjustments } } })).toThrow(
      expect.objectContaining({ path: 'options.queues.sale' }),
    );
    expect(() => forecastQueues({}, { grid })).toThrow(expect.objectContaining({ path: 'models' }));
  });
});

describe('a queue without history', () => {
  const { series } = generatedQueue({
    seed: 5,
    days: 84,
    perDay: 6000,
    hours: (w) => (w <= 6 ? [8, 20] : null),
  });
  const similar = fit(series);
  const grid = daysAfter(series, '2026-03-30', 14);
  const plan = { from: '2026-03-30', to: '2026-04-12', totalLow: 1, totalHigh: 1e9 };

  test.prop([fc.double({ min: 10, max: 1e6, noNaN: true })], { numRuns: 8 })(
    'has the planned total and the weekdays and hours of the similar one',
    (total) => {
      const planned = [{ ...plan, total, totalLow: 0.8 * total, totalHigh: 1.3 * total }];
      const next = forecastNewQueue(similar, { grid, planned });
      const shape = forecast(similar, { grid });
      expect(sum(next.mean) / total).toBeCloseTo(1, 9);
      const scale = total / sum(shape.mean);
      for (const [row, value] of shape.mean.entries()) {
        if (value === null) expect(next.mean[row]).toBeNull();
        else expect((next.mean[row] as number) / (scale * value)).toBeCloseTo(1, 9);
      }
      const [month] = forecastTotals(next, { spans: 'whole' });
      const at = (i: number) => (month?.quantiles[i]?.value as number) / total;
      expect(at(1)).toBeLessThan(0.85);
      expect(at(3)).toBeGreaterThan(1.2);
      const { level, weekday, season, holiday, event, adjustment, rows } = next.parts[0] as never as Record<
        string,
        number
      >;
      const product = [level, weekday, season, holiday, event, adjustment, rows].reduce(
        (a, b) => (a as number) * (b as number),
        1,
      );
      expect((product as number) / (next.days[0]?.mean as number)).toBeCloseTo(1, 9);
    },
  );

  it('a small queue has wider rows than a large one under the same plan', () => {
    const width = (total: number) => {
      const planned = [{ ...plan, total, totalLow: 0.9 * total, totalHigh: 1.1 * total }];
      const { quantiles, mean } = forecastNewQueue(similar, { grid, planned });
      return (
        ((quantiles[3]?.values[11] as number) - (quantiles[1]?.values[11] as number)) / (mean[11] as number)
      );
    };
    expect(width(500)).toBeGreaterThan(2 * width(50_000));
  });

  it('has the Poisson noise of its own volume in the band of a day', () => {
    const total = 12 * 20;
    const planned = [{ ...plan, total, totalLow: total, totalHigh: total }];
    const { quantiles, mean } = forecastNewQueue(similar, { grid, planned }).days[1] as never as {
      quantiles: { value: number }[];
      mean: number;
    };
    const sd = ((quantiles[3]?.value as number) - (quantiles[1]?.value as number)) / 2 / 1.2816;
    expect(sd).toBeGreaterThan(Math.sqrt(mean));
    expect(sd).toBeLessThan(1.7 * Math.sqrt(mean));
  });

  it('takes other opening hours and several plans', () => {
    const planned = [
      { from: '2026-03-30', to: '2026-04-04', total: 600, totalLow: 500, totalHigh: 700 },
      { from: '2026-04-05', to: '2026-04-12', total: 1200, totalLow: 900, totalHigh: 1700 },
    ];
    const openingHours = { weekly: { monday: [{ from: '10:00', to: '16:00' }] } };
    const next = forecastNewQueue(similar, { grid, planned, openingHours });
    expect(next.mean.flatMap((value, row) => (value === null ? [] : [row % 24]))).toEqual([
      10, 11, 12, 13, 14, 15, 10, 11, 12, 13, 14, 15,
    ]);
    expect(next.days[0]?.mean).toBeCloseTo(600, 6);
    expect(next.days[7]?.mean).toBeCloseTo(1200, 6);
  });

  it.each([
    ['options.planned[0]', [{ ...plan, total: 5, totalLow: 6 }]],
    ['options.planned[0].total', [{ ...plan, total: 0 }]],
    [
      'options.planned[1]',
      [
        { ...plan, total: 5 },
        { ...plan, total: 5 },
      ],
    ],
    ['options.planned', [{ ...plan, to: '2026-04-01', total: 5 }]],
    ['options.planned[0]', [{ ...plan, from: '2026-04-05', to: '2026-04-05', total: 5 }]],
  ])('names %s', (path, planned) => {
    expect(() => forecastNewQueue(similar, { grid, planned })).toThrow(expect.objectContaining({ path }));
  });
});
