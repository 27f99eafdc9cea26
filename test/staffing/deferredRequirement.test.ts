import fc from 'fast-check';
import { deferredAgents, deferredOutcome } from 'staffcast/queueing';
import { deferredRequirement, explainDeferredRequirement } from 'staffcast/staffing';
import { makeGrid, makeSeries } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 14_400 });
const volumes = fc.array(
  fc.oneof(fc.constantFrom(null, 0), fc.double({ min: 0.01, max: 300, noNaN: true })),
  {
    minLength: 6,
    maxLength: 6,
  },
);
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const evening = { weekly: { wednesday: [{ from: '08:00', to: '20:00' }] } };

/** Whether the agents do all work in time, by the queue's own model. */
function onTime(
  values: readonly (number | null)[],
  dueAfter: number | readonly number[],
  agents: readonly number[],
  backlog = 0,
) {
  const volume = values.map((v) => v ?? 0);
  return deferredOutcome({ volume, dueAfter, intervalSeconds: 14_400, ahtSeconds: 600, backlog }, agents)
    .onTime;
}

/** Least peak, and with it the least agent-rows, by trying every allocation. */
function exhaustive(values: readonly (number | null)[], dueAfter: number | readonly number[]) {
  for (let peak = 0; ; peak++) {
    let best = Number.POSITIVE_INFINITY;
    const agents = values.map(() => 0);
    const visit = (row: number, total: number): void => {
      if (total >= best) return;
      if (row === values.length) {
        if (onTime(values, dueAfter, agents) >= 1 - 1e-9) best = total;
        return;
      }
      for (let n = 0; n <= peak; n++) {
        agents[row] = n;
        visit(row + 1, total + n);
      }
    };
    visit(0, 0);
    if (best < Number.POSITIVE_INFINITY) return { peak, total: best };
  }
}

describe('agents for work that may wait', () => {
  it('has the least peak, and with it the least hours, of all allocations', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 6, maxLength: 6 }),
        fc.oneof(fc.nat(4), fc.array(fc.nat(5), { minLength: 6, maxLength: 6 })),
        (values, dueAfter) => {
          const found = deferredRequirement({ volume: makeSeries(grid, values), ahtSeconds: 600, dueAfter });
          const least = exhaustive(values, dueAfter);
          expect(found.peakAgents).toBe(least.peak);
          expect(sum(found.agents)).toBe(least.total);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('does all work in time, with time that others have left first', () => {
    fc.assert(
      fc.property(
        volumes,
        fc.nat(3),
        fc.integer({ min: 0, max: 200 }),
        fc.array(fc.double({ min: 0, max: 4, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (values, dueAfter, backlog, idleAgents) => {
          const options = { volume: makeSeries(grid, values), ahtSeconds: 600, dueAfter, backlog };
          const alone = deferredRequirement(options);
          const helped = deferredRequirement({ ...options, idleAgents });
          expect(alone.met && helped.met).toBe(true);
          expect(onTime(values, dueAfter, alone.agents, backlog)).toBeGreaterThan(1 - 1e-9);
          const together = helped.agents.map((n, row) => n + idleAgents[row]!);
          expect(onTime(values, dueAfter, together, backlog)).toBeGreaterThan(1 - 1e-9);
          expect(helped.peakAgents).toBeLessThanOrEqual(alone.peakAgents);
          expect(sum(alone.handled) + alone.backlogAtEnd).toBeCloseTo(
            backlog + sum(values.map((v) => v ?? 0)),
            6,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('its peak is the constant number of the queue model, rounded up', () => {
    fc.assert(
      fc.property(volumes, fc.nat(5), (values, dueAfter) => {
        const found = deferredRequirement({ volume: makeSeries(grid, values), ahtSeconds: 600, dueAfter });
        const volume = values.map((v) => v ?? 0);
        const level = deferredAgents({ volume, dueAfter, intervalSeconds: 14_400, ahtSeconds: 600 });
        expect(found.peakAgents).toBe(Math.max(0, Math.ceil(level - 1e-6)));
      }),
    );
  });

  it('work arrives around the clock and is done in opening hours; minimum staff holds', () => {
    const volume = makeSeries(grid, [48, 48, 48, 48, 48, 48]);
    const found = deferredRequirement({
      volume,
      ahtSeconds: 600,
      dueAfter: 2,
      openingHours: evening,
      minimumAgents: 1,
      shrinkage: 0.3,
    });
    expect(found.binds).toEqual(['closed', 'closed', 'deadline', 'deadline', 'deadline', 'closed']);
    expect(found.agents).toEqual([0, 0, 2, 3, 3, 0]);
    expect(found.rostered).toEqual([0, 0, 3, 5, 5, 0]);
    expect(found.volumeOutsideHours).toBe(144);
    expect(found).toMatchObject({ met: true, onTime: 1, backlogAtEnd: 96 });
  });

  it('says what comes too late: due while nobody works, or more than the most people can do', () => {
    const volume = makeSeries(grid, [48, 48, 48, 48, 48, 48]);
    const night = deferredRequirement({ volume, ahtSeconds: 600, dueAfter: 1, openingHours: evening });
    expect(night).toMatchObject({ met: false, onTime: 0.8 });
    const few = deferredRequirement({ volume, ahtSeconds: 600, dueAfter: 2, mostAgents: 1 });
    expect(few.met).toBe(false);
    expect(few.agents).toEqual([1, 1, 1, 1, 1, 1]);
    const nobody = deferredRequirement({
      volume,
      ahtSeconds: 600,
      dueAfter: 2,
      openingHours: { weekly: {} },
    });
    expect(nobody).toMatchObject({ met: false, peakAgents: 0, backlogAtEnd: 288 });
  });

  it('the parts of its explanation sum to the people rostered', () => {
    fc.assert(
      fc.property(volumes, fc.nat(3), fc.nat(4), fc.boolean(), (values, dueAfter, minimumAgents, closed) => {
        const options = {
          volume: makeSeries(grid, values),
          ahtSeconds: 600,
          dueAfter,
          minimumAgents,
          shrinkage: { planned: { breaks: 0.1 }, unplanned: { sickness: 0.06 } },
          ...(closed ? { openingHours: evening } : {}),
        };
        const found = explainDeferredRequirement(options);
        const plain = deferredRequirement(options);
        expect(found.rows.map((row) => row.rostered)).toEqual(plain.rostered);
        expect(found.rows.map((row) => row.binds)).toEqual(plain.binds);
        for (const { parts, rostered } of found.rows)
          expect(Object.values(parts).reduce((a, b) => a + b, 0)).toBeCloseTo(rostered, 8);
      }),
      { numRuns: 40 },
    );
  });

  it('mistakes name their field', () => {
    const options = { volume: makeSeries(grid, new Array(6).fill(9)), ahtSeconds: 600, dueAfter: 1 };
    const bad = (change: object) => () => deferredRequirement({ ...options, ...change });
    expect(bad({ dueAfter: 0.5 })).toThrow(expect.objectContaining({ path: 'dueAfter' }));
    expect(bad({ dueAfter: [1] })).toThrow(expect.objectContaining({ path: 'dueAfter.length' }));
    expect(bad({ backlog: -1 })).toThrow(expect.objectContaining({ path: 'backlog' }));
    expect(bad({ idleAgents: [1] })).toThrow(expect.objectContaining({ path: 'idleAgents.length' }));
    expect(bad({ mostAgents: 1, minimumAgents: 2 })).toThrow(expect.objectContaining({ path: 'mostAgents' }));
    expect(bad({ ahtSeconds: 0 })).toThrow(expect.objectContaining({ path: 'ahtSeconds' }));
  });
});
