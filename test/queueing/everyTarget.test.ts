import { describe, expect, it } from 'vitest';
import {
  agentsForChance,
  agentsForExpectedServiceLevel,
  chanceOfMeeting,
  chatPerformance,
  erlangB,
  exactAgents,
  linesForBlocking,
  queuePerformance,
  requiredAgents,
  requiredAgentsBatch,
  type Targets,
  uncertainPerformance,
} from '../../src/queueing/index.ts';
import { fluidStart } from '../../src/queueing/required/fluidStart.ts';
import { leastWhole } from '../../src/queueing/required/leastWhole.ts';
import { squareRootRule } from '../../src/queueing/required/squareRootRule.ts';
import { performanceFor, worstSlack } from '../../src/queueing/required/targetSlack.ts';

const loadOf = (erlangs: number, patienceSeconds?: number) => ({
  volume: erlangs * 10,
  intervalSeconds: 1800,
  ahtSeconds: 180,
  patienceSeconds,
});

const single: [keyof Targets, Targets][] = [
  ['serviceLevel', { serviceLevel: { target: 0.8, withinSeconds: 20 } }],
  ['serviceLevel', { serviceLevel: { target: 0.99, withinSeconds: 5 } }],
  ['asaSeconds', { asaSeconds: 4 }],
  ['asaSeconds', { asaSeconds: 60 }],
  ['meanWaitSeconds', { meanWaitSeconds: 4 }],
  ['meanWaitSeconds', { meanWaitSeconds: 60 }],
  ['occupancy', { occupancy: 0.8 }],
  ['occupancy', { occupancy: 0.97 }],
  ['waitPercentile', { waitPercentile: { probability: 0.95, withinSeconds: 30 } }],
  ['waitPercentile', { waitPercentile: { probability: 0.5, withinSeconds: 0 } }],
  ['waitProbability', { waitProbability: 0.1 }],
  ['waitProbability', { waitProbability: 0.6 }],
];

/** The measure a target is about, and whether it is met, from the performance. */
function met(load: ReturnType<typeof loadOf>, targets: Targets, agents: number): boolean {
  const { serviceLevel, waitPercentile } = targets;
  if (serviceLevel) return queuePerformance(load, agents, serviceLevel).serviceLevel >= serviceLevel.target;
  if (waitPercentile) {
    const at = { withinSeconds: waitPercentile.withinSeconds, definition: 'virtualWait' } as const;
    return queuePerformance(load, agents, at).serviceLevel >= waitPercentile.probability;
  }
  const p = queuePerformance(load, agents, { withinSeconds: 0 });
  const [name, limit] = Object.entries(targets)[0] as ['occupancy', number];
  return p[name] !== null && p[name] <= limit;
}

describe('every target alone', () => {
  it.each([0.3, 3, 50, 5000])('%s erlangs: abandonment, which needs patience', (erlangs) => {
    const load = loadOf(erlangs, 150);
    const need = requiredAgents(load, { abandonment: 0.05 });
    expect(met(load, { abandonment: 0.05 }, need.agents)).toBe(true);
    expect(met(load, { abandonment: 0.05 }, need.agents - 1)).toBe(false);
    expect(need.binds).toBe('abandonment');
    const others = { ...single[0]![1], abandonment: 1e-6 };
    expect(requiredAgents(load, others).binds).toBe('abandonment');
  });

  for (const erlangs of [0.3, 3, 50, 399, 401, 5000, 2e5]) {
    for (const patience of [undefined, 150]) {
      it.each(single)(`${erlangs} erlangs, patience ${patience}: %s #%#`, (name, targets) => {
        const load = loadOf(erlangs, patience);
        const need = requiredAgents(load, targets);
        expect(met(load, targets, need.agents)).toBe(true);
        expect(met(load, targets, need.agents - 1)).toBe(need.binds === 'none');
        if (need.agents > 1) expect(need.binds).toBe(name);
        expect(requiredAgentsBatch({ ...load, volume: [load.volume] }, targets)[0]).toBe(need.agents);
        const exact = exactAgents(load, targets);
        expect(exact).toBeLessThanOrEqual(need.agents);
        expect(exact).toBeGreaterThan(need.agents - 1 - (need.binds === 'none' ? need.agents : 1e-9));
      });
    }
  }

  it('all at once: the largest of their requirements', () => {
    for (const patience of [undefined, 150]) {
      for (const erlangs of [7, 700]) {
        const load = loadOf(erlangs, patience);
        for (const [, one] of single) {
          for (const [, other] of single) {
            const both = requiredAgents(load, { ...one, ...other }).agents;
            const largest = Object.keys(one)[0] === Object.keys(other)[0] ? [other] : [one, other];
            expect(both).toBe(Math.max(...largest.map((t) => requiredAgents(load, t).agents)));
          }
        }
      }
    }
  });
});

describe('the search', () => {
  it('takes a handful of evaluations of Erlang A at any size', () => {
    const targets = { serviceLevel: { target: 0.8, withinSeconds: 20 } };
    for (const erlangs of [10, 100, 1e3, 1e4, 1e6]) {
      const load = loadOf(erlangs, 120);
      let evaluations = 0;
      const slack = (n: number) => {
        evaluations += 1;
        return worstSlack(load, targets, performanceFor(load, targets, n)).slack;
      };
      const start = fluidStart(load, targets, erlangs);
      const agents = leastWhole(slack, 1, start, Math.max(0.5, 0.6 * Math.sqrt(erlangs)));
      expect(agents).toBe(requiredAgents(load, targets).agents);
      expect(evaluations).toBeLessThanOrEqual(7);
    }
  });

  it('finds a step wherever it is, from wherever it starts', () => {
    for (const answer of [1, 2, 7, 100, 12345]) {
      for (const start of [0, 1, 50, 1e6]) {
        expect(leastWhole((n) => (n >= answer ? 1 : -1), 1, start, 3)).toBe(answer);
        expect(leastWhole((n) => (n >= answer ? Infinity : -Infinity), 1, start, 3)).toBe(answer);
        expect(leastWhole((n) => Math.atan(n - answer + 0.5), 1, start, 3)).toBe(answer);
      }
    }
  });

  it('starts within a few agents of the answer without patience', () => {
    for (const erlangs of [400, 3000, 50_000, 1e6]) {
      const load = loadOf(erlangs);
      for (const [, targets] of single) {
        const { agents } = requiredAgents(load, targets);
        // The limit's own error is a fraction of an agent, but for the tails of a small load.
        expect(Math.abs(squareRootRule(load, targets, erlangs) - agents)).toBeLessThan(2.5);
      }
    }
  });

  it('starts near the answer where many people make chance small', () => {
    const load = loadOf(20_000, 120);
    const all: Targets[] = [
      { serviceLevel: { target: 0.5, withinSeconds: 60 } },
      { serviceLevel: { target: 0.9, withinSeconds: 60 } },
      { serviceLevel: { target: 0.9, withinSeconds: 60, definition: 'offered' } },
      { serviceLevel: { target: 0.9, withinSeconds: 60, definition: 'answered' } },
      { asaSeconds: 40 },
      { meanWaitSeconds: 40 },
      { abandonment: 0.3 },
      { waitPercentile: { probability: 0.5, withinSeconds: 50 } },
      { waitProbability: 0.5 },
      { occupancy: 0.99 },
    ];
    for (const targets of all) {
      const { agents } = requiredAgents(load, targets);
      // In square roots of the load, the scale of its randomness.
      expect(Math.abs(fluidStart(load, targets, 20_000) - agents) / Math.sqrt(20_000)).toBeLessThan(0.9);
    }
  });
});

describe('loads that may come', () => {
  const target = { target: 0.8, withinSeconds: 20 };
  const chances = [0.2, 0.5, 0.3];
  const volumes = [130, 0, 90];
  const scenarios = chances.map((probability, i) => ({
    probability,
    load: { ...loadOf(10, 120), volume: volumes[i]! },
  }));

  it('the least agents for a chance, whatever the order of the scenarios', () => {
    const need = (i: number) => requiredAgents(scenarios[i]!.load, { serviceLevel: target }).agents;
    const of = (p: number) => agentsForChance(scenarios, { serviceLevel: target }, p);
    expect([of(0.4), of(0.5), of(0.6), of(0.8), of(0.81), of(0.999)]).toEqual([
      0,
      0,
      need(2),
      need(2),
      need(0),
      need(0),
    ]);
    expect(chanceOfMeeting(scenarios, need(2), { serviceLevel: target })).toBeCloseTo(0.8, 12);
    expect(chanceOfMeeting(scenarios, need(2) - 1, { serviceLevel: target })).toBeCloseTo(0.5, 12);
    expect(chanceOfMeeting(scenarios, need(0), { serviceLevel: target })).toBe(1);
    expect(chanceOfMeeting(scenarios, 0, { serviceLevel: target })).toBe(0.5);
  });

  it('the expectation is the weighted sum, by interval and by contact', () => {
    const at = { withinSeconds: 20 };
    const each = scenarios.map(({ load }) => queuePerformance(load, 9, at));
    const mean = (f: (i: number) => number) => chances.reduce((sum, p, i) => sum + p * f(i), 0);
    const contacts = mean((i) => volumes[i]!);
    const found = uncertainPerformance(scenarios, 9, at);
    expect(found.agents).toBe(9);
    expect(found.serviceLevel).toBeCloseTo(
      mean((i) => each[i]!.serviceLevel),
      12,
    );
    expect(found.abandonment).toBeCloseTo(
      mean((i) => each[i]!.abandonment),
      12,
    );
    expect(found.waitProbability).toBeCloseTo(
      mean((i) => each[i]!.waitProbability),
      12,
    );
    expect(found.meanWaitSeconds!).toBeCloseTo(
      mean((i) => each[i]!.meanWaitSeconds!),
      10,
    );
    expect(found.serviceLevelPerContact).toBeCloseTo(
      mean((i) => volumes[i]! * each[i]!.serviceLevel) / contacts,
      12,
    );
    expect(found.abandonmentPerContact).toBeCloseTo(
      mean((i) => volumes[i]! * each[i]!.abandonment) / contacts,
      12,
    );
  });

  it('silence and endless waits', () => {
    const silent = [{ probability: 1, load: loadOf(0, 120) }];
    expect(agentsForExpectedServiceLevel(silent, target)).toBe(0);
    expect(uncertainPerformance(silent, 3, target)).toMatchObject({
      serviceLevelPerContact: 1,
      abandonmentPerContact: 0,
    });
    const endless = [
      { probability: 0.5, load: loadOf(5) },
      { probability: 0.5, load: loadOf(10) },
    ];
    expect(uncertainPerformance(endless, 8, target).meanWaitSeconds).toBeNull();
    expect(uncertainPerformance(endless, 12, target).meanWaitSeconds).toBeGreaterThan(0);
  });

  it('default: every interval counts alike; silence counts as served', () => {
    const get = (n: number) => uncertainPerformance(scenarios, n, target).serviceLevel;
    const n = agentsForExpectedServiceLevel(scenarios, target);
    expect(get(n)).toBeGreaterThanOrEqual(0.8);
    expect(get(n - 1)).toBeLessThan(0.8);
    const perContact = agentsForExpectedServiceLevel(scenarios, target, 'contact');
    expect(perContact).toBeGreaterThan(n);
    expect(agentsForExpectedServiceLevel(scenarios, target, 'interval')).toBe(n);
  });
});

describe('lines', () => {
  it('are the least that block no more, at every size and blocking', () => {
    for (const offered of [1e-6, 0.4, 9, 300, 20_000]) {
      for (const blocking of [1e-9, 0.01, 0.5, 0.93]) {
        const n = linesForBlocking(blocking, offered);
        expect(erlangB(n, offered)).toBeLessThanOrEqual(blocking * (1 + 1e-12));
        expect(n).toBeGreaterThanOrEqual(1);
        expect(erlangB(n - 1, offered)).toBeGreaterThan(blocking);
      }
    }
  });
});

describe('a chat team, state by state', () => {
  /** Chats in the house up to a queue of 3,000, by products from below in logarithms. */
  function chain(agents: number, handleSeconds: number[], lambda: number, theta: number) {
    const most = handleSeconds.length;
    const rateOf = (m: number) => {
      let rate = 0;
      for (let agent = 0; agent < agents; agent++) {
        const chats = Math.floor(m / agents) + (agent < m % agents ? 1 : 0);
        if (chats > 0) rate += Math.min(chats, most) / handleSeconds[Math.min(chats, most) - 1]!;
      }
      return rate;
    };
    const full = agents * most;
    const logs = [0];
    for (let m = 1; m < full + 3000; m++) {
      logs.push(
        logs[m - 1]! + Math.log(lambda / (rateOf(Math.min(m, full)) + Math.max(0, m - full) * theta)),
      );
    }
    const top = Math.max(...logs);
    const p = logs.map((x) => Math.exp(x - top));
    const total = p.reduce((a, b) => a + b, 0);
    const mean = (f: (m: number) => number) => p.reduce((sum, x, m) => sum + x * f(m), 0) / total;
    return {
      waitProbability: mean((m) => (m >= full ? 1 : 0)),
      meanChats: mean((m) => Math.min(m, full)),
      occupancy: mean((m) => Math.min(m, agents)) / agents,
      meanQueue: mean((m) => Math.max(0, m - full)),
    };
  }

  it.each([
    [1, [200, 260, 340], 0.02, 90],
    [4, [300, 380, 480], 0.04, 120],
    [7, [300], 0.02, 60],
    [120, [200, 260], 0.9, 30],
    [900, [240, 300, 380], 3, 60],
    [40, [300, 420], 0.002, 60],
  ] as [number, number[], number, number][])(
    '%d agents, curve %j',
    (agents, handleSeconds, lambda, patienceSeconds) => {
      const load = { volume: lambda * 1800, intervalSeconds: 1800, handleSeconds, patienceSeconds };
      const found = chatPerformance(load, agents, { withinSeconds: 20 });
      const exact = chain(agents, handleSeconds, lambda, 1 / patienceSeconds);
      for (const [name, value] of Object.entries(exact)) {
        expect(found[name as 'occupancy'], name).toBeCloseTo(value, 8);
      }
      expect(found.meanChatsPerAgent).toBeCloseTo(exact.meanChats / agents, 9);
      expect(found.abandonment).toBeCloseTo(exact.meanQueue / patienceSeconds / lambda, 9);
      expect(found.meanWaitSeconds).toBeCloseTo(exact.meanQueue / lambda, 7);
      const throughput = lambda * (1 - found.abandonment);
      expect(found.meanChatSeconds / (exact.meanChats / throughput)).toBeCloseTo(1, 9);
    },
  );
});
