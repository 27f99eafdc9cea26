import type { LinearSolution, LinearSolver, SolveOptions } from '../../optimize/index.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import { type BorrowingModel, toLinearModel } from '../model/toLinearModel.ts';
import { relaxedBy } from './growingModel.ts';
import { type PlanState, planState } from './planState.ts';
import { startValues } from './startValues.ts';
import { trimPlan } from './trimPlan.ts';

/** What the mixed-integer search found. */
export interface MipResult {
  /** `null` when no plan was found within the limits. */
  readonly state: PlanState | null;
  readonly bound: number | null;
  readonly proven: boolean;
  /** Proven: no plan meets every requirement. */
  readonly unmeetable: boolean;
  /** Solver time. */
  readonly seconds: number;
}

/**
 * Solves the mixed-integer programme from a first plan on; where no plan meets every requirement, finds one that misses
 * as little as possible.
 *
 * @param strict the model; with cuts where they are known
 */
export function searchMip(
  solver: LinearSolver,
  first: PlanState,
  options: SolveOptions,
  strict: BorrowingModel = toLinearModel(first.compiled, false),
): MipResult {
  const { compiled } = first;
  const solution = solver.solve(strict.model, {
    ...options,
    relaxedBy: relaxedBy(strict.model),
    start: startValues(strict, first),
  });
  if (solution.status !== 'infeasible') return result(compiled, strict, solution);
  const elastic = toLinearModel(compiled, true);
  // No optimum is promised here, and proving one at prohibitive prices takes long.
  const gap = Math.max(options.gap ?? 0, 1e-4);
  const least = solver.solve(elastic.model, { ...options, gap, start: startValues(elastic, first) });
  return { ...result(compiled, elastic, least), unmeetable: true };
}

function result(compiled: CompiledProblem, model: BorrowingModel, solution: LinearSolution): MipResult {
  const { bound, seconds, status, values } = solution;
  if (values.length === 0) return { state: null, bound, proven: false, unmeetable: false, seconds };
  const state = planState(compiled, values.subarray(0, compiled.activities.length));
  keepCheaperRuns(state, model, values);
  trimPlan(state);
  return { state, bound, proven: status === 'optimal', unmeetable: false, seconds };
}

/** The solver's runs may be cheaper than the ones read off the people. */
function keepCheaperRuns(state: PlanState, { runs }: BorrowingModel, values: Float64Array): void {
  for (const [index, { assigned, starts }] of runs) {
    const { costPerDay = 0, costPerStart } = state.compiled.links[index]!.minimumRun!;
    const sum = (columns: readonly number[]) =>
      columns.reduce((total, column) => total + Math.round(values[column]!), 0);
    const solved = sum(assigned) * costPerDay + sum(starts) * costPerStart;
    state.runCost[index] = Math.min(state.runCost[index]!, solved);
  }
}
