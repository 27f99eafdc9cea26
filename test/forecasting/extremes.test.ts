import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  explain,
  fit,
  fitHandleTime,
  forecast,
  forecastHandleTime,
  forecastNewQueue,
  forecastOfferedLoad,
  forecastTotals,
  samplePaths,
  update,
} from '../../src/forecasting/index.ts';
import { addDays, makeGrid, makeSeries } from '../../src/time/index.ts';

const start = '2026-01-05';
const grid = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 43_200 });
const next = addDays(start, 42);
const ahead = grid(next, 3);
const usual = Array.from({ length: 84 }, (_, row) => 300 + 40 * Math.sin(row) + 60 * (row % 2));
const orders = (value: (day: number) => number) => {
  const values = Object.fromEntries(
    Array.from({ length: 45 }, (_, day) => [addDays(start, day), value(day)]),
  );
  return [{ name: 'orders', values }];
};
/** Values from nothing to all that a number may be. */
const extreme = fc.constantFrom(0, 1e-15, 1e-9, 0.01, 1, 110, 1e6, 1e12, 1e15);

/** The path of a number that is not finite, or of one that no centre can have. */
function strange(value: unknown, path = ''): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${path} ${value}`;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = strange(inner, `${path}.${key}`);
    if (found) return found;
  }
  return null;
}

/** A result, or nothing where what came before is refused as too large: an error is as good as a number. */
function orRefused(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    expect(error).toMatchObject({ name: 'StaffcastError', code: 'out-of-range' });
    return null;
  }
}

describe('extreme numbers', () => {
  test.prop(
    [
      fc.array(fc.record({ row: fc.nat(83), value: extreme }), { maxLength: 12 }),
      fc.constantFrom(1e-6, 1, 1e6, 1e12),
      fc.array(fc.tuple(extreme, fc.boolean()), { minLength: 45, maxLength: 45 }),
      fc.boolean(),
      extreme,
    ],
    { numRuns: 12 },
  )('no number that is let in makes one that is not finite', (odd, level, covariate, far, total) => {
    const counts = usual.map((value) => level * value);
    for (const { row, value } of odd) counts[row] = value;
    const covariates = orders((day) => {
      const [value, negative] = covariate[day]!;
      return far && day < 42 ? day % 5 : negative ? -value : value;
    });
    const history = makeSeries(grid(start, 42), counts);
    const model = fit(history, { covariates });
    const overrides = [{ name: 'o', from: next, to: next, dayTotal: total }];
    const said = forecast(model, { grid: ahead, overrides });
    const whole = Math.max(total, 1e-9);
    const planned = [
      { from: next, to: addDays(next, 2), total: whole, totalLow: whole / 9, totalHigh: whole },
    ];
    const aht = usual.map((_, row) => 240 + (row % 7));
    for (const { row, value } of odd) aht[row] = value || 1;
    const handleTime = forecastHandleTime(
      fitHandleTime({ ahtSeconds: makeSeries(history.grid, aht), contacts: history }),
      { grid: ahead },
    );
    const results = {
      model,
      said,
      explained: explain(model),
      paths: orRefused(() => samplePaths(said, { count: 3 })),
      totals: orRefused(() => forecastTotals(said)),
      updated: update(model, makeSeries({ ...ahead, length: 1 }, [total])),
      handleTime,
      load: orRefused(() => forecastOfferedLoad({ volume: said, handleTime })),
      ...(said.statisticalMean.some((value) => (value ?? 0) > 1e-15) && {
        newQueue: forecastNewQueue(model, { grid: ahead, planned }),
      }),
    };
    expect(strange(results)).toBeNull();
    const most = Math.max(...counts);
    for (const value of said.statisticalMean) expect(value).toBeLessThanOrEqual(1000 * most);
  });

  it('a covariate far beyond its history counts as the farthest in reach, and a note says so', () => {
    const history = makeSeries(
      grid(start, 42),
      usual.map((value, row) => value * 1.03 ** (Math.floor(row / 2) % 11)),
    );
    const model = fit(history);
    const with_ = (value: number) =>
      forecast(model, { grid: ahead, covariates: orders((day) => (day < 42 ? day % 11 : value)) });
    expect(with_(1e6).mean).toEqual(with_(20).mean);
    expect(with_(-1e15).mean).toEqual(with_(-10).mean);
    expect(with_(20).mean[0]!).toBeGreaterThan(with_(10).mean[0]!);
    expect(with_(20).notes.join()).not.toContain('orders');
    expect(with_(21).notes).toContainEqual(
      expect.stringMatching(/^Covariate orders: 3 of .* history \(0 to 10\); they count as -10 or 20\./),
    );
  });

  it('a covariate that never changed teaches nothing, whatever rounding makes of its mean', () => {
    const history = makeSeries(grid(start, 42), usual);
    const covariates = orders((day) => (day < 42 ? 0.1 : 7));
    expect(forecast(fit(history, { covariates }), { grid: ahead }).mean).toEqual(
      forecast(fit(history), { grid: ahead }).mean,
    );
  });
});

describe('judgement that was meant otherwise', () => {
  const model = fit(makeSeries(grid(start, 42), usual));
  const on = { name: 'x', from: next, to: next };

  it.each([
    [110, 'percentage', /Maybe it was given as a percentage: write 1\.1\.$/],
    [20.5, 'percentage', /write 0\.205/],
    [5000, 'out-of-range', /at most 20; .* override/],
  ])('a factor of %d is an error', (factor, code, message) => {
    const adjustments = [{ ...on, factor }];
    expect(() => forecast(model, { grid: ahead, adjustments })).toThrow(
      expect.objectContaining({
        code,
        path: 'options.adjustments[0].factor',
        message: expect.stringMatching(message),
      }),
    );
  });

  it.each([
    ['options.adjustments[0].factorHigh', { adjustments: [{ ...on, factor: 1.1, factorHigh: 130 }] }],
    [
      'options.adjustments[0].factorHigh',
      { adjustments: [{ ...on, factor: 1, factorLow: 1e-6, factorHigh: 2 }] },
    ],
    [
      'options.overrides[0].dayTotalHigh',
      { overrides: [{ ...on, dayTotal: 5, dayTotalLow: 1e-9, dayTotalHigh: 1e9 }] },
    ],
  ])('%s too far from the low end or from the forecast', (path, options) => {
    expect(() => forecast(model, { grid: ahead, ...options })).toThrow(expect.objectContaining({ path }));
  });

  it('a factor of 20 is taken, and a new queue may be a hundred times the similar one', () => {
    const plain = forecast(model, { grid: ahead });
    const twenty = forecast(model, { grid: ahead, adjustments: [{ ...on, factor: 20 }] });
    expect(twenty.days[0]?.mean).toBeCloseTo(20 * plain.days[0]!.mean!, 6);
    const planned = [{ from: next, to: addDays(next, 2), total: 2e5, totalLow: 1e5, totalHigh: 3e5 }];
    const large = forecastNewQueue(model, { grid: ahead, planned });
    expect(large.days.reduce((sum, { mean }) => sum + mean!, 0)).toBeCloseTo(2e5, 4);
    const wide = [{ ...planned[0]!, totalLow: 1 }];
    expect(() => forecastNewQueue(model, { grid: ahead, planned: wide })).toThrow(
      expect.objectContaining({ path: 'options.planned[0].totalHigh' }),
    );
  });

  it('counts too small to divide by are refused', () => {
    const tiny = usual.with(3, 1e-300);
    expect(() => fit(makeSeries(grid(start, 42), tiny))).toThrow(
      expect.objectContaining({ path: 'history.values[3]' }),
    );
    expect(() => update(model, makeSeries({ ...ahead, length: 1 }, [1e-300]))).toThrow(
      expect.objectContaining({ path: 'rows.values[0]' }),
    );
  });
});
