import fc from 'fast-check';
import { chatPerformance } from 'staffcast/queueing';
import { chatRequirement, explainChatRequirement, requirement } from 'staffcast/staffing';
import { makeGrid, makeSeries } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 14_400 });
const volumes = fc.array(
  fc.oneof(fc.constantFrom(null, 0), fc.double({ min: 0.1, max: 2000, noNaN: true })),
  {
    minLength: 6,
    maxLength: 6,
  },
);
const curve = [300, 380, 480];
const targets = { serviceLevel: { target: 0.8, withinSeconds: 30 }, abandonment: 0.05, occupancy: 0.97 };
const sum = (parts: object) => Object.values(parts).reduce((a: number, b: number) => a + b, 0);

describe('agents for chats', () => {
  it('is the least number that meets every target', () => {
    fc.assert(
      fc.property(volumes, fc.constantFrom([300], [300, 380], curve), (values, handleSeconds) => {
        const options = { volume: makeSeries(grid, values), handleSeconds, patienceSeconds: 120, targets };
        const found = chatRequirement(options);
        for (const [row, volume] of values.entries()) {
          if (!volume) {
            expect(found.agents[row]).toBe(0);
            expect(found.binds[row]).toBe(volume === null ? 'closed' : 'noVolume');
            continue;
          }
          const load = { volume, intervalSeconds: 14_400, handleSeconds, patienceSeconds: 120 };
          const meets = (agents: number) => {
            const at = chatPerformance(load, agents, targets.serviceLevel);
            return at.serviceLevel >= 0.8 && at.abandonment <= 0.05 && at.occupancy <= 0.97;
          };
          const agents = found.agents[row]!;
          expect(meets(agents)).toBe(true);
          if (agents > 1) expect(meets(agents - 1)).toBe(false);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('with one chat an agent it is the requirement of calls', () => {
    const values = [0, 3, 60, 300, null, 1500];
    const common = { volume: makeSeries(grid, values), patienceSeconds: 90, targets, shrinkage: 0.3 };
    const chats = chatRequirement({ ...common, handleSeconds: [240] });
    const calls = requirement({ ...common, ahtSeconds: 240 });
    expect(chats.agents).toEqual(calls.agents);
    expect(chats.rostered).toEqual(calls.rostered);
    expect(chats.offeredErlangs).toEqual(calls.offeredErlangs);
  });

  it('every kind of target is met, and named when it binds', () => {
    const volume = makeSeries(grid, new Array(6).fill(700));
    const at = (wanted: object) =>
      chatRequirement({ volume, handleSeconds: curve, patienceSeconds: 120, targets: wanted });
    for (const [name, value] of Object.entries({
      serviceLevel: { target: 0.9, withinSeconds: 30 },
      asaSeconds: 3,
      meanWaitSeconds: 3,
      abandonment: 0.02,
      occupancy: 0.9,
      waitProbability: 0.1,
      waitPercentile: { probability: 0.95, withinSeconds: 10 },
    })) {
      const strict = at({ [name]: value });
      expect(strict.binds[0]).toBe(name);
      expect(at({ ...targets, [name]: value }).agents[0]).toBeGreaterThanOrEqual(strict.agents[0]!);
    }
    expect(() => at({})).toThrow(expect.objectContaining({ path: 'targets' }));
  });

  it('the parts of its explanation sum to the people rostered', () => {
    fc.assert(
      fc.property(
        volumes,
        fc.nat(9),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (values, minimumAgents, share) => {
          const options = {
            volume: makeSeries(grid, values),
            handleSeconds: curve,
            patienceSeconds: 120,
            targets,
            minimumAgents,
            shrinkage: share,
          };
          const found = explainChatRequirement(options);
          const plain = chatRequirement(options);
          expect(found.rows.map((row) => row.rostered)).toEqual(plain.rostered);
          expect(found.rows.map((row) => row.binds)).toEqual(plain.binds);
          for (const row of found.rows) expect(sum(row.parts)).toBeCloseTo(row.rostered, 8);
          expect(sum(found.hours)).toBeCloseTo(found.rosteredHours, 6);
          const dip = explainChatRequirement({ ...options, agents: plain.agents.map((n) => n + 2) });
          for (const row of dip.rows) expect(row.parts.uncertainty).toBe(2);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('mistakes name their field', () => {
    const options = {
      volume: makeSeries(grid, new Array(6).fill(9)),
      handleSeconds: curve,
      patienceSeconds: 120,
      targets,
    };
    const bad = (change: object) => () => chatRequirement({ ...options, ...change });
    expect(bad({ handleSeconds: [] })).toThrow(expect.objectContaining({ code: 'empty' }));
    expect(bad({ handleSeconds: [300, 700] })).toThrow(expect.objectContaining({ code: 'inconsistent' }));
    expect(bad({ patienceSeconds: 0 })).toThrow(expect.objectContaining({ path: 'patienceSeconds' }));
    expect(bad({ minimumAgents: 0.5 })).toThrow(expect.objectContaining({ path: 'minimumAgents' }));
    expect(bad({ targets: { serviceLevel: { target: 80, withinSeconds: 1 } } })).toThrow(
      expect.objectContaining({ code: 'percentage' }),
    );
    expect(() => explainChatRequirement({ ...options, agents: [1] })).toThrow(
      expect.objectContaining({ path: 'agents.length' }),
    );
  });
});
