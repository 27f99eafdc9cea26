import type { KeptRow, LinearSolver, SolveOptions } from '../../optimize/index.ts';
import { cellCuts } from '../model/cellCuts.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import { linkCuts } from '../model/linkCuts.ts';
import { type BorrowingModel, toLinearModel } from '../model/toLinearModel.ts';
import { withRows } from '../model/withRows.ts';
import { type GrowingModel, type GrownSolution, growingModel } from './growingModel.ts';

/** The problem without the whole-number rule, made tight by cuts. */
export interface Relaxation {
  /** The model with the cuts; whole plans keep them all. */
  readonly model: BorrowingModel;
  /** Still open in the solver. */
  readonly kept: GrowingModel;
  /** Empty when nothing was solved in time, or has no solution. */
  readonly values: Float64Array;
  /** Proven lower bound, or `null`. */
  readonly bound: number | null;
  /** Whether a limit was met before every row was kept, as happens in large problems with links to open. */
  readonly stopped: boolean;
  readonly seconds: number;
}

/** Most rounds of cuts. */
const ROUNDS = 5;

/** A round that raises the bound by less than this share is the last. */
const LEAST_LIFT = 1e-4;

/** Rows of links that raise it by less than this share wait for the cuts. */
const SLOW_LIFT = 2e-5;

/**
 * Solves the relaxation, adds the cuts that its solution breaks, and goes on from there.
 *
 * @param onBound told each bound as it is proven
 */
export async function relax(
  solver: LinearSolver,
  compiled: CompiledProblem,
  options: SolveOptions,
  onBound: (bound: number) => Promise<void> = async () => {},
): Promise<Relaxation> {
  const { timeLimitSeconds = 1e9 } = options;
  const base = toLinearModel(compiled, false);
  const kept = growingModel(solver, base);
  const cuts: KeptRow[] = [];
  let last: GrownSolution | null = null;
  let seconds = 0;
  let stopped = false;
  for (let round = 0; round <= ROUNDS; round++) {
    const before: number = last?.bound ?? -Infinity;
    const left = Math.max(0.1, timeLimitSeconds - seconds);
    let now!: GrownSolution;
    let lowest = -Infinity;
    for (now of kept.solutions({ ...options, timeLimitSeconds: left })) {
      if (now.bound === null) break;
      await onBound(now.bound);
      if (now.bound - lowest < SLOW_LIFT * Math.abs(now.bound)) break;
      lowest = now.bound;
    }
    seconds += now.seconds;
    if (now.bound !== null) last = now;
    stopped = round === 0 && now.progress === 'stopped';
    if (now.progress === 'stopped' || now.progress === 'infeasible') break;
    if (now.bound! - before < LEAST_LIFT * Math.abs(before)) break;
    const found = [...cellCuts(compiled, base, now.values), ...linkCuts(compiled, base, now.values)];
    if (found.length === 0 || round === ROUNDS) break;
    kept.addRows(found);
    cuts.push(...found);
  }
  const model = { ...base, model: withRows(base.model, cuts) };
  const { bound = null, values = new Float64Array(0) } = last ?? {};
  return { model, kept, values, bound, stopped, seconds };
}
