import { test as lawOf } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fatesForGood } from '../../src/queueing/transient/eventualFate.ts';
import { foundAhead, reachOfDay, reachWithin } from '../../src/queueing/transient/queueReach.ts';
import type { ForwardInterval, Stretch } from '../../src/queueing/transient/transientForward.ts';

function team(agents: number, rest: Partial<Stretch> = {}): Stretch {
  return { agents, mu: 1 / 100, theta: 0, lambda: 0, seconds: 1000, ...rest };
}

/** An interval whose callers find queues with these chances, in several steps. */
function interval(stretch: Stretch, ...found: { first: number; busy: number[] }[]): ForwardInterval {
  const steps = found.map(({ first, busy }) => ({
    seconds: 1,
    nodes: [
      { weight: 1, free: 0, first: 0, busy: new Float64Array(0) },
      { weight: 1, free: 0, first, busy: Float64Array.from(busy) },
    ],
  }));
  const whole = steps[0]?.nodes[0] ?? { weight: 1, free: 0, first: 0, busy: new Float64Array(0) };
  return {
    stretch,
    pieces: steps.map((step) => ({ from: 0, to: 1, whole, steps: [step] })),
    deepFrom: null,
    meanBusy: 0,
    meanQueue: 0,
    leaversHandled: 0,
    leaversAtEnd: 0,
    busyAtEnd: 0,
    queueAtEnd: 0,
  };
}

/** P(X > k) of a Poisson variable. */
function poissonTail(mean: number, k: number): number {
  let sum = 0;
  for (let i = k + 1; i < k + 400; i++) {
    let logTerm = -mean + i * Math.log(mean);
    for (let j = 2; j <= i; j++) logTerm -= Math.log(j);
    sum += Math.exp(logTerm);
  }
  return sum;
}

describe('how many callers find ahead', () => {
  it('is the longest queue but for a chance of 1e-11', () => {
    const busy = [0.5, 0.4, 1e-3, 2e-11, 4e-12, 4e-12];
    // 4e-12 and 4e-12 may be left out, 2e-11 not.
    expect(foundAhead(interval(team(1), { first: 0, busy }))).toBe(4);
    expect(foundAhead(interval(team(1), { first: 7, busy }))).toBe(11);
  });

  it('is that of the worst moment, and 1 at least', () => {
    const [short, long] = [
      { first: 0, busy: [0.5] },
      { first: 0, busy: [0.2, 0.2, 0.2] },
    ];
    const most = foundAhead(interval(team(1), long));
    expect(foundAhead(interval(team(1), short, long))).toBe(most);
    expect(foundAhead(interval(team(1), long, short))).toBe(most);
    expect(most).toBe(3);
    expect(foundAhead(interval(team(1)))).toBe(1);
    expect(foundAhead(interval(team(1), { first: 0, busy: [0, 0] }))).toBe(1);
  });

  it('counts a rounding below zero as a chance', () => {
    expect(foundAhead(interval(team(1), { first: 0, busy: [0.5, -1e-3, 1e-13] }))).toBe(2);
  });
});

describe('how many ahead matter through a day', () => {
  const reach = (teams: Stretch[], found: number[], handBack = false) =>
    reachOfDay(
      teams.map((stretch) => interval(stretch)),
      found,
      handBack,
    );

  it('is what callers find, and what earlier ones still have in front of them', () => {
    // 10 agents answer 100 in an interval, and 58 = 100 - 40 - 2 as good as surely.
    expect(reach([team(10), team(10), team(10), team(10)], [200, 3, 3, 3])).toEqual([201, 201, 143, 85]);
    expect(reach([team(10), team(10), team(10)], [3, 3, 3])).toEqual([4, 4, 4]);
    expect(reach([team(10), team(10), team(10)], [3, 30, 200])).toEqual([4, 31, 201]);
    expect(reach([team(1), team(1)], [5, 2])).toEqual([6, 6]);
  });

  it('follows the length of the interval and the rate of service', () => {
    const fast = team(10, { mu: 1 / 50, seconds: 2000 });
    // 400 answered, 318 = 400 - 80 - 2 surely.
    expect(reach([fast, fast, fast], [500, 1, 1])).toEqual([501, 501, 183]);
  });

  it('grows by the conversations handed back', () => {
    expect(reach([team(10), team(4.5), team(4.5)], [20, 3, 3], true)).toEqual([21, 27, 11]);
    expect(reach([team(10), team(4.5), team(4.5)], [20, 3, 3], false)).toEqual([21, 21, 5]);
    expect(reach([team(4), team(10)], [20, 3], true)).toEqual([21, 21]);
  });
});

describe('how many ahead matter within a time', () => {
  it('is no more than callers can find or be put behind', () => {
    expect(reachWithin([team(10)], 1000, 12, false)).toBe(12);
    expect(reachWithin([team(10)], 1000, 12, true)).toBe(12);
    expect(reachWithin([team(10), team(7.5), team(9), team(8)], 1000, 12, false)).toBe(12);
    expect(reachWithin([team(10), team(7.5), team(9), team(8)], 1000, 12, true)).toBe(12 + 3 + 1);
  });

  it('is no more than can clear: departures of the busiest team, a margin, and the changes of the team', () => {
    expect(reachWithin([team(10)], 250, 1e6, false)).toBe(Math.ceil(25 + 45 + 30));
    expect(reachWithin([team(4), team(10)], 250, 1e6, false)).toBe(25 + 45 + 30 + 6);
    expect(reachWithin([team(10), team(4)], 250, 1e6, false)).toBe(25 + 45 + 30 + 6);
    expect(reachWithin([team(10), team(4), team(5)], 250, 1e6, false)).toBe(25 + 45 + 30 + 7);
    const abandoning = reachWithin([team(10, { theta: 1e-4 })], 40, 1000, false);
    // 0.1 + 1000 × 1e-4 a second: 8 departures, 9 × 2.83 as margin.
    expect(abandoning).toBe(Math.ceil(8 + 9 * Math.sqrt(8) + 30));
    expect(reachWithin([team(0)], 250, 1e6, false)).toBe(30);
  });

  lawOf.prop([fc.double({ min: 0.05, max: 60, noNaN: true })], { numRuns: 40 })(
    'leaves out no chance above 1e-15, and not many more',
    (departures) => {
      const reach = reachWithin([team(1, { mu: departures / 100 })], 100, 1e9, false);
      expect(poissonTail(departures, reach)).toBeLessThan(1e-15);
      expect(reach).toBeLessThan(departures + 9 * Math.sqrt(departures) + 32);
    },
  );
});

describe('fate with one team for good', () => {
  it.each([
    ['patient', 3, 0],
    ['impatient', 3, 1 / 40],
    ['nobody there', 0, 1 / 40],
  ])('follows from that of the caller ahead: %s', (_, agents, theta) => {
    const { answered, wait } = fatesForGood(team(agents, { theta }), 30);
    let [chance, seconds] = [1, 0];
    for (let j = 0; j < 30; j++) {
      const [clears, all] = [agents / 100 + j * theta, agents / 100 + (j + 1) * theta];
      seconds = (clears * seconds + (clears * chance) / all) / all;
      chance = (clears * chance) / all;
      expect(answered[j]).toBeCloseTo(chance, 12);
      expect(wait[j]).toBeCloseTo(seconds, 9);
    }
    expect(answered).toHaveLength(30);
    expect(wait).toHaveLength(30);
  });

  it('is to wait for ever without agents and with patience', () => {
    const { answered, wait } = fatesForGood(team(0), 3);
    expect([...answered, ...wait]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
