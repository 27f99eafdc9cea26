import { type LinearSolver, loadSolver } from '../../optimize/index.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import { toLinearModel } from '../model/toLinearModel.ts';
import type { PlanOptions, PlanProgress } from '../planOptions.ts';
import { flipLinks } from './flipLinks.ts';
import { greedy, isCommitting } from './greedy.ts';
import { localSearch } from './localSearch.ts';
import { type PlanState, planState } from './planState.ts';
import { searchMip } from './searchMip.ts';
import { totalCost } from './totalCost.ts';
import { trimPlan } from './trimPlan.ts';

/** What the search found. */
export interface SearchResult {
  readonly state: PlanState;
  readonly method: 'mip' | 'greedy' | 'none';
  readonly note: string | null;
  /** Proven lower bound, or `null`. */
  readonly bound: number | null;
  /** Whether the plan is proven to be within the gap asked for. */
  readonly proven: boolean;
  /** Proven: no plan meets every requirement. */
  readonly unmeetable: boolean;
}

/** From this many decisions on, rounding the relaxed plan comes before the mixed-integer search. */
const LARGE = 4000;

/** Changes of links to try; each lets its neighbours adapt. */
const LINK_TRIALS = 1000;

/** Searches in stages, each from the best plan so far: greedy, then relaxed and rounded, then mixed-integer. */
export async function searchPlan(compiled: CompiledProblem, options: PlanOptions): Promise<SearchResult> {
  const { gap = 0.001, nodeLimit = 20_000, timeLimitSeconds = 60, signal } = options;
  let best = planState(compiled);
  let bound: number | null = null;
  const stopped = () => signal?.aborted ?? false;
  if (compiled.activities.length === 0) {
    return {
      state: best,
      method: 'none',
      note: null,
      bound: totalCost(best),
      proven: true,
      unmeetable: true,
    };
  }
  greedy(best);
  await tell(options, { stage: 'greedy', objective: totalCost(best), bound: null });
  const relaxFirst = compiled.activities.length >= LARGE || compiled.links.some(isCommitting);
  if (!relaxFirst || options.solver === 'greedy') {
    improve(best, stopped);
    await tell(options, { stage: 'swap', objective: totalCost(best), bound: null });
  }
  const byHand = (note: string | null): SearchResult => ({
    state: best,
    method: 'greedy',
    note,
    bound,
    proven: false,
    unmeetable: false,
  });
  if (options.solver === 'greedy') return byHand(null);
  if (signal?.aborted) return byHand('Stopped by the caller.');
  let solver: LinearSolver;
  try {
    solver = await loadSolver();
  } catch (error) {
    return byHand(`The solver could not be loaded: ${(error as Error).message}`);
  }
  let seconds = 0;
  if (relaxFirst) {
    const relaxed = relax(solver, best, options);
    seconds = relaxed.seconds;
    bound = relaxed.bound;
    if (relaxed.state && totalCost(relaxed.state) < totalCost(best)) best = relaxed.state;
    await tell(options, { stage: 'rounded', objective: totalCost(best), bound });
    if (bound !== null && totalCost(best) - bound <= gap * Math.abs(totalCost(best))) {
      return { state: best, method: 'mip', note: null, bound, proven: true, unmeetable: false };
    }
    if (signal?.aborted) return byHand('Stopped by the caller.');
  }
  const mip = searchMip(solver, best, {
    gap,
    nodeLimit,
    timeLimitSeconds: Math.max(0.1, timeLimitSeconds - seconds),
    ...(signal && { signal }),
    onProgress: ({ objective, bound: proven }) => {
      options.onProgress?.({ stage: 'mip', objective, bound: highest(bound, proven) });
    },
  });
  bound = highest(bound, mip.bound);
  if (mip.state && totalCost(mip.state) <= totalCost(best) + 1e-9) best = mip.state;
  const note = mip.proven ? null : signal?.aborted ? 'Stopped by the caller.' : 'Stopped by a limit.';
  return { state: best, method: 'mip', note, bound, proven: mip.proven, unmeetable: mip.unmeetable };
}

/** Single people first, then whole links, where some cost more than wages. */
function improve(state: PlanState, mayStop: () => boolean): void {
  localSearch(state, mayStop);
  if (state.compiled.links.some(isCommitting)) flipLinks(state, mayStop, LINK_TRIALS);
  trimPlan(state);
}

/** The plan without the whole-number rule, rounded down, filled up again and improved. */
function relax(
  solver: LinearSolver,
  { compiled }: PlanState,
  options: PlanOptions,
): { state: PlanState | null; bound: number | null; seconds: number } {
  const { timeLimitSeconds = 60, signal } = options;
  const { model } = toLinearModel(compiled, false);
  const { values, bound, seconds } = solver.solve(model, {
    relax: true,
    timeLimitSeconds,
    ...(signal && { signal }),
  });
  if (bound === null) return { state: null, bound, seconds };
  const people = Array.from(values.subarray(0, compiled.activities.length), (value) =>
    Math.floor(value + 1e-6),
  );
  const state = planState(compiled, people);
  greedy(state);
  improve(state, () => signal?.aborted ?? false);
  return { state, bound, seconds };
}

function highest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

/** Reports, and lets pending events such as a click on "stop" come in. */
async function tell({ onProgress, signal }: PlanOptions, progress: PlanProgress): Promise<void> {
  onProgress?.(progress);
  if (onProgress || signal) await new Promise((resolve) => setTimeout(resolve, 0));
}
