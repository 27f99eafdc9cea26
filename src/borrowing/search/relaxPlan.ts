import type { LinearSolver, SolveOptions } from '../../optimize/index.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import { toLinearModel } from '../model/toLinearModel.ts';
import { greedy } from './greedy.ts';
import { type PlanState, planState } from './planState.ts';

/** A plan read off the relaxation, whose value is a bound. */
export interface RelaxedPlan {
  /** `null` when the relaxation was not solved in time, or has no solution. */
  readonly state: PlanState | null;
  readonly bound: number | null;
  readonly seconds: number;
}

/** Solves the plan without the whole-number rule, rounds it down and fills it up again. */
export function relaxPlan(
  solver: LinearSolver,
  compiled: CompiledProblem,
  options: SolveOptions,
): RelaxedPlan {
  const { model } = toLinearModel(compiled, false);
  const { values, bound, seconds } = solver.solve(model, { ...options, relax: true });
  if (bound === null) return { state: null, bound, seconds };
  const people = values.subarray(0, compiled.activities.length).map((value) => Math.floor(value + 1e-6));
  const state = planState(compiled, people);
  greedy(state);
  return { state, bound, seconds };
}
