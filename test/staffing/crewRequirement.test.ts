import fc from 'fast-check';
import { queuePerformance } from 'staffcast/queueing';
import { crewAht, crewRequirement, requirement } from 'staffcast/staffing';
import { makeGrid, makeSeries } from 'staffcast/time';
import { describe, expect, it } from 'vitest';
import { mixedServers } from './mixedServers.ts';

const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 14_400 });
const target = { target: 0.8, withinSeconds: 20 };
const volumes = fc.array(fc.oneof(fc.constantFrom(null, 0), fc.double({ min: 1, max: 3000, noNaN: true })), {
  minLength: 6,
  maxLength: 6,
});

describe('a crew of several kinds', () => {
  it('takes the least people of the kind sought with which the crew meets the target', () => {
    fc.assert(
      fc.property(
        volumes,
        fc.nat(40),
        fc.constantFrom(0.5, 0.8, 1.2),
        fc.constantFrom(0.7, 1),
        fc.constantFrom(undefined, 120),
        (values, people, productivity, own, patienceSeconds) => {
          const patience = patienceSeconds ? { patienceSeconds } : {};
          const found = crewRequirement({
            volume: makeSeries(grid, values),
            ahtSeconds: 240,
            ...patience,
            targets: { serviceLevel: target },
            crew: [
              { id: 'sought', productivity: own },
              { id: 'there', productivity, people },
            ],
          });
          const level = (volume: number, n: number) => {
            const crew = [
              { productivity: own, people: n },
              { productivity, people },
            ];
            const load = { volume, intervalSeconds: 14_400, ahtSeconds: crewAht(240, crew), ...patience };
            return queuePerformance(load, n + people, target).serviceLevel;
          };
          for (const [row, volume] of values.entries()) {
            const n = found.kinds[0]!.agents[row]!;
            if (volume === null) expect(found.agents[row]).toBe(0);
            if (!volume) continue;
            expect(level(volume, n)).toBeGreaterThanOrEqual(0.8);
            if (n > 0 && n + people > 1) expect(level(volume, n - 1)).toBeLessThan(0.8);
            expect(found.agents[row]).toBe(n + people);
            expect(found.fullAgents[row]).toBeCloseTo(n * own + people * productivity, 9);
            if (n === 0) expect(found.binds[row]).toBe('crew');
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('of full agents alone is the plain requirement', () => {
    const volume = makeSeries(grid, [100, null, 900, 0, 2000, 50]);
    const common = {
      volume,
      ahtSeconds: 240,
      targets: { serviceLevel: target },
      shrinkage: 0.3,
      minimumAgents: 5,
    };
    const plain = requirement(common);
    const crew = crewRequirement({ ...common, crew: [{ id: 'full', productivity: 1 }] });
    expect(crew.kinds[0]!.agents).toEqual(plain.agents);
    expect(crew.kinds[0]!.rostered).toEqual(plain.rostered);
    expect(crew.binds).toEqual(plain.binds);
    expect(crew.offeredErlangs).toEqual(plain.offeredErlangs);
  });

  it('each kind has its own shrinkage, and people may differ by row', () => {
    const volume = makeSeries(grid, new Array(6).fill(900));
    const found = crewRequirement({
      volume,
      ahtSeconds: 240,
      targets: { serviceLevel: target },
      shrinkage: 0.3,
      crew: [
        { id: 'full', productivity: 1 },
        { id: 'borrowed', productivity: 0.8, people: [0, 0, 5, 5, 30, 0], shrinkage: 0.5 },
      ],
    });
    expect(found.kinds[1]!.rostered).toEqual([0, 0, 10, 10, 60, 0]);
    const [full] = found.kinds;
    expect(full!.agents[2]).toBeLessThan(full!.agents[1]!);
    expect(full!.agents[2]).toBeGreaterThanOrEqual(full!.agents[1]! - 5);
    expect(full!.agents[4]).toBe(0);
    expect(found.binds[4]).toBe('crew');
  });

  // The exact steady state of two kinds of servers, by the balance equations of all states.
  it.each([
    [6, 4, 0.6, 7.5],
    [8, 8, 0.5, 10],
    [3, 9, 0.7, 9],
  ])(
    '%i full and %i at productivity %f are close to as many like agents at %f erlangs',
    (fast, slow, p, a) => {
      const exact = mixedServers({ fast, slow, productivity: p, erlangs: a, patienceInAht: 0.5 });
      const aht = crewAht(240, [
        { people: fast, productivity: 1 },
        { people: slow, productivity: p },
      ]);
      const load = { volume: a * 60, intervalSeconds: 14_400, ahtSeconds: aht, patienceSeconds: 120 };
      const like = queuePerformance(load, fast + slow, { withinSeconds: 20 });
      expect(Math.abs(like.abandonment - exact.abandonment)).toBeLessThan(0.006);
      expect(Math.abs(like.waitProbability - exact.waitProbability)).toBeLessThan(0.02);
    },
  );

  it('mistakes name their field', () => {
    const options = {
      volume: makeSeries(grid, new Array(6).fill(9)),
      ahtSeconds: 240,
      targets: { serviceLevel: target },
    };
    const full = { id: 'full', productivity: 1 };
    expect(() => crewRequirement({ ...options, crew: [] })).toThrow(
      expect.objectContaining({ path: 'crew' }),
    );
    expect(() => crewRequirement({ ...options, crew: [full, full] })).toThrow(
      expect.objectContaining({ path: 'crew', value: 2 }),
    );
    const bad = (change: object) => () =>
      crewRequirement({ ...options, crew: [full, { ...full, people: 1, ...change }] });
    expect(bad({ people: 1.5 })).toThrow(expect.objectContaining({ path: 'crew[1].people' }));
    expect(bad({ people: [1] })).toThrow(expect.objectContaining({ path: 'crew[1].people.length' }));
    expect(bad({ productivity: 0 })).toThrow(expect.objectContaining({ path: 'crew[1].productivity' }));
    expect(() => crewAht(240, [{ people: -1, productivity: 1 }])).toThrow(
      expect.objectContaining({ path: 'crew[0].people' }),
    );
    expect(crewAht(240, [])).toBe(240);
  });
});
