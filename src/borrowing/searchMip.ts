import type { LinearSolution, LinearSolver, SolveOptions } from '../optimize/index.ts';
import type { CompiledProblem } from './compiled.ts';
import { coverRuns, peoplePerDay } from './coverRuns.ts';
import { type PlanState, planState } from './planState.ts';
import { type BorrowingModel, toLinearModel } from './toLinearModel.ts';
import { trimPlan } from './trimPlan.ts';

/** What the mixed-integer search found. */
export interface MipResult {
  readonly state: PlanState;
  readonly runCost: ReadonlyMap<number, number>;
  readonly bound: number | null;
  readonly proven: boolean;
}

/** Solves the mixed-integer programme; where it is infeasible, the plan that misses least. `null`: no plan in time. */
export function searchMip(
  compiled: CompiledProblem,
  solver: LinearSolver,
  options: SolveOptions,
): MipResult | null {
  const strict = toLinearModel(compiled, false);
  const solution = solver.solve(strict.model, options);
  if (solution.values.length > 0) return result(compiled, strict, solution);
  if (solution.status !== 'infeasible') return null;
  const elastic = toLinearModel(compiled, true);
  const least = solver.solve(elastic.model, options);
  return least.values.length > 0 ? result(compiled, elastic, least) : null;
}

function result(compiled: CompiledProblem, model: BorrowingModel, solution: LinearSolution): MipResult {
  const state = planState(compiled, solution.values.subarray(0, compiled.activities.length));
  trimPlan(state);
  const runCost = new Map<number, number>();
  for (const [index, columns] of model.runs) {
    const run = compiled.problem.sources[compiled.links[index]!.source]!.minimumRun!;
    const value = (column: number) => Math.round(solution.values[column]!);
    const solved = columns.assigned.reduce((sum, column, day) => {
      return sum + value(column) * (run.costPerDay ?? 0) + value(columns.starts[day]!) * run.costPerStart;
    }, 0);
    // Trimming may have emptied days that the solver still pays for.
    const anew = coverRuns(peoplePerDay(compiled, compiled.links[index]!, state.people), run).cost;
    runCost.set(index, Math.min(solved, anew));
  }
  return { state, runCost, bound: solution.bound, proven: solution.status === 'optimal' };
}
