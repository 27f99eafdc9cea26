import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Centre, type SimulatedOutcome, simulate } from '../../src/simulation/index.ts';
import { makeGrid } from '../../src/time/index.ts';

const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 2, intervalSeconds: 21_600 });
const answerTime = { withinSeconds: 20 };
const perRow = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 8, maxLength: 8 });

const queue = (id: string) =>
  fc.record(
    {
      id: fc.constant(id),
      volume: perRow(fc.integer({ min: 0, max: 60 })).map((values) => ({ grid, values })),
      ahtSeconds: fc.integer({ min: 60, max: 900 }),
      answerTime: fc.constant(answerTime),
      patienceSeconds: fc.integer({ min: 10, max: 600 }),
      handleTimeScv: fc.constantFrom(0, 0.5, 2),
      lines: fc.integer({ min: 0, max: 30 }),
      redialAfterAbandon: fc.constantFrom(0, 0.5, 1),
      redialAfterBlock: fc.constantFrom(0, 0.5, 1),
    },
    { requiredKeys: ['id', 'volume', 'ahtSeconds', 'answerTime'] },
  );
const group = (id: string) =>
  fc.record({
    id: fc.constant(id),
    agents: perRow(fc.constantFrom(0, 1, 2.5, 4, 9)),
    skills: fc.uniqueArray(
      fc.record({
        queue: fc.constantFrom('a', 'b'),
        rank: fc.constantFrom(1, 2),
        productivity: fc.constantFrom(0.5, 1),
      }),
      { selector: ({ queue }) => queue, maxLength: 2 },
    ),
  });
const centres: fc.Arbitrary<Centre> = fc.record({
  queues: fc.tuple(queue('a'), queue('b')),
  groups: fc.tuple(group('x'), group('y')),
});

const fates = ({ answered, abandoned, blocked, unanswered }: SimulatedOutcome) =>
  answered + abandoned + blocked + unanswered;

describe('a simulated centre', () => {
  test.prop([centres, fc.integer({ min: 1, max: 4 }), fc.integer()], { numRuns: 50 })(
    'gives every contact one fate, and every stretch the sum of its rows',
    (centre, replications, seed) => {
      const before = structuredClone(centre);
      const result = simulate(centre, { replications, seed });
      expect(centre).toEqual(before);
      expect(structuredClone(result)).toEqual(result);
      expect(simulate(centre, { replications, seed })).toEqual(result);
      for (const { rows, days, total } of result.queues) {
        for (const each of [...rows, ...days, total]) {
          expect(fates(each)).toBeCloseTo(each.offered, 9);
          for (const share of [each.serviceLevel, each.abandonment, each.waitProbability])
            if (share !== null) expect(share).toBeGreaterThanOrEqual(0);
          if (each.serviceLevel !== null) expect(each.serviceLevel).toBeLessThanOrEqual(1);
        }
        const sum = (list: readonly SimulatedOutcome[]) =>
          list.reduce((all, { offered }) => all + offered, 0);
        expect(sum(rows)).toBeCloseTo(total.offered, 9);
        expect(sum(days)).toBeCloseTo(total.offered, 9);
        expect(total.serviceLevels).toHaveLength(replications);
      }
      const answered = result.queues.reduce((sum, { total }) => sum + total.answered, 0);
      const served = result.groups.flatMap((each) => each.answered.map(({ contacts }) => contacts));
      expect(served.reduce((sum, contacts) => sum + contacts, 0)).toBeCloseTo(answered, 9);
      for (const { rows } of result.groups)
        for (const { occupancy } of rows) if (occupancy !== null) expect(occupancy).toBeLessThanOrEqual(1);
    },
  );

  test.prop([fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 400 }), fc.integer()], {
    numRuns: 40,
  })(
    'of patient callers never waits longer with one agent more: both meet the same callers',
    (agents, contacts, seed) => {
      const waits = [agents, agents + 1].map((present) => {
        const { queues } = simulate(
          {
            queues: [
              { id: 'a', volume: { grid, values: new Array(8).fill(contacts) }, ahtSeconds: 300, answerTime },
            ],
            groups: [{ id: 'x', agents: new Array(8).fill(present), skills: [{ queue: 'a' }] }],
          },
          { replications: 2, seed },
        );
        return queues[0]!.total;
      });
      expect(waits[1]!.offered).toBe(waits[0]!.offered);
      expect(waits[1]!.asaSeconds ?? 0).toBeLessThanOrEqual((waits[0]!.asaSeconds ?? 0) + 1e-9);
    },
  );
});

describe('fractions of agents', () => {
  const volume = { grid, values: new Array(8).fill(40) };
  const hoursOf = (fraction: number, beside: number) =>
    simulate(
      {
        queues: [{ id: 'a', volume, ahtSeconds: 300, answerTime, patienceSeconds: 60 }],
        groups: [
          { id: 'x', agents: new Array(8).fill(fraction), skills: [{ queue: 'a' }] },
          { id: 'y', agents: new Array(8).fill(beside), skills: [{ queue: 'a' }] },
        ],
      },
      { replications: 40 },
    ).groups[0]!.total.agentHours;

  it('are there in just their share of the replications, whoever else is there', () => {
    expect(hoursOf(1.25, 0)).toBeCloseTo(1.25 * 48, 9);
    expect(hoursOf(1.25, 3)).toBeCloseTo(1.25 * 48, 9);
    expect(hoursOf(0.5, 0)).toBeCloseTo(0.5 * 48, 9);
  });

  it('callers are the same whether or not their patience has an end', () => {
    const offered = [{}, { patienceSeconds: 30 }].map(
      (patience) =>
        simulate(
          {
            queues: [{ id: 'a', volume, ahtSeconds: 300, answerTime, ...patience }],
            groups: [{ id: 'x', agents: new Array(8).fill(1), skills: [{ queue: 'a' }] }],
          },
          { replications: 3 },
        ).queues[0]!.total.offered,
    );
    expect(offered[0]).toBe(offered[1]);
  });
});

describe('a centre nobody answers', () => {
  const volume = { grid, values: [40, 40, null, 0, 40, 40, 40, 40] };
  const nobody = (patience: { patienceSeconds?: number }) =>
    simulate({
      queues: [{ id: 'a', volume, ahtSeconds: 300, answerTime, ...patience }],
      groups: [{ id: 'x', agents: new Array(8).fill(0), skills: [{ queue: 'a' }] }],
    });

  it('loses the impatient and leaves the patient waiting', () => {
    const lost = nobody({ patienceSeconds: 60 }).queues[0]!;
    expect(lost.total.abandonment).toBe(1);
    expect(lost.total.serviceLevel).toBe(0);
    expect(lost.total.asaSeconds).toBeNull();
    const waiting = nobody({});
    expect(waiting.queues[0]!.total.unanswered).toBe(waiting.queues[0]!.total.offered);
    expect(waiting.groups[0]!.total).toEqual({ agentHours: 0, occupancy: null });
  });

  it('is caught up with by those who come later', () => {
    const { total } = simulate({
      queues: [{ id: 'a', volume: { grid, values: [40, 0, 0, 0, 0, 0, 0, 0] }, ahtSeconds: 300, answerTime }],
      groups: [{ id: 'x', agents: [0, 3, 0, 0, 0, 0, 0, 0], skills: [{ queue: 'a' }] }],
    }).queues[0]!;
    expect(total.answered).toBe(total.offered);
    expect(total.asaSeconds).toBeGreaterThan(10_000);
  });

  it('has no service level where nothing is offered', () => {
    const { rows } = nobody({}).queues[0]!;
    expect(rows[2]!.serviceLevel).toBeNull();
    expect(rows[3]!.standardErrors.serviceLevel).toBeNull();
  });
});

describe('a run', () => {
  const centre: Centre = {
    queues: [{ id: 'a', volume: { grid, values: new Array(8).fill(40) }, ahtSeconds: 300, answerTime }],
    groups: [{ id: 'x', agents: new Array(8).fill(2), skills: [{ queue: 'a' }] }],
  };

  it('tells its progress and stops when asked', () => {
    const shares: number[] = [];
    simulate(centre, { replications: 4, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
    const controller = new AbortController();
    const stop = () => controller.abort(new Error('enough'));
    expect(() => simulate(centre, { onProgress: stop, signal: controller.signal })).toThrow('enough');
  });

  it('has standard errors that shrink with the root of the replications', () => {
    const error = (replications: number) =>
      simulate(centre, { replications }).queues[0]!.total.standardErrors.asaSeconds as number;
    expect(simulate(centre, { replications: 1 }).queues[0]!.total.standardErrors.asaSeconds).toBeNull();
    expect(error(50) / error(800)).toBeGreaterThan(3);
    expect(error(50) / error(800)).toBeLessThan(5.5);
    // Contacts offered differ little, so that the spread of the replications tells nearly the same.
    const { serviceLevels, serviceLevel, standardErrors } = simulate(centre, { replications: 400 }).queues[0]!
      .total;
    const squares = serviceLevels.reduce<number>((sum, each) => sum + (each! - serviceLevel!) ** 2, 0);
    expect(standardErrors.serviceLevel! / Math.sqrt(squares / 399 / 400)).toBeCloseTo(1, 1);
  });

  const [first] = centre.queues;
  const [team] = centre.groups;
  it.each<[string, Centre]>([
    ['queues', { ...centre, queues: [] }],
    ['queues[1].id', { ...centre, queues: [first!, first!] }],
    ['queues[0].volume.values[1]', withQueue({ volume: { grid, values: [1, -1, 1, 1, 1, 1, 1, 1] } })],
    ['queues[0].volume.paths', withQueue({ volume: { grid, paths: [] } })],
    ['queues[0].volume.paths[0].length', withQueue({ volume: { grid, paths: [[1]] } })],
    ['queues[0].ahtSeconds', withQueue({ ahtSeconds: 0 })],
    ['queues[0].handleTimeScv', withQueue({ handleTimeScv: -1 })],
    [
      'queues[0].answerTime.definition',
      withQueue({ answerTime: { withinSeconds: 20, definition: 'virtualWait' } }),
    ],
    ['queues[0].redialAfterAbandon', withQueue({ redialAfterAbandon: 60 })],
    ['queues[0].redialDelaySeconds', withQueue({ redialDelaySeconds: 5 })],
    [
      'queues[1].volume.paths.length',
      {
        ...centre,
        queues: [1, 2].map((paths) => ({
          ...first!,
          id: `${paths}`,
          volume: { grid, paths: new Array(paths).fill(new Array(8).fill(1)) },
        })),
      },
    ],
    ['queues[0].patience', withQueue({ patience: 60 } as never)],
    ['groups[0].agents.length', withTeam({ agents: [1] })],
    ['groups[0].agents[0]', withTeam({ agents: new Array(8).fill(-1) })],
    ['groups[0].skills[0].queue', withTeam({ skills: [{ queue: 'b' }] })],
    ['groups[0].skills[1].queue', withTeam({ skills: [{ queue: 'a' }, { queue: 'a' }] })],
    ['groups[0].skills[0].rank', withTeam({ skills: [{ queue: 'a', rank: 0 }] })],
    ['groups[0].skills[0].productivity', withTeam({ skills: [{ queue: 'a', productivity: 0 }] })],
  ])('names the bad field %s', (path, bad) => {
    expect(() => simulate(bad)).toThrow(expect.objectContaining({ path, name: 'StaffcastError' }));
    expect(() => simulate(bad)).toThrow('simulate: ');
  });

  function withQueue(fields: Partial<Centre['queues'][number]>): Centre {
    return { ...centre, queues: [{ ...first!, ...fields }] };
  }
  function withTeam(fields: Partial<Centre['groups'][number]>): Centre {
    return { ...centre, groups: [{ ...team!, ...fields }] };
  }

  it('has replications of one or more', () => {
    expect(() => simulate(centre, { replications: 0 })).toThrow(
      expect.objectContaining({ path: 'options.replications' }),
    );
  });
});
