import { fc, test } from '@fast-check/vitest';
import { type BorrowingProblem, type HelpSource, planBorrowing } from 'staffcast/borrowing';
import { describe, expect } from 'vitest';
import { arbitraryProblem, INTERVAL_SECONDS } from './arbitraryProblem.ts';
import { canRest } from './canRest.ts';
import { slowChangeCost, slowCost, slowRows, slowRuns } from './slowCost.ts';

const exact = { gap: 0 };
const close = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe('every plan', () => {
  test.prop([arbitraryProblem()], { numRuns: 40 })('receives as many people as are lent', async (problem) => {
    const plan = await planBorrowing(problem, exact);
    for (let row = 0; row < problem.grid.length; row++) {
      const now = plan.moves.filter(({ rows }) => rows.from <= row && row < rows.to);
      expect(sum(plan.projects.map((p) => p.received[row]!))).toBe(sum(now.map((m) => m.people)));
      const lent = plan.moves.filter(({ fromBlockId }) => {
        const away = problem.blocks.find(({ id }) => id === fromBlockId);
        return away && away.from <= row && row < away.to;
      });
      expect(sum(plan.projects.map((p) => p.lent[row]!))).toBe(sum(lent.map((m) => m.people)));
    }
  });

  test.prop([arbitraryProblem()], { numRuns: 40 })(
    'keeps every limit and sends nobody to two places',
    async (problem) => {
      const plan = await planBorrowing(problem, exact);
      expect(brokenLimits(problem, plan.moves, plan.timeOff)).toEqual([]);
    },
  );

  test.prop([arbitraryProblem()], { numRuns: 100 })(
    'keeps the lender at its requirement unless lending is priced',
    async (problem) => {
      const plan = await planBorrowing(problem, exact);
      for (const [p, project] of problem.projects.entries()) {
        if (project.lending === 'priced') continue;
        const { lent } = plan.projects[p]!;
        for (let row = 0; row < problem.grid.length; row++) {
          if (lent[row] === 0) continue;
          const moved = plan.moves.filter((m) => m.from === project.id && m.kind !== 'rosterChange');
          if (moved.length > 0) expect(project.lending).not.toBe('never');
          expect(project.present[row]! - lent[row]!).toBeGreaterThanOrEqual(project.required[row]! - 1e-9);
        }
      }
    },
  );

  test.prop([arbitraryProblem()], { numRuns: 50 })(
    'costs what its terms and a slow recount say',
    async (problem) => {
      const plan = await planBorrowing(problem, exact);
      expect(close(sum(plan.costs.map(({ amount }) => amount)), plan.objective!)).toBe(true);
      expect(plan.bound!).toBeLessThanOrEqual(plan.objective! + 1e-9);
      expect(plan.objective!).toBeLessThanOrEqual(plan.objectiveWithoutHelp! + 1e-6);
      const fixed = slowRuns(problem, plan.moves) + slowChangeCost(problem, plan.moves);
      expect(close(plan.objective!, slowCost(problem, plan) + fixed)).toBe(true);
      const nobody = slowCost(problem, { moves: [], timeOff: [] }) + slowChangeCost(problem, []);
      expect(close(plan.objectiveWithoutHelp!, nobody)).toBe(true);
      for (const { id, present } of plan.projects) {
        const slow = slowRows(problem, plan).get(id)!.agents;
        expect(present.every((agents, row) => Math.abs(agents - slow[row]!) < 1e-9)).toBe(true);
      }
    },
  );

  test.prop([arbitraryProblem()], { numRuns: 40 })(
    'gives effects that hold when the move is taken back',
    async (problem) => {
      const plan = await planBorrowing(problem, exact);
      for (const move of plan.moves) {
        const without = { moves: plan.moves.filter((m) => m !== move), timeOff: plan.timeOff };
        const missing = (p: { moves: typeof plan.moves; timeOff: typeof plan.timeOff }, id: string) => {
          const { required } = problem.projects.find((project) => project.id === id)!;
          const { agents } = slowRows(problem, p).get(id)!;
          return (
            (sum(required.map((need, row) => Math.max(0, need - agents[row]!))) *
              problem.grid.intervalSeconds) /
            3600
          );
        };
        expect(close(move.effect.closesAgentHours, missing(without, move.to) - missing(plan, move.to))).toBe(
          true,
        );
        const briefing = slowCost(problem, without) - slowCost(problem, plan);
        const fixed = plan.moves.some((m) => m !== move && m.source === move.source && m.to === move.to)
          ? 0
          : (problem.sources.find(({ id }) => id === move.source)!.links.find(({ to }) => to === move.to)!
              .briefingCost ?? 0);
        expect(close(briefing, move.effect.savesCost! - move.effect.homeCost - move.cost - fixed)).toBe(true);
      }
    },
  );

  test.prop([arbitraryProblem(true)], { numRuns: 40 })(
    'sends nobody who is not worth sending',
    async (problem) => {
      const plan = await planBorrowing(problem, exact);
      const cost = slowCost(problem, plan);
      for (const move of plan.moves) {
        const one = { ...move, people: move.people - 1 };
        const moves = plan.moves.map((m) => (m === move ? one : m)).filter((m) => m.people > 0);
        // Some work through a block so that their rest comes later.
        if (brokenLimits(problem, moves, plan.timeOff).length > 0) continue;
        expect(slowCost(problem, { moves, timeOff: plan.timeOff })).toBeGreaterThan(cost + 1e-9);
      }
    },
  );

  test.prop([arbitraryProblem()], { numRuns: 30 })(
    'is plain data, the same each time, and leaves its input alone',
    async (problem) => {
      const before = JSON.stringify(problem);
      const plan = await planBorrowing(problem, exact);
      expect(JSON.stringify(problem)).toBe(before);
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
      expect(structuredClone(plan)).toEqual(plan);
      expect(await planBorrowing(problem, exact)).toEqual(plan);
    },
  );

  test.prop([arbitraryProblem()], { numRuns: 40 })(
    'says why every other pair is not used',
    async (problem) => {
      const plan = await planBorrowing(problem, exact);
      for (const [p, project] of problem.projects.entries()) {
        const { required, present } = project;
        const short = problem.blocks.some(({ from, to }) =>
          required.some((need, row) => row >= from && row < to && need - present[row]! > 1e-9),
        );
        for (const source of problem.sources) {
          const used = plan.moves.some((m) => m.source === source.id && m.to === project.id);
          const refused = plan.refusals.filter((r) => r.source === source.id && r.to === project.id);
          const other = source.home !== project.id || source.kind === 'rosterChange';
          const expected = short && !used && other ? 1 : 0;
          expect(refused).toHaveLength(expected);
          if (!refused[0]) continue;
          const linked = source.links.some(({ to }) => to === problem.projects[p]!.id);
          expect(refused[0].code === 'no-link').toBe(!linked);
          expect(refused[0].reason).toContain(
            linked && refused[0].code === 'lender-needs-them' ? source.home : source.id,
          );
        }
      }
    },
  );
});

describe('the best plan', () => {
  test.prop([arbitraryProblem()], { numRuns: 40 })('moves nobody when nothing is short', async (problem) => {
    const projects = problem.projects.map(({ timeOff, seatBilling, ...project }) => ({
      ...project,
      present: project.required,
    }));
    const { announced, ...untold } = problem;
    const plan = await planBorrowing({ ...untold, projects }, exact);
    expect(plan.moves).toEqual([]);
    expect(plan.refusals).toEqual([]);
    expect(plan.objective).toBe(0);
  });

  test.prop(
    [arbitraryProblem(), fc.nat(2), fc.constantFrom('source', 'people', 'hours', 'seats', 'available')],
    { numRuns: 40 },
  )('never costs more with one more source, person, hour or seat', async (problem, at, what) => {
    const plan = await planBorrowing(problem, exact);
    const richer = await planBorrowing(enriched(problem, at % problem.sources.length, what), exact);
    expect(richer.objective!).toBeLessThanOrEqual(plan.objective! + 1e-6);
  });

  test.prop([arbitraryProblem(true), fc.nat(2)], { numRuns: 40 })(
    'costs the same when a source is split in two',
    async (problem, at) => {
      // Limits per group do not split evenly, so they are taken off first.
      const whole = problem.sources.map(({ hoursLimits, maxBlocksPerDay, restSeconds, ...source }) => source);
      const chosen = whole[at % whole.length]!;
      const half = (n: number) => Math.floor(n / 2);
      const announced = chosen.available ?? problem.blocks.map(() => chosen.people);
      const free = announced.map((n) => Math.min(n, chosen.people));
      const parts = [
        {
          ...chosen,
          id: 'first half',
          people: half(chosen.people),
          available: free.map((n) => Math.min(n, half(chosen.people))),
        },
        {
          ...chosen,
          id: 'second half',
          people: chosen.people - half(chosen.people),
          available: free.map((n) => n - Math.min(n, half(chosen.people))),
        },
      ];
      const plan = await planBorrowing(
        { ...problem, sources: whole.map((s) => (s === chosen ? { ...s, available: free } : s)) },
        exact,
      );
      const split = await planBorrowing(
        { ...problem, sources: [...whole.filter((s) => s !== chosen), ...parts] },
        exact,
      );
      expect(close(split.objective!, plan.objective!)).toBe(true);
    },
  );

  test.prop([arbitraryProblem(true)], { numRuns: 40 })(
    'leaves nothing to do for a plan of the plan',
    async (problem) => {
      const plan = await planBorrowing(problem, exact);
      // Announced people are taken at the caller's word, even those who were not there.
      fc.pre(plan.projects.every(({ present }) => present.every((agents) => agents >= 0)));
      const again = await planBorrowing(afterPlan(problem, plan), exact);
      expect(again.moves).toEqual([]);
      expect(close(again.objective!, plan.costs.find(({ name }) => name === 'shortfall')!.amount)).toBe(true);
    },
  );

  test.prop([arbitraryProblem()], { numRuns: 40 })(
    'is never dearer than the greedy plan, which keeps every limit',
    async (problem) => {
      const best = await planBorrowing(problem, exact);
      const plan = await planBorrowing(problem, { solver: 'greedy' });
      expect([
        plan.method === 'greedy' || plan.moves.length === 0,
        brokenLimits(problem, plan.moves, plan.timeOff),
      ]).toEqual([true, []]);
      expect(plan.objective!).toBeGreaterThanOrEqual(best.objective! - 1e-6);
      expect(plan.objective!).toBeLessThanOrEqual(plan.objectiveWithoutHelp! + 1e-6);
    },
  );
});

type Plan = Awaited<ReturnType<typeof planBorrowing>>;

function brokenLimits(problem: BorrowingProblem, moves: Plan['moves'], timeOff: Plan['timeOff']): string[] {
  const broken: string[] = [];
  const note = (what: string, used: number, cap: number) => {
    if (used > cap + 1e-9) broken.push(`${what}: ${used} > ${cap}`);
  };
  const people = (list: Plan['moves']) => sum(list.map((m) => m.people));
  for (const m of moves) if (m.people < 1 || !Number.isInteger(m.people)) broken.push('not whole people');
  for (const source of problem.sources) {
    const own = moves.filter((m) => m.source === source.id);
    for (const [b, block] of problem.blocks.entries()) {
      note(
        `people of ${source.id}`,
        people(own.filter((m) => m.blockId === block.id)),
        Math.min(source.people, source.available?.[b] ?? source.people),
      );
    }
    for (const { fromDate, toDate, hours } of source.hoursLimits ?? []) {
      note(
        `hours of ${source.id}`,
        sum(own.filter((m) => m.date >= fromDate && m.date <= toDate).map((m) => m.hours)),
        hours,
      );
    }
    for (const date of new Set(own.map((m) => m.date))) {
      note(
        `blocks of ${source.id}`,
        people(own.filter((m) => m.date === date)),
        (source.maxBlocksPerDay ?? Infinity) * source.people,
      );
    }
    if (source.restSeconds !== undefined) {
      const sent = problem.blocks.map(({ id }) => people(own.filter((m) => m.blockId === id)));
      const named = canRest(problem.blocks, sent, source.people, INTERVAL_SECONDS, source.restSeconds);
      if (!named) broken.push(`rest of ${source.id}: ${sent}`);
    }
    // 08:00 in Shanghai on the first day is row 4.
    if (source.noticeUntil) note('notice', own.filter((m) => m.rows.from < 4).length, 0);
    for (const { to } of source.links.filter((link) => link.untilEnd)) {
      const there = (b: number) => Math.min(source.people, source.available?.[b] ?? source.people);
      const away = (b: number) =>
        people(own.filter((m) => m.to === to && m.blockId === problem.blocks[b]!.id));
      const present = problem.blocks.map((_, b) => b).filter((b) => there(b) > 0);
      for (const [i, b] of present.entries()) {
        const next = present[i + 1];
        if (next === undefined) continue;
        note('stays away', away(b), away(next) + Math.max(0, there(b) - there(next)));
      }
    }
    if (own.some((m) => !source.links.some(({ to }) => to === m.to))) broken.push('no link');
  }
  for (const { between, maxDifferenceHours } of problem.balances ?? []) {
    const [one, other] = [between, [...between].reverse()].map(([from, to]) =>
      sum(moves.filter((m) => m.from === from && m.to === to).map((m) => m.hours)),
    );
    note('balance', Math.abs(one! - other!), maxDifferenceHours);
  }
  for (const project of problem.projects) {
    for (const [b, block] of problem.blocks.entries()) {
      const now = moves.filter((m) => m.blockId === block.id);
      const off = sum(
        timeOff.filter((t) => t.blockId === block.id && t.project === project.id).map((t) => t.people),
      );
      note('time off', off, project.timeOff?.maxPeople[b] ?? 0);
      const change =
        people(now.filter((m) => m.to === project.id)) -
        people(moves.filter((m) => m.from === project.id && m.fromBlockId === block.id)) -
        off;
      for (let row = block.from; row < block.to; row++) {
        const seats = project.seats?.[row] ?? Infinity;
        if (change > 0) note(`seats of ${project.id}`, project.present[row]! + change, seats);
      }
    }
  }
  return broken;
}

function enriched(problem: BorrowingProblem, at: number, what: string): BorrowingProblem {
  const change = (edit: (source: HelpSource) => HelpSource) => ({
    ...problem,
    sources: problem.sources.map((source, index) => (index === at ? edit(source) : source)),
  });
  if (what === 'people') return change((s) => ({ ...s, people: s.people + 1 }));
  if (what === 'available')
    return change((s) => {
      // Who must stay away wherever the group is there is bound in more blocks when it is there more.
      if (!s.available || s.links.some((link) => link.untilEnd)) return s;
      return { ...s, available: s.available.map((n) => n + 1) };
    });
  if (what === 'hours') {
    return change((s) =>
      s.hoursLimits ? { ...s, hoursLimits: s.hoursLimits.map((l) => ({ ...l, hours: l.hours + 8 })) } : s,
    );
  }
  if (what === 'seats') {
    const projects = problem.projects.map((p) => (p.seats ? { ...p, seats: p.seats.map((n) => n + 1) } : p));
    return { ...problem, projects };
  }
  const extra: HelpSource = {
    id: 'extra',
    kind: 'temporary',
    people: 2,
    costPerHour: 7,
    links: [{ to: 'P0', productivity: 1 }],
  };
  return { ...problem, sources: [...problem.sources, extra] };
}

/**
 * The problem as it stands once a plan is carried out: its people are gone, and so is their help needed. Borrowed people
 * would count as the borrower's own, so nobody leaves a project in a block in which it borrows.
 */
function afterPlan(problem: BorrowingProblem, plan: Plan): BorrowingProblem {
  return {
    ...problem,
    projects: problem.projects.map((project, p) => ({ ...project, present: plan.projects[p]!.present })),
    sources: problem.sources.map((source) => remaining(problem, plan, source)),
  };
}

function remaining(problem: BorrowingProblem, plan: Plan, source: HelpSource): HelpSource {
  const { maxBlocksPerDay, ...rest } = source;
  const own = plan.moves.filter((m) => m.source === source.id);
  const hoursOn = (from: string, to: string) =>
    sum(own.filter((m) => m.date >= from && m.date <= to).map((m) => m.hours));
  const available = problem.blocks.map((block, b) => {
    const used = sum(own.filter((m) => m.blockId === block.id).map((m) => m.people));
    const borrows = plan.moves.some((m) => m.blockId === block.id && m.to === source.home);
    const home = problem.projects.find(({ id }) => id === source.home);
    // Unannounced people must be there to leave.
    const there = Math.floor(Math.min(...(home?.present.slice(block.from, block.to) ?? [Infinity])));
    // Who rests after a move can't be told from who is free: nobody goes again.
    if (source.restSeconds !== undefined && own.length > 0) return 0;
    return borrows ? 0 : Math.max(0, Math.min(source.people, source.available?.[b] ?? there) - used);
  });
  const hoursLimits = (source.hoursLimits ?? []).map((limit) => {
    return { ...limit, hours: limit.hours - hoursOn(limit.fromDate, limit.toDate) };
  });
  if (maxBlocksPerDay === undefined) return { ...rest, available, hoursLimits };
  // Blocks are eight hours long, so a limit on blocks is one on hours.
  const perDay = ['2026-11-10', '2026-11-11'].map((date) => {
    const hours = Math.max(0, maxBlocksPerDay * source.people * 8 - hoursOn(date, date));
    return { fromDate: date, toDate: date, hours };
  });
  return { ...rest, available, hoursLimits: [...hoursLimits, ...perDay] };
}
