import { fc, test as lawOf } from '@fast-check/vitest';
import { type TransientInput, transientPerformance } from 'staffcast/queueing';
import { describe, expect, it } from 'vitest';
import { deepFrom, fatesThroughInterval } from '../../src/queueing/transient/deepQueue.ts';
import { fatesForGood } from '../../src/queueing/transient/eventualFate.ts';
import { poissonWeights } from '../../src/queueing/transient/poissonWeights.ts';
import { spacedPoisson } from '../../src/queueing/transient/spacedPoisson.ts';
import { transientDay } from '../../src/queueing/transient/transientDay.ts';
import type { Stretch } from '../../src/queueing/transient/transientForward.ts';
import { beforeChange } from '../../src/queueing/transient/waitAhead.ts';

const queueOf = (length: number) => [...new Array<number>(length).fill(0), 1];

/** The same day in short intervals, whose answer time of more than one keeps the evaluation to small steps. */
function inParts(day: TransientInput, parts: number): TransientInput {
  const each = (list: ArrayLike<number>, by: number) =>
    Array.from(list).flatMap((value) => new Array<number>(parts).fill(value * by));
  const intervalSeconds = day.intervalSeconds / parts;
  return {
    ...day,
    intervalSeconds,
    volume: each(day.volume, 1 / parts),
    agents: each(day.agents, 1),
    withinSeconds: intervalSeconds + 1,
  };
}

const teams = fc.array(
  fc.oneof(fc.integer({ min: 2, max: 25 }), fc.double({ min: 2, max: 25, noNaN: true })),
  {
    minLength: 3,
    maxLength: 5,
  },
);

describe('a long queue that nobody leaves', () => {
  lawOf.prop(
    [teams, fc.integer({ min: 1000, max: 1600 }), fc.constantFrom('finish' as const, 'handBack' as const)],
    { numRuns: 6 },
  )('is followed in one go to where small steps lead', (agents, length, leavingAgents) => {
    const volume = agents.map((n, i) => 5 * n + 20 * i);
    const day: TransientInput = {
      ...{ volume, agents, leavingAgents, start: queueOf(length) },
      ...{ intervalSeconds: 1800, ahtSeconds: 300, withinSeconds: 20 },
    };
    expect(transientDay(day).day[0]!.deepFrom).not.toBeNull();
    const parts = 12;
    const steps = inParts(day, parts);
    expect(transientDay(steps).day.every(({ deepFrom }) => deepFrom === null)).toBe(true);
    const small = transientPerformance(steps).intervals;
    for (const [i, row] of transientPerformance(day).intervals.entries()) {
      const inside = small.slice(i * parts, (i + 1) * parts);
      const mean = inside.reduce((sum, part) => sum + part.asaSeconds! / parts, 0);
      expect(Math.abs(row.asaSeconds! / mean - 1)).toBeLessThan(1e-6);
      expect(row.queueAtEnd).toBeCloseTo(inside.at(-1)!.queueAtEnd, 5);
    }
  });

  it('sees a change of the team pass by within an interval', () => {
    const agents = [100, 100, 100, 100, 100, 100, 100, 30];
    const volume = agents.map(() => 2000);
    const rest = { agents, volume, intervalSeconds: 3600, ahtSeconds: 180, withinSeconds: 20 };
    const day = { ...rest, start: queueOf(9500) };
    expect(transientDay(day).day[2]!.deepFrom).not.toBeNull();
    // Those who come after a quarter of the third hour wait for the few agents of the last one.
    const parts = transientPerformance(inParts(day, 6)).intervals.slice(12, 18);
    const mean = parts.reduce((sum, part) => sum + part.asaSeconds! / 6, 0);
    expect(Math.abs(transientPerformance(day).intervals[2]!.asaSeconds! / mean - 1)).toBeLessThan(1e-6);
  });

  it('waits for those ahead: 2000 of them at 12 an hour each of 10 agents, then of 20', () => {
    const day = { volume: [1, 1, 1], agents: [10, 10, 20], intervalSeconds: 3600, ahtSeconds: 300 };
    const { intervals } = transientPerformance({ ...day, start: queueOf(2010), withinSeconds: 20 });
    // In the mean after half an hour 1940 + 1/2 are ahead, and an hour and a half brings 180 agents' answers more.
    const left = 2000 + 1 - 60 + 0.5;
    const ahead = left - 60 - 120 - 10;
    expect(intervals[0]!.asaSeconds).toBeCloseTo(1800 + 3600 + (ahead * 3600) / 240, 4);
    expect(intervals[0]!.serviceLevel).toBeLessThan(1e-12);
  });

  it('with nobody to answer at times, or in the end', () => {
    const day = { volume: [60, 60, 60], intervalSeconds: 1800, ahtSeconds: 300, withinSeconds: 20 };
    const start = queueOf(1500);
    const pause = transientPerformance({ ...day, agents: [10, 0, 10], start }).intervals;
    const none = transientPerformance({ ...day, agents: [10, 10, 10], start }).intervals;
    expect(pause[0]!.asaSeconds! - none[0]!.asaSeconds!).toBeCloseTo(1800 - (10 * 300) / 10, 4);
    const closed = transientPerformance({ ...day, agents: [10, 10, 0], start }).intervals;
    expect(closed[0]!.meanWaitSeconds).toBeNull();
  });
});

describe('the wait by the number ahead', () => {
  /** With at most `ahead` departures somebody still waits: his wait so far, and what is left at the end. */
  function exactWait(later: Float64Array, { agents, mu, seconds }: Stretch, ahead: number): number {
    const { first, weights } = poissonWeights(agents * mu * seconds);
    let [wait, atMost] = [0, 0];
    let past = 0;
    for (let count = 0; count <= ahead; count++) {
      const weight = weights[count - first] ?? 0;
      atMost += weight;
      wait += weight * later[ahead - count]!;
      past += (1 - atMost) / (agents * mu);
    }
    return wait + past;
  }

  lawOf.prop([fc.integer({ min: 3, max: 40 }), fc.integer({ min: 3, max: 40 })], { numRuns: 20 })(
    'is what departures one by one make of it, at the head as far behind',
    (now, next) => {
      const team = (agents: number): Stretch => ({ agents, mu: 1 / 90, theta: 0, lambda: 0, seconds: 900 });
      const after = fatesForGood(team(next), 2000);
      const wait = beforeChange(after.wait, now, next, false, 0);
      const from = deepFrom([team(now), team(next)], 0);
      const found = fatesThroughInterval({ ...after, wait }, team(now), from).wait;
      for (const ahead of [0, 1, 5, 40, 200, from - 1, from, from + 1, 1500]) {
        const exact = exactWait(wait, team(now), ahead);
        expect(Math.abs(found[ahead]! / exact - 1)).toBeLessThan(1e-10);
      }
    },
  );
});

describe('counts at a distance', () => {
  lawOf.prop([fc.double({ min: 0, max: 3000, noNaN: true })])(
    'have the mean and the variance of all',
    (mean) => {
      const { first, stride, weights } = spacedPoisson(mean);
      const moment = (power: number) =>
        weights.reduce((sum, weight, i) => sum + weight * (first + i * stride - mean) ** power, 0);
      expect(moment(0)).toBeCloseTo(1, 12);
      expect(Math.abs(moment(1))).toBeLessThan(1e-9 * (1 + mean));
      expect(Math.abs(moment(2) - mean)).toBeLessThan(1e-9 * (1 + mean));
      if (mean > 100) expect(weights.length).toBeLessThan(30);
    },
  );
});
