import { loadSolver } from './highs.ts';
import type { LinearModel } from './linearModel.ts';
import type { LinearSolution, SolveOptions } from './linearSolution.ts';

/**
 * Solves a {@link LinearModel} with HiGHS. An infeasible or unbounded model is a result, not an error.
 *
 * @throws StaffcastError with code `unavailable` when the solver cannot be loaded.
 * @example
 * ```ts
 * import { linearModelBuilder, solveLinear } from 'staffcast/optimize';
 * const builder = linearModelBuilder();
 * const x = builder.addColumn({ cost: -1, upper: 4, integer: true });
 * builder.addRow(-Infinity, 7, [[x, 2]]);
 * (await solveLinear(builder.build())).values; // [3]
 * ```
 */
export async function solveLinear(model: LinearModel, options: SolveOptions = {}): Promise<LinearSolution> {
  return (await loadSolver()).solve(model, options);
}
