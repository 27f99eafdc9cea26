import type { LinearModel, LinearSolver, SolveOptions } from '../../optimize/index.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import { toLinearModel } from '../model/toLinearModel.ts';
import { greedy } from './greedy.ts';
import { keepLimits } from './keepLimits.ts';
import { localSearch } from './localSearch.ts';
import { type PlanState, planState } from './planState.ts';
import { totalCost } from './totalCost.ts';

/** A plan read off the relaxation, whose value is a bound. */
export interface RelaxedPlan {
  /** `null` when the relaxation was not solved in time, or has no solution. */
  readonly state: PlanState | null;
  readonly bound: number | null;
  readonly seconds: number;
}

/** From this many rows on the interior point method is the faster one. */
const LARGE_ROWS = 10_000;

/** How the relaxation of a model is solved fastest. */
export function relaxationOf({ rows }: LinearModel): 'interiorPoint' | 'simplex' {
  return rows >= LARGE_ROWS ? 'interiorPoint' : 'simplex';
}

/** How much of a link the relaxation must open for the plan to open it, tried in turn. */
const THRESHOLDS = [0, 0.1, 0.2, 0.3, 0.4, 0.55];

/**
 * Solves the plan without the whole-number rule, rounds it down and fills it up again; where links have to be opened, for
 * several choices of the links that the relaxation opens most, and keeps the cheapest.
 */
export function relaxPlan(
  solver: LinearSolver,
  compiled: CompiledProblem,
  options: SolveOptions,
): RelaxedPlan {
  const { model, opened } = toLinearModel(compiled, false);
  const relaxedBy = relaxationOf(model);
  const { values, bound, seconds } = solver.solve(model, { ...options, relax: true, relaxedBy });
  if (bound === null) return { state: null, bound, seconds };
  const plans = (opened.size === 0 ? [0] : THRESHOLDS).map((threshold) => {
    const isOpen = (link: number) => {
      const column = opened.get(link);
      return column === undefined || values[column]! > threshold;
    };
    return rounded(compiled, values, isOpen, opened.size > 0);
  });
  return { state: plans.reduce((a, b) => (totalCost(b) < totalCost(a) ? b : a)), bound, seconds };
}

function rounded(
  compiled: CompiledProblem,
  values: Float64Array,
  isOpen: (link: number) => boolean,
  improved: boolean,
): PlanState {
  const people = compiled.activities.map(({ index, link }) =>
    link < 0 || isOpen(link) ? Math.floor(values[index]! + 1e-6) : 0,
  );
  const state = planState(compiled, people);
  keepLimits(state);
  greedy(state);
  if (improved) localSearch(state, undefined, 3);
  return state;
}
