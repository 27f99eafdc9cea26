import fc from 'fast-check';
import { queuePerformance, requiredAgents, type Targets } from 'staffcast/queueing';
import { requirement } from 'staffcast/staffing';
import { makeGrid, makeSeries } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 3600 });
const volumes = fc.array(fc.oneof(fc.constant(null), fc.double({ min: 0, max: 4000, noNaN: true })), {
  minLength: 24,
  maxLength: 24,
});
const targets: Targets = { serviceLevel: { target: 0.8, withinSeconds: 20 }, occupancy: 0.9 };

describe('requirement', () => {
  it('is the least number of agents that meets every target', () => {
    fc.assert(
      fc.property(
        volumes,
        fc.constantFrom(60, 240, 600),
        fc.option(fc.constantFrom(30, 120, 900), { nil: undefined }),
        (values, ahtSeconds, patienceSeconds) => {
          const patience = patienceSeconds === undefined ? {} : { patienceSeconds };
          const found = requirement({ volume: makeSeries(grid, values), ahtSeconds, ...patience, targets });
          for (const [row, volume] of values.entries()) {
            if (volume === null || volume < 1e-9) {
              expect(found.agents[row]).toBe(0);
              continue;
            }
            const load = { volume, intervalSeconds: 3600, ahtSeconds, ...patience };
            const meets = (agents: number) => {
              const { serviceLevel, occupancy } = queuePerformance(load, agents, { withinSeconds: 20 });
              return serviceLevel >= 0.8 && occupancy <= 0.9;
            };
            expect(meets(found.agents[row]!)).toBe(true);
            expect(found.agents[row] === 0 || !meets(found.agents[row]! - 1)).toBe(true);
            expect(found.offeredErlangs[row]).toBeCloseTo((volume * ahtSeconds) / 3600, 9);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('names the target that the queue model names, with ties and single agents', () => {
    const hard = {
      serviceLevel: { target: 0.8, withinSeconds: 20 },
      asaSeconds: 15,
      occupancy: 0.9,
      abandonment: 0.08,
      waitProbability: 0.3,
      waitPercentile: { probability: 0.8, withinSeconds: 22 },
      // So easy that even nobody meets them.
      meanWaitSeconds: 600,
    };
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.double({ min: 0.01, max: 3, noNaN: true }),
            fc.double({ min: 0, max: 300, noNaN: true }),
          ),
          {
            minLength: 24,
            maxLength: 24,
          },
        ),
        fc.subarray(Object.keys(hard) as (keyof typeof hard)[], { minLength: 1 }),
        fc.constantFrom(30, 120),
        (values, names, patienceSeconds) => {
          const wanted = Object.fromEntries(names.map((name) => [name, hard[name]])) as Targets;
          const common = { ahtSeconds: 240, patienceSeconds };
          const found = requirement({ volume: makeSeries(grid, values), ...common, targets: wanted });
          for (const [row, volume] of values.entries()) {
            if (volume < 1e-9) continue;
            const alone = requiredAgents({ volume, intervalSeconds: 3600, ...common }, wanted);
            expect([found.agents[row], found.binds[row]]).toEqual([alone.agents, alone.binds]);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('more volume never needs fewer agents', () => {
    fc.assert(
      fc.property(volumes, fc.double({ min: 1, max: 3, noNaN: true }), (values, factor) => {
        const at = (scale: number) =>
          requirement({
            volume: makeSeries(
              grid,
              values.map((v) => (v === null ? null : v * scale)),
            ),
            ahtSeconds: 240,
            patienceSeconds: 90,
            targets,
          }).agents;
        const [less, more] = [at(1), at(factor)];
        for (const [row, agents] of less.entries()) expect(more[row]).toBeGreaterThanOrEqual(agents);
      }),
      { numRuns: 40 },
    );
  });

  it('says what binds', () => {
    const volume = makeSeries(grid, [null, 0, 2, 60, 1500, ...new Array(19).fill(60)]);
    const found = requirement({ volume, ahtSeconds: 240, targets, minimumAgents: 2, shrinkage: 0.3 });
    expect(found.binds.slice(0, 5)).toEqual([
      'closed',
      'minimumAgents',
      'minimumAgents',
      'serviceLevel',
      'occupancy',
    ]);
    expect(found.agents.slice(0, 3)).toEqual([0, 2, 2]);
    expect(found.rostered.slice(0, 3)).toEqual([0, 3, 3]);
  });

  it('the founding day: 15,000 calls against 20,000', () => {
    const shape = Array.from({ length: 24 }, (_, h) => (h < 8 ? 0 : 1 / 16));
    const agents = (calls: number) =>
      requirement({
        volume: makeSeries(
          grid,
          shape.map((s) => (s === 0 ? null : s * calls)),
        ),
        ahtSeconds: 240,
        patienceSeconds: 90,
        targets: { serviceLevel: { target: 0.85, withinSeconds: 20 } },
      }).agents.reduce((a, b) => a + b);
    const hours = agents(20_000) - agents(15_000);
    // About a third more calls need slightly less than a third more people.
    expect(hours / agents(15_000)).toBeGreaterThan(0.28);
    expect(hours / agents(15_000)).toBeLessThan(0.334);
  });

  it('rows outside the opening hours need nobody, half-open rows are staffed for their part', () => {
    const range = [{ from: '09:30', to: '11:00' }];
    const volume = makeSeries(grid, new Array(24).fill(100));
    const found = requirement({
      volume,
      ahtSeconds: 180,
      targets,
      openingHours: { weekly: { wednesday: range } },
    });
    expect(found.agents.map((n, row) => (n > 0 ? row : -1)).filter((row) => row >= 0)).toEqual([9, 10]);
    expect(found.offeredErlangs[9]).toBe(10);
    expect(found.offeredErlangs[10]).toBe(5);
    expect(found.volumeOutsideHours).toBe(2200);
  });

  it('handle time may differ by row; mistakes name their field', () => {
    const volume = makeSeries(grid, new Array(24).fill(100));
    const ahtSeconds = Array.from({ length: 24 }, (_, row) => (row < 12 ? 180 : 360));
    const found = requirement({ volume, ahtSeconds, targets });
    expect(found.agents[12]).toBeGreaterThan(found.agents[11]!);
    const bad = (changes: object) => () => requirement({ volume, ahtSeconds: 180, targets, ...changes });
    expect(bad({ ahtSeconds: [180] })).toThrow(expect.objectContaining({ path: 'ahtSeconds.length' }));
    expect(bad({ ahtSeconds: 0 })).toThrow(expect.objectContaining({ path: 'ahtSeconds' }));
    expect(bad({ patienceSeconds: -1 })).toThrow(expect.objectContaining({ path: 'patienceSeconds' }));
    expect(bad({ minimumAgents: 1.5 })).toThrow(expect.objectContaining({ path: 'minimumAgents' }));
    expect(bad({ shrinkage: 30 })).toThrow(expect.objectContaining({ code: 'percentage' }));
    expect(bad({ targets: { serviceLevel: { target: 85, withinSeconds: 20 } } })).toThrow(
      expect.objectContaining({ code: 'percentage' }),
    );
    expect(bad({ volume: makeSeries(grid, new Array(24).fill(-1)) })).toThrow(
      expect.objectContaining({ path: 'volume.values[0]' }),
    );
  });
});
