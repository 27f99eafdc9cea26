import { fc, test as lawOf } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  chatPerformance,
  erlangA,
  erlangB,
  erlangC,
  finiteLinesPerformance,
  logErlangB,
  logErlangC,
  queuePerformance,
  redialPerformance,
  serviceLevelDefinitions,
} from '../../src/queueing/index.ts';
import { agentsAround, endlessLoad, erlangsOf, patientLoad, withinSeconds } from './loads.ts';
import { queueLaws } from './queueLaws.ts';

queueLaws(
  'Erlang C',
  (load, agents, within) => queuePerformance(load, agents, { withinSeconds: within }),
  endlessLoad,
);
queueLaws(
  'Erlang A',
  (load, agents, within) => queuePerformance(load, agents, { withinSeconds: within }),
  patientLoad,
);
// At least as many as the agents of the loads below.
const lines = 300;
queueLaws(
  'finite lines',
  (load, agents, within) => finiteLinesPerformance(load, agents, lines, { withinSeconds: within }),
  fc.oneof(patientLoad, endlessLoad).map((load) => ({ ...load, volume: load.volume / 40 })),
  (load, agents) => finiteLinesPerformance(load, agents, lines, { withinSeconds: 0 }).blocking,
);
queueLaws(
  'chat, one at a time',
  (load, agents, within) =>
    chatPerformance(
      {
        volume: load.volume,
        intervalSeconds: load.intervalSeconds,
        handleSeconds: [load.ahtSeconds],
        patienceSeconds: load.patienceSeconds!,
      },
      agents,
      { withinSeconds: within },
    ),
  patientLoad,
);

const erlangs = fc.oneof(
  fc.double({ min: 1e-6, max: 50, noNaN: true }),
  fc.double({ min: 50, max: 2e4, noNaN: true }),
);
const agentsNear = erlangs.chain((a) =>
  fc.record({ a: fc.constant(a), n: fc.double({ min: 0.01, max: 2.5 * a + 10, noNaN: true }) }),
);

describe('Erlang B and C', () => {
  lawOf.prop([agentsNear])('B satisfies its recursion for real agents', ({ a, n }) => {
    // 1/B(n + 1) = 1 + (n + 1)/a / B(n); in logarithms, as B may underflow.
    const next = -logErlangB(n + 1, a);
    const byRecursion = Math.log((n + 1) / a) - logErlangB(n, a);
    const expected =
      byRecursion > 30 ? byRecursion + Math.exp(-byRecursion) : Math.log1p(Math.exp(byRecursion));
    expect(Math.abs(next - expected)).toBeLessThanOrEqual(2e-14 * Math.max(1, Math.abs(expected)));
  });

  lawOf.prop([agentsNear])('B <= C, and both fall with the agents', ({ a, n }) => {
    expect(erlangB(n, a)).toBeLessThanOrEqual(erlangC(n, a) * (1 + 1e-13));
    expect(erlangB(n + 0.5, a)).toBeLessThanOrEqual(erlangB(n, a));
    expect(erlangC(n + 0.5, a)).toBeLessThanOrEqual(erlangC(n, a));
  });

  lawOf.prop([agentsNear])('logarithms agree with the values', ({ a, n }) => {
    if (erlangB(n, a) > 1e-280) expect(Math.log(erlangB(n, a))).toBeCloseTo(logErlangB(n, a), 10);
    if (erlangC(n, a) > 1e-280) expect(Math.log(erlangC(n, a))).toBeCloseTo(logErlangC(n, a), 10);
  });

  lawOf.prop([agentsNear])('B rises with the load', ({ a, n }) => {
    expect(logErlangB(n, 1.01 * a)).toBeGreaterThanOrEqual(logErlangB(n, a));
  });

  it('a far tail is not lost before it leaves the range of a double', () => {
    // B is 7.3e-306 here, and C a little larger.
    expect(erlangC(2191.2764903941056, 873.3512039735506)).toBeGreaterThan(7.3e-306);
  });

  it('nothing overflows at a million agents', () => {
    expect(erlangB(1e6, 1e6)).toBeGreaterThan(7e-4);
    expect(erlangB(1e6, 1e6)).toBeLessThan(9e-4);
    expect(erlangB(1e6, 1)).toBe(0);
    expect(logErlangB(1e6, 1)).toBeLessThan(-1e7);
    expect(logErlangC(1e6, 1)).toBeLessThan(-1e7);
  });

  it('takes no load and no agents', () => {
    expect([erlangB(0, 5), erlangB(0, 0), erlangB(5, 0), erlangC(5, 0), erlangC(0, 0)]).toEqual([
      1, 1, 0, 0, 1,
    ]);
    expect(erlangC(10, 10)).toBe(1);
    expect([logErlangB(0, 3), logErlangC(3, 5)]).toEqual([0, 0]);
    expect([logErlangB(3, 0), logErlangC(3, 0)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]);
  });
});

describe('Erlang A between its neighbours', () => {
  const cases = patientLoad.chain((load) =>
    fc.record({ load: fc.constant(load), agents: agentsAround(load), within: withinSeconds }),
  );

  lawOf.prop([cases])(
    'waiting is rarer than in Erlang C and commoner than blocking in Erlang B',
    ({ load, agents }) => {
      const a = erlangsOf(load);
      const p = queuePerformance(load, agents, { withinSeconds: 0 }).waitProbability;
      expect(p).toBeLessThanOrEqual(erlangC(agents, a) * (1 + 1e-12));
      expect(p).toBeGreaterThanOrEqual(erlangB(agents, a) * (1 - 1e-12));
    },
  );

  lawOf.prop([cases])('longer patience never shortens the wait', ({ load, agents }) => {
    const longer = { ...load, patienceSeconds: 1.2 * load.patienceSeconds };
    const short = queuePerformance(load, agents, { withinSeconds: 0 });
    const long = queuePerformance(longer, agents, { withinSeconds: 0 });
    expect(long.meanWaitSeconds!).toBeGreaterThanOrEqual(short.meanWaitSeconds! * (1 - 1e-9));
    expect(long.abandonment).toBeLessThanOrEqual(short.abandonment + 1e-9);
  });

  it('endless patience meets Erlang C, none Erlang B', () => {
    const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180 };
    const at = { withinSeconds: 20 };
    const endless = queuePerformance({ ...load, patienceSeconds: 1e13 }, 12, at);
    expect(endless.serviceLevel).toBeCloseTo(queuePerformance(load, 12, at).serviceLevel, 9);
    expect(queuePerformance({ ...load, patienceSeconds: 1e-6 }, 12, at).abandonment).toBeCloseTo(
      erlangB(12, 10),
      6,
    );
  });

  lawOf.prop([cases])('many lines meet the queue without a bound', ({ load, agents, within }) => {
    const queue = (load.volume * load.patienceSeconds) / load.intervalSeconds;
    const lines = agents + Math.ceil(queue + 12 * Math.sqrt(queue) + 60);
    fc.pre(lines < 20_000);
    const finite = finiteLinesPerformance(load, agents, lines, { withinSeconds: within });
    const free = queuePerformance(load, agents, { withinSeconds: within });
    expect(finite.serviceLevel).toBeCloseTo(free.serviceLevel, 9);
    expect(finite.abandonment).toBeCloseTo(free.abandonment, 9);
  });

  lawOf.prop([cases])('the definitions stand in their order', ({ load, agents, within }) => {
    const sl = Object.fromEntries(
      serviceLevelDefinitions.map((definition) => [
        definition,
        queuePerformance(load, agents, { withinSeconds: within, definition, shortAbandonSeconds: within / 2 })
          .serviceLevel,
      ]),
    );
    const tiny = 1e-12;
    for (const other of ['answered', 'excludeEarlyAbandons', 'creditShortAbandons', 'virtualWait']) {
      expect(sl[other]).toBeGreaterThanOrEqual(sl.offered! - tiny);
    }
    expect(sl.creditEarlyAbandons).toBeGreaterThanOrEqual(sl.virtualWait! - tiny);
    expect(sl.creditEarlyAbandons).toBeGreaterThanOrEqual(sl.creditShortAbandons! - tiny);
  });

  lawOf.prop([cases])('the shares of Erlang A in full add up', ({ load, agents, within }) => {
    const m = erlangA(load, agents, within);
    expect(m.answered + m.abandoned).toBeCloseTo(1, 12);
    expect(m.atOnce + m.waitProbability).toBeCloseTo(1, 12);
    expect(m.virtualWithin + m.virtualLater).toBeCloseTo(1, 12);
    expect(m.answeredWithin + m.answeredLater).toBeCloseTo(m.answered, 12);
    expect(m.answeredWithin + m.abandonedWithin + m.waitsLonger).toBeCloseTo(1, 12);
    const waits = m.answered * m.answeredWaitSeconds + m.abandoned * m.abandonedWaitSeconds;
    expect(waits / load.patienceSeconds).toBeCloseTo(m.meanWaitSeconds / load.patienceSeconds, 10);
  });

  lawOf.prop([cases, fc.double({ min: 0.05, max: 0.95, noNaN: true })])(
    'fractional agents lie between their neighbours',
    ({ load, agents, within }, fraction) => {
      const at = (n: number) => queuePerformance(load, n, { withinSeconds: within }).serviceLevel;
      expect(at(agents + fraction)).toBeGreaterThanOrEqual(at(agents) - 1e-12);
      expect(at(agents + fraction)).toBeLessThanOrEqual(at(agents + 1) + 1e-12);
    },
  );
});

describe('situations', () => {
  const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180 };
  const at = { withinSeconds: 20 };

  it('no volume: all is well', () => {
    for (const agents of [0, 5]) {
      const p = queuePerformance({ ...load, volume: 0 }, agents, at);
      expect([p.serviceLevel, p.asaSeconds, p.abandonment, p.occupancy, p.overloaded]).toEqual([
        1,
        0,
        0,
        0,
        false,
      ]);
    }
    expect(finiteLinesPerformance({ ...load, volume: 0 }, 0, 0, at).serviceLevel).toBe(1);
  });

  it('nobody there: no service by any definition', () => {
    for (const definition of serviceLevelDefinitions) {
      const p = queuePerformance({ ...load, patienceSeconds: 60 }, 0, { withinSeconds: 600, definition });
      expect([p.serviceLevel, p.abandonment, p.meanWaitSeconds, p.asaSeconds]).toEqual([0, 1, 60, null]);
    }
    expect(queuePerformance(load, 0, at)).toMatchObject({
      serviceLevel: 0,
      meanWaitSeconds: null,
      overloaded: true,
    });
    expect(erlangA({ ...load, patienceSeconds: 60 }, 0, 20)).toMatchObject({ answered: 0, abandoned: 1 });
  });

  it('overload has a service level with patience, and nulls without', () => {
    expect(queuePerformance({ ...load, patienceSeconds: 120 }, 7, at)).toMatchObject({ overloaded: true });
    expect(queuePerformance({ ...load, patienceSeconds: 120 }, 7, at).serviceLevel).toBeGreaterThan(0.2);
    const p = queuePerformance(load, 9, at);
    expect(p).toEqual(JSON.parse(JSON.stringify(p)));
    expect([p.serviceLevel, p.meanWaitSeconds, p.meanQueue]).toEqual([0, null, null]);
    expect(queuePerformance(load, 10, at)).toMatchObject({ overloaded: false, meanQueue: null });
  });

  it.each([
    ['negative volume', { ...load, volume: -1 }, 5, at],
    ['no interval', { ...load, intervalSeconds: 0 }, 5, at],
    ['NaN handle time', { ...load, ahtSeconds: Number.NaN }, 5, at],
    ['no patience at all', { ...load, patienceSeconds: 0 }, 5, at],
    ['negative agents', load, -1, at],
    ['negative answer time', load, 5, { withinSeconds: -1 }],
    ['unknown definition', load, 5, { withinSeconds: 1, definition: 'best' as 'offered' }],
    ['short abandons of negative length', load, 5, { withinSeconds: 1, shortAbandonSeconds: -1 }],
  ])('refuses %s', (_, bad, agents, answer) => {
    expect(() => queuePerformance(bad, agents, answer)).toThrow(/queuePerformance: /);
  });

  it('refuses fewer lines than agents', () => {
    expect(() => finiteLinesPerformance(load, 5, 4, at)).toThrow(/one line per agent/);
    expect(() => redialPerformance(load, 5, at, { lines: 4 })).toThrow(/one line per agent/);
    expect(() => redialPerformance(load, 5, at, { redialAfterAbandon: 90 })).toThrow(/percentage/);
  });
});

describe('redials', () => {
  const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 60 };
  const at = { withinSeconds: 20 };

  it('without redials it is the plain queue', () => {
    const p = queuePerformance(load, 9, at);
    const r = redialPerformance(load, 9, at, {});
    expect(r.attempts).toBe(100);
    expect(r.serviceLevel).toBe(p.serviceLevel);
    expect(r.answeredOfFirst).toBeCloseTo(1 - p.abandonment, 12);
  });

  lawOf.prop([fc.double({ min: 0, max: 0.95, noNaN: true }), fc.integer({ min: 3, max: 15 })])(
    'attempts = first attempts + those who call again',
    (again, agents) => {
      const r = redialPerformance(load, agents, at, { redialAfterAbandon: again });
      expect(r.attempts!).toBeCloseTo(100 + r.attempts! * again * r.abandonment, 6);
    },
  );

  it('everybody calling again has no steady state once agents are too few', () => {
    const all = { redialAfterAbandon: 1 };
    expect(redialPerformance(load, 9, at, all).attempts).toBeNull();
    expect(redialPerformance(load, 11, at, all).answeredOfFirst).toBeCloseTo(1, 9);
  });
});

describe('chat', () => {
  const load = { volume: 60, intervalSeconds: 1800, handleSeconds: [300, 380, 480], patienceSeconds: 120 };
  const at = { withinSeconds: 30 };

  it('one chat at a time is Erlang A', () => {
    const one = chatPerformance({ ...load, handleSeconds: [300] }, 12, at);
    const a = queuePerformance(
      { volume: 60, intervalSeconds: 1800, ahtSeconds: 300, patienceSeconds: 120 },
      12,
      at,
    );
    expect(one.serviceLevel).toBeCloseTo(a.serviceLevel, 13);
    expect(one.meanChats).toBeCloseTo(a.occupancy * 12, 11);
  });

  it('chats that take no longer together are worth as many agents', () => {
    const parallel = chatPerformance({ ...load, handleSeconds: [300, 300, 300] }, 4, at);
    const agents = queuePerformance(
      { volume: 60, intervalSeconds: 1800, ahtSeconds: 300, patienceSeconds: 120 },
      12,
      at,
    );
    expect(parallel.serviceLevel).toBeCloseTo(agents.serviceLevel, 12);
    expect(parallel.meanChatSeconds).toBeCloseTo(300, 9);
  });

  it('refuses curves that make no sense', () => {
    expect(() => chatPerformance({ ...load, handleSeconds: [] }, 4, at)).toThrow(/at least one/);
    expect(() => chatPerformance({ ...load, handleSeconds: [300, 700] }, 4, at)).toThrow(
      /handleSeconds\[1\]/,
    );
    expect(() => chatPerformance(load, 0, at)).toThrow(/agents/);
  });

  it('takes silence', () => expect(chatPerformance({ ...load, volume: 0 }, 4, at).serviceLevel).toBe(1));
});
