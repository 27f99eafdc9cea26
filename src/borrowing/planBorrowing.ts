import { assemblePlan } from './answer/assemblePlan.ts';
import type { BorrowingPlan } from './plan.ts';
import type { PlanOptions } from './planOptions.ts';
import type { BorrowingProblem } from './problem.ts';
import { searchBorrowing } from './searchBorrowing.ts';

/**
 * Who should help whom, in which block, with how many people, so that the total cost is least: wages, briefings, runs,
 * shortfalls, empty contracted seats, less the wages that time off saves, plus the weighted burden.
 *
 * Whole people are lent for whole blocks. A person counts `productivity` agents at the project helped, in every row of
 * the block but for the transfer time at its start, and is missing at home in every row. Nobody is in two places at
 * once; every availability, seat and hours limit holds; a lender's own requirement is kept unless its `lending` is
 * `priced`. What missing agents cost is the sum of the tiers over rows.
 *
 * Within a block everyone lent is there in the same rows, so the cost of a project's block is a convex function of the
 * agents added to it; the model has one row for it rather than one per interval, with the same optimum. A greedy plan
 * comes first, then HiGHS proves a bound and improves the plan. The same problem and options give the same plan, unless
 * the time limit or `signal` ends the search.
 *
 * @throws StaffcastError when the problem is malformed. A requirement that cannot be met is not an error: the status is
 * `infeasible` and `infeasibility` names the blocks, the missing agents and what is in the way.
 * @example
 * ```ts
 * import { makeBlocks, planBorrowing } from 'staffcast/borrowing';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 3600 });
 * const all = (agents: number) => new Array<number>(grid.length).fill(agents);
 * const plan = await planBorrowing({
 *   grid,
 *   blocks: makeBlocks(grid, { clock: [{ name: 'morning', from: '08:00', to: '12:00' }] }),
 *   projects: [
 *     { id: 'shop', required: all(12), present: all(10), shortfall: [{ upToAgents: null, costPerAgentHour: 90 }] },
 *     { id: 'logistics', required: all(5), present: all(9), shortfall: null },
 *   ],
 *   sources: [
 *     { id: 'drivers desk', kind: 'project', home: 'logistics', people: 9, costPerHour: 6, links: [{ to: 'shop', productivity: 0.8 }] },
 *   ],
 * });
 * plan.moves.map(({ people, from, to, clock }) => [people, from, to, clock.from]); // [[3, 'logistics', 'shop', '08:00']]
 * ```
 */
export async function planBorrowing(
  problem: BorrowingProblem,
  options: PlanOptions = {},
): Promise<BorrowingPlan> {
  return assemblePlan(await searchBorrowing(problem, options));
}
