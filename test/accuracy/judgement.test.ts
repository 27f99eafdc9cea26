import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { forecastValueAdded, scoreJudgement, wape } from '../../src/accuracy/index.ts';
import { fit, forecast } from '../../src/forecasting/index.ts';
import { daysAfter, generatedQueue } from '../forecasting/generated.ts';

const { series } = generatedQueue({ seed: 8, days: 56, intervalSeconds: 21_600 });
const model = fit(series);
const grid = daysAfter(series, '2026-03-02', 7);
const factors = fc.double({ min: 0.3, max: 3, noNaN: true });

describe('adjustments and overrides', () => {
  test.prop([factors, factors], { numRuns: 15 })(
    'leave the statistical forecast as it was; factors of one day multiply, other days do not move',
    (a, b) => {
      const plain = forecast(model, { grid });
      const next = forecast(model, {
        grid,
        adjustments: [
          { name: 'a', from: '2026-03-03', to: '2026-03-05', factor: a },
          { name: 'b', from: '2026-03-05', to: '2026-03-06', factor: b },
        ],
      });
      expect(next.statisticalMean).toEqual(plain.mean);
      const expected = [1, a, a, a * b, b, 1, 1];
      for (const [d, { mean }] of next.days.entries())
        expect((mean as number) / (plain.days[d]?.mean as number)).toBeCloseTo(expected[d] as number, 9);
    },
  );

  test.prop([fc.double({ min: 0, max: 1e5, noNaN: true })], { numRuns: 15 })(
    'an override is the total of its days, in the statistical shape, whatever the adjustments say',
    (dayTotal) => {
      const plain = forecast(model, { grid });
      const next = forecast(model, {
        grid,
        adjustments: [{ name: 'a', from: '2026-03-02', to: '2026-03-08', factor: 2 }],
        overrides: [{ name: 'promised', from: '2026-03-04', to: '2026-03-05', dayTotal }],
      });
      expect(next.statisticalMean).toEqual(plain.mean);
      for (const d of [2, 3]) {
        expect(next.days[d]?.mean).toBeCloseTo(dayTotal, 6);
        const share = (values: readonly (number | null)[], i: number) => values[4 * d + i] as number;
        for (let i = 0; i < 4; i++)
          expect(share(next.mean, i) * (plain.days[d]?.mean as number)).toBeCloseTo(
            share(plain.mean, i) * dayTotal,
            3,
          );
      }
      expect(next.days[0]?.mean).toBeCloseTo(2 * (plain.days[0]?.mean as number), 6);
      const { level, weekday, season, holiday, event, adjustment, rows } = next.parts[2] as never as Record<
        string,
        number
      >;
      const product = [level, weekday, season, holiday, event, adjustment, rows].reduce(
        (x, y) => (x as number) * (y as number),
        1,
      );
      expect(product).toBeCloseTo(next.days[2]?.mean as number, 6);
    },
  );

  it('an override with its own low and high has the band they say', () => {
    const override = {
      from: '2026-03-04',
      to: '2026-03-04',
      dayTotal: 3000,
      dayTotalLow: 2000,
      dayTotalHigh: 4500,
    };
    const { days } = forecast(model, { grid, overrides: [{ name: 'x', ...override }] });
    const at = (p: number) =>
      days[2]?.quantiles.find(({ probability }) => probability === p)?.value as number;
    expect(at(0.1) / 2000).toBeGreaterThan(0.8);
    expect(at(0.1) / 2000).toBeLessThan(1.1);
    expect(at(0.9) / 4500).toBeGreaterThan(0.85);
    expect(at(0.9) / 4500).toBeLessThan(1.15);
  });

  it('an override on a closed day is left out, with a note', () => {
    const closed = fit(series, {
      calendar: {
        name: 'x',
        from: '2026-01-01',
        to: '2026-12-31',
        days: [{ date: '2026-03-04', name: 'Stocktaking', kind: 'closed' }],
      },
    });
    const overrides = [{ name: 'x', from: '2026-03-04', to: '2026-03-04', dayTotal: 10 }];
    const next = forecast(closed, { grid, overrides });
    expect(next.days[2]?.mean).toBeNull();
    expect(next.notes.join(' ')).toContain('Override x');
  });

  it.each([
    ['options.overrides[0]', { dayTotal: 5, from: '2026-03-04', to: '2026-03-03' }],
    ['options.overrides[0]', { dayTotal: 5, from: '2026-03-04', to: '2026-03-04', dayTotalLow: 4 }],
    ['options.overrides[0].dayTotal', { dayTotal: -5, from: '2026-03-04', to: '2026-03-04' }],
    ['options.overrides[1]', { dayTotal: 5, from: '2026-03-04', to: '2026-03-04' }],
  ])('names %s', (path, override) => {
    const one = { name: 'x', ...override };
    const overrides = path.includes('[1]') ? [one, one] : [one];
    expect(() => forecast(model, { grid, overrides })).toThrow(expect.objectContaining({ path }));
  });
});

describe('scores of judgement', () => {
  const values = fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 5, maxLength: 5 });

  test.prop([values, values, values])('what the steps save adds up', (actual, naive, final) => {
    const middle = naive.map((value, i) => (value + (actual[i] as number)) / 2);
    const added = forecastValueAdded({
      actual,
      steps: [
        { name: 'naive', mean: naive },
        { name: 'statistical', mean: middle },
        { name: 'final', mean: final },
      ],
    });
    const total = (added[1]?.wapeSaved ?? 0) + (added[2]?.wapeSaved ?? 0);
    expect(total).toBeCloseTo(added[2]?.wapeSavedSinceFirst as number, 9);
    expect(added[2]?.scores.wape).toBe(wape(actual, final));
    expect(added[1]?.wapeSaved as number).toBeGreaterThanOrEqual(0);
    if ((added[1]?.moved as number) > 0) expect(added[1]?.movedNearer).toBe(1);
  });

  test.prop([factors, factors], { numRuns: 10 })(
    'names the factor that was needed, for each adjustment by itself',
    (given, needed) => {
      const adjustments = [
        { name: 'campaign', from: '2026-03-03', to: '2026-03-04', factor: given },
        { name: 'outage', from: '2026-03-06', to: '2026-03-06', factor: 1.5 },
      ];
      const judged = forecast(model, { grid, adjustments });
      const actual = judged.statisticalMean.map((value) => (value as number) * needed);
      const [campaign, outage] = scoreJudgement(judged, actual);
      expect(campaign?.factor).toBeCloseTo(given, 9);
      expect(campaign?.factorNeeded).toBeCloseTo(needed, 9);
      expect(campaign?.wapeWithout).toBeCloseTo(Math.abs(1 - needed) / needed, 9);
      expect(campaign?.wapeWith).toBeCloseTo(Math.abs(given - needed) / needed, 9);
      expect(outage?.rows).toBe(4);
      expect(outage?.wapeWith).toBeCloseTo(Math.abs(1.5 - needed) / needed, 9);
    },
  );

  it('compares an override with the statistical forecast', () => {
    const plain = forecast(model, { grid });
    const total = plain.days[1]?.mean as number;
    const overrides = [{ name: 'x', from: '2026-03-03', to: '2026-03-03', dayTotal: 2 * total }];
    const judged = forecast(model, { grid, overrides });
    const [score] = scoreJudgement(judged, judged.mean);
    expect(score).toMatchObject({ kind: 'override', rows: 4, wapeWith: 0 });
    expect(score?.wapeWithout).toBeCloseTo(0.5, 9);
    expect(score?.factorNeeded).toBeCloseTo(2, 9);
  });

  it('refuses lists of another length, and no steps', () => {
    expect(() => scoreJudgement(forecast(model, { grid }), [1])).toThrow(
      expect.objectContaining({ path: 'actual.length' }),
    );
    expect(() => forecastValueAdded({ actual: [1], steps: [] })).toThrow(
      expect.objectContaining({ path: 'steps' }),
    );
  });
});
