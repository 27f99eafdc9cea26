import type { LinearSolver, SolveOptions } from '../../optimize/index.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import type { BorrowingModel } from '../model/toLinearModel.ts';
import { chooseLinks, mustBeOpen } from './chooseLinks.ts';
import { greedy, isCommitting } from './greedy.ts';
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
  /** Whether a limit was met before the relaxation was solved. */
  readonly stopped: boolean;
  readonly seconds: number;
}

/** Choices of links to try. */
const LINK_TRIALS = 250;

/** How much of a link the relaxation must open for it to be used before links are chosen. */
const LIKELY = 0.3;

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
  const { timeLimitSeconds: limit = 1e9 } = options;
  // Where links have to be chosen, that takes its time as well.
  const timeToRelax = compiled.links.some(isCommitting) ? limit / 2 : limit;
  const relaxation = await relax(solver, compiled, { ...options, timeLimitSeconds: timeToRelax }, onBound);
  const { bound, stopped, kept, model, seconds } = relaxation;
  try {
    if (bound === null) return { model, stopped, seconds };
    const withLinks = (open: ReadonlySet<number>) => (link: number) =>
      link < 0 || !model.opened.has(link) || open.has(link);
    const share = (link: number) => relaxation.values[model.opened.get(link)!]!;
    const isLikely = (link: number) => share(link) >= LIKELY || mustBeOpen(compiled, link);
    const likely = new Set([...model.opened.keys()].filter(isLikely));
    if (likely.size > 0) await onPlan(rounded(compiled, relaxation.values, withLinks(likely), 1));
    // Half of what is left is for the search that follows.
    const timeLimitSeconds = (limit - seconds) / (stopped ? 1 : 2);
    const choice = chooseLinks(relaxation, compiled, LINK_TRIALS, { ...options, timeLimitSeconds });
    const mayUse = withLinks(choice?.open ?? likely);
    for (const [index, least] of ROUNDINGS.entries()) {
      if (index > 0 && mayStop()) break;
      const state = rounded(compiled, choice?.values ?? relaxation.values, mayUse, least);
      await onPlan(state);
      localSearch(state, mayStop);
      await onPlan(state);
    }
    return { model, stopped, seconds: seconds + (choice?.seconds ?? 0) };
  } finally {
    kept.close();
  }
}

/** The relaxed people, rounded up from a share of `least` on. */
function rounded(
  compiled: CompiledProblem,
  values: Float64Array,
  mayUse: (link: number) => boolean,
  least: number,
): PlanState {
  const people = compiled.activities.map(({ index, link }) =>
    mayUse(link) ? Math.floor(values[index]! + 1 - least + 1e-6) : 0,
  );
  const state = planState(compiled, people);
  keepLimits(state);
  greedy(state);
  return state;
}
