import fc from 'fast-check';
import { queuePerformance } from 'staffcast/queueing';
import { chanceRequirement, explainRequirement, requirement } from 'staffcast/staffing';
import { makeGrid, makeSeries } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 14_400 });
const targets = { serviceLevel: { target: 0.8, withinSeconds: 20 }, occupancy: 0.92 };
const sum = (parts: object) => Object.values(parts).reduce((a: number, b: number) => a + b, 0);

describe('explaining a requirement', () => {
  it('the parts sum to the people rostered, row by row and in hours', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(null, 0), fc.double({ min: 0, max: 3000, noNaN: true })), {
          minLength: 6,
          maxLength: 6,
        }),
        fc.constantFrom(undefined, 60, 300),
        fc.double({ min: 0, max: 0.6, noNaN: true }),
        fc.nat(12),
        fc.option(fc.array(fc.nat(300), { minLength: 6, maxLength: 6 }), { nil: undefined }),
        (values, patienceSeconds, shrinkage, minimumAgents, agents) => {
          const options = {
            volume: makeSeries(grid, values),
            ahtSeconds: 240,
            ...(patienceSeconds ? { patienceSeconds } : {}),
            targets,
            shrinkage,
            minimumAgents,
          };
          const found = explainRequirement(agents ? { ...options, agents } : options);
          for (const row of found.rows) {
            expect(sum(row.parts)).toBeCloseTo(row.rostered, 7);
            expect(row.parts.rounding).toBeGreaterThanOrEqual(0);
            expect(row.parts.rounding).toBeLessThan(1 + 1e-9);
          }
          expect(sum(found.hours)).toBeCloseTo(found.rosteredHours, 6);
          const plain = requirement(options);
          expect(found.rows.map((row) => row.binds)).toEqual(plain.binds);
          if (!agents) expect(found.rows.map((row) => row.rostered)).toEqual(plain.rostered);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('says what one agent more or fewer would change', () => {
    const options = { volume: makeSeries(grid, [900, 900, 900, 900, 900, 900]), ahtSeconds: 240, targets };
    const [row] = explainRequirement(options).rows;
    const load = { volume: 900, intervalSeconds: 14_400, ahtSeconds: 240 };
    expect(row!.oneFewer).toEqual(queuePerformance(load, row!.agents - 1, targets.serviceLevel));
    expect(row!.oneFewer!.serviceLevel).toBeLessThan(0.8);
    expect(row!.performance!.serviceLevel).toBeGreaterThanOrEqual(0.8);
    expect(row!.oneMore!.serviceLevel).toBeGreaterThan(row!.performance!.serviceLevel);
    expect(row!.parts.load).toBe(15);
  });

  it('what a plan adds for risk is its uncertainty', () => {
    const values = [300, 900, 1500, 1600, 1100, 500];
    const paths = [0.8, 1, 1.2].map((factor) => values.map((v) => v * factor));
    const common = { ahtSeconds: 240, patienceSeconds: 120 };
    const risky = chanceRequirement({
      scenarios: { grid, paths },
      ...common,
      target: targets.serviceLevel,
      probability: 0.9,
      per: 'interval',
    });
    const found = explainRequirement({
      ...common,
      volume: makeSeries(grid, values),
      targets: { serviceLevel: targets.serviceLevel },
      agents: risky.agents,
    });
    for (const { parts } of found.rows) expect(parts.uncertainty).toBeGreaterThan(0);
    expect(found.hours.load).toBeCloseTo((5900 * 240) / 3600, 6);
  });

  it('mistakes name their field', () => {
    const volume = makeSeries(grid, new Array(6).fill(10));
    expect(() => explainRequirement({ volume, ahtSeconds: 240, targets, agents: [1] })).toThrow(
      expect.objectContaining({ path: 'agents.length' }),
    );
  });
});
