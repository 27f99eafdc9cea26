import { describe, expect, it } from 'vitest';
import {
  agentsForBlocking,
  ahtForAgents,
  blendedPerformance,
  chatPerformance,
  deferredAgents,
  deferredOutcome,
  erlangA,
  erlangB,
  erlangC,
  erlangsForBlocking,
  linesForBlocking,
  logErlangB,
  logErlangC,
  queuePerformance,
  type Targets,
  volumeForAgents,
} from '../../src/queueing/index.ts';

const near = (value: number, wanted: number, relative: number) =>
  expect(Math.abs(value / wanted - 1)).toBeLessThan(relative);

/** ln 1/B of whole agents: the sum of n!/(n - j)! a^-j over j, in logarithms. */
function logOfInverse(n: number, a: number): number {
  const logs = [0];
  for (let j = 1; j <= n; j++) logs.push(logs[j - 1]! + Math.log((n - j + 1) / a));
  const top = Math.max(...logs);
  return top + Math.log(logs.reduce((sum, x) => sum + Math.exp(x - top), 0));
}

describe('Erlang B by every road', () => {
  it('agrees with the plain recursion on both sides of every border between methods', () => {
    for (const a of [0.4, 3, 20, 27, 29, 31, 45, 59, 60, 61, 90, 114, 130, 300, 900, 2000, 1.2e4]) {
      let excess = 0;
      for (let n = 1; n <= 2.6 * a + 130; n++) {
        excess = (n / a) * (1 + excess);
        if (excess > 1e280 || (n > 140 && n % 17 > 0)) continue;
        // As many digits as the tail's logarithm leaves; the recursion itself loses some on its long way.
        const tolerance = 2e-14 * Math.max(1, Math.log(excess)) + 3e-17 * n + 1e-15 / excess;
        near(1 / erlangB(n, a) - 1, excess, tolerance);
      }
    }
  });

  it('a fraction of an agent follows the recursion from the fraction up, across the borders too', () => {
    for (const a of [0.02, 0.7, 0.999, 1, 1.001, 5, 26, 33, 70, 200]) {
      for (const f of [1e-9, 0.25, 0.5, 0.999]) {
        let inverse = 1 / erlangB(f, a);
        for (let k = 1; k < 150; k++) {
          inverse = 1 + ((f + k) / a) * inverse;
          if (inverse < 1e280) near(1 / erlangB(f + k, a), inverse, 5e-13);
        }
      }
    }
  });

  it('without a whole agent it is the integral: at f - 1 it starts from e^a a^(1-f) gamma(f, a)', () => {
    // 1/B(1/2, a) = 1 + ½ √(π/a) e^a erfc(√a), by parts; erfc from a table (DLMF 7.2: erfc(1) = 0.15729920705028513).
    near(1 / erlangB(0.5, 1), 1 + 0.5 * Math.sqrt(Math.PI) * Math.E * 0.15729920705028513, 1e-14);
    // erfc(1/2) = 0.4795001221869535, erfc(2) = 0.004677734981047266.
    near(1 / erlangB(0.5, 0.25), 1 + Math.sqrt(Math.PI) * Math.exp(0.25) * 0.4795001221869535, 1e-14);
    near(1 / erlangB(0.5, 4), 1 + 0.25 * Math.sqrt(Math.PI) * Math.exp(4) * 0.004677734981047266, 1e-13);
  });

  it('a fraction of an agent at any load: the integral of e^-u (1 + u/a)^n', () => {
    for (const a of [0.2, 0.999, 1, 3, 12, 40, 200, 5000]) {
      for (const n of [0.05, 0.5, 0.93]) {
        // In u = v⁴, as the derivative is steep at 0 for a small a; Simpson's rule.
        const steps = 4000;
        const h = 3 / steps;
        let sum = 0;
        for (let i = 0; i <= steps; i++) {
          const v = i * h;
          const f = 4 * v ** 3 * Math.exp(-(v ** 4)) * (1 + v ** 4 / a) ** n;
          sum += (i === 0 || i === steps ? 1 : i % 2 ? 4 : 2) * f;
        }
        near(1 / erlangB(n, a), (sum * h) / 3, 1e-11);
      }
    }
  });

  it('the logarithm goes on where the value underflows', () => {
    for (const [n, a] of [
      [5, 1e-80],
      [9, 1e-60],
      [10, 1e-50],
      [40, 1e-20],
      [300, 3],
      [2000, 700],
      [20_000, 12_000],
      [20_000, 7000],
      [3000, 1199],
    ] as const) {
      expect(erlangB(n, a)).toBeLessThan(1e-290);
      near(logErlangB(n, a), -logOfInverse(n, a), 1e-13);
      const odds = logOfInverse(n, a) + Math.log((n - a) / n);
      near(logErlangC(n, a), -odds, 1e-13);
    }
  });

  it('the logarithm keeps its digits where agents are many and the load is near', () => {
    for (const [n, mu] of [
      [1e8, -0.005],
      [1e9, -0.0014],
      [1e6, -0.06],
      [4e5, -0.3],
    ] as const) {
      let phi = 0;
      for (let k = 60; k >= 2; k--) phi += (k % 2 ? -1 : 1) * (mu ** k / k);
      const whole = n * phi + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n);
      near(logErlangB(n, n * (1 + mu)), -whole, 1e-12);
    }
  });

  it('the logarithm for fewer than ten agents and hardly any load: n! a^-n e^a', () => {
    for (const [n, a, logFactorial] of [
      [1, 1e-305, 0],
      [2, 3e-160, Math.log(2)],
      [9, 1e-40, Math.log(362880)],
      [3.5, 1e-100, Math.log(11.631728396567448)],
    ] as const) {
      near(logErlangB(n, a), -(logFactorial + a - n * Math.log(a)), 1e-14);
    }
  });

  it('no load, no agents, no more agents than load', () => {
    expect([erlangB(0, 0), erlangB(3, 0), erlangB(0, 3)]).toEqual([1, 0, 1]);
    expect([logErlangB(0, 0), logErlangB(3, 0), logErlangB(0, 3)]).toEqual([0, -Infinity, 0]);
    expect([erlangC(0, 0), erlangC(3, 0), erlangC(3, 3), erlangC(3, 4), erlangC(0, 4)]).toEqual([
      1, 0, 1, 1, 1,
    ]);
    expect([logErlangC(0, 0), logErlangC(3, 0), logErlangC(3, 3), logErlangC(3, 4)]).toEqual([
      0,
      -Infinity,
      0,
      0,
    ]);
    // A fraction of an agent has no work either.
    expect([erlangB(0.5, 0), logErlangB(0.5, 0)]).toEqual([0, -Infinity]);
    expect([erlangC(0.5, 0), logErlangC(0.5, 0)]).toEqual([0, -Infinity]);
    for (const value of [logErlangB(0, 3), logErlangC(3, 3)]) expect(Object.is(value, -0)).toBe(false);
  });

  it('the load for a blocking gives it back, tiny and near 1', () => {
    for (const agents of [0.3, 1, 7, 80, 4000]) {
      for (const blocking of [1e-12, 1e-4, 0.3, 0.5, 0.7, 0.999]) {
        near(erlangB(agents, erlangsForBlocking(blocking, agents)), blocking, 1e-11);
      }
    }
  });
});

describe('Erlang A far beyond the patience', () => {
  /** ∫ g(x) f(x) dx from `from` over `length` by Simpson's rule, f the density's form of Zeltyn and Mandelbaum. */
  function integral(
    q: { lambda: number; serviceRate: number; theta: number },
    from: number,
    length: number,
    g: (x: number) => number,
  ): number {
    const steps = 20_000;
    const h = length / steps;
    let sum = 0;
    for (let i = 0; i <= steps; i++) {
      const x = from + i * h;
      const f = Math.exp((q.lambda * -Math.expm1(-q.theta * x)) / q.theta - q.serviceRate * x);
      sum += (i === 0 || i === steps ? 1 : i % 2 ? 4 : 2) * f * g(x);
    }
    return (sum * h) / 3;
  }

  it.each([
    [1, 1000, 1, 0.002],
    [2, 5000, 0.5, 0.01],
    [1, 300, 2, 0.5],
    [3, 200, 20, 0.1],
  ])(
    '%d agents, AHT %d s, patience %d s, %d calls a second',
    (agents, ahtSeconds, patienceSeconds, lambda) => {
      const theta = 1 / patienceSeconds;
      const q = { lambda, serviceRate: agents / ahtSeconds, theta };
      const erlangs = lambda * ahtSeconds;
      // The weight at 0: the states below n over that of n - 1.
      let inverse = 0;
      for (let k = 0, term = 1; k < agents; k++) {
        inverse += term;
        term *= (agents - 1 - k) / erlangs;
      }
      const long = 45 / q.serviceRate;
      const short = 45 / theta;
      const gone = (x: number) => -Math.expm1(-theta * x);
      const kept = (x: number) => Math.exp(-theta * x);
      // The density bends within a few patiences and is smooth after: two pieces.
      const whole = (from: number, g: (x: number) => number) =>
        integral(q, from, short, g) + integral(q, from + short, long, g);
      const density = lambda / (inverse + lambda * whole(0, () => 1));
      const load = { volume: lambda * 1800, intervalSeconds: 1800, ahtSeconds, patienceSeconds };
      for (const T of [
        0,
        3 * patienceSeconds,
        45 * patienceSeconds,
        120 * patienceSeconds,
        400 * patienceSeconds,
      ]) {
        const m = erlangA(load, agents, T);
        near(m.virtualLater, density * whole(T, () => 1), 1e-8);
        near(m.answeredLater, density * integral(q, T, short, kept), 1e-8);
        near(m.waitsLonger, Math.exp(-theta * T) * density * whole(T, () => 1), 1e-8);
        near(m.abandoned, density * whole(0, gone), 1e-8);
        const meanServed = (density * integral(q, 0, short, (x) => x * kept(x))) / m.answered;
        near(m.answeredWaitSeconds, meanServed, 1e-8);
        // Those who give up within x of a wait x do so at 1/theta - x e^(-theta x) / (1 - e^(-theta x)) on average.
        const before = (x: number) => gone(x) / theta - x * kept(x);
        near(m.abandonedWaitSeconds, (density * whole(0, before)) / m.abandoned, 1e-8);
      }
    },
  );
});

describe('loads and lines at the ends of what can be asked', () => {
  it('nearly all blocked, and nearly none', () => {
    // With next to everything blocked all lines are busy: 1 - B is n / a, less n / a².
    for (const n of [1, 7, 300]) {
      const free = 2 ** -40;
      near(erlangsForBlocking(1 - free, n) * free, n, 1e-9);
    }
    near(logErlangB(500, erlangsForBlocking(1e-310, 500)), Math.log(1e-310), 1e-12);
    near(erlangB(0.25, erlangsForBlocking(0.9999, 0.25)), 0.9999, 1e-14);
  });

  it('the agents for a blocking near 1 give it back', () => {
    for (const a of [0.01, 1, 30, 2000]) {
      for (const free of [1e-9, 1e-4, 0.4, 0.5]) {
        near(1 - erlangB(agentsForBlocking(1 - free, a), a), free, 1e-7 * (1e-9 / free) + 1e-12);
      }
    }
  });

  it('a blocking that whole lines give exactly asks for no line more', () => {
    for (const a of [0.3, 2, 9.7, 55, 400]) {
      for (const n of [1, 2, 5, 17, 60, 61, 90]) {
        const blocking = erlangB(n, a);
        if (blocking > 1e-300 && blocking < 1) expect(linesForBlocking(blocking, a)).toBe(n);
      }
    }
  });
});

describe('what agents can take', () => {
  const within = { target: 0.9, withinSeconds: 10 };
  const all: Targets[] = [
    { serviceLevel: within },
    { asaSeconds: 5 },
    { meanWaitSeconds: 2 },
    { occupancy: 0.8 },
    { waitProbability: 0.2 },
    { serviceLevel: within, occupancy: 0.7 },
  ];
  it('the largest volume and the longest AHT just meet the targets', () => {
    for (const patienceSeconds of [undefined, 90]) {
      for (const agents of [0.5, 3, 40, 700]) {
        for (const targets of all) {
          const queue = { intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds };
          const volume = volumeForAgents(queue, agents, targets);
          const ahtSeconds = ahtForAgents(
            { volume: 100, intervalSeconds: 1800, patienceSeconds },
            agents,
            targets,
          );
          for (const [load, more] of [
            [
              { ...queue, volume },
              { ...queue, volume: volume * (1 + 1e-9) },
            ],
            [
              { ...queue, volume: 100, ahtSeconds },
              { ...queue, volume: 100, ahtSeconds: ahtSeconds * (1 + 1e-9) },
            ],
          ] as const) {
            const meets = (x: typeof load, slack: number) => {
              const p = queuePerformance(x, agents, targets.serviceLevel ?? { withinSeconds: 0 });
              return (
                p.serviceLevel >= (targets.serviceLevel?.target ?? 0) - slack &&
                (p.asaSeconds ?? Infinity) <= (targets.asaSeconds ?? Infinity) * (1 + slack) &&
                (p.meanWaitSeconds ?? Infinity) <= (targets.meanWaitSeconds ?? Infinity) * (1 + slack) &&
                p.occupancy <= (targets.occupancy ?? 1) * (1 + slack) &&
                p.waitProbability <= (targets.waitProbability ?? 1) * (1 + slack)
              );
            };
            expect(meets(load, 1e-9)).toBe(true);
            expect(meets(more, -1e-12)).toBe(false);
          }
        }
      }
    }
  });
});

describe('far tails of the other models', () => {
  it('an agent with one chat at a time is Erlang A, however rarely anybody waits', () => {
    for (const [agents, erlangs] of [
      [300, 60],
      [500, 120],
      [700, 300],
      [900, 400],
    ] as const) {
      const load = { volume: erlangs * 10, intervalSeconds: 1800, patienceSeconds: 90 };
      const chat = chatPerformance({ ...load, handleSeconds: [180] }, agents, { withinSeconds: 20 });
      const calls = queuePerformance({ ...load, ahtSeconds: 180 }, agents, { withinSeconds: 20 });
      expect(calls.waitProbability).toBeLessThan(1e-40);
      near(chat.waitProbability, calls.waitProbability, 1e-12);
      near(chat.meanWaitSeconds!, calls.meanWaitSeconds!, 1e-12);
      near(chat.asaSeconds!, calls.asaSeconds!, 1e-12);
      near(chat.meanChats, erlangs, 1e-12);
    }
  });

  it('mail is hardly ever done where next to nobody is kept for it', () => {
    // c times the chance of exactly c busy: weights a^i / ((c + 1) … (c + i)), in logarithms.
    for (const [agents, keptFree, erlangs] of [
      [601, 600, 600],
      [655, 650, 650],
    ] as const) {
      const started = agents - keptFree;
      const logs = [0];
      for (let i = 1; i < keptFree; i++) logs.push(logs[i - 1]! + Math.log(erlangs / (started + i)));
      const top = Math.max(...logs);
      const logSum = top + Math.log(logs.reduce((sum, x) => sum + Math.exp(x - top), 0));
      const load = { volume: erlangs * 10, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 90 };
      const blended = blendedPerformance(load, agents, keptFree, { withinSeconds: 20 });
      near(
        Math.log(blended.deferredErlangs),
        Math.log(started * (1 - blended.waitProbability)) - logSum,
        1e-12,
      );
    }
  });
});

describe('small situations in full', () => {
  const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180 };

  it('Erlang A with nobody calling, and with nobody there', () => {
    expect(erlangA({ ...load, volume: 0, patienceSeconds: 60 }, 3, 20)).toEqual({
      atOnce: 1,
      waitProbability: 0,
      answered: 1,
      abandoned: 0,
      answeredWithin: 1,
      answeredLater: 0,
      abandonedWithin: 0,
      waitsLonger: 0,
      virtualWithin: 1,
      virtualLater: 0,
      meanWaitSeconds: 0,
      meanWaitOfWaitersSeconds: 0,
      answeredWaitSeconds: 0,
      abandonedWaitSeconds: 0,
    });
    const nobody = erlangA({ ...load, patienceSeconds: 60 }, 0, 30);
    expect(nobody.waitsLonger).toBeCloseTo(Math.exp(-0.5), 12);
    expect(nobody.abandonedWithin).toBeCloseTo(1 - Math.exp(-0.5), 12);
    expect(nobody).toMatchObject({ abandoned: 1, abandonedWaitSeconds: 60, virtualLater: 1, atOnce: 0 });
  });

  it('calls with nobody there, and with as many agents as load', () => {
    const at = { withinSeconds: 20 };
    expect(queuePerformance({ ...load, patienceSeconds: 60 }, 0, at)).toEqual({
      agents: 0,
      offeredErlangs: 10,
      serviceLevel: 0,
      waitProbability: 1,
      asaSeconds: null,
      meanWaitSeconds: 60,
      abandonment: 1,
      occupancy: 1,
      meanQueue: (100 * 60) / 1800,
      overloaded: true,
    });
    for (const [agents, overloaded] of [
      [0, true],
      [9.99, true],
      [10, false],
    ] as const) {
      expect(queuePerformance(load, agents, at)).toEqual({
        agents,
        offeredErlangs: 10,
        serviceLevel: 0,
        waitProbability: 1,
        asaSeconds: null,
        meanWaitSeconds: null,
        abandonment: 0,
        occupancy: 1,
        meanQueue: null,
        overloaded,
      });
    }
  });

  it('a blended team that is overloaded says so', () => {
    const at = { withinSeconds: 20 };
    for (const patienceSeconds of [undefined, 60]) {
      const calls = { ...load, patienceSeconds };
      expect(blendedPerformance(calls, 9, 3, at).overloaded).toBe(true);
      expect(blendedPerformance(calls, 10, 3, at).overloaded).toBe(false);
      expect(blendedPerformance(calls, 11, 3, at).overloaded).toBe(false);
    }
    expect(blendedPerformance(load, 10, 3, at)).toMatchObject({
      serviceLevel: 0,
      asaSeconds: null,
      deferredErlangs: 0,
    });
    const silent = blendedPerformance({ ...load, volume: 0 }, 10, 0, at);
    expect(silent).toMatchObject({ waitProbability: 0, serviceLevel: 1, occupancy: 1, asaSeconds: 0 });
  });

  it('a blended team of thousands: the weights of its states leave the range of a double', () => {
    const at = { withinSeconds: 20 };
    for (const patienceSeconds of [undefined, 120]) {
      const light = { ...load, volume: 10 * 30, patienceSeconds };
      expect(blendedPerformance(light, 3000, 2990, at).serviceLevel).toBe(1);
      expect(blendedPerformance(light, 3000, 2990, at).deferredErlangs).toBeCloseTo(0, 3);
      const heavy = { ...load, volume: 10 * 2900, patienceSeconds };
      const alone = queuePerformance(heavy, 3000, at);
      const blended = blendedPerformance(heavy, 3000, 2950, at);
      expect(blended.waitProbability).toBeCloseTo(alone.waitProbability, 12);
      expect(blended.meanWaitSeconds).toBeCloseTo(alone.meanWaitSeconds!, 9);
      expect(blended.deferredErlangs).toBe(0);
    }
  });

  it('deferred work: what is due later than the day is no promise of the day', () => {
    const mail = { volume: [10, 10, 10, 10], dueAfter: [0, 3, 1, 2], intervalSeconds: 1800, ahtSeconds: 180 };
    // Due within: 10 of the first interval, 10 of the third; the second's and fourth's fall due afterwards.
    const day = deferredOutcome(mail, [0.5, 0, 0, 0.2]);
    expect(day.intervals.map(({ handled }) => handled)).toEqual([5, 0, 0, 2]);
    expect(day.intervals.map(({ handledLate }) => handledLate)).toEqual([0, 0, 0, 2]);
    expect(day.intervals.map(({ overdueAtEnd }) => overdueAtEnd)).toEqual([5, 5, 5, 13]);
    expect(day.intervals.map(({ backlogAtEnd }) => backlogAtEnd)).toEqual([5, 15, 25, 33]);
    expect(day.intervals.map(({ occupancy }) => occupancy)).toEqual([1, 0, 0, 1]);
    expect(day.onTime).toBeCloseTo(5 / 20, 12);
    expect(deferredAgents({ ...mail, backlog: 20 })).toBeCloseTo(3, 12);
    expect(deferredAgents(mail)).toBeCloseTo(1, 12);
    expect(deferredOutcome({ ...mail, volume: [], dueAfter: [], backlog: 4 }, []).onTime).toBe(1);
  });

  it('a chat team without chats', () => {
    const chat = { volume: 0, intervalSeconds: 1800, handleSeconds: [300, 400], patienceSeconds: 60 };
    expect(chatPerformance(chat, 3, { withinSeconds: 20 })).toEqual({
      agents: 3,
      serviceLevel: 1,
      waitProbability: 0,
      asaSeconds: 0,
      meanWaitSeconds: 0,
      abandonment: 0,
      meanChats: 0,
      meanChatsPerAgent: 0,
      meanChatSeconds: 0,
      occupancy: 0,
      meanQueue: 0,
    });
    // Just as many completed per agent is allowed, a hair fewer is not.
    const even = { ...chat, volume: 10, handleSeconds: [300, 600] };
    expect(chatPerformance(even, 3, { withinSeconds: 20 }).serviceLevel).toBeGreaterThan(0.5);
    expect(() =>
      chatPerformance({ ...even, handleSeconds: [300, 600.001] }, 3, { withinSeconds: 20 }),
    ).toThrow();
  });
});
