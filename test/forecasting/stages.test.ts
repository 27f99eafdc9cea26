import { describe, expect, it } from 'vitest';
import { fit, forecast } from '../../src/forecasting/index.ts';
import { addDays, makeGrid, sliceGrid } from '../../src/time/index.ts';
import { daysAfter, generatedQueue, walkingLevel } from './generated.ts';

describe('stages of the forecast', () => {
  it('shifts an event by the lag of the queue', () => {
    const felt = new Set(['2026-02-24', '2026-04-28']);
    const { series } = generatedQueue({
      seed: 12,
      days: 125,
      perDay: 6000,
      factor: (d) => (felt.has(d) ? 2 : 1),
    });
    const events = ['2026-02-04', '2026-04-08', '2026-05-12'].map((start) => ({
      name: 'mailing',
      start,
      days: 1,
      lagDays: 20,
    }));
    const next = forecast(fit(series, { events }), { grid: daysAfter(series, '2026-05-10', 28) });
    const factor = (date: string) => next.parts.find((part) => part.date === date)?.event ?? 0;
    expect(factor('2026-06-01')).toBeGreaterThan(1.6);
    expect(Math.abs(factor('2026-05-12') - 1)).toBeLessThan(0.1);
  });

  it('says which share of a day the rows of the grid hold', () => {
    const { series } = generatedQueue({ seed: 13, days: 56 });
    const model = fit(series);
    const day = makeGrid({ zone: 'UTC', from: '2026-03-03', days: 1, intervalSeconds: 3600 });
    const whole = forecast(model, { grid: day });
    const half = forecast(model, { grid: sliceGrid(day, 12, 24) });
    expect(whole.parts[0]?.rows).toBeCloseTo(1, 9);
    expect(half.parts[0]?.rows).toBeCloseTo(
      (half.days[0]?.mean as number) / (whole.days[0]?.mean as number),
      9,
    );
    expect(half.parts[0]?.level).toBeCloseTo(whole.parts[0]?.level as number, 6);
    expect(half.mean).toEqual(whole.mean.slice(12));
  });

  it('scales days with missing rows up to whole ones', () => {
    const { series } = generatedQueue({ seed: 14, days: 70, perDay: 4000 });
    const lossy = series.values.map((value, row) => (row % 72 >= 34 && row % 72 < 40 ? null : value));
    const grid = daysAfter(series, '2026-03-16', 7);
    const total = (values: readonly (number | null)[]) => values.reduce<number>((a, b) => a + (b ?? 0), 0);
    const full = total(forecast(fit(series), { grid }).mean);
    const partial = total(forecast(fit({ ...series, values: lossy }), { grid }).mean);
    expect(Math.abs(partial / full - 1)).toBeLessThan(0.03);
  });

  it('follows the month where it matters, and only there', () => {
    const payday = (date: string) => (Number(date.slice(8)) <= 5 ? 1.4 : 1);
    const options = { seed: 15, days: 178, intervalSeconds: 86_400, perDay: 50_000 };
    const { series, expected } = generatedQueue({ ...options, days: 206, factor: payday });
    const history = { grid: { ...series.grid, length: 178 }, values: series.values.slice(0, 178) };
    const model = fit(history);
    const next = forecast(model, { grid: daysAfter(series, addDays('2026-01-05', 178), 28) });
    const error = next.mean.reduce<number>(
      (sum, value, i) => sum + Math.abs((value as number) - (expected[178 + i] as number)),
      0,
    );
    expect(error / expected.slice(178).reduce((a, b) => a + b, 0)).toBeLessThan(0.07);
    expect(model.dayModels[0]?.settings.monthlyWaves).toBe(4);
    // By chance a month's course makes a queue without any less surprising: in some 4 % of queues.
    const wrongly = Array.from({ length: 30 }, (_, i) =>
      fit(generatedQueue({ ...options, seed: 1 + i }).series),
    ).filter(({ dayModels }) => dayModels[0]?.settings.monthlyWaves !== 0);
    expect(wrongly.length).toBeLessThanOrEqual(3);
  });

  it('does not take eight weeks for proof that a wandering level comes back', () => {
    let ours = 0;
    let lastWeek = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const levels = walkingLevel(1000 + seed, 84, 0.1);
      const factor = (_: string, index: number) => levels[index] as number;
      const options = { seed, days: 84, intervalSeconds: 86_400, perDay: 5000, daySpread: 0.04, factor };
      const { series } = generatedQueue(options);
      const values = series.values as readonly number[];
      const model = fit({ grid: { ...series.grid, length: 56 }, values: values.slice(0, 56) });
      const { mean } = forecast(model, { grid: daysAfter(series, addDays('2026-01-05', 56), 28) });
      for (let day = 63; day < 84; day++) {
        const actual = values[day] as number;
        ours += Math.abs(actual - (mean[day - 56] as number)) / (levels[55] as number);
        lastWeek += Math.abs(actual - (values[49 + (day % 7)] as number)) / (levels[55] as number);
      }
    }
    expect(ours / lastWeek).toBeLessThan(0.985);
  });

  it('finds a steady intraday shape below the noise of a single day', () => {
    const { series, expected } = generatedQueue({ seed: 16, days: 77, perDay: 700 });
    const history = { grid: { ...series.grid, length: 70 * 24 }, values: series.values.slice(0, 70 * 24) };
    const next = forecast(fit(history), { grid: daysAfter(series, '2026-03-16', 7) });
    let error = 0;
    for (let day = 0; day < 7; day++) {
      const rows = Array.from({ length: 24 }, (_, hour) => expected[(70 + day) * 24 + hour] as number);
      const total = rows.reduce((a, b) => a + b, 0);
      const ours = next.days[day]?.mean as number;
      for (const [hour, mean] of rows.entries()) {
        error += Math.abs((next.mean[day * 24 + hour] as number) / ours - mean / total) / 7;
      }
    }
    // One day alone shows the shape with an error of about 14 %, the mean of ten same weekdays with 5 %.
    expect(error).toBeLessThan(0.048);
  });
});
