import { fc, test } from '@fast-check/vitest';
import {
  type BorrowingPlan,
  type BorrowingProblem,
  comparePlans,
  type HelpSource,
  makeBlocks,
  planBorrowing,
} from 'staffcast/borrowing';
import { makeGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';
import { arbitraryProblem } from './arbitraryProblem.ts';
import { slowCost } from './slowCost.ts';

const exact = { gap: 0 };
const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 3600 });
const blocks = makeBlocks(grid, {
  clock: [
    { name: 'morning', from: '08:00', to: '12:00' },
    { name: 'afternoon', from: '12:00', to: '18:00' },
  ],
});
const by = (morning: number, afternoon: number) =>
  Array.from({ length: grid.length }, (_, h) => (h < 8 || h >= 18 ? 0 : h < 12 ? morning : afternoon));
const dear = [{ upToAgents: null, costPerAgentHour: 90 }];
const reserve: HelpSource = {
  ...{ id: 'reserve', kind: 'reserve', people: 6, costPerHour: 3 },
  links: [{ to: 'shop', productivity: 1 }],
};
const problem: BorrowingProblem = {
  grid,
  blocks,
  projects: [
    { id: 'shop', required: by(14, 12), present: by(10, 10), shortfall: dear },
    { id: 'logistics', required: by(5, 9), present: by(8, 7), shortfall: dear },
  ],
  sources: [reserve],
};
const people = (plan: BorrowingPlan) =>
  plan.moves.map((m) => [m.source, m.to, m.blockId.slice(11), m.people]);

describe('announced moves', () => {
  test.prop([arbitraryProblem(true)], { numRuns: 30 })(
    'planning again from the plan itself changes nothing, whatever a change costs',
    async (any) => {
      const plan = await planBorrowing(any, exact);
      const again = await planBorrowing(
        { ...any, announced: { moves: plan.moves, costPerChange: 1 } },
        exact,
      );
      expect(comparePlans(plan, again)).toMatchObject({ moves: [], changedPeople: 0, hours: 0 });
      expect(again.costs.find(({ name }) => name === 'changes')!.amount).toBe(0);
    },
  );

  test.prop([arbitraryProblem(true), fc.constantFrom(1, 20)], { numRuns: 30 })(
    'no more people change when a change costs more',
    async (any, costPerChange) => {
      const told = await planBorrowing(any, exact);
      const changed = {
        ...any,
        projects: any.projects.map((p, i) =>
          i === 0 ? { ...p, required: p.required.map((n) => n + 1) } : p,
        ),
      };
      const at = async (cost: number) => {
        const plan = await planBorrowing(
          { ...changed, announced: { moves: told.moves, costPerChange: cost } },
          exact,
        );
        return plan.costs.find(({ name }) => name === 'changes')!.amount / cost;
      };
      expect(await at(costPerChange * 5)).toBeLessThanOrEqual((await at(costPerChange)) + 1e-9);
    },
  );

  it('what begins before the notice stays as announced; later blocks adapt', async () => {
    const moves = [
      { source: 'reserve', to: 'shop', blockId: '2026-11-11 morning', people: 1 },
      { source: 'reserve', to: 'shop', blockId: '2026-11-11 afternoon', people: 1 },
    ];
    const now = '2026-11-11T10:00:00+08:00';
    const plan = await planBorrowing(
      { ...problem, sources: [{ ...reserve, noticeUntil: now }], announced: { moves, costPerChange: 10 } },
      exact,
    );
    expect(people(plan)).toEqual([
      ['reserve', 'shop', 'morning', 1],
      ['reserve', 'shop', 'afternoon', 2],
    ]);
    expect(plan.costs.find(({ name }) => name === 'changes')!.amount).toBe(10);
    // Nobody else can be sent in the morning, so the plan is as far as it can be.
    expect(plan.projects[0]!.shortfallHours).toBe(3 * 4);
  });

  it('moves that are no longer possible count as changed', async () => {
    const moves = [{ source: 'reserve', to: 'shop', blockId: '2026-11-11 morning', people: 9 }];
    const plan = await planBorrowing(
      { ...problem, sources: [{ ...reserve, available: [0, 6] }], announced: { moves, costPerChange: 10 } },
      exact,
    );
    expect(plan.costs.find(({ name }) => name === 'changes')!.amount).toBe(9 * 10 + 2 * 10);
  });
});

describe('balances', () => {
  const each = (home: string, to: string): HelpSource => ({
    ...{ id: home, kind: 'project', home, people: 9, costPerHour: 1 },
    links: [{ to, productivity: 1 }],
  });
  const mutual: BorrowingProblem = {
    ...problem,
    projects: [
      { id: 'shop', required: by(14, 8), present: by(10, 10), shortfall: dear },
      { id: 'logistics', required: by(5, 9), present: by(8, 7), shortfall: dear },
    ],
    sources: [each('shop', 'logistics'), each('logistics', 'shop')],
  };

  it('help now, be helped later: as much as is given back', async () => {
    expect(people(await planBorrowing(mutual, exact))).toEqual([
      ['logistics', 'shop', 'morning', 3],
      ['shop', 'logistics', 'afternoon', 2],
    ]);
    // Three people × 4 h one way, two × 6 h the other: even already. Only half as many are spare in the afternoon here:
    const projects = [{ ...mutual.projects[0]!, required: by(14, 9) }, mutual.projects[1]!];
    const even = {
      ...mutual,
      projects,
      balances: [{ between: ['shop', 'logistics'] as const, maxDifferenceHours: 2 }],
    };
    expect(people(await planBorrowing(even, exact))).toEqual([
      ['logistics', 'shop', 'morning', 2],
      ['shop', 'logistics', 'afternoon', 1],
    ]);
  });
});

describe('moved rosters', () => {
  it('postponed training helps the morning at the expense of the afternoon', async () => {
    const training: HelpSource = {
      ...{ id: 'training', kind: 'rosterChange', home: 'shop', people: 3, costPerHour: 0 },
      takenFrom: ['2026-11-11 afternoon', null],
      links: [{ to: 'shop', productivity: 1 }],
    };
    const shop = { id: 'shop', required: by(14, 8), present: by(10, 10), shortfall: dear };
    const plan = await planBorrowing({ ...problem, projects: [shop], sources: [training] }, exact);
    // Only two can be spared in the afternoon.
    expect(plan.moves).toMatchObject([{ people: 2, fromBlockId: '2026-11-11 afternoon' }]);
    expect(plan.projects[0]!.present.slice(8, 18)).toEqual([12, 12, 12, 12, 8, 8, 8, 8, 8, 8]);
    expect(plan.moves[0]!.reason).toContain('in 2026-11-11 afternoon, from which they are moved,');
  });
});

describe('prices by row and block', () => {
  it('a night that costs more, and rows that are worth more', async () => {
    const dearMorning = { ...reserve, costPerHour: [100, 3] };
    expect(people(await planBorrowing({ ...problem, sources: [dearMorning] }, exact))).toEqual([
      ['reserve', 'shop', 'afternoon', 2],
    ]);
    const byRow = Array.from({ length: grid.length }, (_, h) => [
      { upToAgents: null, costPerAgentHour: h === 9 ? 1000 : 90 },
    ]);
    const projects = [{ ...problem.projects[0]!, shortfall: { byRow } }, problem.projects[1]!];
    expect(people(await planBorrowing({ ...problem, projects, sources: [dearMorning] }, exact))).toEqual([
      ['reserve', 'shop', 'morning', 4],
      ['reserve', 'shop', 'afternoon', 2],
    ]);
  });
});

describe('protected projects', () => {
  const both: HelpSource = {
    ...reserve,
    people: 3,
    links: [
      { to: 'shop', productivity: 0.5 },
      { to: 'logistics', productivity: 1 },
    ],
  };
  const rivals: BorrowingProblem = {
    ...problem,
    projects: [
      { id: 'shop', required: by(14, 12), present: by(10, 10), shortfall: dear },
      { id: 'logistics', required: by(9, 9), present: by(7, 7), shortfall: dear },
    ],
    sources: [both],
  };

  it('come first, in the order stated, whatever it costs', async () => {
    const sent = async (protect: string[]) => {
      const plan = await planBorrowing({ ...rivals, protect }, exact);
      expect(plan.status).toBe('optimal');
      return people(plan).map(([, to, block, n]) => `${n} ${to} ${block}`);
    };
    expect(await sent([])).toEqual([
      '1 shop morning',
      '2 logistics morning',
      '1 shop afternoon',
      '2 logistics afternoon',
    ]);
    expect(await sent(['shop'])).toEqual(['3 shop morning', '3 shop afternoon']);
    expect(await sent(['shop', 'logistics'])).toEqual(['3 shop morning', '3 shop afternoon']);
    expect(await sent(['logistics', 'shop'])).toEqual(await sent([]));
  });

  it('get help that costs more than it saves', async () => {
    const dearer = { ...rivals, sources: [{ ...both, costPerHour: 500 }] };
    expect(people(await planBorrowing(dearer, exact))).toEqual([]);
    const plan = await planBorrowing({ ...dearer, protect: ['shop'] }, exact);
    expect(plan.moves.map((m) => [m.to, m.people])).toEqual([
      ['shop', 3],
      ['shop', 3],
    ]);
  });

  test.prop([arbitraryProblem(), fc.boolean()], { numRuns: 25 })(
    'are never worse off than in the cheapest plan, which never costs more',
    async (any, greedy) => {
      const free = await planBorrowing(any, exact);
      const options = greedy ? ({ solver: 'greedy' } as const) : exact;
      const plan = await planBorrowing({ ...any, protect: ['P1'] }, options);
      const of = (p: BorrowingPlan) => p.projects[1]!.shortfallCost!;
      if (!greedy) expect(of(plan)).toBeLessThanOrEqual(of(free) + 1e-6);
      expect(plan.objective!).toBeGreaterThanOrEqual(free.objective! - 1e-6);
      expect(plan.costs.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(plan.objective!, 6);
      const fixed = ['runs', 'changes'].flatMap((name) => plan.costs.filter((c) => c.name === name));
      expect(slowCost(any, plan) + fixed.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(
        plan.objective!,
        6,
      );
    },
  );
});

describe('comparePlans', () => {
  test.prop([arbitraryProblem(true)], { numRuns: 25 })('adds up to the second plan', async (any) => {
    const before = await planBorrowing(any, { solver: 'greedy' });
    const projects = any.projects.map((p) => ({ ...p, required: p.required.map((n) => n + 1) }));
    const after = await planBorrowing({ ...any, projects }, exact);
    const change = comparePlans(before, after);
    const total = change.costs.reduce((sum, { amount }) => sum + amount, 0);
    expect(total).toBeCloseTo(change.objective!, 6);
    expect(before.objective! + change.objective!).toBeCloseTo(after.objective!, 6);
    const key = (m: { source: string; to: string; blockId: string }) => `${m.source}>${m.to}>${m.blockId}`;
    const counted = new Map(before.moves.map((m) => [key(m), m.people]));
    for (const m of change.moves) counted.set(key(m), m.after);
    const rebuilt = [...counted].filter(([, n]) => n > 0).sort();
    expect(rebuilt).toEqual(after.moves.map((m) => [key(m), m.people] as const).sort());
    expect(comparePlans(after, after)).toMatchObject({ moves: [], changedPeople: 0, hours: 0, objective: 0 });
  });
});
