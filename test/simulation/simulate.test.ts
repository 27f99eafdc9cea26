import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/coverage/index.ts';
import {
  erlangC,
  finiteLinesPerformance,
  generalQueue,
  queuePerformance,
  redialPerformance,
} from '../../src/queueing/index.ts';
import {
  type Centre,
  type CentreQueue,
  type SimulatedOutcome,
  simulate,
} from '../../src/simulation/index.ts';
import { makeGrid, makeSeries } from '../../src/time/index.ts';

const day = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 1800 });
const flat = <T>(value: T) => new Array<T>(48).fill(value);
const within = (seconds: number) => ({ withinSeconds: seconds });
const base: CentreQueue = {
  id: 'shop',
  volume: makeSeries(day, flat(100)),
  ahtSeconds: 240,
  answerTime: within(20),
};
const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 240 };

/** One queue and one group. */
function single(queue: Partial<CentreQueue>, agents: number | readonly number[]): Centre {
  const list = typeof agents === 'number' ? flat(agents) : agents;
  return {
    queues: [{ ...base, ...queue }],
    groups: [{ id: 'team', agents: list, skills: [{ queue: 'shop' }] }],
  };
}

/** The whole day but its first rows, in which the queue fills up. */
function steady(rows: readonly SimulatedOutcome[], value: (row: SimulatedOutcome) => number): number {
  const late = rows.slice(6);
  const offered = late.reduce((sum, row) => sum + row.offered, 0);
  return late.reduce((sum, row) => sum + row.offered * value(row), 0) / offered;
}

/** Four standard errors of a mean over the day. */
const near = (simulated: number, exact: number, error: number | null) =>
  expect(Math.abs(simulated - exact)).toBeLessThan(4 * (error as number));

describe('a simulated queue', () => {
  it.each([14, 16])('in steady state is Erlang A with %d agents', (agents) => {
    const exact = queuePerformance({ ...load, patienceSeconds: 120 }, agents, within(20));
    const result = simulate(single({ patienceSeconds: 120 }, agents), { replications: 80 });
    const { rows, total } = result.queues[0]!;
    const errors = total.standardErrors;
    near(
      steady(rows, (row) => row.serviceLevel!),
      exact.serviceLevel,
      errors.serviceLevel,
    );
    near(
      steady(rows, (row) => row.abandonment!),
      exact.abandonment,
      errors.abandonment,
    );
    near(
      steady(rows, (row) => row.waitProbability!),
      exact.waitProbability,
      errors.waitProbability,
    );
    near(
      steady(rows, (row) => row.asaSeconds!),
      exact.asaSeconds!,
      errors.asaSeconds,
    );
    expect(result.groups[0]!.rows[20]!.occupancy).toBeCloseTo(exact.occupancy, 1);
  });

  it('counts every definition of the service level as the formulas do', () => {
    const definitions = [
      'offered',
      'answered',
      'excludeEarlyAbandons',
      'creditEarlyAbandons',
      'creditShortAbandons',
    ] as const;
    const seen = definitions.map((definition) => {
      const answerTime = { withinSeconds: 20, definition, shortAbandonSeconds: 5 };
      const exact = queuePerformance({ ...load, patienceSeconds: 120 }, 14, answerTime).serviceLevel;
      const { rows, total } = simulate(single({ patienceSeconds: 120, answerTime }, 14), {
        replications: 80,
      }).queues[0]!;
      near(
        steady(rows, (row) => row.serviceLevel!),
        exact,
        total.standardErrors.serviceLevel,
      );
      return total.serviceLevel!;
    });
    // No two definitions agree, or the comparison would prove little.
    expect(new Set(seen.map((value) => value.toFixed(3))).size).toBe(5);
  });

  it('loses what finds all lines busy', () => {
    const exact = finiteLinesPerformance({ ...load, patienceSeconds: 120 }, 12, 15, within(20));
    const { rows, total } = simulate(single({ patienceSeconds: 120, lines: 15 }, 12), { replications: 80 })
      .queues[0]!;
    const { serviceLevel, abandonment } = total.standardErrors;
    near(
      steady(rows, (row) => row.serviceLevel!),
      exact.serviceLevel,
      serviceLevel,
    );
    near(
      steady(rows, (row) => row.blocked / row.offered),
      exact.blocking,
      serviceLevel,
    );
    near(
      steady(rows, (row) => row.abandonment!),
      exact.abandonment,
      abandonment,
    );
  });

  it('is called again by those who gave up or were blocked', () => {
    const redials = { redialAfterAbandon: 0.6, redialAfterBlock: 0.9, lines: 16 };
    const queue = { ...load, patienceSeconds: 60 };
    const exact = redialPerformance(queue, 12, within(20), redials);
    const result = simulate(single({ patienceSeconds: 60, ...redials, redialDelaySeconds: 3600 }, 12), {
      replications: 120,
    });
    const late = result.queues[0]!.rows.slice(24);
    const mean = (value: (row: SimulatedOutcome) => number) =>
      late.reduce((sum, row) => sum + value(row), 0) / late.length;
    // After an hour's delay, 15 handle times, attempts are nearly independent of each other: 1.5 % remain, and chance.
    const attempts = mean((row) => row.offered);
    expect(Math.abs(attempts / exact.attempts! - 1)).toBeLessThan(0.02);
    expect(attempts).toBeGreaterThan(115);
    expect(mean((row) => row.blocked) / mean((row) => row.offered)).toBeCloseTo(exact.blocking, 2);
    expect(mean((row) => row.abandoned) / mean((row) => row.offered)).toBeCloseTo(exact.abandonment, 2);
  });

  it('waits less when handle times are constant and more when they vary widely', () => {
    for (const scv of [0, 2]) {
      const exact = generalQueue(load, 15, { arrivalScv: 1, handleTimeScv: scv }, 20).meanWaitSeconds!;
      const { rows, total } = simulate(single({ handleTimeScv: scv }, 15), { replications: 120, seed: 3 })
        .queues[0]!;
      const asa = steady(rows, (row) => row.asaSeconds!);
      expect(asa).toBeGreaterThan(exact * 0.95 - 3 * total.standardErrors.asaSeconds!);
      expect(asa).toBeLessThan(exact * 1.05 + 3 * total.standardErrors.asaSeconds!);
    }
  });

  it('follows an overloaded day whose agents come and go as the transient method does', () => {
    const volume = makeSeries(
      day,
      Array.from({ length: 48 }, (_, i) => 60 + 80 * Math.sin((i / 48) * Math.PI) ** 2),
    );
    const agents = Array.from({ length: 48 }, (_, i) => (i < 20 ? 14 : i < 30 ? 16.5 : 9));
    const exact = evaluate({
      volume,
      agents,
      ahtSeconds: 240,
      patienceSeconds: 200,
      answerTime: within(20),
      method: 'transient',
    });
    const { queues, groups } = simulate(single({ volume, patienceSeconds: 200 }, agents), {
      replications: 250,
      seed: 2,
    });
    let squares = 0;
    for (const [row, { serviceLevel, asaSeconds, standardErrors }] of queues[0]!.rows.entries()) {
      const level = (serviceLevel! - exact.rows[row]!.serviceLevel!) / standardErrors.serviceLevel!;
      const wait = (asaSeconds! - exact.rows[row]!.asaSeconds!) / standardErrors.asaSeconds!;
      expect([row, Math.abs(level) < 4.5, Math.abs(wait) < 4.5]).toEqual([row, true, true]);
      squares += (level ** 2 + wait ** 2) / 96;
      expect(groups[0]!.rows[row]!.occupancy).toBeCloseTo(exact.rows[row]!.occupancy!, 1);
    }
    // Chance alone gives about 1.
    expect(squares).toBeLessThan(1.6);
    expect(groups[0]!.total.agentHours).toBeCloseTo(exact.total.agentHours, 0);
  });

  it('of a volume that is unsure has the mean of its paths, and more spread', () => {
    const paths = [flat(80), flat(120)];
    const unsure = simulate(single({ volume: { grid: day, paths }, patienceSeconds: 120 }, 15), {
      replications: 80,
    });
    const levels = paths.map(
      (_, i) =>
        simulate(single({ volume: makeSeries(day, paths[i]!), patienceSeconds: 120 }, 15), {
          replications: 100,
        }).queues[0]!.total,
    );
    const { serviceLevels, serviceLevel, offered } = unsure.queues[0]!.total;
    expect(offered / 4800).toBeCloseTo(1, 2);
    expect(serviceLevel).toBeCloseTo(0.4 * levels[0]!.serviceLevel! + 0.6 * levels[1]!.serviceLevel!, 2);
    // The first half of the replications plays the first path.
    expect(Math.max(...(serviceLevels.slice(40) as number[]))).toBeLessThan(
      Math.min(...(serviceLevels.slice(0, 40) as number[])),
    );
  });

  it('has standard errors of its paths, however often each is played', () => {
    const paths = Array.from({ length: 10 }, (_, i) => flat(80 + 5 * i));
    const errorOf = (replications: number) =>
      simulate(single({ volume: { grid: day, paths }, patienceSeconds: 120 }, 15), { replications })
        .queues[0]!.total.standardErrors.serviceLevel as number;
    expect(errorOf(40) / errorOf(10)).toBeGreaterThan(0.9);
  });
});

describe('several queues and groups', () => {
  const half = makeSeries(day, flat(50));
  const patient = { ...base, volume: half };

  it('served alike by people who can do all are one queue', () => {
    const exact = queuePerformance({ ...load, patienceSeconds: 120 }, 15, within(20));
    const both = [{ queue: 'a' }, { queue: 'b' }];
    const { queues } = simulate(
      {
        queues: ['a', 'b'].map((id) => ({ ...patient, id, patienceSeconds: 120 })),
        groups: [
          { id: 'first', agents: flat(7), skills: both },
          { id: 'second', agents: flat(8), skills: [...both].reverse() },
        ],
      },
      { replications: 80 },
    );
    for (const { rows, total } of queues)
      near(
        steady(rows, (row) => row.serviceLevel!),
        exact.serviceLevel,
        total.standardErrors.serviceLevel,
      );
  });

  it('in ranks wait as in the queue with two priorities', () => {
    // Cobham 1954 for many agents with one handle time (Kella and Yechiali 1985).
    const agents = 15;
    const erlangs = 100 * (240 / 1800);
    const free = (erlangC(agents, erlangs) * 240) / agents;
    const [first, both] = [erlangs / 2 / agents, erlangs / agents];
    const waits = [free / (1 - first), free / ((1 - first) * (1 - both))];
    const { queues } = simulate(
      {
        queues: ['first', 'second'].map((id) => ({ ...patient, id })),
        groups: [
          { id: 'team', agents: flat(agents), skills: [{ queue: 'second', rank: 2 }, { queue: 'first' }] },
        ],
      },
      { replications: 120 },
    );
    for (const [i, { rows, total }] of queues.entries())
      near(
        steady(rows, (row) => row.asaSeconds!),
        waits[i]!,
        total.standardErrors.asaSeconds,
      );
    expect(waits[1]! / waits[0]!).toBeGreaterThan(5);
  });

  it('answered by slower people take longer', () => {
    const exact = queuePerformance({ ...load, ahtSeconds: 300, patienceSeconds: 120 }, 18, within(20));
    const centre = single({ patienceSeconds: 120 }, 18);
    const slow = { ...centre.groups[0]!, skills: [{ queue: 'shop', productivity: 0.8 }] };
    const { queues } = simulate({ ...centre, groups: [slow] }, { replications: 80 });
    near(
      steady(queues[0]!.rows, (row) => row.serviceLevel!),
      exact.serviceLevel,
      queues[0]!.total.standardErrors.serviceLevel,
    );
  });

  it('waiting when people come go to those who rank them first, in whatever order groups are listed', () => {
    const volume = (first: number, later: number) =>
      makeSeries(
        day,
        Array.from({ length: 48 }, (_, row) => (row < 2 ? first : row < 4 ? later : 0)),
      );
    const late = Array.from({ length: 48 }, (_, row) => (row < 2 ? 0 : 20));
    const groups = [
      { id: 'both', agents: late, skills: [{ queue: 'b' }, { queue: 'a', rank: 2 }] },
      { id: 'only', agents: late, skills: [{ queue: 'a' }] },
    ];
    const queues = [
      { ...base, id: 'a', volume: volume(10, 0), ahtSeconds: 7200 },
      { ...base, id: 'b', volume: volume(0, 5) },
    ];
    for (const order of [groups, [...groups].reverse()]) {
      const result = simulate({ queues, groups: order }, { replications: 20 });
      const both = result.groups.find(({ id }) => id === 'both')!;
      expect(both.answered[1]!.contacts).toBeLessThan(3);
      expect(result.queues[1]!.total.asaSeconds).toBeLessThan(1);
    }
  });

  it('may be many, with much to do', () => {
    const many = 320;
    const ids = Array.from({ length: many }, (_, i) => `${i}`);
    const { queues } = simulate(
      {
        queues: ids.map((id) => ({ ...base, id, volume: makeSeries(day, flat(id === '0' ? 4000 : 0)) })),
        groups: ids.map((id) => ({ id, agents: flat(600), skills: [{ queue: id }] })),
      },
      { replications: 1 },
    );
    expect(queues[0]!.total.serviceLevel).toBeGreaterThan(0.99);
  });

  it('go first to those who rank them first, then to who has most free agents', () => {
    const light = { ...base, volume: makeSeries(day, flat(5)) };
    const answeredBy = (ranks: readonly number[], agents: readonly number[]) =>
      simulate(
        {
          queues: [light],
          groups: ranks.map((rank, i) => ({
            id: `${i}`,
            agents: flat(agents[i] as number),
            skills: [{ queue: 'shop', rank }],
          })),
        },
        { replications: 20 },
      ).groups.map(({ answered }) => answered[0]!.contacts);
    const [second, first] = answeredBy([2, 1], [9, 9]);
    expect(second! / first!).toBeLessThan(0.001);
    const [few, many] = answeredBy([1, 1], [5, 9]);
    expect(few! / many!).toBeLessThan(0.05);
    const [most, least] = answeredBy([1, 1], [9, 5]);
    expect(least! / most!).toBeLessThan(0.05);
  });
});
