import type { LinearSolver, SolveOptions } from '../../optimize/index.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import type { BorrowingModel } from '../model/toLinearModel.ts';
import { chooseLinks } from './chooseLinks.ts';
import { greedy } from './greedy.ts';
import { keepLimits } from './keepLimits.ts';
import { localSearch } from './localSearch.ts';
import { type PlanState, planState } from './planState.ts';
import { relax } from './relaxation.ts';
import { totalCost } from './totalCost.ts';

/** A plan read off the relaxation, whose value is a bound. */
export interface RelaxedPlan {
  /** `null` when the relaxation was not solved in time, or has no solution. */
  readonly state: PlanState | null;
  readonly bound: number | null;
  /** The model with the cuts of the relaxation. */
  readonly model: BorrowingModel;
  readonly seconds: number;
}

/** Choices of links to try. */
const LINK_TRIALS = 250;

/** Share of a person from which one is sent. */
const ROUNDINGS = [1, 0.5];

/**
 * Solves the plan without the whole-number rule, chooses the links to open where opening costs, rounds what then comes
 * out, fills it up again, and keeps the cheapest.
 *
 * @param onBound told the bound as soon as it is known
 */
export async function relaxPlan(
  solver: LinearSolver,
  compiled: CompiledProblem,
  options: SolveOptions,
  onBound: (bound: number) => Promise<void>,
): Promise<RelaxedPlan> {
  const mayStop = () => options.signal?.aborted ?? false;
  const relaxation = relax(solver, compiled, options);
  const { bound, kept, model, seconds } = relaxation;
  try {
    if (bound === null) return { state: null, bound, model, seconds };
    await onBound(bound);
    // Half of the time is left to the search that follows.
    const timeLimitSeconds = ((options.timeLimitSeconds ?? Infinity) - seconds) / 2;
    const choice = chooseLinks(relaxation, compiled, LINK_TRIALS, { ...options, timeLimitSeconds });
    const isOpen = (link: number) => !choice || !model.opened.has(link) || choice.open.has(link);
    const plans: PlanState[] = [];
    for (const least of ROUNDINGS) {
      if (plans.length > 0 && mayStop()) break;
      plans.push(rounded(compiled, choice?.values ?? relaxation.values, isOpen, least, mayStop));
    }
    const state = plans.reduce((a, b) => (totalCost(b) < totalCost(a) ? b : a));
    return { state, bound, model, seconds: seconds + (choice?.seconds ?? 0) };
  } finally {
    kept.close();
  }
}

/** The relaxed people, rounded up from a share of `least` on. */
function rounded(
  compiled: CompiledProblem,
  values: Float64Array,
  isOpen: (link: number) => boolean,
  least: number,
  mayStop: () => boolean,
): PlanState {
  const people = compiled.activities.map(({ index, link }) =>
    link < 0 || isOpen(link) ? Math.floor(values[index]! + 1 - least + 1e-6) : 0,
  );
  const state = planState(compiled, people);
  keepLimits(state);
  greedy(state);
  localSearch(state, mayStop);
  return state;
}
