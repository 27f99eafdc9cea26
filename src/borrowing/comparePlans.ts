import type { LocalDate } from '../time/index.ts';
import type { BorrowingPlan, CostTerm, Move } from './plan.ts';

/** People of one source for one project and block, in two plans. */
export interface MoveChange {
  readonly source: string;
  readonly to: string;
  readonly date: LocalDate;
  readonly blockId: string;
  readonly clock: Move['clock'];
  readonly before: number;
  readonly after: number;
}

/** What a second plan changes. Amounts are `null` where one of the plans has none. */
export interface PlanDifference {
  /** Moves with more, fewer, new or no more people; the others are the same. */
  readonly moves: readonly MoveChange[];
  /** People × blocks that change: what has to be told. */
  readonly changedPeople: number;
  /** Person-hours lent, after − before. */
  readonly hours: number;
  readonly objective: number | null;
  /** After − before, for every term of either plan; they sum to the change of the objective. */
  readonly costs: readonly CostTerm[];
  readonly projects: readonly ProjectChange[];
}

/** What changes at a project, after − before. */
export interface ProjectChange {
  readonly id: string;
  readonly shortfallHours: number;
  readonly shortfallCost: number | null;
}

/**
 * What changes from one plan to another: moves, costs term by term, shortfalls.
 *
 * @example
 * ```ts
 * import { comparePlans, makeBlocks, planBorrowing } from 'staffcast/borrowing';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const problem = (required: number) => ({
 *   grid,
 *   blocks: makeBlocks(grid, { clock: [{ name: 'morning', from: '00:00', to: '12:00' }] }),
 *   projects: [{ id: 'shop', required: [required, 5], present: [5, 5], shortfall: [{ upToAgents: null, costPerAgentHour: 90 }] }],
 *   sources: [{ id: 'reserve', kind: 'reserve' as const, people: 9, costPerHour: 3, links: [{ to: 'shop', productivity: 1 }] }],
 * });
 * const change = comparePlans(await planBorrowing(problem(8)), await planBorrowing(problem(10)));
 * change.moves.map(({ before, after }) => [before, after]); // [[3, 5]]
 * change.objective; // 2 people × 12 h × 3 = 72
 * ```
 */
export function comparePlans(before: BorrowingPlan, after: BorrowingPlan): PlanDifference {
  const moves = changedMoves(before.moves, after.moves);
  const hours = (plan: BorrowingPlan) => plan.moves.reduce((sum, move) => sum + move.hours, 0);
  return {
    moves,
    changedPeople: moves.reduce((sum, change) => sum + Math.abs(change.after - change.before), 0),
    hours: hours(after) - hours(before),
    objective: difference(before.objective, after.objective),
    costs: changedCosts(before.costs, after.costs),
    projects: after.projects.flatMap((project) => {
      const same = before.projects.find(({ id }) => id === project.id);
      if (!same) return [];
      const shortfallHours = project.shortfallHours - same.shortfallHours;
      return [
        {
          id: project.id,
          shortfallHours,
          shortfallCost: difference(same.shortfallCost, project.shortfallCost),
        },
      ];
    }),
  };
}

function changedMoves(before: readonly Move[], after: readonly Move[]): MoveChange[] {
  const changes = new Map<string, { -readonly [K in keyof MoveChange]: MoveChange[K] }>();
  const count = (moves: readonly Move[], side: 'before' | 'after') => {
    for (const { source, to, date, blockId, clock, people } of moves) {
      const key = JSON.stringify([source, to, blockId]);
      const change = changes.get(key) ?? { source, to, date, blockId, clock, before: 0, after: 0 };
      change[side] += people;
      changes.set(key, change);
    }
  };
  count(before, 'before');
  count(after, 'after');
  const changed = [...changes.values()].filter((change) => change.before !== change.after);
  const order = (change: MoveChange) => `${change.date} ${change.clock.from}`;
  return changed.sort((a, b) => (order(a) < order(b) ? -1 : Number(order(a) > order(b))));
}

function changedCosts(before: readonly CostTerm[], after: readonly CostTerm[]): CostTerm[] {
  const names = new Set([...before, ...after].map(({ name }) => name));
  const amount = (costs: readonly CostTerm[], name: string) =>
    costs.find((term) => term.name === name)?.amount ?? 0;
  return [...names].map((name) => ({ name, amount: amount(after, name) - amount(before, name) }));
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}
