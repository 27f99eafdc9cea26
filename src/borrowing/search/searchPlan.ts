import { type LinearSolver, loadSolver, type SolveOptions } from '../../optimize/index.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import type { BorrowingModel } from '../model/toLinearModel.ts';
import type { PlanOptions, PlanProgress } from '../planOptions.ts';
import { flipLinks } from './flipLinks.ts';
import { greedy, isCommitting } from './greedy.ts';
import { localSearch } from './localSearch.ts';
import { type PlanState, planState } from './planState.ts';
import { relaxPlan } from './relaxPlan.ts';
import { searchInOrder } from './searchInOrder.ts';
import { type MipResult, searchMip } from './searchMip.ts';
import { copyState } from './stateCopy.ts';
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
const LINK_TRIALS = 200;

interface Search {
  readonly options: PlanOptions;
  readonly gap: number;
  best: PlanState;
  bound: number | null;
  secondsLeft: number;
  /** The model with cuts, once they are known. */
  model?: BorrowingModel;
  /** Time ended before the relaxation was solved. */
  tooLarge: boolean;
}

/** Searches in stages, each from the best plan so far: greedy, then relaxed and rounded, then mixed-integer. */
export async function searchPlan(compiled: CompiledProblem, options: PlanOptions): Promise<SearchResult> {
  const { gap = 0.001, timeLimitSeconds = 60 } = options;
  const search: Search = {
    options,
    gap,
    best: planState(compiled),
    bound: null,
    secondsLeft: timeLimitSeconds,
    tooLarge: false,
  };
  if (compiled.activities.length === 0) {
    const bound = totalCost(search.best);
    return { state: search.best, method: 'none', note: null, bound, proven: true, unmeetable: true };
  }
  const order = (compiled.problem.protect ?? []).map((id) =>
    compiled.problem.projects.findIndex((project) => project.id === id),
  );
  const inOrder = order.length > 0 ? await searchInOrder(compiled, order, options) : null;
  if (inOrder) return inOrder;
  const committing = compiled.links.some(isCommitting);
  const relaxFirst = committing || compiled.activities.length >= LARGE;
  greedy(search.best);
  await tell(search, 'greedy');
  if (!relaxFirst || options.solver === 'greedy') {
    improve(search, search.best);
    await tell(search, 'swap');
  }
  if (options.solver === 'greedy') return withoutProof(search, null);
  if (options.signal?.aborted) return withoutProof(search, stopped);
  let solver: LinearSolver;
  try {
    solver = await loadSolver();
  } catch (error) {
    return withoutProof(search, `The solver could not be loaded: ${(error as Error).message}`);
  }
  if (relaxFirst) await relaxStage(search, solver);
  if (isClose(search)) return { ...byMip(search), note: null, proven: true, unmeetable: false };
  if (options.signal?.aborted) return withoutProof(search, stopped);
  // The mixed-integer search would begin with the same relaxation.
  if (search.tooLarge) return { ...byMip(search), note: limited, proven: false, unmeetable: false };
  const { proven, unmeetable } = mipStage(search, solver);
  const note = proven ? null : options.signal?.aborted ? stopped : limited;
  return { ...byMip(search), note, proven, unmeetable };
}

const stopped = 'Stopped by the caller.';
const limited = 'Stopped by a limit.';

async function relaxStage(search: Search, solver: LinearSolver): Promise<void> {
  const { signal, onProgress } = search.options;
  const onStep = onProgress && {
    onProgress: () =>
      onProgress({ stage: 'relaxed', objective: totalCost(search.best), bound: search.bound }),
  };
  const options = {
    timeLimitSeconds: Math.max(0.1, search.secondsLeft),
    ...(signal && { signal }),
    ...onStep,
  };
  const {
    model,
    stopped: tooLarge,
    seconds,
  } = await relaxPlan(solver, search.best.compiled, options, {
    onBound(bound) {
      search.bound = bound;
      return tell(search, 'relaxed');
    },
    async onPlan(state) {
      if (totalCost(state) >= totalCost(search.best)) return;
      search.best = copyState(state);
      await tell(search, 'rounded');
    },
  });
  search.secondsLeft -= seconds;
  search.model = model;
  search.tooLarge = tooLarge;
  improve(search, search.best);
  await tell(search, 'rounded');
}

function mipStage(search: Search, solver: LinearSolver): MipResult {
  const { onProgress } = search.options;
  const mip = searchMip(
    solver,
    search.best,
    {
      ...limits(search),
      onProgress: ({ objective, bound }) => {
        onProgress?.({ stage: 'mip', objective, bound: highest(search.bound, bound) });
      },
    },
    search.model,
  );
  search.bound = highest(search.bound, mip.bound);
  if (mip.state && !mip.proven) localSearch(mip.state, () => search.options.signal?.aborted ?? false);
  keepBetter(search, mip.state);
  trimPlan(search.best);
  return mip;
}

function limits({ options, gap, secondsLeft }: Search): SolveOptions {
  const { nodeLimit = 20_000, signal } = options;
  return { gap, nodeLimit, timeLimitSeconds: Math.max(0.1, secondsLeft), ...(signal && { signal }) };
}

/** Single people first, then whole links, where some cost more than wages. */
function improve({ options }: Search, state: PlanState): void {
  const mayStop = () => options.signal?.aborted ?? false;
  const { activities, links } = state.compiled;
  localSearch(state, mayStop);
  if (activities.length < LARGE && links.some(isCommitting)) flipLinks(state, mayStop, LINK_TRIALS);
  trimPlan(state);
}

function keepBetter(search: Search, state: PlanState | null): void {
  if (state && totalCost(state) <= totalCost(search.best) + 1e-9) search.best = state;
}

function isClose({ best, bound, gap }: Search): boolean {
  const cost = totalCost(best);
  return bound !== null && cost - bound <= gap * Math.abs(cost);
}

function byMip({ best, bound }: Search): Pick<SearchResult, 'state' | 'method' | 'bound'> {
  return { state: best, method: 'mip', bound };
}

function withoutProof({ best, bound }: Search, note: string | null): SearchResult {
  trimPlan(best);
  return { state: best, method: 'greedy', note, bound, proven: false, unmeetable: false };
}

function highest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

/** Reports, and lets pending events such as a click on "stop" come in. */
async function tell({ options, best, bound }: Search, stage: PlanProgress['stage']): Promise<void> {
  options.onProgress?.({ stage, objective: totalCost(best), bound });
  if (options.onProgress || options.signal) await new Promise((resolve) => setTimeout(resolve, 0));
}
