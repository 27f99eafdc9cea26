import { fc, test as lawOf } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  agentsForBlocking,
  agentsForChance,
  agentsForExpectedServiceLevel,
  ahtForAgents,
  chanceOfMeeting,
  erlangB,
  erlangsForBlocking,
  exactAgents,
  gammaLoads,
  type LoadScenario,
  linesForBlocking,
  type QueueLoad,
  type QueuePerformance,
  queuePerformance,
  requiredAgents,
  requiredAgentsBatch,
  serviceLevelDefinitions,
  type Targets,
  uncertainPerformance,
  volumeForAgents,
} from '../../src/queueing/index.ts';
import { endlessLoad, erlangsOf, patientLoad } from './loads.ts';

const share = (min = 0.02, max = 0.98) => fc.double({ min, max, noNaN: true });

const targets: fc.Arbitrary<Targets> = fc
  .record(
    {
      serviceLevel: fc.record(
        {
          target: share(),
          withinSeconds: fc.constantFrom(0, 10, 20, 60),
          definition: fc.constantFrom(...serviceLevelDefinitions),
        },
        { requiredKeys: ['target', 'withinSeconds'] },
      ),
      asaSeconds: fc.double({ min: 0.5, max: 300, noNaN: true }),
      meanWaitSeconds: fc.double({ min: 0.5, max: 300, noNaN: true }),
      occupancy: share(0.3),
      waitProbability: share(),
    },
    { requiredKeys: [] },
  )
  .filter((t) => Object.keys(t).length > 0);

/** Whether a performance meets the targets, written down once more and plainly. */
function meets(load: QueueLoad, t: Targets, agents: number): boolean {
  const at = t.serviceLevel ?? { withinSeconds: 0 };
  const p: QueuePerformance = queuePerformance(load, agents, at);
  const within = (value: number | null, most: number | undefined) =>
    most === undefined || (value !== null && value <= most);
  return (
    (t.serviceLevel === undefined || p.serviceLevel >= t.serviceLevel.target) &&
    within(p.asaSeconds, t.asaSeconds) &&
    within(p.meanWaitSeconds, t.meanWaitSeconds) &&
    within(p.occupancy, t.occupancy) &&
    within(p.waitProbability, t.waitProbability)
  );
}

const anyLoad = fc.oneof(patientLoad, endlessLoad);

describe('required agents', () => {
  lawOf.prop([anyLoad, targets])('is the least whole number that meets every target', (load, t) => {
    const { agents } = requiredAgents(load, t);
    expect(meets(load, t, agents)).toBe(true);
    if (agents > 1) expect(meets(load, t, agents - 1)).toBe(false);
  });

  lawOf.prop([anyLoad, targets])('says what binds and what a neighbour would give', (load, t) => {
    const need = requiredAgents(load, t);
    expect(need.oneMore.agents).toBe(need.agents + 1);
    expect(need.oneFewer!.agents).toBe(need.agents - 1);
    expect(need.binds === 'none').toBe(meets(load, t, need.agents - 1));
    if (need.binds !== 'none') expect(t[need.binds]).toBeDefined();
  });

  lawOf.prop([patientLoad, share(0.3, 0.95)])(
    'fractions meet the target exactly, and round up to it',
    (load, target) => {
      const t = { serviceLevel: { target, withinSeconds: 20 } };
      const exact = exactAgents(load, t);
      const whole = requiredAgents(load, t).agents;
      expect(exact).toBeLessThanOrEqual(whole + 1e-9);
      expect(exact).toBeGreaterThan(whole - 1 - 1e-9);
      expect(queuePerformance(load, exact, t.serviceLevel).serviceLevel).toBeCloseTo(target, 9);
    },
  );

  lawOf.prop([anyLoad, share(0.3, 0.95)])(
    'the volume for the required agents is at least the volume',
    (load, target) => {
      const t = { serviceLevel: { target, withinSeconds: 20 } };
      const exact = exactAgents(load, t);
      const back = volumeForAgents(load, exact, t);
      expect(Math.abs(back / load.volume - 1)).toBeLessThan(1e-7);
      expect(Math.abs(ahtForAgents(load, exact, t) / load.ahtSeconds - 1)).toBeLessThan(1e-6);
    },
  );

  it('does not trip over the rounding of the load', () => {
    // 1000/30·3 is 100 erlangs, not a hair more: at 100 agents a cap of 100 % holds with patience.
    const load = { volume: 1000 / 30, intervalSeconds: 60, ahtSeconds: 180, patienceSeconds: 60 };
    expect(erlangsOf(load)).toBeCloseTo(100, 10);
    expect(requiredAgents({ ...load, patienceSeconds: undefined }, { occupancy: 1 }).agents).toBe(101);
  });

  it('the quick search without patience is right at every size', () => {
    const t = { serviceLevel: { target: 0.8, withinSeconds: 20 } };
    for (let i = 0; i < 900; i++) {
      const load = { volume: 0.3 * 1.0135 ** i, intervalSeconds: 900, ahtSeconds: 300 };
      const { agents } = requiredAgents(load, t);
      expect(meets(load, t, agents)).toBe(true);
      expect(meets(load, t, agents - 1)).toBe(false);
    }
  });

  it('goes below the load when the targets allow it', () => {
    const load = { volume: 2000, intervalSeconds: 3600, ahtSeconds: 180, patienceSeconds: 120 };
    const agents = [0.5, 0.8, 0.9].map(
      (target) => requiredAgents(load, { serviceLevel: { target, withinSeconds: 60 } }).agents,
    );
    expect(agents).toEqual([67, 82, 92]);
  });

  it('100 calls in half an hour, AHT 240 s, patience 120 s, 80/20 by each definition', () => {
    const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 240, patienceSeconds: 120 };
    const need = (definition: (typeof serviceLevelDefinitions)[number]) =>
      requiredAgents(load, { serviceLevel: { target: 0.8, withinSeconds: 20, definition } }).agents;
    const named = [
      'offered',
      'answered',
      'excludeEarlyAbandons',
      'creditEarlyAbandons',
      'virtualWait',
    ] as const;
    expect(named.map(need)).toEqual([16, 14, 15, 15, 15]);
    const erlangC = { ...load, patienceSeconds: undefined };
    expect(requiredAgents(erlangC, { serviceLevel: { target: 0.8, withinSeconds: 20 } }).agents).toBe(17);
  });

  it('a wait percentile is a service level of the virtual wait', () => {
    const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 240, patienceSeconds: 120 };
    const need = requiredAgents(load, { waitPercentile: { probability: 0.8, withinSeconds: 20 } });
    expect([need.agents, need.binds]).toEqual([15, 'waitPercentile']);
  });

  it.each([5e-324, 1e-310, 1e-200, 1e-100, 1e-9])('one agent is enough for a volume of %d', (volume) => {
    for (const patienceSeconds of [undefined, 120]) {
      const load = { volume, intervalSeconds: 900, ahtSeconds: 60, patienceSeconds };
      const t = { serviceLevel: { target: 0.99, withinSeconds: 0 }, occupancy: 0.9, asaSeconds: 0.1 };
      expect(requiredAgents(load, t).agents).toBe(1);
      expect(exactAgents(load, t)).toBeLessThan(1);
    }
  });

  it('refuses loads beyond counting', () => {
    const t = { asaSeconds: 10 };
    for (const volume of [1e12, 1e15]) {
      const load = { volume, intervalSeconds: 900, ahtSeconds: 300 };
      expect(() => requiredAgents(load, t)).toThrow(/1e9 erlangs/);
      expect(() => requiredAgentsBatch({ ...load, volume: [volume] }, t)).toThrow(/1e9 erlangs/);
    }
    const most = { volume: 3e9, intervalSeconds: 900, ahtSeconds: 300 };
    expect(requiredAgents(most, t).agents).toBeGreaterThan(1e9);
  });

  it('an abandonment target alone asks for no more than the load where nobody abandons', () => {
    const load = { volume: 90, intervalSeconds: 900, ahtSeconds: 100 };
    expect(exactAgents(load, { abandonment: 0.05 })).toBe(10);
    expect(requiredAgents(load, { abandonment: 0.05 }).agents).toBe(11);
  });

  it('no volume needs nobody', () => {
    const need = requiredAgents({ volume: 0, intervalSeconds: 900, ahtSeconds: 60 }, { asaSeconds: 5 });
    expect([need.agents, need.binds, need.oneFewer]).toEqual([0, 'none', null]);
    expect(exactAgents({ volume: 0, intervalSeconds: 900, ahtSeconds: 60 }, { asaSeconds: 5 })).toBe(0);
  });

  it.each([
    ['no target', {}, /at least one target/],
    ['a percentage', { serviceLevel: { target: 80, withinSeconds: 20 } }, /percentage: write 0.8/],
    ['certainty', { serviceLevel: { target: 1, withinSeconds: 20 } }, /\(0, 1\)/],
    ['an abandonment of 0', { abandonment: 0 }, /abandonment/],
    ['an ASA of 0', { asaSeconds: 0 }, /asaSeconds/],
    ['a mean wait below 0', { meanWaitSeconds: -1 }, /meanWaitSeconds/],
    ['an occupancy in percent', { occupancy: 85 }, /percentage/],
    [
      'a percentile of waits below 0',
      { waitPercentile: { probability: 0.8, withinSeconds: -1 } },
      /withinSeconds/,
    ],
    ['a wait probability in percent', { waitProbability: 20 }, /percentage/],
  ] as [string, Targets, RegExp][])('refuses %s', (_, bad, message) => {
    expect(() => requiredAgents({ volume: 10, intervalSeconds: 900, ahtSeconds: 60 }, bad)).toThrow(message);
  });
});

describe('the batch form', () => {
  lawOf.prop([fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { maxLength: 8 }), fc.boolean()])(
    'answers like the single form',
    (volume, patient) => {
      const t = { serviceLevel: { target: 0.8, withinSeconds: 20 }, occupancy: 0.9 };
      const common = { intervalSeconds: 1800, ahtSeconds: 240, patienceSeconds: patient ? 180 : undefined };
      expect(Array.from(requiredAgentsBatch({ volume, ...common }, t))).toEqual(
        volume.map((contacts) => requiredAgents({ volume: contacts, ...common }, t).agents),
      );
    },
  );

  it('takes handle time and patience by interval', () => {
    const t = { serviceLevel: { target: 0.8, withinSeconds: 20 } };
    const load = {
      volume: [50, 50],
      intervalSeconds: 900,
      ahtSeconds: [200, 300],
      patienceSeconds: [60, 600],
    };
    expect(Array.from(requiredAgentsBatch(load, t))).toEqual(
      [0, 1].map((i) => {
        const { ahtSeconds, patienceSeconds } = load;
        const one = { volume: 50, intervalSeconds: 900 };
        return requiredAgents({ ...one, ahtSeconds: ahtSeconds[i]!, patienceSeconds: patienceSeconds[i]! }, t)
          .agents;
      }),
    );
  });

  it('names the entry that is wrong', () => {
    const t = { asaSeconds: 10 };
    const run = (volume: number[], ahtSeconds: number | number[]) => () =>
      requiredAgentsBatch({ volume, intervalSeconds: 900, ahtSeconds }, t);
    expect(run([1, Number.NaN], 60)).toThrow(/volume\[1\]/);
    expect(run([1, 2], [60, 0])).toThrow(/ahtSeconds\[1\]/);
    expect(run([1, 2], [60])).toThrow(/ahtSeconds.length/);
  });
});

describe('inverses of Erlang B', () => {
  const lost = share(0.001, 0.95);
  const offered = fc.double({ min: 0.01, max: 500, noNaN: true });

  lawOf.prop([lost, offered])('agents, and back', (blocking, a) => {
    const n = agentsForBlocking(blocking, a);
    expect(Math.abs(erlangB(n, a) / blocking - 1)).toBeLessThan(1e-11);
    expect(Math.abs(erlangsForBlocking(blocking, n) / a - 1)).toBeLessThan(1e-9);
  });

  lawOf.prop([lost, offered])('lines are the least', (blocking, a) => {
    const n = linesForBlocking(blocking, a);
    expect(erlangB(n, a)).toBeLessThanOrEqual(blocking);
    if (n > 0) expect(erlangB(n - 1, a)).toBeGreaterThan(blocking);
  });

  it('no load needs no line', () => expect(linesForBlocking(0.01, 0)).toBe(0));
});

describe('uncertain load', () => {
  const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 240, patienceSeconds: 120 };
  const target = { target: 0.8, withinSeconds: 20 };
  const scenarios = gammaLoads(load, 0.2);

  it('the gamma loads have its mean and variance', () => {
    const mean = (f: (x: number) => number) =>
      scenarios.reduce((sum, s) => sum + s.probability * f(s.load.volume / 100), 0);
    expect(mean(() => 1)).toBeCloseTo(1, 12);
    expect(mean((x) => x)).toBeCloseTo(1, 10);
    expect(mean((x) => (x - 1) ** 2)).toBeCloseTo(0.04, 10);
  });

  it.each([
    [1e-4, 100],
    [0.05, 5],
    [0.3, 2000],
    [1, 40],
    [3, 0.5],
  ])(
    'the gamma loads of cv %s and %s contacts have its moments, in steps fine enough for the queue',
    (cv, volume) => {
      const erlangs = (volume * load.ahtSeconds) / load.intervalSeconds;
      const loads = gammaLoads({ ...load, volume }, cv);
      const mean = (f: (x: number) => number) =>
        loads.reduce((sum, s) => sum + s.probability * f(s.load.volume / volume), 0);
      expect(mean(() => 1)).toBeCloseTo(1, 12);
      expect(mean((x) => x)).toBeCloseTo(1, 9);
      expect(mean((x) => (x - 1) ** 2) / (cv * cv)).toBeCloseTo(1, 7);
      expect(mean((x) => (x - 1) ** 3) / (2 * cv ** 4)).toBeCloseTo(1, 4);
      const steps = loads.slice(1).map((s, i) => Math.log(s.load.volume / loads[i]!.load.volume));
      for (const step of steps) {
        expect(step).toBeCloseTo(Math.min(cv / 4, 0.2, 0.25 / Math.sqrt(erlangs + 1)), 9);
      }
    },
  );

  it('staffing for the mean under-delivers', () => {
    const { agents } = requiredAgents(load, { serviceLevel: target });
    const sure = queuePerformance(load, agents, target).serviceLevel;
    const expected = uncertainPerformance(scenarios, agents, target);
    expect(expected.serviceLevel).toBeLessThan(sure - 0.01);
    expect(expected.serviceLevelPerContact).toBeLessThan(expected.serviceLevel);
    expect(agentsForExpectedServiceLevel(gammaLoads(load, 0.4), target)).toBeGreaterThan(agents);
  });

  lawOf.prop([share(0.05, 0.97)])('the agents for a chance are the least that have it', (p) => {
    const n = agentsForChance(scenarios, { serviceLevel: target }, p);
    expect(chanceOfMeeting(scenarios, n, { serviceLevel: target })).toBeGreaterThanOrEqual(p - 1e-9);
    expect(chanceOfMeeting(scenarios, n - 1, { serviceLevel: target })).toBeLessThan(p);
  });

  lawOf.prop([share(0.2, 0.95), fc.constantFrom('interval', 'contact')], { numRuns: 15 })(
    'the agents for an expected service level are the least',
    (level, per) => {
      const wanted = { target: level, withinSeconds: 20 };
      const n = agentsForExpectedServiceLevel(scenarios, wanted, per);
      const get = (agents: number) => {
        const p = uncertainPerformance(scenarios, agents, wanted);
        return per === 'contact' ? p.serviceLevelPerContact : p.serviceLevel;
      };
      expect(get(n)).toBeGreaterThanOrEqual(level);
      expect(get(n - 1)).toBeLessThan(level);
    },
  );

  it('one certain load is that load', () => {
    const sure: LoadScenario[] = [{ probability: 1, load }];
    expect(uncertainPerformance(sure, 15, target).serviceLevel).toBe(
      queuePerformance(load, 15, target).serviceLevel,
    );
    expect(agentsForChance(sure, { serviceLevel: target }, 0.5)).toBe(16);
    expect(chanceOfMeeting([{ probability: 1, load: { ...load, volume: 0 } }], 0, { asaSeconds: 1 })).toBe(1);
  });

  it('refuses probabilities that do not sum to 1', () => {
    expect(() => uncertainPerformance([{ probability: 0.5, load }], 5, target)).toThrow(/sum to 1/);
    expect(() => gammaLoads(load, 0)).toThrow(/cv/);
    expect(gammaLoads(load, 3).length).toBeGreaterThan(10);
    expect(() => gammaLoads(load, 20)).toThrow(/3 or less/);
  });
});
