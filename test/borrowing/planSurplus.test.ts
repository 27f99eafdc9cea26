import { fc, test } from '@fast-check/vitest';
import {
  type BorrowingProject,
  type HelpSource,
  makeBlocks,
  planSurplus,
  type SurplusPlan,
  type SurplusProblem,
} from 'staffcast/borrowing';
import { makeGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-20', days: 2, intervalSeconds: 7200 });
const blocks = makeBlocks(grid, {
  clock: [
    { name: 'early', from: '08:00', to: '14:00' },
    { name: 'late', from: '14:00', to: '20:00' },
  ],
});
const all = (agents: number) => new Array<number>(grid.length).fill(agents);
const everyBlock = (n: number) => blocks.map(() => n);

const arbitrarySurplus = fc
  .record({
    shop: fc.array(fc.integer({ min: 4, max: 12 }), { minLength: grid.length, maxLength: grid.length }),
    logistics: fc.array(fc.integer({ min: 2, max: 9 }), { minLength: grid.length, maxLength: grid.length }),
    perSeat: fc.boolean(),
    off: fc.nat(3),
    places: fc.array(fc.nat(3), { minLength: blocks.length, maxLength: blocks.length }),
    temps: fc.nat(3),
    costPerPerson: fc.constantFrom(0, 100, 600),
    trainingValue: fc.constantFrom(10, 25, 45),
  })
  .map(
    ({ shop, logistics, perSeat, off, places, temps, costPerPerson, trainingValue }): SurplusProblem => ({
      grid,
      blocks,
      projects: [
        {
          ...{
            id: 'shop',
            required: shop,
            present: all(10),
            shortfall: [{ upToAgents: null, costPerAgentHour: 90 }],
          },
          timeOff: { maxPeople: everyBlock(off), savingPerHour: 30 },
          ...(perSeat && { seatBilling: { contractedSeats: all(9), lossPerSeatHour: 50 } }),
        },
        {
          ...{ id: 'logistics', required: logistics, present: all(5), lending: 'never' },
          shortfall: [{ upToAgents: null, costPerAgentHour: 80 }],
        },
      ],
      sources: [
        {
          ...{ id: 'shop agents', kind: 'project', home: 'shop', people: 10, costPerHour: 4 },
          links: [{ to: 'logistics', productivity: 0.8, briefingCost: 20 }],
        },
      ],
      training: [{ id: 'refresher', projects: ['shop'], places, valuePerHour: trainingValue }],
      releases: [{ project: 'shop', people: temps, savingPerHour: 35, costPerPerson }],
    }),
  );

describe('planSurplus', () => {
  test.prop([arbitrarySurplus], { numRuns: 40 })(
    'accounts for every spare hour and every part of the benefit',
    async (problem) => {
      const plan = await planSurplus(problem, { gap: 0 });
      const sum = plan.terms.reduce((total, { amount }) => total + amount, 0);
      expect(sum).toBeCloseTo(plan.benefit!, 6);
      expect(plan.benefit!).toBeGreaterThanOrEqual(0);
      expect(plan.bound!).toBeGreaterThanOrEqual(plan.benefit! - 1e-6);
      for (const { spareHours, hours } of plan.projects) {
        expect(Object.values(hours).reduce((a, b) => a + b, 0)).toBeCloseTo(spareHours, 9);
      }
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    },
  );

  test.prop([arbitrarySurplus], { numRuns: 40 })('keeps limits, places and releases', async (problem) => {
    const { uses } = await planSurplus(problem, { gap: 0 });
    let released = 0;
    for (const [b, block] of blocks.entries()) {
      const people = (kind: string) =>
        uses.filter((u) => u.blockId === block.id && u.kind === kind).reduce((sum, u) => sum + u.people, 0);
      expect(people('train')).toBeLessThanOrEqual(problem.training![0]!.places[b]!);
      expect(people('timeOff')).toBeLessThanOrEqual(problem.projects[0]!.timeOff!.maxPeople[b]!);
      expect(people('release')).toBeLessThanOrEqual(problem.releases![0]!.people);
      // Whoever is gone stays away.
      expect(people('release')).toBeGreaterThanOrEqual(released);
      released = people('release');
    }
  });

  test.prop([arbitrarySurplus], { numRuns: 30 })(
    'lets no more people go when their seats are billed',
    async (problem) => {
      const { training, releases, ...rest } = problem;
      const [shop, logistics] = problem.projects;
      const { seatBilling: _, ...perContact } = shop!;
      const billed = { ...perContact, seatBilling: { contractedSeats: all(10), lossPerSeatHour: 500 } };
      const perSeat = await planSurplus({ ...problem, projects: [billed, logistics!] }, { gap: 0 });
      expect(perSeat.uses.every(({ kind }) => kind === 'keep')).toBe(true);
      const kept = perSeat.uses.filter(({ project }) => project === 'shop');
      expect(kept.every(({ reason }) => reason.includes('contracted seat'))).toBe(true);
      const free = await planSurplus({ ...rest, projects: [perContact, logistics!] }, { gap: 0 });
      expect(free.uses.every(({ reason }) => !reason.includes('contracted seat'))).toBe(true);
    },
  );

  const calm: SurplusProblem = {
    grid,
    blocks,
    projects: [{ id: 'shop', required: all(6), present: all(10), shortfall: null }],
    sources: [],
    releases: [{ project: 'shop', people: 2, savingPerHour: 35, costPerPerson: 500 }],
  };

  it('releases temporaries for good when what they save repays it', async () => {
    const plan = await planSurplus(calm, { gap: 0 });
    // Two people × 4 blocks × 6 h × 35 − 2 × 500.
    expect(plan.benefit).toBeCloseTo(2 * 24 * 35 - 1000, 9);
    expect(plan.terms).toEqual(expect.arrayContaining([{ name: 'releaseCost', amount: -1000 }]));
    const dear = { ...calm, releases: [{ ...calm.releases![0]!, costPerPerson: 900 }] };
    expect((await planSurplus(dear, { gap: 0 })).uses.map(({ kind }) => kind)).toEqual([
      'keep',
      'keep',
      'keep',
      'keep',
    ]);
  });

  it('releases nobody who is needed again', async () => {
    const required = all(6);
    required[20] = 10;
    const plan = await planSurplus({ ...calm, projects: [{ ...calm.projects[0]!, required }] }, { gap: 0 });
    expect(plan.uses.filter(({ kind }) => kind === 'release')).toEqual([]);
  });

  const day = makeGrid({ zone: 'UTC', from: '2026-11-25', days: 1, intervalSeconds: 3600 });
  const shift = makeBlocks(day, { clock: [{ name: 'day', from: '08:00', to: '12:00' }] });
  const shiftId = shift[0]!.id;
  const staffed = (id: string, required: number, present: number): BorrowingProject => ({
    ...{ id, required: atWork(required), present: atWork(present) },
    shortfall: [{ upToAgents: null, costPerAgentHour: 100 }],
  });
  const atWork = (agents: number) =>
    Array.from({ length: day.length }, (_, row) => (row >= 8 && row < 12 ? agents : 0));
  const reserve = (to: string): HelpSource => ({
    ...{ id: 'reserve', kind: 'reserve', people: 2, costPerHour: 10 },
    links: [{ to, productivity: 1 }],
  });
  const termsOf = ({ terms }: SurplusPlan) =>
    Object.fromEntries(terms.filter(({ amount }) => amount !== 0).map(({ name, amount }) => [name, amount]));

  it('calls what missing agents cost shortfall, whoever leaves or closes it', async () => {
    const helped = { grid: day, blocks: shift, projects: [staffed('a', 5, 3)], sources: [reserve('a')] };
    expect(termsOf(await planSurplus(helped, { gap: 0 }))).toEqual({ shortfall: 800, wages: -80 });
    const sentHome = await planSurplus({ ...helped, projects: [leaving], sources: [] }, { gap: 0 });
    expect(termsOf(sentHome)).toEqual({ shortfall: -80, timeOff: 288 });
  });

  /** Three at work, two needed; two may go, and an hour of a missing agent costs less than one of time off saves. */
  const leaving: BorrowingProject = {
    ...{ ...staffed('a', 2, 3), lending: 'priced' },
    shortfall: [{ upToAgents: null, costPerAgentHour: 20 }],
    timeOff: { maxPeople: [2], savingPerHour: 36 },
  };

  it('returns the moves of people who are nobody’s surplus', async () => {
    const projects = [staffed('a', 5, 3), staffed('b', 2, 5)];
    const plan = await planSurplus({ grid: day, blocks: shift, projects, sources: [reserve('a')] });
    expect(plan.uses.map(({ project, kind, people }) => [project, kind, people])).toEqual([['b', 'keep', 3]]);
    expect(plan.moves).toMatchObject([{ source: 'reserve', to: 'a', blockId: shiftId, people: 2, hours: 8 }]);
    const seats = { contractedSeats: atWork(7), lossPerSeatHour: 150 };
    const billed = [{ ...staffed('b', 2, 5), seatBilling: seats }];
    const filled = await planSurplus({
      ...{ grid: day, blocks: shift, projects: billed, sources: [reserve('b')] },
    });
    expect(termsOf(filled)).toEqual({ idleSeats: 1200, wages: -80 });
    expect(filled.moves).toMatchObject([{ source: 'reserve', to: 'b', people: 2 }]);
    expect(filled.moves[0]!.reason).toContain('seats under contract would stand empty at b');
  });

  it('dates and measures a roster change by the block in which people are missing', async () => {
    const two = makeGrid({ zone: 'UTC', from: '2026-11-25', days: 2, intervalSeconds: 3600 });
    const blocksOfTwo = [
      { id: 'short', date: '2026-11-25', from: 8, to: 10 },
      { id: 'long', date: '2026-11-26', from: 32, to: 38 },
    ];
    const at = (first: number, second: number) =>
      Array.from({ length: 48 }, (_, row) => (row < 24 ? first : second));
    const moved: HelpSource = {
      ...{ id: 'moved breaks', kind: 'rosterChange', home: 'a', people: 1, costPerHour: 0 },
      ...{ takenFrom: ['long', null], links: [{ to: 'a', productivity: 1 }] },
    };
    const projects = [{ ...staffed('a', 0, 0), required: at(3, 2), present: at(2, 3) }];
    const plan = await planSurplus({ grid: two, blocks: blocksOfTwo, projects, sources: [moved] });
    expect(plan.moves).toMatchObject([{ blockId: 'short', date: '2026-11-25', hours: 2 }]);
    expect(plan.uses).toMatchObject([{ kind: 'lend', blockId: 'long', date: '2026-11-26', hours: 6 }]);
  });

  const oneUse = async (project: BorrowingProject, more: Partial<SurplusProblem> = {}) => {
    const plan = await planSurplus({ grid: day, blocks: shift, projects: [project], sources: [], ...more });
    const { kind, people, worth, homeCost, reason } = plan.uses[0]!;
    return { kind, people, worth, homeCost, reason };
  };

  it('names the damage of time off, training and release, and takes it off their worth', async () => {
    expect(await oneUse(leaving)).toEqual({
      ...{ kind: 'timeOff', people: 2, worth: 208, homeCost: 80 },
      reason: 'Time off for 2 of a saves 288 in wages. That leaves 4 more agent-hours missing at a, at 80.',
    });
    const { timeOff: _, ...bound } = leaving;
    const course = { id: 'course', projects: ['a'], places: [2], valuePerHour: 36 };
    expect(await oneUse(bound, { training: [course] })).toEqual({
      ...{ kind: 'train', people: 2, worth: 208, homeCost: 80 },
      reason: '2 of a attend course, worth 288. That leaves 4 more agent-hours missing at a, at 80.',
    });
    const seatBilling = { contractedSeats: atWork(3), lossPerSeatHour: 5 };
    const release = { project: 'a', people: 2, savingPerHour: 36 };
    expect(await oneUse({ ...bound, seatBilling }, { releases: [release] })).toEqual({
      ...{ kind: 'release', people: 2, worth: 168, homeCost: 120 },
      reason:
        '2 temporary people of a are released: their pay of 288 is saved. ' +
        'That leaves 4 more agent-hours missing at a, at 80, and empties contracted seats of a, at 40.',
    });
    // Without damage nothing is said of it.
    const { reason } = await oneUse({ ...leaving, lending: 'spareOnly' });
    expect(reason).toBe('Time off for 1 of a saves 144 in wages.');
  });

  it('says where a project sends people home and is helped in the same block', async () => {
    const projects: BorrowingProject[] = [
      { ...leaving, shortfall: [{ upToAgents: null, costPerAgentHour: 100 }] },
    ];
    const both = { grid: day, blocks: shift, projects, sources: [{ ...reserve('a'), people: 1 }] };
    const { uses, moves } = await planSurplus(both, { gap: 0 });
    const pays = 'in wages, shortfall and seats each of the two pays by itself.';
    expect(uses.map(({ people, reason }) => [people, reason])).toEqual([
      [
        2,
        `Time off for 2 of a saves 288 in wages. In the same block a is helped by 1 person from reserve, at 40 in wages; ${pays}`,
      ],
    ]);
    expect(moves[0]!.reason).toMatch(`In the same block 2 people of a leave it: 2 on time off; ${pays}`);
    // Who comes only because it was announced does not pay.
    const told = { ...both.sources[0]!, noticeUntil: '2026-11-25T09:00:00Z' };
    const announced = {
      costPerChange: 0,
      moves: [{ source: 'reserve', to: 'a', blockId: shiftId, people: 1 }],
    };
    const cheap = [{ ...leaving, shortfall: [{ upToAgents: null, costPerAgentHour: 1 }] }];
    const forced = await planSurplus({ ...both, projects: cheap, sources: [told], announced }, { gap: 0 });
    expect(forced.uses[0]!.reason).toMatch(/is helped by 1 person from reserve, at 40 in wages\.$/);
    expect(forced.moves[0]!.reason).toMatch(/2 people of a leave it: 2 on time off\.$/);
  });

  it('gives no price to damage that is not allowed', async () => {
    const people: HelpSource = {
      ...{ id: 'people of a', kind: 'project', home: 'a', people: 1, costPerHour: 0 },
      ...{ noticeUntil: '2026-11-25T09:00:00Z', links: [{ to: 'b', productivity: 1 }] },
    };
    const announced = {
      costPerChange: 0,
      moves: [{ source: people.id, to: 'b', blockId: shiftId, people: 1 }],
    };
    const projects: BorrowingProject[] = [
      { ...staffed('a', 3, 3), shortfall: null, lending: 'priced' },
      staffed('b', 3, 2),
    ];
    const plan = await planSurplus({ grid: day, blocks: shift, projects, sources: [people], announced });
    expect(plan.status).toBe('infeasible');
    expect(plan.uses).toMatchObject([{ kind: 'lend', worth: null, homeCost: null }]);
  });

  it('measures the benefit against those who go as announced in any case', async () => {
    const announced = { costPerChange: 5, moves: [{ source: 'told', to: 'a', blockId: shiftId, people: 1 }] };
    const told = { ...reserve('a'), id: 'told', noticeUntil: '2026-11-25T09:00:00Z' };
    const late = { grid: day, blocks: shift, projects: [staffed('a', 5, 3)], sources: [told, reserve('a')] };
    const plan = await planSurplus({ ...late, announced }, { gap: 0 });
    expect(termsOf(plan)).toEqual({ shortfall: 400, wages: -40, changes: -5 });
    expect(plan.benefit).toBe(355);
    // In time, nobody would have to go, and whoever goes as announced spares a change.
    const inTime = { ...late, announced, sources: [{ ...reserve('a'), id: 'told', people: 1 }] };
    expect(termsOf(await planSurplus(inTime, { gap: 0 }))).toEqual({
      shortfall: 400,
      wages: -40,
      changes: 5,
    });
  });

  it.each<[Partial<SurplusProblem>, string]>([
    [
      { training: [{ id: 'a', projects: ['shop'], places: [1], valuePerHour: 1 }] },
      'training[0].places.length',
    ],
    [
      { training: [{ id: 'a', projects: ['x'], places: everyBlock(1), valuePerHour: 1 }] },
      'training[0].projects[0]',
    ],
    [{ releases: [{ project: 'x', people: 1, savingPerHour: 1 }] }, 'releases[0].project'],
  ])('%#: bad input', async (parts, path) => {
    await expect(planSurplus({ ...calm, ...parts })).rejects.toThrow(expect.objectContaining({ path }));
  });
});
