import { type LinearSolution, loadSolver } from '../../optimize/index.ts';
import type { Cell, CompiledProblem } from '../model/compiled.ts';
import { protectedModel } from '../model/protectedModel.ts';
import { toLinearModel } from '../model/toLinearModel.ts';
import type { PlanOptions } from '../planOptions.ts';
import { greedy } from './greedy.ts';
import { localSearch } from './localSearch.ts';
import { type PlanState, planState } from './planState.ts';
import type { SearchResult } from './searchPlan.ts';
import { startValues } from './startValues.ts';
import { trimPlan } from './trimPlan.ts';

/** One project's shortfall outweighs whatever comes after it in the greedy plan. */
const WEIGHT = 1000;

/**
 * Plans in lexicographic order: the least shortfall cost of the first protected project, then, keeping it, that of the
 * second, and so on; at last the least total cost that keeps them all. The bound holds for plans that protect as well.
 * `null` when some requirement that must be met cannot be.
 */
export async function searchInOrder(
  compiled: CompiledProblem,
  order: readonly number[],
  options: PlanOptions,
): Promise<SearchResult | null> {
  const first = greedyInOrder(compiled, order);
  if (options.solver === 'greedy') return unproven(first, null);
  let solver: Awaited<ReturnType<typeof loadSolver>>;
  try {
    solver = await loadSolver();
  } catch (error) {
    return unproven(first, `The solver could not be loaded: ${(error as Error).message}`);
  }
  const { gap = 0.001, nodeLimit = 20_000, timeLimitSeconds = 60, signal } = options;
  const base = toLinearModel(compiled, false);
  const caps = new Map<number, number>();
  let start: ArrayLike<number> = startValues(base, first);
  let proven = true;
  const solve = (aim: number | null): LinearSolution => {
    const seconds = timeLimitSeconds / (order.length + 1);
    const limits = { gap, nodeLimit, timeLimitSeconds: seconds, ...(signal && { signal }) };
    const solution = solver.solve(protectedModel(base, compiled, caps, aim), { ...limits, start });
    if (solution.values.length > 0) start = solution.values;
    proven &&= solution.status === 'optimal';
    return solution;
  };
  for (const project of order) {
    const solution = solve(project);
    if (solution.status === 'infeasible') return null;
    if (solution.objective === null) return unproven(first, 'Stopped by a limit.');
    // Sums of many terms differ in their last digits.
    caps.set(project, solution.objective + 1e-7 * Math.max(1, solution.objective));
  }
  const { bound } = solve(null);
  const people = Array.from({ length: compiled.activities.length }, (_, a) => start[a]!);
  const state = planState(compiled, people);
  trimPlan(state, freeOf(compiled, order));
  const note = proven ? null : 'Stopped by a limit.';
  return { state, method: 'mip', note, bound, proven, unmeetable: false };
}

/** The greedy plan with the shortfall of protected projects blown up. */
function greedyInOrder(compiled: CompiledProblem, order: readonly number[]): PlanState {
  const weigh = (cell: Cell): Cell => {
    const rank = order.indexOf(cell.project);
    if (rank < 0 || cell.kind !== 'shortfall') return cell;
    const weight = WEIGHT ** (order.length - rank);
    const scaled = (values: Float64Array) => values.map((value) => value * weight);
    const { curve } = cell;
    return { ...cell, curve: { ...curve, costAt: scaled(curve.costAt), slopes: scaled(curve.slopes) } };
  };
  const weighed = planState({ ...compiled, cells: compiled.cells.map(weigh) });
  greedy(weighed);
  localSearch(weighed);
  trimPlan(weighed);
  return planState(compiled, weighed.people);
}

function unproven(state: PlanState, note: string | null): SearchResult {
  return { state, method: 'greedy', note, bound: null, proven: false, unmeetable: false };
}

/** Activities that change nothing at protected projects, so that anyone useless can be taken back. */
function freeOf(
  { activities, cells }: CompiledProblem,
  order: readonly number[],
): (activity: number) => boolean {
  return (activity) => activities[activity]!.cells.every((cell) => !order.includes(cells[cell]!.project));
}
