import { type BorrowingProblem, type HelpSource, makeBlocks, planBorrowing } from 'staffcast/borrowing';
import { makeGrid } from 'staffcast/time';
import { describe, expect, test } from 'vitest';

const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 3600 });
const blocks = makeBlocks(grid, {
  clock: [
    { name: 'morning', from: '08:00', to: '12:00' },
    { name: 'afternoon', from: '12:00', to: '18:00' },
  ],
});
const all = (agents: number) => new Array<number>(grid.length).fill(agents);
/** 4 agents short in the morning, 2 in the afternoon. */
const shortOf = (morning: number, afternoon: number) => {
  const required = all(10);
  for (let row = 8; row < 18; row++) required[row]! += row < 12 ? morning : afternoon;
  return required;
};
const shop = {
  id: 'shop',
  required: shortOf(4, 2),
  present: all(10),
  shortfall: [{ upToAgents: null, costPerAgentHour: 90 }],
};
const logistics = { id: 'logistics', required: all(5), present: all(9), shortfall: null };
const desk: HelpSource = {
  id: 'desk',
  kind: 'project',
  home: 'logistics',
  people: 9,
  costPerHour: 6,
  links: [{ to: 'shop', productivity: 0.8 }],
};
const problem: BorrowingProblem = { grid, blocks, projects: [shop, logistics], sources: [desk] };

describe('a plan by hand', () => {
  test('lends what is spare and worth it', async () => {
    const plan = await planBorrowing(problem, { gap: 0 });
    // Morning: 4 people close 3.2 of 4; afternoon: 2 people close 1.6 and the third the last 0.4 of 2 (36 - 6 > 0).
    expect(plan.moves.map(({ people, from, to, clock }) => [people, from, to, clock.from, clock.to])).toEqual(
      [
        [4, 'logistics', 'shop', '08:00', '12:00'],
        [3, 'logistics', 'shop', '12:00', '18:00'],
      ],
    );
    expect(plan.objective).toBeCloseTo(0.8 * 4 * 90 + 4 * 4 * 6 + 3 * 6 * 6, 9);
    expect(plan.objectiveWithoutHelp).toBeCloseTo((4 * 4 + 2 * 6) * 90, 9);
    expect(plan.moves[0]!.effect).toEqual({
      closesAgentHours: expect.closeTo(12.8, 9),
      savesCost: expect.closeTo(12.8 * 90, 9),
      homeCost: 0,
      homeSpare: 0,
    });
    expect(plan.moves[0]!.reason).toBe(
      'On 2026-11-11 from 08:00 to 12:00 shop by itself is short of up to 4 agents (16 agent-hours); ' +
        'without these 4 people from desk, who cost 96, 12.8 more agent-hours would be missing, at 1,152. ' +
        'logistics still covers its own requirement in every row.',
    );
  });

  test('a spare fraction of an agent is nobody', async () => {
    const present = all(6.75);
    present[9] = 7.5;
    // Being short would cost the lender next to nothing, and still it keeps its requirement.
    const cheap = [{ upToAgents: null, costPerAgentHour: 1 }];
    const lender = { ...logistics, present, shortfall: cheap };
    const plan = await planBorrowing({ ...problem, projects: [shop, lender] }, { gap: 0 });
    expect(plan.moves.map((m) => m.people)).toEqual([1, 1]);
    expect(plan.moves[0]!.effect.homeSpare).toBeCloseTo(0.75, 9);
  });

  test('transfer time eats into the block, row by row', async () => {
    const slow = { ...desk, links: [{ to: 'shop', productivity: 1, transferSeconds: 5400 }] };
    const plan = await planBorrowing({ ...problem, sources: [slow] }, { gap: 0 });
    // 4 people × (4 h - 1.5 h), then 4 × (6 h - 1.5 h): two more fill the half row of the afternoon (45 > 36).
    expect(plan.moves.map((m) => m.effectiveHours)).toEqual([10, 18]);
    expect(plan.projects[0]!.present.slice(8, 12)).toEqual([10, 12, 14, 14]);
  });

  test('reasons name what is in the way', async () => {
    const busy = { ...logistics, required: all(9) };
    const tooDear: HelpSource = {
      id: 'agency',
      kind: 'temporary',
      people: 5,
      costPerHour: 100,
      links: [{ to: 'shop', productivity: 1 }],
    };
    const late: HelpSource = {
      ...tooDear,
      id: 'late',
      costPerHour: 1,
      noticeUntil: '2026-11-11T13:00:00+08:00',
    };
    const reserve: HelpSource = {
      ...tooDear,
      id: 'reserve',
      costPerHour: 1,
      links: [{ to: 'logistics', productivity: 1 }],
    };
    const briefed: HelpSource = {
      ...tooDear,
      id: 'briefed',
      costPerHour: 1,
      links: [{ to: 'shop', productivity: 1, briefingCost: 9000 }],
    };
    const far: HelpSource = {
      ...tooDear,
      id: 'far',
      costPerHour: 1,
      links: [{ to: 'shop', productivity: 1, transferSeconds: 6 * 3600 }],
    };
    const plan = await planBorrowing(
      { ...problem, projects: [shop, busy], sources: [desk, tooDear, late, reserve, briefed, far] },
      { gap: 0 },
    );
    expect(plan.moves).toEqual([]);
    expect(plan.refusals.map(({ source, code }) => [source, code])).toEqual([
      ['desk', 'lender-needs-them'],
      ['agency', 'too-expensive'],
      ['late', 'notice'],
      ['reserve', 'no-link'],
      ['briefed', 'briefing-not-repaid'],
      ['far', 'transfer-too-long'],
    ]);
    expect(plan.refusals[1]!.reason).toContain('would cost 400 and save 360');
  });

  test('several limits: hours, blocks a day, seats, people used elsewhere', async () => {
    const quick: HelpSource = {
      id: 'reserve',
      kind: 'reserve',
      people: 6,
      costPerHour: 1,
      links: [{ to: 'shop', productivity: 1 }],
    };
    const hours = (sources: HelpSource[], seats?: number) =>
      planBorrowing(
        { ...problem, projects: [{ ...shop, ...(seats && { seats: all(seats) }) }, logistics], sources },
        { gap: 0 },
      );
    const total = async (plan: ReturnType<typeof hours>) =>
      (await plan).moves.reduce((sum, m) => sum + m.hours, 0);
    expect(await total(hours([quick]))).toBe(28);
    const day = { fromDate: '2026-11-11', toDate: '2026-11-11', hours: 19 };
    expect(await total(hours([{ ...quick, hoursLimits: [day] }]))).toBe(18);
    expect(await total(hours([{ ...quick, people: 2, maxBlocksPerDay: 1 }]))).toBe(12);
    expect(await total(hours([quick], 13))).toBe(3 * 4 + 2 * 6);
  });
});

describe('requirements that must be met', () => {
  const strict = { ...shop, shortfall: null };

  test('are met whatever it costs when that is possible', async () => {
    const dear: HelpSource = {
      id: 'agency',
      kind: 'temporary',
      people: 5,
      costPerHour: 500,
      links: [{ to: 'shop', productivity: 1 }],
    };
    const plan = await planBorrowing(
      { ...problem, projects: [strict, logistics], sources: [dear] },
      { gap: 0 },
    );
    expect([plan.status, plan.objective, plan.objectiveWithoutHelp]).toEqual(['optimal', 28 * 500, null]);
    expect(plan.moves[0]!.reason).toContain('its requirement must be met');
  });

  test('that cannot be met are a result that names block, people and cause', async () => {
    const plan = await planBorrowing({ ...problem, projects: [strict, logistics] }, { gap: 0 });
    expect([plan.status, plan.objective, plan.bound, plan.gap]).toEqual(['infeasible', null, null, null]);
    expect(plan.infeasibility!.missing).toEqual([
      {
        project: 'shop',
        date: '2026-11-11',
        blockId: '2026-11-11 morning',
        rows: { from: 8, to: 12 },
        agents: expect.closeTo(0.8, 9),
        agentHours: expect.closeTo(3.2, 9),
        causes: [
          '4 people of desk at 80 % of an agent each are everyone who can go: logistics can spare no more; lending at a price would free up to 5 more.',
        ],
      },
    ]);
    expect(plan.infeasibility!.summary).toContain('No plan meets every requirement');
    // Without a proof it says no more than it knows.
    const greedy = await planBorrowing({ ...problem, projects: [strict, logistics] }, { solver: 'greedy' });
    expect(greedy.infeasibility!.summary).toContain('No plan was found');
    // The best that can be done is still shown.
    expect(plan.moves.map((m) => m.people)).toEqual([4, 3]);
  });

  test('outside every block nobody can help', async () => {
    const required = all(10);
    required[20] = 12;
    const plan = await planBorrowing({ ...problem, projects: [{ ...strict, required }, logistics] });
    expect(plan.infeasibility!.missing.map(({ blockId, rows, agents }) => [blockId, rows, agents])).toEqual([
      [null, { from: 20, to: 21 }, 2],
    ]);
  });

  test('a limited last tier is a limit too', async () => {
    const limited = { ...shop, shortfall: [{ upToAgents: 1, costPerAgentHour: 1 }] };
    const plan = await planBorrowing({ ...problem, projects: [limited, logistics] }, { gap: 0 });
    // At 1 an hour, closing more than is forbidden does not pay.
    expect([plan.status, plan.projects[0]!.shortfall[8], plan.projects[0]!.shortfall[12]]).toEqual([
      'optimal',
      expect.closeTo(0.8, 9),
      expect.closeTo(0.4, 9),
    ]);
  });
});

describe('running', () => {
  test('reports progress, and an aborted search returns the plan so far', async () => {
    const stages: string[] = [];
    await planBorrowing(problem, { onProgress: ({ stage }) => stages.push(stage) });
    expect(stages[0]).toBe('greedy');
    const controller = new AbortController();
    controller.abort();
    const plan = await planBorrowing(problem, { signal: controller.signal });
    expect([plan.method, plan.status, plan.note]).toEqual(['greedy', 'feasible', 'Stopped by the caller.']);
  });

  test('nothing to decide', async () => {
    const plan = await planBorrowing({ ...problem, sources: [] });
    expect([plan.method, plan.status, plan.gap, plan.objective]).toEqual(['none', 'optimal', 0, 28 * 90]);
    const empty = await planBorrowing({ grid, blocks: [], projects: [], sources: [] });
    expect([empty.objective, empty.moves]).toEqual([0, []]);
  });
});

describe('bad input', () => {
  const broken = (change: Partial<BorrowingProblem>) => planBorrowing({ ...problem, ...change });
  test.each<[Partial<BorrowingProblem>, string]>([
    [{ projects: [shop, shop] }, 'projects[1].id'],
    [{ projects: [{ ...shop, required: [1] }] }, 'projects[0].required.length'],
    [{ projects: [{ ...shop, present: all(-1) }] }, 'projects[0].present[0]'],
    [{ projects: [{ ...shop, required: all(Number.NaN) }] }, 'projects[0].required[0]'],
    [
      { projects: [{ ...shop, shortfall: [{ upToAgents: null, costPerAgentHour: -1 }] }] },
      'projects[0].shortfall[0].costPerAgentHour',
    ],
    [{ sources: [{ ...desk, home: 'nowhere' }] }, 'sources[0].home'],
    [{ sources: [{ ...desk, home: null }] }, 'sources[0].home'],
    [{ sources: [{ ...desk, people: 1.5 }] }, 'sources[0].people'],
    [{ sources: [{ ...desk, available: [1] }] }, 'sources[0].available.length'],
    [{ sources: [{ ...desk, links: [{ to: 'logistics', productivity: 1 }] }] }, 'sources[0].links[0].to'],
    [
      { sources: [{ ...desk, links: [{ to: 'shop', productivity: [1, 1] }] }] },
      'sources[0].links[0].productivity.length',
    ],
    [{ sources: [{ ...desk, noticeUntil: 'soon' }] }, 'sources[0].noticeUntil'],
    [{ sources: [{ ...desk, noticeUntil: '2026-11-11 10:30' }] }, 'sources[0].noticeUntil'],
    [{ blocks: [{ id: 'b', date: '2026-11-12', from: 0, to: 1 }] }, 'blocks[0].date'],
    [{ blocks: [...blocks].reverse() }, 'blocks[1].from'],
    [
      { fairness: { weight: 1, groups: [{ sources: ['nobody'], size: 1 }] } },
      'fairness.groups[0].sources[0]',
    ],
  ])('%#: names the field', async (change, path) => {
    await expect(broken(change)).rejects.toMatchObject({ name: 'StaffcastError', path });
  });

  test.each([
    ['briefing', { links: [{ to: 'shop', productivity: 1, briefingCost: 500_000 }] }],
    [
      'a run',
      {
        links: [{ to: 'shop', productivity: 1 }],
        minimumRun: { days: 1, costPerStart: 300_000, costPerDay: 200_000 },
      },
    ],
  ] as const)('a requirement that must be met outweighs %s however dear', async (_, dear) => {
    const must = { id: 'shop', required: shortOf(1, 0), present: all(10), shortfall: null };
    const reserve: HelpSource = { id: 'reserve', kind: 'reserve', people: 3, costPerHour: 1, ...dear };
    const plan = await planBorrowing({ grid, blocks, projects: [must], sources: [reserve] }, { gap: 0 });
    expect(plan.status).toBe('optimal');
    expect(plan.moves.map(({ source, people }) => [source, people])).toEqual([['reserve', 1]]);
  });
});
