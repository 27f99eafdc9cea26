import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { fit, forecast, forecastTotals, pathTotals, samplePaths } from '../../src/forecasting/index.ts';
import { makeGrid, makeSeries } from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

const { series } = generatedQueue({
  seed: 3,
  days: 98,
  perDay: 2000,
  daySpread: 0.08,
  intervalSeconds: 7200,
  hours: (weekday) => (weekday <= 6 ? [6, 22] : null),
});
const model = fit(series);
const next = forecast(model, { grid: daysAfter(series, '2026-04-13', 14) });
const many = samplePaths(next, { count: 3000, seed: 5 });

const quantile = (values: readonly (number | null)[], p: number) => {
  const sorted = [...(values as number[])].sort((a, b) => a - b);
  return sorted[Math.round(p * (sorted.length - 1))] as number;
};
const deviation = (values: readonly number[]) => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

describe('sampled paths', () => {
  test.prop([fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 5 })], { numRuns: 5 })(
    'the same seed draws the same paths, another seed others; closed rows stay closed, none is negative',
    (seed, count) => {
      const one = samplePaths(next, { seed, count });
      expect(samplePaths(next, { seed, count })).toEqual(one);
      expect(samplePaths(next, { seed: seed + 1, count })).not.toEqual(one);
      expect(one.paths.length).toBe(count);
      for (const path of one.paths) {
        for (const [row, value] of path.entries()) {
          expect(value === null).toBe(next.mean[row] === null);
          if (value !== null) expect(value).toBeGreaterThanOrEqual(0);
        }
      }
      expect(JSON.parse(JSON.stringify(one))).toEqual(one);
    },
  );

  test.prop([fc.integer({ min: 1, max: 1e6 })], { numRuns: 5 })(
    'totals of paths are paths of totals: days sum to weeks, weeks to the whole',
    (seed) => {
      const paths = samplePaths(next, { seed, count: 3 });
      const days = pathTotals(
        paths,
        next.days.map(({ date }) => ({ from: date, to: date })),
      );
      const weeks = pathTotals(paths);
      const whole = pathTotals(paths, 'whole');
      for (const [p, path] of paths.paths.entries()) {
        const sum = path.reduce<number>((a, b) => a + (b ?? 0), 0);
        const over = (spans: typeof days) => spans.reduce((a, { totals }) => a + (totals[p] ?? 0), 0);
        for (const spans of [days, weeks, whole]) expect(over(spans)).toBeCloseTo(sum, 6);
      }
    },
  );

  it('have the quantiles of the forecast in every row', () => {
    for (const { probability, values } of next.quantiles) {
      let mean = 0;
      let rows = 0;
      for (const [row, at] of values.entries()) {
        if (at === null) continue;
        const below = many.paths.filter((path) => (path[row] as number) <= at).length / many.paths.length;
        // Four standard deviations of 3000 draws.
        expect(Math.abs(below - probability)).toBeLessThan(
          4 * Math.sqrt((probability * (1 - probability)) / 3000),
        );
        mean += below;
        rows += 1;
      }
      expect(Math.abs(mean / rows - probability)).toBeLessThan(0.006);
    }
  });

  it('have the day bands of the forecast and the week bands of forecastTotals', () => {
    const spans = next.days.map(({ date }) => ({ from: date, to: date }));
    const close = (totals: readonly (number | null)[], bands: readonly { value: number | null }[]) => {
      const width = (bands[4]?.value as number) - (bands[0]?.value as number);
      for (const [i, p] of [0.025, 0.1, 0.5, 0.9, 0.975].entries())
        expect(Math.abs(quantile(totals, p) - (bands[i]?.value as number)) / width).toBeLessThan(0.08);
    };
    for (const [d, { totals }] of pathTotals(many, spans).entries()) {
      if (next.days[d]?.mean !== null) close(totals, next.days[d]?.quantiles ?? []);
    }
    const weeks = forecastTotals(next);
    for (const [w, { totals }] of pathTotals(many).entries()) close(totals, weeks[w]?.quantiles ?? []);
  });

  it('rates leave the Poisson noise out', () => {
    const rates = samplePaths(next, { count: 3000, seed: 5, of: 'rates' });
    for (const row of [3, 5, 8]) {
      const contacts = deviation(many.paths.map((path) => path[row] as number)) ** 2;
      const rate = deviation(rates.paths.map((path) => path[row] as number)) ** 2;
      expect((contacts - rate) / (next.mean[row] as number)).toBeCloseTo(1, 0);
    }
  });

  it('an adjustment that is not sure moves all of its days alike', () => {
    const adjustment = {
      name: 'campaign',
      from: '2026-04-13',
      to: '2026-04-18',
      factor: 1.5,
      factorLow: 0.9,
      factorHigh: 2.5,
    };
    const adjusted = forecast(model, { grid: next.grid, adjustments: [adjustment] });
    const spans = adjusted.days.map(({ date }) => ({ from: date, to: date }));
    const days = pathTotals(samplePaths(adjusted, { count: 800, seed: 2 }), spans);
    expect(correlation(days[0]?.totals, days[4]?.totals)).toBeGreaterThan(0.9);
    expect(correlation(days[0]?.totals, days[9]?.totals)).toBeLessThan(0.3);
    const width = ({ quantiles }: ReturnType<typeof forecastTotals>[number]) =>
      (quantiles[3]?.value as number) - (quantiles[1]?.value as number);
    const [week, second] = forecastTotals(adjusted);
    const sum = adjusted.days
      .slice(0, 6)
      .reduce((a, { quantiles }) => a + (quantiles[3]?.value ?? 0) - (quantiles[1]?.value ?? 0), 0);
    expect(width(week as never)).toBeGreaterThan(0.95 * sum);
    expect(width(week as never)).toBeGreaterThan(3 * width(second as never));
  });
});

function correlation(a: readonly (number | null)[] = [], b: readonly (number | null)[] = []): number {
  const [x, y] = [a as number[], b as number[]];
  const mean = (v: number[]) => v.reduce((p, q) => p + q, 0) / v.length;
  const [mx, my] = [mean(x), mean(y)];
  const sum = x.reduce((s, value, i) => s + (value - mx) * ((y[i] as number) - my), 0) / x.length;
  return sum / deviation(x) / deviation(y);
}

describe('totals over spans', () => {
  it('of one day are the day, of many days lie between independent and fully dependent ones', () => {
    const spans = next.days.map(({ date }) => ({ from: date, to: date }));
    const days = forecastTotals(next, { spans });
    for (const [d, { mean, quantiles }] of days.entries()) {
      expect(mean).toBe(next.days[d]?.mean);
      for (const [q, { value }] of quantiles.entries()) {
        const expected = next.days[d]?.quantiles[q]?.value ?? null;
        if (expected === null) expect(value).toBeNull();
        else expect(value).toBeCloseTo(expected, 6);
      }
    }
    const [whole] = forecastTotals(next, { spans: 'whole' });
    const widths = days.flatMap(({ mean, quantiles }) =>
      mean === null ? [] : [(quantiles[4]?.value as number) - mean],
    );
    const above = (whole?.quantiles[4]?.value as number) - (whole?.mean as number);
    expect(above).toBeLessThan(widths.reduce((a, b) => a + b, 0));
    expect(above).toBeGreaterThan(Math.sqrt(widths.reduce((a, b) => a + b * b, 0)));
  });

  it('sums ISO weeks and months', () => {
    const days = makeGrid({ zone: 'UTC', from: '2026-01-05', days: 56, intervalSeconds: 86_400 });
    const flat = fit(makeSeries(days, new Array(56).fill(100)));
    const later = forecast(flat, { grid: { ...days, start: '2026-03-27T00:00:00.000+00:00', length: 10 } });
    expect(forecastTotals(later).map(({ from, to, mean }) => [from, to, mean])).toEqual([
      ['2026-03-27', '2026-03-29', 300],
      ['2026-03-30', '2026-04-05', 700],
    ]);
    expect(forecastTotals(later, { spans: 'month' }).map(({ mean }) => mean)).toEqual([500, 500]);
  });

  it('holds the truth of weeks that a drifting level made', () => {
    // Day factors that carry over: independent days would give bands of half the width.
    let inside = 0;
    let weeks = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const factors = drift(seed, 126);
      const { series: queue } = generatedQueue({
        seed,
        days: 126,
        intervalSeconds: 86_400,
        perDay: 20_000,
        daySpread: 0.02,
        factor: (_, i) => factors[i] as number,
      });
      for (const cut of [105, 112]) {
        const past = { grid: { ...queue.grid, length: cut }, values: queue.values.slice(0, cut) };
        const from = new Date(Date.UTC(2026, 0, 5 + cut)).toISOString().slice(0, 10);
        const totals = forecastTotals(forecast(fit(past), { grid: daysAfter(queue, from, 14) }));
        for (const [w, { quantiles }] of totals.entries()) {
          const came = queue.values
            .slice(cut + 7 * w, cut + 7 * w + 7)
            .reduce<number>((a, b) => a + (b as number), 0);
          weeks += 1;
          if (came >= (quantiles[1]?.value as number) && came <= (quantiles[3]?.value as number)) inside += 1;
        }
      }
    }
    expect(inside / weeks).toBeGreaterThan(0.65);
    expect(inside / weeks).toBeLessThan(0.95);
  });
});

/** A slowly wandering factor, the same for the same seed. */
function drift(seed: number, days: number): number[] {
  let level = 0;
  return Array.from({ length: days }, (_, day) => {
    level = 0.95 * level + 0.03 * Math.sin(seed * 12.9898 + day * day * 78.233 + day);
    return Math.exp(level);
  });
}

describe('bad input', () => {
  it.each([
    ['forecast.quantiles', () => samplePaths({ ...next, quantiles: [] })],
    ['options.count', () => samplePaths(next, { count: 0 })],
    ['options.of', () => samplePaths(next, { of: 'counts' as 'rates' })],
    ['options.seed', () => samplePaths(next, { seed: 0.5 })],
    ['options.spans[0]', () => forecastTotals(next, { spans: [{ from: '2025-01-01', to: '2025-01-02' }] })],
    ['options.spans[0].to', () => forecastTotals(next, { spans: [{ from: '2025-01-01', to: 'x' }] })],
  ])('names %s', (path, call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'StaffcastError', path }));
  });
});
