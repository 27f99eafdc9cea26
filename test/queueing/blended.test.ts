import { fc, test as lawOf } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  blendedAgents,
  blendedDay,
  blendedPerformance,
  queuePerformance,
  transientPerformance,
} from '../../src/queueing/index.ts';
import { endlessLoad, patientLoad } from './loads.ts';
import { queueLaws } from './queueLaws.ts';

/** The number in service and waiting, state by state, under the threshold rule: means by brute force. */
function chain(erlangs: number, n: number, keptFree: number, patienceOverAht: number) {
  let p = 1;
  const sums = { all: 0, waiting: 0, busy: 0, calls: 0, deferred: 0 };
  for (let k = n - keptFree; k < n + 4000; k++) {
    sums.all += p;
    if (k >= n) sums.waiting += p;
    sums.busy += p * Math.min(k, n);
    sums.calls += p * Math.max(0, k - n);
    if (k === n - keptFree) sums.deferred = k * p;
    const leaving = Math.min(k + 1, n) + Math.max(0, k + 1 - n) / patienceOverAht;
    p *= erlangs / leaving;
  }
  const abandonment = sums.calls / sums.all / patienceOverAht / erlangs;
  return {
    waitProbability: sums.waiting / sums.all,
    busy: sums.busy / sums.all,
    deferred: sums.deferred / sums.all,
    abandonment,
  };
}

const queues = fc.record({
  erlangs: fc.double({ min: 0.05, max: 60, noNaN: true }),
  agents: fc.integer({ min: 1, max: 70 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  patienceSeconds: fc.double({ min: 20, max: 900, noNaN: true }),
});
const aht = 240;
const loadOf = (erlangs: number, patienceSeconds?: number) => ({
  volume: (erlangs * 1800) / aht,
  intervalSeconds: 1800,
  ahtSeconds: aht,
  patienceSeconds,
});
const at = { withinSeconds: 20 };

queueLaws(
  'calls of a blended team',
  (load, agents, within) => {
    const keptFree = Math.min(2, Math.floor(agents));
    const blended = blendedPerformance(load, agents, keptFree, { withinSeconds: within });
    return { ...blended, occupancy: blended.occupancy - blended.deferredErlangs / agents };
  },
  fc.oneof(patientLoad, endlessLoad),
);

describe('calls blended with deferred work', () => {
  lawOf.prop([queues])(
    'agrees with the chain, state by state',
    ({ erlangs, agents, share, patienceSeconds }) => {
      const keptFree = Math.round(share * agents);
      const blended = blendedPerformance(loadOf(erlangs, patienceSeconds), agents, keptFree, at);
      const exact = chain(erlangs, agents, keptFree, patienceSeconds / aht);
      expect(blended.waitProbability).toBeCloseTo(exact.waitProbability, 9);
      expect(blended.abandonment).toBeCloseTo(exact.abandonment, 9);
      expect(blended.deferredErlangs).toBeCloseTo(exact.deferred, 8);
      expect(blended.occupancy * agents).toBeCloseTo(exact.busy, 8);
    },
  );

  lawOf.prop([queues])(
    'with everybody kept free it is the queue alone',
    ({ erlangs, agents, patienceSeconds }) => {
      const load = loadOf(erlangs, patienceSeconds);
      const { keptFree, deferredHandled, deferredErlangs, ...calls } = blendedPerformance(
        load,
        agents,
        agents,
        at,
      );
      const alone = queuePerformance(load, agents, at);
      expect([keptFree, deferredHandled, deferredErlangs]).toEqual([agents, 0, 0]);
      for (const [key, value] of Object.entries(alone)) {
        if (typeof value === 'number') expect(calls[key as 'occupancy']).toBeCloseTo(value, 10);
      }
    },
  );

  lawOf.prop([queues, fc.boolean()])(
    'more kept free: better service, less deferred work',
    (queue, patient) => {
      const { agents, share } = queue;
      const load = loadOf(
        patient ? queue.erlangs : 0.9 * agents,
        patient ? queue.patienceSeconds : undefined,
      );
      const keptFree = Math.round(share * (agents - 1));
      const fewer = blendedPerformance(load, agents, keptFree, at);
      const more = blendedPerformance(load, agents, keptFree + 1, at);
      expect(more.serviceLevel).toBeGreaterThanOrEqual(fewer.serviceLevel - 1e-12);
      expect(more.deferredErlangs).toBeLessThanOrEqual(fewer.deferredErlangs + 1e-9);
      expect(fewer.occupancy).toBeLessThanOrEqual(1);
    },
  );

  it('without patience: nobody kept free means that every call waits for the next agent to finish', () => {
    const { waitProbability, asaSeconds, deferredErlangs } = blendedPerformance(loadOf(8), 10, 0, at);
    expect(waitProbability).toBe(1);
    expect(asaSeconds).toBeCloseTo(aht / 2, 10);
    expect(deferredErlangs).toBeCloseTo(2, 10);
  });

  it('an overloaded queue without patience leaves no time for deferred work', () => {
    expect(blendedPerformance(loadOf(12), 10, 2, at)).toMatchObject({ serviceLevel: 0, deferredErlangs: 0 });
  });

  it('no calls at all: whoever is not kept free works', () => {
    expect(blendedPerformance({ ...loadOf(0) }, 10, 3, at)).toMatchObject({
      serviceLevel: 1,
      deferredErlangs: 7,
    });
  });

  it('survives few calls among very many agents, and very many calls', () => {
    const few = blendedPerformance(loadOf(0.01, 120), 5000, 400, at);
    expect(few.serviceLevel).toBe(1);
    expect(few.deferredErlangs).toBeCloseTo(4600, 1);
    const many = blendedPerformance(loadOf(5000, 120), 5000, 4900, at);
    expect(many.deferredErlangs).toBe(0);
    expect(many.serviceLevel).toBeCloseTo(queuePerformance(loadOf(5000, 120), 5000, at).serviceLevel, 10);
  });

  it('says what it can not take', () => {
    expect(() => blendedPerformance(loadOf(8), 10, 11, at)).toThrow('keptFree');
    expect(() => blendedPerformance(loadOf(8), 0, 0, at)).toThrow('agents');
    expect(() => blendedPerformance(loadOf(8), 10, 1.5, at)).toThrow('whole number');
  });
});

describe('agents for both kinds of work', () => {
  const targets = { serviceLevel: { target: 0.8, withinSeconds: 20 } };

  lawOf.prop([queues, fc.double({ min: 0, max: 150, noNaN: true })], { numRuns: 40 })(
    'are the least: by trying all',
    ({ erlangs, patienceSeconds }, volume) => {
      const load = loadOf(erlangs, patienceSeconds);
      const works = (n: number, r: number) => {
        const p = blendedPerformance(load, n, r, at);
        return p.serviceLevel >= 0.8 && p.deferredHandled >= volume;
      };
      const found = blendedAgents(load, targets, volume);
      expect(works(found.agents, found.keptFree)).toBe(true);
      if (found.keptFree > 0) {
        expect(blendedPerformance(load, found.agents, found.keptFree - 1, at).serviceLevel).toBeLessThan(0.8);
      }
      const fewer = found.agents - 1;
      for (let r = 0; fewer > 0 && r <= fewer; r++) expect(works(fewer, r)).toBe(false);
    },
  );

  it('can promise a wait percentile while working off mail', () => {
    const found = blendedAgents(
      loadOf(10, 300),
      { waitPercentile: { probability: 0.9, withinSeconds: 30 } },
      30,
    );
    const at30 = { withinSeconds: 30, definition: 'virtualWait' } as const;
    const reached = blendedPerformance(loadOf(10, 300), found.agents, found.keptFree, at30);
    expect(reached.serviceLevel).toBeGreaterThanOrEqual(0.9);
    const one = blendedPerformance(loadOf(10, 300), found.agents, found.keptFree - 1, at30);
    expect(one.serviceLevel).toBeLessThan(0.9);
  });
});

describe('a day of both, mail put aside for calls', () => {
  const calls = {
    volume: [60, 90, 40],
    agents: [10, 10, 10],
    intervalSeconds: 1800,
    ahtSeconds: 180,
    withinSeconds: 20,
  };
  const deferred = { volume: [50, 20, 0], dueAfter: 2, intervalSeconds: 1800, ahtSeconds: 300 };

  it('leaves the calls alone and loses no work', () => {
    const day = blendedDay({ calls, deferred });
    expect(day.calls).toEqual(transientPerformance(calls));
    const handled = day.deferred.intervals.reduce((sum, interval) => sum + interval.handled, 0);
    expect(handled + day.deferred.intervals[2]!.backlogAtEnd).toBeCloseTo(70, 9);
    day.freeAgents.forEach((free, i) => {
      expect(free).toBeCloseTo(10 * (1 - day.calls.intervals[i]!.occupancy), 12);
    });
  });

  it('uses only the share of idle time it is told to', () => {
    const all = blendedDay({ calls, deferred });
    const half = blendedDay({ calls, deferred, usableIdle: 0.5 });
    expect(half.freeAgents[0]).toBeCloseTo(all.freeAgents[0]! / 2, 12);
    expect(half.deferred.onTime).toBeLessThan(all.deferred.onTime);
  });

  it('wants one grid for both', () => {
    expect(() => blendedDay({ calls, deferred: { ...deferred, intervalSeconds: 900 } })).toThrow(
      'intervalSeconds',
    );
    expect(() => blendedDay({ calls, deferred: { ...deferred, volume: [1] } })).toThrow('deferred.volume');
  });
});
