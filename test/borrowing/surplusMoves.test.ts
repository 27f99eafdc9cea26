import { fc, test } from '@fast-check/vitest';
import { planSurplus, type SurplusPlan, type SurplusProblem, type SurplusUse } from 'staffcast/borrowing';
import { describe, expect } from 'vitest';
import { arbitraryProblem } from './arbitraryProblem.ts';
import { awayUses, slowBenefit } from './slowBenefit.ts';
import { slowHours, slowIdleSeats, slowRows, slowShortfall } from './slowCost.ts';

const exact = { gap: 0 };
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const people = (list: readonly { readonly people: number }[]) => sum(list.map((one) => one.people));

const arbitrarySurplus = fc
  .record({
    problem: arbitraryProblem(),
    places: fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
    valuePerHour: fc.constantFrom(2, 8),
    temps: fc.nat(2),
    costPerPerson: fc.constantFrom(0, 60),
    weight: fc.constantFrom(0, 4),
  })
  .map(({ problem, places, valuePerHour, temps, costPerPerson, weight }): SurplusProblem => {
    const attending = problem.projects.map(({ id }) => id);
    return {
      ...problem,
      training: [
        { id: 'course', projects: attending, places: places.slice(0, problem.blocks.length), valuePerHour },
      ],
      releases: [{ project: 'P0', people: temps, savingPerHour: 6, costPerPerson }],
      fairness: { weight, groups: [{ sources: ['S0'], size: 4 }] },
    };
  });

describe('the moves and uses of a surplus plan', () => {
  test.prop([arbitrarySurplus], { numRuns: 40 })('give every term of its benefit', async (problem) => {
    const plan = await planSurplus(problem, exact);
    const slow = slowBenefit(problem, plan);
    for (const [name, amount] of Object.entries(slow)) {
      const term = plan.terms.find((one) => one.name === name)?.amount ?? 0;
      expect([name, Math.abs(term - amount) < 1e-6 * Math.max(1, Math.abs(amount))]).toEqual([name, true]);
    }
    expect(plan.benefit!).toBeCloseTo(sum(Object.values(slow)), 5);
  });

  test.prop([arbitrarySurplus], { numRuns: 40 })(
    'take the damage at home off their worth',
    async (problem) => {
      const plan = await planSurplus(problem, exact);
      const { valuePerHour } = problem.training![0]!;
      for (const use of plan.uses) {
        if (use.kind === 'keep') continue;
        const with_ = homeOf(problem, plan, use, 0);
        const without = homeOf(problem, plan, use, use.people);
        expect(use.homeCost!).toBeCloseTo(with_.cost - without.cost, 6);
        if (use.kind === 'lend') {
          const gains = movesOf(plan, use).map(({ effect }) => effect.savesCost! - effect.homeCost);
          expect(gains.some((gain) => Math.abs(gain - use.worth!) < 1e-6)).toBe(true);
          continue;
        }
        const off = problem.projects.find(({ id }) => id === use.project)!.timeOff?.savingPerHour ?? 0;
        const perHour = { train: valuePerHour, timeOff: off, release: 6 }[use.kind];
        expect(use.worth!).toBeCloseTo(use.hours * perHour - (with_.cost - without.cost), 6);
        const opens = with_.missing - without.missing > 1e-9;
        expect(use.reason.includes(`missing at ${use.project}`)).toBe(opens);
      }
    },
  );

  test.prop([arbitrarySurplus], { numRuns: 40 })('say where a project gives and takes', async (problem) => {
    const { moves, uses } = await planSurplus(problem, exact);
    const helped = (project: string, blockId: string) =>
      moves.some((move) => move.to === project && move.blockId === blockId);
    const leaves = (project: string, blockId: string) =>
      uses.some((use) => use.kind !== 'keep' && use.project === project && use.blockId === blockId);
    for (const { kind, project, blockId, reason } of uses) {
      const both = kind !== 'keep' && helped(project, blockId);
      expect(reason.includes(`In the same block ${project} is helped by`)).toBe(both);
      if (kind === 'lend') expect(moves.some((move) => move.reason === reason)).toBe(true);
    }
    for (const { to, blockId, reason } of moves) {
      const says = new RegExp(`In the same block \\d+ (person|people) of ${to} leaves? it: `).test(reason);
      expect(says).toBe(leaves(to, blockId));
    }
  });

  test.prop([arbitrarySurplus], { numRuns: 40 })('leave the agents who are present', async (problem) => {
    const { moves, uses, projects } = await planSurplus(problem, exact);
    const rows = slowRows(problem, { moves, timeOff: awayUses(uses) });
    expect(projects.map(({ id }) => id)).toEqual(problem.projects.map(({ id }) => id));
    for (const { id, present } of projects) {
      const { agents } = rows.get(id)!;
      expect(present).toHaveLength(agents.length);
      for (const [row, there] of present.entries()) expect(there).toBeCloseTo(agents[row]!, 9);
    }
  });

  test.prop([arbitrarySurplus], { numRuns: 40 })('account for the same people', async (problem) => {
    const plan = await planSurplus(problem, exact);
    expect(lentUses(plan)).toEqual(lentMoves(plan));
    for (const use of plan.uses) {
      const block = problem.blocks.find(({ id }) => id === use.blockId)!;
      expect([use.date, use.hours]).toEqual([block.date, use.people * slowHours(problem, block.id)]);
    }
    for (const [b, block] of problem.blocks.entries()) {
      for (const { id, required, present } of problem.projects) {
        const own = plan.uses.filter((use) => use.project === id && use.blockId === block.id);
        const spares = required.slice(block.from, block.to).map((need, i) => present[block.from + i]! - need);
        const spare = Math.max(0, Math.floor(Math.min(...spares) + 1e-9));
        const gone = people(own.filter(({ kind }) => kind !== 'keep'));
        expect(people(own)).toBe(Math.max(spare, gone));
      }
      for (const source of problem.sources) {
        const sent = plan.moves.filter((move) => move.source === source.id && move.blockId === block.id);
        const free = Math.min(source.people, source.available?.[b] ?? source.people);
        expect(people(sent)).toBeLessThanOrEqual(free);
      }
    }
    const known = problem.projects.map(({ id }) => id);
    expect(plan.moves.every(({ to }) => known.includes(to))).toBe(true);
  });
});

/** Cost of one project's missing agents and empty seats, and the agent-hours missing, with some people back in a block. */
function homeOf(problem: SurplusProblem, plan: SurplusPlan, use: SurplusUse, back: number) {
  const rows = slowRows(problem, { moves: plan.moves, timeOff: awayUses(plan.uses) });
  const { agents, heads } = rows.get(use.project)!;
  const { from, to } = problem.blocks.find(({ id }) => id === use.blockId)!;
  for (let row = from; row < to; row++) {
    agents[row]! += back;
    heads[row]! += back;
  }
  const home = problem.projects.find(({ id }) => id === use.project)!;
  const alone = { ...problem, projects: [home] };
  const missing = sum(home.required.map((need, row) => Math.max(0, need - agents[row]!)));
  return { cost: slowShortfall(alone, rows) + slowIdleSeats(alone, rows), missing };
}

/** The moves that a use of kind `lend` may stand for: several where sources share a home. */
function movesOf({ moves }: SurplusPlan, { project, blockId, to, people: n }: SurplusUse) {
  return moves.filter(
    (m) => m.from === project && m.fromBlockId === blockId && m.to === to && m.people === n,
  );
}

/** People lent by project, block and project helped, as the uses tell it. */
function lentUses({ uses }: SurplusPlan): Record<string, number> {
  return counted(
    uses.flatMap((u) => (u.kind === 'lend' ? [[`${u.project} ${u.blockId} ${u.to}`, u.people]] : [])),
  );
}

/** The same as the moves tell it. */
function lentMoves({ moves }: SurplusPlan): Record<string, number> {
  return counted(
    moves.flatMap((m) => (m.from === null ? [] : [[`${m.from} ${m.fromBlockId} ${m.to}`, m.people]])),
  );
}

function counted(entries: readonly (readonly [string, number])[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [key, n] of entries) counts[key] = (counts[key] ?? 0) + n;
  return counts;
}
