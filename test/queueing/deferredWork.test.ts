import { fc, test as lawOf } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  allenCunneenWait,
  type DeferredInput,
  deferredAgents,
  deferredOutcome,
  generalQueue,
  queuePerformance,
} from '../../src/queueing/index.ts';

const works: fc.Arbitrary<DeferredInput> = fc
  .array(fc.record({ volume: fc.integer({ min: 0, max: 200 }), due: fc.nat(4) }), {
    minLength: 1,
    maxLength: 12,
  })
  .chain((rows) =>
    fc.record({
      volume: fc.constant(rows.map((row) => row.volume)),
      dueAfter: fc.oneof(fc.constant(rows.map((row) => row.due)), fc.nat(4)),
      intervalSeconds: fc.constant(3600),
      ahtSeconds: fc.integer({ min: 60, max: 900 }),
      backlog: fc.nat(50),
    }),
  );

describe('deferred work', () => {
  lawOf.prop([works])('the required agents clear everything in time, and fewer do not', (work) => {
    const agents = deferredAgents(work);
    const outcome = (n: number) => deferredOutcome(work, new Array(work.volume.length).fill(n));
    expect(outcome(agents * (1 + 1e-9)).onTime).toBeGreaterThan(1 - 1e-8);
    if (agents > 0) expect(outcome(agents * 0.98).onTime).toBeLessThan(1 - 1e-9);
  });

  lawOf.prop([works, fc.double({ min: 0, max: 20, noNaN: true })])('nothing is lost', (work, n) => {
    const { intervals } = deferredOutcome(work, new Array(work.volume.length).fill(n));
    let backlog = work.backlog ?? 0;
    for (const row of intervals) {
      backlog += row.arrived - row.handled;
      expect(row.backlogAtEnd).toBeCloseTo(backlog, 6);
      expect(row.overdueAtEnd).toBeLessThanOrEqual(row.backlogAtEnd + 1e-9);
      expect(row.occupancy).toBeLessThanOrEqual(1 + 1e-12);
    }
  });

  it('the first due goes first', () => {
    const work = { volume: [10, 10], dueAfter: [5, 0], intervalSeconds: 600, ahtSeconds: 600 };
    const { intervals, onTime } = deferredOutcome(work, [0, 10]);
    expect(onTime).toBe(1);
    expect(intervals[1]).toMatchObject({ handled: 10, handledLate: 0, backlogAtEnd: 10, overdueAtEnd: 0 });
  });

  it('counts what comes late', () => {
    const work = { volume: [10, 0, 0], dueAfter: 0, intervalSeconds: 600, ahtSeconds: 600 };
    const { intervals, onTime } = deferredOutcome(work, [4, 0, 5]);
    expect(onTime).toBeCloseTo(0.4, 12);
    expect(intervals.map((row) => [row.handledLate, row.overdueAtEnd])).toEqual([
      [0, 6],
      [0, 6],
      [5, 1],
    ]);
    expect(deferredAgents(work)).toBe(10);
  });

  it('takes an empty day and refuses nonsense', () => {
    const none = { volume: [], dueAfter: 0, intervalSeconds: 600, ahtSeconds: 600 };
    expect(deferredOutcome(none, [])).toEqual({ intervals: [], onTime: 1 });
    expect(deferredAgents(none)).toBe(0);
    const one = { ...none, volume: [1] };
    expect(() => deferredAgents({ ...one, dueAfter: 1.5 })).toThrow(/dueAfter/);
    expect(() => deferredAgents({ ...one, dueAfter: [1, 2] })).toThrow(/dueAfter.length/);
    expect(() => deferredAgents({ ...one, volume: [-1] })).toThrow(/volume\[0\]/);
    expect(() => deferredOutcome(one, [])).toThrow(/agents.length/);
    expect(() => deferredOutcome({ ...one, backlog: -1 }, [1])).toThrow(/backlog/);
  });
});

describe('general arrivals and handle times', () => {
  const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180 };
  const markov = { arrivalScv: 1, handleTimeScv: 1 };

  it('is Erlang C for exponential ones', () => {
    const c = queuePerformance(load, 12, { withinSeconds: 20 });
    const g = generalQueue(load, 12, markov, 20);
    expect(g.meanWaitSeconds!).toBeCloseTo(c.meanWaitSeconds!, 10);
    expect(g.serviceLevel).toBeCloseTo(c.serviceLevel, 10);
    expect(allenCunneenWait(load, 12, markov)).toBeCloseTo(c.meanWaitSeconds!, 10);
  });

  it('one agent and constant handling: half the wait (Pollaczek and Khinchine)', () => {
    const one = { volume: 8, intervalSeconds: 10, ahtSeconds: 1 };
    expect(generalQueue(one, 1, { arrivalScv: 1, handleTimeScv: 0 }, 0).meanWaitSeconds).toBeCloseTo(2, 10);
  });

  it('M/D/10 at 80 %: 0.10983 handle times by the exact tables', () => {
    const ten = { volume: 8, intervalSeconds: 1, ahtSeconds: 1 };
    expect(generalQueue(ten, 10, { arrivalScv: 1, handleTimeScv: 0 }, 0).meanWaitSeconds).toBeCloseTo(
      0.1098278,
      3,
    );
  });

  it('less variable means less waiting, none if nothing varies, nulls in overload', () => {
    const waits = [0, 0.5, 1, 2, 4].map(
      (scv) => generalQueue(load, 12, { arrivalScv: 1, handleTimeScv: scv }, 20).meanWaitSeconds!,
    );
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(generalQueue(load, 12, { arrivalScv: 0, handleTimeScv: 0 }, 20)).toMatchObject({
      meanWaitSeconds: 0,
      serviceLevel: 1,
    });
    expect(generalQueue(load, 9, markov, 20)).toMatchObject({ meanWaitSeconds: null, serviceLevel: 0 });
    expect(allenCunneenWait(load, 9, markov)).toBeNull();
    expect(generalQueue({ ...load, volume: 0 }, 9, markov, 20).meanWaitSeconds).toBe(0);
  });
});
