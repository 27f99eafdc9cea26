import { loadSolver, type SolverProgress } from '../optimize/index.ts';
import { assemblePlan } from './assemblePlan.ts';
import { checkProblem } from './checkProblem.ts';
import { compile } from './compile.ts';
import type { BorrowingPlan } from './plan.ts';
import type { BorrowingProblem } from './problem.ts';
import { searchMip } from './searchMip.ts';

/** How {@link planBorrowing} searches. */
export interface PlanOptions {
  /** Stop once the plan is proven to be within this share of the best; default 0.001. */
  readonly gap?: number;
  /** Stop after this many branch-and-bound nodes, on every machine at the same plan; default 20,000. */
  readonly nodeLimit?: number;
  /** A guard in seconds, default 60; a plan that it ends depends on the machine. */
  readonly timeLimitSeconds?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SolverProgress) => void;
}

export async function planBorrowing(
  problem: BorrowingProblem,
  options: PlanOptions = {},
): Promise<BorrowingPlan> {
  checkProblem(problem);
  const compiled = compile(problem);
  const solver = await loadSolver();
  const { gap = 0.001, nodeLimit = 20_000, timeLimitSeconds = 60, ...rest } = options;
  const found = searchMip(compiled, solver, { gap, nodeLimit, timeLimitSeconds, ...rest });
  return assemblePlan({ ...found!, method: 'mip', note: null });
}
