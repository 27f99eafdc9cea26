import fc from 'fast-check';
import { capacityPlan, headcountPerPeriod } from 'staffcast/staffing';
import { makeGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

// Ten weeks from the middle of a week on, a clock change among them.
const grid = makeGrid({ zone: 'Europe/Berlin', from: '2026-10-07', days: 70, intervalSeconds: 3600 });
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe('full-time people per week or month', () => {
  it('conserves hours, whole periods or cut ones, weeks or months', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.constantFrom(1, 1.1), (a, b, scheduleInefficiency) => {
        const rostered = Array.from({ length: grid.length }, (_, row) => (row % 3 ? a : b));
        for (const period of ['week', 'month'] as const) {
          const needs = headcountPerPeriod({
            grid,
            rostered,
            rosteredHoursPerWeek: 37.5,
            period,
            scheduleInefficiency,
          });
          expect(sum(needs.map((need) => need.rosteredHours))).toBeCloseTo(
            sum(rostered) * scheduleInefficiency,
            6,
          );
          expect(sum(needs.map((need) => need.days))).toBe(70);
          for (const need of needs)
            expect((need.fte * 37.5 * need.days) / 7).toBeCloseTo(need.rosteredHours, 6);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('weeks begin on Monday, months on the first; a daily row lasts as long as its day', () => {
    const rostered = new Array(grid.length).fill(1);
    const weeks = headcountPerPeriod({ grid, rostered, rosteredHoursPerWeek: 168, period: 'week' });
    expect(weeks[0]).toMatchObject({ from: '2026-10-07', to: '2026-10-11', days: 5, fte: 1 });
    expect(weeks[2]).toMatchObject({ to: '2026-10-25', rosteredHours: 169 });
    const months = headcountPerPeriod({ grid, rostered, rosteredHoursPerWeek: 40, period: 'month' });
    expect(months.map(({ from, days }) => [from, days])).toEqual([
      ['2026-10-07', 25],
      ['2026-11-01', 30],
      ['2026-12-01', 15],
    ]);
    const daily = makeGrid({ zone: 'Europe/Berlin', from: '2026-10-25', days: 1, intervalSeconds: 86_400 });
    const [day] = headcountPerPeriod({
      grid: daily,
      rostered: [2],
      rosteredHoursPerWeek: 40,
      period: 'week',
    });
    expect(day!.rosteredHours).toBe(50);
  });

  it('feeds the hiring plan', async () => {
    const rostered = Array.from({ length: grid.length }, (_, row) => 20 + Math.floor(row / 200));
    const needs = headcountPerPeriod({ grid, rostered, rosteredHoursPerWeek: 40, period: 'month' });
    const plan = await capacityPlan({
      requiredAgents: needs.map(({ fte }) => fte),
      experienced: 90,
      trainingPeriods: 1,
      trainingDropout: 0.1,
      productivityByTenure: [0.7, 1],
      attritionByTenure: [0.08, 0.03],
      classSize: { least: 4, most: 20 },
      costs: { wage: 6000, trainingWage: 4000, hire: 2500, shortPerAgent: 15_000 },
    });
    expect(plan.periods.map(({ required }) => required)).toEqual(needs.map(({ fte }) => fte));
    expect(plan.totalHires).toBeGreaterThan(0);
  });

  it('mistakes name their field', () => {
    const options = {
      grid,
      rostered: new Array(grid.length).fill(1),
      rosteredHoursPerWeek: 40,
      period: 'week',
    } as const;
    expect(() => headcountPerPeriod({ ...options, rostered: [1] })).toThrow(
      expect.objectContaining({ path: 'rostered.length' }),
    );
    expect(() => headcountPerPeriod({ ...options, rosteredHoursPerWeek: 0 })).toThrow(
      expect.objectContaining({ path: 'rosteredHoursPerWeek' }),
    );
    expect(() => headcountPerPeriod({ ...options, scheduleInefficiency: 0.9 })).toThrow(
      expect.objectContaining({ path: 'scheduleInefficiency', code: 'out-of-range' }),
    );
  });
});
