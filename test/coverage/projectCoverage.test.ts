import fc from 'fast-check';
import { coverage, coverageFte, projectCoverage } from 'staffcast/coverage';
import { makeGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

// Two days, of which the second has 25 hours.
const grid = makeGrid({ zone: 'Europe/Berlin', from: '2026-10-24', days: 2, intervalSeconds: 3600 });
const people = fc.array(fc.nat(60), { minLength: grid.length, maxLength: grid.length });
const roster = fc.record({ required: people, present: people });
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe('coverage of several projects', () => {
  it('adds up over projects, rows and days; nothing of one project pays for another', () => {
    fc.assert(
      fc.property(fc.array(roster, { minLength: 1, maxLength: 4 }), (rosters) => {
        const site = projectCoverage(
          grid,
          rosters.map((each, i) => ({ id: `p${i}`, ...each })),
        );
        const alone = rosters.map((each) => coverage({ grid, ...each }));
        expect(site.projects.map((each) => each.coverage)).toEqual(alone);
        expect(site.total.shortfallHours).toBeCloseTo(sum(alone.map(({ total }) => total.shortfallHours)), 6);
        expect(site.total.surplusHours).toBeCloseTo(sum(site.surplus), 6);
        expect(site.total.requiredHours).toBeCloseTo(sum(rosters.flatMap(({ required }) => required)), 6);
        expect(sum(site.days.map((day) => day.fillableHours))).toBeCloseTo(site.total.fillableHours, 6);
        const fillable = sum(site.surplus.map((over, row) => Math.min(over, site.shortfall[row]!)));
        expect(site.total.fillableHours).toBeCloseTo(fillable, 6);
        expect(site.total.fillableHours).toBeLessThanOrEqual(site.total.shortfallHours + 1e-9);
        expect(site.total.deepestShortfall).toBe(Math.max(...site.shortfall));
      }),
      { numRuns: 40 },
    );
  });

  it('a project alone has nobody to fill its gap; ids differ', () => {
    const required = new Array(grid.length).fill(5);
    const present = required.map((n, row) => n + (row % 2 ? 3 : -2));
    const alone = projectCoverage(grid, [{ id: 'a', required, present }]);
    expect(alone.total.fillableHours).toBe(0);
    expect(() =>
      projectCoverage(
        grid,
        [alone, alone].map(() => ({ id: 'a', required, present })),
      ),
    ).toThrow(expect.objectContaining({ path: 'projects[1].id' }));
    expect(projectCoverage(grid, []).total).toMatchObject({ shortfallHours: 0, fillableHours: 0 });
  });
});

describe('a gap in full-time people', () => {
  it('rows sum to days, days average to the mean day', () => {
    fc.assert(
      fc.property(roster, fc.double({ min: 3, max: 9, noNaN: true }), (each, hours) => {
        const found = coverage({ grid, ...each });
        const fte = coverageFte(found, hours);
        expect(fte.days[1]!.shortfallFte).toBeCloseTo(
          sum(fte.rows.slice(24).map((row) => row.shortfallFte)),
          6,
        );
        expect(fte.days[0]!.surplusFte).toBeCloseTo(
          sum(fte.rows.slice(0, 24).map((row) => row.surplusFte)),
          6,
        );
        expect(fte.meanDay.shortfallFte * 2 * hours).toBeCloseTo(found.total.shortfallHours, 6);
      }),
      { numRuns: 30 },
    );
    const none = new Array(grid.length).fill(0);
    expect(() => coverageFte(coverage({ grid, required: none, present: none }), 0)).toThrow(
      expect.objectContaining({ path: 'phoneHoursPerFte' }),
    );
  });
});
