import type { KeptModel, LinearModel, LinearSolver, SolveOptions } from '../../optimize/index.ts';
import { cellCuts } from '../model/cellCuts.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import { linkCuts } from '../model/linkCuts.ts';
import { type BorrowingModel, toLinearModel } from '../model/toLinearModel.ts';
import { withRows } from '../model/withRows.ts';

/** The problem without the whole-number rule, made tight by cuts. */
export interface Relaxation {
  /** The model with the cuts; whole plans keep them all. */
  readonly model: BorrowingModel;
  /** Still open in the solver. */
  readonly kept: KeptModel;
  /** Empty when it was not solved in time, or has no solution. */
  readonly values: Float64Array;
  /** Proven lower bound, or `null`. */
  readonly bound: number | null;
  readonly seconds: number;
}

/** From this many rows on the interior point method is the faster one, the more so with links to open. */
const LARGE_ROWS = 25_000;

/** Most rounds of cuts. */
const ROUNDS = 5;

/** A round that raises the bound by less than this share is the last. */
const LEAST_LIFT = 1e-4;

/** How the relaxation of a model is solved fastest. */
export function relaxationOf({ rows }: LinearModel): 'interiorPoint' | 'simplex' {
  return rows >= LARGE_ROWS ? 'interiorPoint' : 'simplex';
}

/** Solves the relaxation, adds the cuts that its solution breaks, and goes on from there. */
export function relax(solver: LinearSolver, compiled: CompiledProblem, options: SolveOptions): Relaxation {
  const base = toLinearModel(compiled, false);
  const kept = solver.keep(base.model);
  let solution = kept.solve({ ...options, relaxedBy: relaxationOf(base.model) });
  let { seconds } = solution;
  let { model } = base;
  for (let round = 0; round < ROUNDS && solution.bound !== null; round++) {
    const { bound, values } = solution;
    const cuts = [...cellCuts(compiled, base, values), ...linkCuts(compiled, base, values)];
    if (cuts.length === 0) break;
    kept.addRows(cuts);
    const next = kept.solve(options);
    seconds += next.seconds;
    if (next.bound === null) break;
    model = withRows(model, cuts);
    solution = next;
    if (next.bound - bound < LEAST_LIFT * Math.abs(bound)) break;
  }
  const { bound, values } = solution;
  return { model: { ...base, model }, kept, values, bound, seconds };
}
