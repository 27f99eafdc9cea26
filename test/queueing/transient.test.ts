import { fc, test as lawOf } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  queuePerformance,
  requiredAgents,
  serviceLevelDefinitions,
  stationaryDay,
  type TransientInput,
  type TransientInterval,
  transientPerformance,
  transientStates,
  volumesOfRate,
} from '../../src/queueing/index.ts';
import { poissonWeights } from '../../src/queueing/transient/poissonWeights.ts';
import { oracle } from './transientOracle.ts';

const interval = fc.record({
  volume: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 40, noNaN: true })),
  agents: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.double({ min: 0, max: 12, noNaN: true })),
});

const days: fc.Arbitrary<TransientInput> = fc
  .record({
    intervals: fc.array(interval, { minLength: 1, maxLength: 4 }),
    intervalSeconds: fc.constantFrom(300, 900),
    ahtSeconds: fc.double({ min: 60, max: 400, noNaN: true }),
    patienceSeconds: fc.option(fc.double({ min: 20, max: 600, noNaN: true }), { nil: undefined }),
    withinSeconds: fc.constantFrom(0, 20, 60, 400),
    definition: fc.constantFrom(...serviceLevelDefinitions),
    start: fc.constantFrom('empty', 'steady'),
    leavingAgents: fc.constantFrom('finish', 'handBack'),
  })
  .map(({ intervals, ...rest }) => ({
    ...rest,
    volume: intervals.map((one) => one.volume),
    agents: intervals.map((one) => one.agents),
  }));

const small = {
  volume: [9, 14, 4],
  agents: [3, 5, 2],
  intervalSeconds: 60,
  ahtSeconds: 20,
  patienceSeconds: 25,
  withinSeconds: 20,
};
const patient = { ...small, volume: [6, 9, 3], agents: [3, 4, 3], patienceSeconds: undefined };
const smallDays: Readonly<Record<string, TransientInput>> = {
  'a growing and a shrinking team': small,
  'fewer agents at first': { ...small, agents: [1, 6, 2], definition: 'creditEarlyAbandons' },
  'conversations handed back': { ...small, agents: [6, 2, 4], leavingAgents: 'handBack' },
  'handed back, over several ends of intervals': {
    ...small,
    volume: [4, 4, 2],
    agents: [4, 2, 1],
    leavingAgents: 'handBack',
    withinSeconds: 70,
    patienceSeconds: 40,
    definition: 'virtualWait',
  },
  'short abandonments': { ...small, shortAbandonSeconds: 5, definition: 'creditShortAbandons' },
  'early abandonments left out': { ...small, agents: [4, 2, 3], definition: 'excludeEarlyAbandons' },
  'of those answered': { ...small, agents: [2, 4, 3], definition: 'answered' },
  'fractions of agents': { ...small, agents: [3.4, 2.25, 4.7] },
  'fractions handed back': { ...small, agents: [4.5, 2.3, 3], leavingAgents: 'handBack' },
  'handle times that change': { ...small, ahtSeconds: [15, 30, 10], agents: [3, 6, 1] },
  'handle times that change, with one team': {
    ...small,
    ahtSeconds: [15, 30, 10],
    agents: [4, 4, 4],
    withinSeconds: 40,
  },
  'half of a large team hands back': {
    ...small,
    volume: [1, 1],
    agents: [20, 10],
    intervalSeconds: 20,
    withinSeconds: 40,
    patienceSeconds: 200,
    leavingAgents: 'handBack',
    start: [...new Array(28).fill(0), 1],
  },
  'a start with a queue': { ...small, start: [0, 0, 0.2, 0.3, 0, 0.5] },
  'a closing hour': { ...small, agents: [3, 1, 0] },
  'an hour without contacts': { ...small, volume: [9, 0, 6] },
  'nobody gives up': patient,
  'nobody gives up, later answers count': { ...patient, withinSeconds: 75, agents: [2, 4, 5] },
  'nobody gives up, fractions of agents': { ...patient, agents: [2.6, 3.3, 2.9] },
  'nobody gives up, an hour closed': { ...patient, volume: [5, 2, 5], agents: [3, 0, 4] },
  'nobody gives up, closed for good': { ...patient, agents: [3, 2, 0] },
  'nobody gives up, handed back': { ...patient, agents: [4, 2, 3], leavingAgents: 'handBack' },
};

describe('laws of the transient day', () => {
  lawOf.prop([days], { numRuns: 60 })(
    'offered = answered + abandoned + waiting, and shares are shares',
    (day) => {
      const result = transientPerformance(day);
      const accounted = result.answered + result.abandoned + result.queueAtEnd - result.queueAtStart;
      expect(Math.abs(result.offered - accounted)).toBeLessThan(1e-6);
      for (const row of [result, ...result.intervals]) {
        for (const share of [row.serviceLevel, row.abandonment]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }
      for (const row of result.intervals) {
        for (const value of [row.waitProbability, row.occupancy]) expect(value).toBeLessThanOrEqual(1);
        for (const value of [row.abandoned, row.handled, row.queueAtEnd, row.inServiceAtEnd, row.meanQueue]) {
          expect(value).toBeGreaterThanOrEqual(-1e-9);
        }
        expect(row.answeredWithin).toBeLessThanOrEqual(row.offered + 1e-9);
      }
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      expect(structuredClone(result)).toEqual(result);
    },
  );

  lawOf.prop([days, fc.nat(4)], { numRuns: 30 })(
    'one more agent all day never lowers the service level',
    (day) => {
      const finish = { ...day, definition: 'offered', leavingAgents: 'finish' } as const;
      const more = { ...finish, agents: Array.from(day.agents, (n) => n + 1) };
      const [few, many] = [finish, more].map((input) => transientPerformance(input));
      expect(many!.serviceLevel).toBeGreaterThanOrEqual(few!.serviceLevel - 1e-6);
      expect(many!.abandonment).toBeLessThanOrEqual(few!.abandonment + 1e-6);
    },
  );

  lawOf.prop([days], { numRuns: 30 })('cutting the intervals in two changes nothing', (day) => {
    const twice = (values: ArrayLike<number>, share: number) =>
      Array.from(values).flatMap((v) => [v * share, v * share]);
    const cut = {
      ...day,
      volume: twice(day.volume, 0.5),
      agents: twice(day.agents, 1),
      intervalSeconds: day.intervalSeconds / 2,
    };
    const [whole, halves] = [day, cut].map((input) => transientPerformance(input));
    expect(halves!.abandoned).toBeCloseTo(whole!.abandoned, 6);
    expect(halves!.queueAtEnd).toBeCloseTo(whole!.queueAtEnd, 6);
    expect(halves!.answeredWithin).toBeCloseTo(whole!.answeredWithin, 3);
    expect(Math.abs(halves!.abandonment - whole!.abandonment)).toBeLessThan(1e-4);
  });
});

describe('agreement with other evaluations', () => {
  const steady = {
    volume: new Array(4).fill(100),
    agents: new Array(4).fill(26),
    intervalSeconds: 900,
    ahtSeconds: 240,
    patienceSeconds: 120,
    withinSeconds: 20,
    start: 'steady',
  } as const;
  const load = { volume: 100, intervalSeconds: 900, ahtSeconds: 240, patienceSeconds: 120 };

  it.each(serviceLevelDefinitions)('a constant day is the steady state: %s', (definition) => {
    const exact = queuePerformance(load, 26, { withinSeconds: 20, definition, shortAbandonSeconds: 5 });
    const day = transientPerformance({ ...steady, definition, shortAbandonSeconds: 5 });
    for (const row of day.intervals) {
      expect(row.serviceLevel).toBeCloseTo(exact.serviceLevel, 9);
      expect(row.abandonment).toBeCloseTo(exact.abandonment, 9);
      expect(row.asaSeconds!).toBeCloseTo(exact.asaSeconds!, 7);
      expect(row.occupancy).toBeCloseTo(exact.occupancy, 9);
      expect(row.waitProbability).toBeCloseTo(exact.waitProbability, 9);
    }
  });

  it('from an empty start it gets there, with and without patience', () => {
    for (const patienceSeconds of [120, undefined]) {
      const day = transientPerformance({
        ...steady,
        start: 'empty',
        patienceSeconds,
        volume: new Array(8).fill(8),
        agents: new Array(8).fill(5),
      });
      const exact = queuePerformance({ ...load, volume: 8, patienceSeconds }, 5, { withinSeconds: 20 });
      expect(day.intervals[0]!.serviceLevel).toBeGreaterThan(exact.serviceLevel);
      expect(day.intervals[7]!.serviceLevel).toBeCloseTo(exact.serviceLevel, 6);
      expect(day.intervals[7]!.meanWaitSeconds!).toBeCloseTo(exact.meanWaitSeconds!, 4);
    }
  });

  it('callers as impatient as calls are long make it an infinite-server queue', () => {
    // With theta = mu everybody leaves at the same rate: the number in system is Poisson, m' = lambda - m mu.
    const volume = [50, 90, 20];
    const agents = [10, 9, 12];
    const states = transientStates({
      volume,
      agents,
      intervalSeconds: 600,
      ahtSeconds: 200,
      patienceSeconds: 200,
      withinSeconds: 0,
      leavingAgents: 'handBack',
    });
    let mean = 0;
    states.forEach((state, i) => {
      const poisson = (k: number) =>
        Math.exp(-mean) * Array.from({ length: k }, (_, j) => mean / (j + 1)).reduce((a, b) => a * b, 1);
      const free = Array.from({ length: state.agents }, (_, k) => poisson(k)).reduce((a, b) => a + b, 0);
      expect(state.meanInSystem).toBeCloseTo(mean, 8);
      expect(state.waitProbability).toBeCloseTo(1 - free, 8);
      expect(state.probabilities[3 - state.first] ?? 0).toBeCloseTo(poisson(3), 8);
      if (i < 3) mean += ((volume[i]! * 200) / 600 - mean) * (1 - Math.exp(-3));
    });
  });

  // Kept, as they don't depend on what is tested.
  const expected = new Map<string, TransientInterval[]>();

  it.each(Object.keys(smallDays))('callers followed one by one through changes of the team: %s', (name) => {
    const day = smallDays[name]!;
    if (!expected.has(name)) expected.set(name, oracle(day));
    const rows = transientPerformance(day).intervals;
    expected.get(name)!.forEach((row, i) => {
      for (const [measure, value] of Object.entries(row)) {
        const seen = rows[i]![measure as keyof TransientInterval];
        if (typeof value !== 'number') expect([measure, seen]).toEqual([measure, value]);
        else
          expect(Math.abs((seen as number) - value), `${measure} of ${i}: ${seen} for ${value}`).toBeLessThan(
            3e-6 * (1 + value),
          );
      }
    });
  });
});

describe('the day as a whole', () => {
  it.each(Object.keys(smallDays))('adds up its intervals: %s', (name) => {
    const day = transientPerformance(smallDays[name]!);
    const rows = day.intervals;
    const sum = (value: (row: TransientInterval) => number) => rows.reduce((a, row) => a + value(row), 0);
    const offered = sum((row) => row.offered);
    expect(day.offered).toBeCloseTo(offered, 12);
    expect(day.answered).toBeCloseTo(
      sum((row) => row.answered),
      12,
    );
    expect(day.abandoned).toBeCloseTo(
      sum((row) => row.abandoned),
      12,
    );
    expect(day.answeredWithin).toBeCloseTo(
      sum((row) => row.answeredWithin),
      12,
    );
    expect(day.serviceLevel).toBeCloseTo(sum((row) => row.offered * row.serviceLevel) / offered, 12);
    expect(day.abandonment).toBeCloseTo(sum((row) => row.offered * row.abandonment) / offered, 12);
    expect(day.queueAtEnd).toBe(rows.at(-1)!.queueAtEnd);
    expect(day.queueAtStart).toBeCloseTo(
      name === 'a start with a queue' ? 0.5 * 2 : name === 'half of a large team hands back' ? 8 : 0,
      12,
    );
    if (rows.some((row) => row.meanWaitSeconds === null)) return expect(day.meanWaitSeconds).toBe(null);
    expect(day.meanWaitSeconds!).toBeCloseTo(sum((row) => row.offered * row.meanWaitSeconds!) / offered, 10);
    const answered = (row: TransientInterval) => row.offered * (1 - row.abandonment);
    expect(day.asaSeconds!).toBeCloseTo(
      sum((row) => answered(row) * row.asaSeconds!) / sum((row) => answered(row)),
      10,
    );
  });

  it.each(Object.keys(smallDays))('seen at instants: %s', (name) => {
    const day = smallDays[name]!;
    const states = transientStates(day);
    const rows = transientPerformance(day).intervals;
    expect(states.length).toBe(rows.length + 1);
    states.forEach((state, i) => {
      const { first, probabilities, agents } = state;
      const mean = (value: (k: number) => number) =>
        probabilities.reduce((a, p, j) => a + p * value(first + j), 0);
      expect(state.seconds).toBe(day.intervalSeconds * i);
      expect(agents).toBe(day.agents[Math.min(i, rows.length - 1)]);
      expect(mean(() => 1)).toBeCloseTo(1, 10);
      expect(state.meanInSystem).toBeCloseTo(
        mean((k) => k),
        10,
      );
      expect(state.meanQueue).toBeCloseTo(
        mean((k) => Math.max(0, k - agents)),
        10,
      );
      expect(state.meanBusy).toBeCloseTo(
        mean((k) => Math.min(k, agents)),
        10,
      );
      expect(state.waitProbability).toBeCloseTo(
        mean((k) => Math.min(1, Math.max(0, k + 1 - agents))),
        10,
      );
      if (i === 0) return;
      const before = rows[i - 1]!;
      // Nobody comes or goes at an instant: a smaller team leaves the queue as it is (in whole agents),
      // or hands back its calls.
      if (day.leavingAgents === 'handBack') {
        expect(state.meanInSystem).toBeCloseTo(before.queueAtEnd + before.inServiceAtEnd, 7);
      } else if (agents <= before.agents && Number.isInteger(agents) && Number.isInteger(before.agents))
        expect(state.meanQueue).toBeCloseTo(before.queueAtEnd, 7);
    });
  });

  it('far from the head of a long queue everybody waits for all ahead: a team that stays', () => {
    const day = transientPerformance({
      volume: new Array(8).fill(1),
      agents: new Array(8).fill(5),
      intervalSeconds: 60,
      ahtSeconds: 100,
      withinSeconds: 20,
      start: [...new Array(500).fill(0), 1],
    });
    for (const row of day.intervals) {
      expect(row.meanWaitSeconds! / (((row.meanQueue + 1) * 100) / 5)).toBeCloseTo(1, 8);
      expect(row.asaSeconds).toBe(row.meanWaitSeconds);
    }
  });
});

describe('a long queue and agents always busy', () => {
  // Departures are a Poisson count: one of mean m is at least k with this chance.
  const atLeast = (k: number, mean: number) => {
    const { first, weights } = poissonWeights(mean);
    return weights.reduce((sum, w, i) => (first + i >= k ? sum + w : sum), 0);
  };
  it.each([
    ['one team', [20, 20, 20, 20], 60],
    ['one team, a longer time', [20, 20, 20, 20], 100],
    ['a growing team', [20, 30, 30, 30], 60],
    ['a growing team, three intervals on', [20, 25, 30, 35], 130],
  ])('in time is who has few enough ahead: %s', (_, agents, withinSeconds) => {
    const [length, aht, first] = [60, 20, 140];
    const day = transientPerformance({
      volume: agents.map((_n, i) => (i === 0 ? 1e-9 : 0)),
      agents,
      intervalSeconds: length,
      ahtSeconds: aht,
      withinSeconds,
      start: [...new Array(first).fill(0), 1],
    });
    // Newcomers to the team and completed calls take the queue ahead away.
    const gone = (t: number) => {
      let mean = 0;
      for (let i = 0; i * length < t; i++) {
        mean += (agents[Math.min(i, 3)]! / aht) * Math.min(length, t - i * length);
      }
      return { mean, gained: agents[Math.min(3, Math.floor(t / length))]! - agents[0]! };
    };
    const steps = 2000;
    let expected = 0;
    for (let s = 0; s < steps; s++) {
      const { mean, gained } = gone(((s + 0.5) / steps) * length + withinSeconds);
      expected += atLeast(first - agents[0]! + 1 - gained, mean) / steps;
    }
    expect(expected).toBeGreaterThan(1e-4);
    expect(Math.abs(day.intervals[0]!.serviceLevel - expected)).toBeLessThan(1e-5 * expected + 1e-9);
  });
});

describe('situations', () => {
  const base = { intervalSeconds: 900, ahtSeconds: 240, withinSeconds: 20 };

  it('backlog is carried over and answered late', () => {
    const day = transientPerformance({ ...base, volume: [100, 10, 10], agents: [15, 15, 15] });
    const [first, second] = day.intervals;
    expect(first!.queueAtEnd).toBeGreaterThan(30);
    expect(second!.offered).toBe(10);
    expect(second!.answered).toBeGreaterThan(35);
    expect(second!.serviceLevel).toBeLessThan(0.3);
    expect(day.queueAtEnd).toBeLessThan(1e-3);
    const alone = transientPerformance({ ...base, volume: [10, 10, 10], agents: [15, 15, 15] });
    expect(alone.intervals[1]!.serviceLevel).toBeGreaterThan(0.99);
  });

  it('what has no mean, and what has none to speak of', () => {
    const base = { intervalSeconds: 900, ahtSeconds: 60, withinSeconds: 20 };
    // All of the first interval are answered at once, those of the second never.
    const closing = transientPerformance({ ...base, volume: [0.5, 5], agents: [20, 0] });
    expect(closing.intervals[0]!.meanWaitSeconds).toBeCloseTo(0, 9);
    expect(closing.intervals[1]!.meanWaitSeconds).toBeNull();
    expect([closing.meanWaitSeconds, closing.abandonment]).toEqual([null, 0]);
    expect(closing.asaSeconds).toBeCloseTo(0, 9);
    const nobody = transientPerformance({ ...base, volume: [5], agents: [0], patienceSeconds: 60 });
    expect([nobody.asaSeconds, nobody.intervals[0]!.occupancy, nobody.abandonment]).toEqual([null, 1, 1]);
    for (const agents of [0, 2]) {
      const silent = transientPerformance({ ...base, volume: [0], agents: [agents], patienceSeconds: 60 });
      expect([silent.asaSeconds, silent.meanWaitSeconds, silent.serviceLevel]).toEqual([0, 0, 1]);
      expect(silent.intervals[0]!.occupancy).toBe(0);
    }
    for (const definition of ['answered', 'excludeEarlyAbandons'] as const) {
      const none = { ...base, volume: [5], agents: [0], patienceSeconds: 60, definition };
      expect(transientPerformance(none).serviceLevel).toBe(0);
    }
    expect(transientPerformance({ ...base, volume: [], agents: [] })).toMatchObject({
      intervals: [],
      offered: 0,
      asaSeconds: 0,
      meanWaitSeconds: 0,
      serviceLevel: 1,
    });
    for (const method of ['sipp', 'laggedSipp', 'modifiedOfferedLoad'] as const) {
      expect(stationaryDay({ ...base, volume: [], agents: [] }, method)).toEqual([]);
    }
  });

  it('nobody comes to answer', () => {
    const endless = transientPerformance({ ...base, volume: [10], agents: [0] });
    expect(endless.intervals[0]).toMatchObject({ asaSeconds: null, meanWaitSeconds: null, serviceLevel: 0 });
    expect(endless.queueAtEnd).toBeCloseTo(10, 9);
    const gone = transientPerformance({ ...base, patienceSeconds: 60, volume: [10], agents: [0] });
    expect(gone.intervals[0]!.abandonment).toBeCloseTo(1, 9);
    expect(gone.meanWaitSeconds).toBeCloseTo(60, 6);
  });

  it('an empty day and a day without contacts', () => {
    expect(transientPerformance({ ...base, volume: [], agents: [] })).toMatchObject({
      offered: 0,
      serviceLevel: 1,
    });
    expect(transientStates({ ...base, volume: [], agents: [] })).toEqual([]);
    const silent = transientPerformance({ ...base, volume: [0, 0], agents: [5, 0] });
    expect(silent.intervals[0]).toMatchObject({
      serviceLevel: 1,
      abandonment: 0,
      occupancy: 0,
      asaSeconds: 0,
    });
  });

  it('leavers finish their conversations', () => {
    const day = transientPerformance({ ...base, volume: [100, 0], agents: [40, 0] });
    expect(day.intervals[1]!.handled).toBeGreaterThan(20);
    expect(day.intervals[1]!.answered).toBeCloseTo(0, 6);
    expect(day.intervals[1]!.queueAtEnd).toBeLessThan(0.02);
    const back = transientPerformance({
      ...base,
      volume: [100, 0],
      agents: [40, 0],
      leavingAgents: 'handBack',
    });
    expect(back.queueAtEnd).toBeGreaterThan(20);
  });

  it('the founding day: staffed for three quarters of what comes', () => {
    const shape = Array.from({ length: 12 }, (_, i) => 1 + Math.sin((i / 12) * Math.PI));
    const total = shape.reduce((a, b) => a + b, 0);
    const queue = { intervalSeconds: 900, ahtSeconds: 240, patienceSeconds: 120 };
    const agents = shape.map(
      (x) =>
        requiredAgents(
          { ...queue, volume: (750 * x) / total },
          { serviceLevel: { target: 0.85, withinSeconds: 20 } },
        ).agents,
    );
    const day = transientPerformance({
      ...queue,
      volume: shape.map((x) => (1000 * x) / total),
      agents,
      withinSeconds: 20,
    });
    expect(day.serviceLevel).toBeLessThan(0.6);
    expect(day.serviceLevel).toBeGreaterThan(0.1);
  });

  it.each([
    ['lengths that differ', { volume: [1, 2], agents: [1] }, /agents.length/],
    ['negative volume', { volume: [-1], agents: [1] }, /volume\[0\]/],
    ['NaN agents', { volume: [1], agents: [Number.NaN] }, /agents\[0\]/],
    ['a handle time of 0', { volume: [1], agents: [1], ahtSeconds: [0] }, /ahtSeconds\[0\]/],
    ['too many handle times', { volume: [1], agents: [1], ahtSeconds: [9, 9] }, /ahtSeconds.length/],
    ['no patience', { volume: [1], agents: [1], patienceSeconds: 0 }, /patienceSeconds/],
    ['an unknown start', { volume: [1], agents: [1], start: 'full' as 'empty' }, /start/],
    [
      'more agents than can be followed',
      { volume: [1], agents: [1e6 + 1] },
      /`agents\[0\]` must be at most 1e6/,
    ],
    [
      'more load than can be followed',
      { volume: [0, 1e7], agents: [1e6, 1] },
      /`volume\[1\]` must offer at most 1e6/,
    ],
    [
      'an answer time beyond a day',
      { withinSeconds: 86_401 },
      /`withinSeconds` must be at most 86400, a day/,
    ],
    ['a start that is no distribution', { volume: [1], agents: [1], start: [0.5, 0.2] }, /sum to 1/],
    [
      'an unknown way to leave',
      { volume: [1], agents: [1], leavingAgents: 'run' as 'finish' },
      /leavingAgents/,
    ],
  ] as [string, Partial<TransientInput>, RegExp][])('refuses %s', (_, bad, message) => {
    expect(() => transientPerformance({ ...base, volume: [], agents: [], ...bad })).toThrow(message);
  });
});

describe('how a day starts', () => {
  const base = { volume: [10], agents: [1], intervalSeconds: 900, ahtSeconds: 90, withinSeconds: 86_400 };

  it('steady where there is a steady state, else empty', () => {
    // As many agents as load, or fewer, and nobody gives up: it would grow for ever.
    for (const volume of [[10], [12], [0]]) {
      expect(transientPerformance({ ...base, volume, start: 'steady' }).queueAtStart).toBe(0);
    }
    const [first] = transientStates({ ...base, volume: [9], start: 'steady' });
    const { intervalSeconds, ahtSeconds } = base;
    const load = { intervalSeconds, ahtSeconds };
    const exact = queuePerformance({ ...load, volume: 9 }, 1, base);
    expect(first!.meanQueue).toBeCloseTo(exact.meanQueue!, 9);
    const [patient] = transientStates({ ...base, volume: [12], patienceSeconds: 60, start: 'steady' });
    const steady = queuePerformance({ ...load, volume: 12, patienceSeconds: 60 }, 1, base);
    expect(patient!.meanQueue).toBeCloseTo(steady.meanQueue!, 9);
  });

  it('with the chances given', () => {
    const [first] = transientStates({ ...base, start: [0.25, 0, 0.5, 0.25] });
    expect(first).toMatchObject({
      first: 0,
      probabilities: [0.25, 0, 0.5, 0.25],
      meanQueue: 1,
      meanBusy: 0.75,
    });
    expect(transientPerformance({ ...base, start: [0.25, 0, 0.5, 0.25] }).queueAtStart).toBe(1);
  });
});

describe('approximations by steady states', () => {
  const day = {
    volume: [20, 60, 100, 60, 20],
    agents: [10, 20, 30, 20, 10],
    intervalSeconds: 900,
    ahtSeconds: 240,
    patienceSeconds: 120,
    withinSeconds: 20,
  };

  it('SIPP is the steady state of each interval', () => {
    const rows = stationaryDay(day, 'sipp');
    const one = queuePerformance(
      { volume: 100, intervalSeconds: 900, ahtSeconds: 240, patienceSeconds: 120 },
      30,
      day,
    );
    expect(rows[2]).toEqual(one);
  });

  it('lagged SIPP looks one handle time back, and the offered load lags by itself', () => {
    const lagged = stationaryDay(day, 'laggedSipp').map((row) => row.offeredErlangs * (900 / 240));
    expect(lagged[1]).toBeCloseTo(60 - (240 / 900) * 40, 9);
    expect(lagged[3]).toBeCloseTo(60 + (240 / 900) * 40, 9);
    const modified = stationaryDay(day, 'modifiedOfferedLoad').map((row) => row.offeredErlangs * (900 / 240));
    expect(modified[0]).toBeCloseTo(20, 9);
    expect(modified[1]).toBeGreaterThan(48);
    expect(modified[1]).toBeLessThan(60);
    // Over a long day the load carried is the load offered, but for what is still under way.
    expect(modified.reduce((a, b) => a + b, 0)).toBeCloseTo(260, 0);
  });

  it.each([
    ['one handle time', 240],
    ['handle times that change', [240, 600, 90, 240, 1200]],
  ] as const)('lagged SIPP and modified offered load, by their definitions: %s', (_, ahtSeconds) => {
    const aht = (i: number) => (typeof ahtSeconds === 'number' ? ahtSeconds : ahtSeconds[i]!);
    const volumeOf = (method: 'laggedSipp' | 'modifiedOfferedLoad') =>
      stationaryDay({ ...day, ahtSeconds }, method).map((row, i) => (row.offeredErlangs * 900) / aht(i));
    // The rate one handle time earlier, and the load of endlessly many agents, second by second.
    const rateAt = (t: number) => day.volume[Math.max(0, Math.floor(t / 900))]!;
    const lagged = volumeOf('laggedSipp');
    const modified = volumeOf('modifiedOfferedLoad');
    let load = (20 * aht(0)) / 900;
    for (let i = 0; i < 5; i++) {
      let [earlier, carried] = [0, 0];
      for (let second = 0; second < 900; second++) {
        earlier += rateAt(i * 900 + second + 0.5 - aht(i)) / 900;
        const half = load + 0.5 * (day.volume[i]! / 900 - load / aht(i));
        load += day.volume[i]! / 900 - half / aht(i);
        carried += half / 900;
      }
      expect(lagged[i]).toBeCloseTo(earlier, 1);
      expect((carried * 900) / aht(i)).toBeCloseTo(modified[i]!, 2);
    }
  });

  it('halves of a smooth rate keep its volume to the fourth order', () => {
    const volumes = volumesOfRate((t) => 1 + Math.sin(t), 0.1, 20);
    expect(volumes.reduce((a, b) => a + b, 0)).toBeCloseTo(2 + 1 - Math.cos(2), 6);
  });
});
