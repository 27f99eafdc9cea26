import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { explain, fit, forecast } from '../../src/forecasting/index.ts';
import { drawNormal, randomStream } from '../../src/math/index.ts';
import { addDays } from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

const start = '2026-01-05';
const days = 140;
const cut = 126;

/** Orders by date for all days, and a queue that gets `effect` times as many contacts per standard deviation of them. */
function ordersQueue(seed: number, effect: number) {
  const random = randomStream(seed);
  const z = Array.from({ length: days }, () => drawNormal(random));
  const queue = generatedQueue({
    seed,
    days,
    intervalSeconds: 21_600,
    perDay: 8000,
    factor: (_, i) => effect ** (z[i] as number),
  });
  const values = Object.fromEntries(z.map((value, i) => [addDays(start, i), 500 + 80 * value]));
  const history = {
    grid: { ...queue.grid, length: cut * 4 },
    values: queue.series.values.slice(0, cut * 4),
  };
  const truth = Array.from({ length: days - cut }, (_, d) =>
    queue.expected.slice((cut + d) * 4, (cut + d) * 4 + 4).reduce((a, b) => a + b, 0),
  );
  return { history, truth, orders: { name: 'orders', values } };
}

const errorOf = (next: ReturnType<typeof forecast>, truth: readonly number[]) =>
  next.days.reduce((sum, { mean }, d) => sum + Math.abs((mean as number) - (truth[d] as number)), 0) /
  truth.reduce((a, b) => a + b, 0);

describe('covariates', () => {
  it('are learned and used where their future is known', () => {
    const { history, truth, orders } = ordersQueue(4, 1.12);
    const grid = daysAfter(history, addDays(start, cut), days - cut);
    const model = fit(history, { covariates: [orders] });
    const with_ = forecast(model, { grid });
    const without = forecast(fit(history), { grid });
    expect(errorOf(with_, truth)).toBeLessThan(0.5 * errorOf(without, truth));
    const learned = explain(model).effects.find(({ part }) => part === 'covariate');
    expect(learned?.factor).toBeGreaterThan(1.08);
    expect(learned?.factor).toBeLessThan(1.16);
    for (const [d, part] of with_.parts.entries()) {
      const { level, weekday, season, holiday, event, covariate, adjustment, rows } = part;
      const product = (level as number) * weekday * season * holiday * event * covariate * adjustment * rows;
      expect(product / (with_.days[d]?.mean as number)).toBeCloseTo(1, 9);
    }
    const width = ({ days: [day] }: typeof with_) =>
      ((day?.quantiles[3]?.value as number) - (day?.quantiles[1]?.value as number)) / (day?.mean as number);
    expect(width(with_)).toBeLessThan(0.8 * width(without));
  });

  it('that have nothing to do with the queue hardly move it', () => {
    const { history, truth } = ordersQueue(5, 1);
    const { orders } = ordersQueue(6, 1);
    const grid = daysAfter(history, addDays(start, cut), days - cut);
    const noise = forecast(fit(history, { covariates: [orders] }), { grid });
    const plain = forecast(fit(history), { grid });
    expect(errorOf(noise, truth)).toBeLessThan(errorOf(plain, truth) + 0.01);
  });

  test.prop(
    [fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0.01, max: 100, noNaN: true })],
    {
      numRuns: 4,
    },
  )('may be given in any unit and from any zero', (zero, unit) => {
    const { history, orders } = ordersQueue(7, 1.1);
    const grid = daysAfter(history, addDays(start, cut), 7);
    const values = Object.fromEntries(
      Object.entries(orders.values).map(([date, value]) => [date, zero + unit * value]),
    );
    const one = forecast(fit(history, { covariates: [orders] }), { grid });
    const other = forecast(fit(history, { covariates: [{ name: 'orders', values }] }), { grid });
    for (const [row, mean] of one.mean.entries())
      expect((other.mean[row] as number) / (mean as number)).toBeCloseTo(1, 6);
  });

  it('without future values are taken as average, with a note; a constant one changes nothing', () => {
    const { history, orders } = ordersQueue(8, 1.1);
    const grid = daysAfter(history, addDays(start, cut), 7);
    const past = Object.fromEntries(Object.entries(orders.values).slice(0, cut));
    const next = forecast(fit(history, { covariates: [{ name: 'orders', values: past }] }), { grid });
    expect(next.parts.map(({ covariate }) => covariate)).toEqual(new Array(7).fill(1));
    expect(next.notes.join(' ')).toContain('no value on 7 of the days');
    const constant = Object.fromEntries(Object.keys(orders.values).map((date) => [date, 3]));
    expect(forecast(fit(history, { covariates: [{ name: 'x', values: constant }] }), { grid }).mean).toEqual(
      forecast(fit(history), { grid }).mean,
    );
  });

  it.each([
    ['options.covariates[0].values', { soon: 1 }],
    ['options.covariates[0].values.2026-01-05', { '2026-01-05': Number.NaN }],
  ])('names %s', (path, values) => {
    const { history } = ordersQueue(8, 1.1);
    expect(() => fit(history, { covariates: [{ name: 'x', values: values as never }] })).toThrow(
      expect.objectContaining({ path }),
    );
  });
});
