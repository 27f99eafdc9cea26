import type { LinearSolver, SolveOptions } from '../../optimize/index.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import type { BorrowingModel } from '../model/toLinearModel.ts';
import { chooseLinks } from './chooseLinks.ts';
import { greedy } from './greedy.ts';
import { keepLimits } from './keepLimits.ts';
import { localSearch } from './localSearch.ts';
import { type PlanState, planState } from './planState.ts';
import { relax } from './relaxation.ts';

/** What comes of the relaxation on the way. */
export interface RelaxedSteps {
  /** A bound, as soon as it is proven. */
  readonly onBound: (bound: number) => Promise<void>;
  /** A plan, which may be changed afterwards. */
  readonly onPlan: (state: PlanState) => Promise<void>;
}

/** How the relaxation went. */
export interface Relaxed {
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
 * out, fills it up again and improves it.
 */
export async function relaxPlan(
  solver: LinearSolver,
  compiled: CompiledProblem,
  options: SolveOptions,
  { onBound, onPlan }: RelaxedSteps,
): Promise<Relaxed> {
  const mayStop = () => options.signal?.aborted ?? false;
  const relaxation = relax(solver, compiled, options);
  const { bound, kept, model, seconds } = relaxation;
  try {
    if (bound === null) return { model, seconds };
    await onBound(bound);
    // Half of the time is left to the search that follows.
    const timeLimitSeconds = ((options.timeLimitSeconds ?? Infinity) - seconds) / 2;
    const choice = chooseLinks(relaxation, compiled, LINK_TRIALS, { ...options, timeLimitSeconds });
    const isOpen = (link: number) => !choice || !model.opened.has(link) || choice.open.has(link);
    for (const [index, least] of ROUNDINGS.entries()) {
      if (index > 0 && mayStop()) break;
      const state = rounded(compiled, choice?.values ?? relaxation.values, isOpen, least);
      await onPlan(state);
      localSearch(state, mayStop);
      await onPlan(state);
    }
    return { model, seconds: seconds + (choice?.seconds ?? 0) };
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
): PlanState {
  const people = compiled.activities.map(({ index, link }) =>
    link < 0 || isOpen(link) ? Math.floor(values[index]! + 1 - least + 1e-6) : 0,
  );
  const state = planState(compiled, people);
  keepLimits(state);
  greedy(state);
  return state;
}
