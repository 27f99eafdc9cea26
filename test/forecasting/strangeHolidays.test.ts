import { describe, expect, it } from 'vitest';
import { fit, forecast } from '../../src/forecasting/index.ts';
import type { SpecialDay } from '../../src/time/index.ts';
import { daysAfter, generatedQueue } from './generated.ts';

const FROM = '2024-09-02';
const AHEAD = '2025-11-24';
const DAYS = 448;
const thanksgiving: SpecialDay[] = [
  { date: '2024-11-28', name: 'Thanksgiving', kind: 'holiday' },
  { date: '2025-11-27', name: 'Thanksgiving', kind: 'holiday' },
];
const context = { calendar: { name: 'test', from: FROM, to: '2025-12-31', days: thanksgiving } };

/** Forecast over true expectation of the week of the second Thanksgiving. */
function weekOf(factor: (date: string) => number, known = context): number[] {
  const { series, expected } = generatedQueue({
    seed: 17,
    from: FROM,
    days: DAYS + 7,
    intervalSeconds: 86_400,
    perDay: 3000,
    factor,
  });
  const seen = { grid: { ...series.grid, length: DAYS }, values: series.values.slice(0, DAYS) };
  const next = forecast(fit(seen, known), { grid: daysAfter(series, AHEAD, 7) });
  return next.mean.map((value, i) => (value as number) / (expected[DAYS + i] as number));
}

describe('a strange day by a holiday', () => {
  it('is known the next year, however unlike others it is', () => {
    const quiet: Record<string, number> = { '11-28': 0.2, '11-27': 0.2 };
    const ratios = weekOf((date) =>
      date.startsWith('2024-11-29') || date.startsWith('2025-11-28') ? 0.4 : (quiet[date.slice(5)] ?? 1),
    );
    // The Friday after: an ordinary neighbour's effect of some 12 % does not explain it.
    expect(ratios[4]).toBeGreaterThan(0.7);
    expect(ratios[4]).toBeLessThan(1.35);
    expect(ratios[3]).toBeLessThan(1.5);
  });

  it('says little of holidays of other names', () => {
    const other: SpecialDay = { date: '2025-11-25', name: 'Founding Day', kind: 'holiday' };
    const calendar = { ...context.calendar, days: [...thanksgiving, other] };
    const ratios = weekOf((date) => (date === '2024-11-28' ? 0.002 : 1), { calendar });
    expect(ratios[3]).toBeLessThan(0.05);
    expect(ratios[1]).toBeGreaterThan(0.3);
  });

  it('leaves the level where it was', () => {
    const ratios = weekOf((date) => (date === '2024-11-29' || date === '2025-11-28' ? 0.4 : 1));
    for (const i of [0, 1, 6]) expect(Math.abs((ratios[i] as number) - 1)).toBeLessThan(0.1);
  });

  it('is that year’s luck where it is trebled', () => {
    const ratios = weekOf((date) => (date === '2024-11-29' ? 5 : 1));
    expect(ratios[4]).toBeLessThan(1.5);
  });
});
