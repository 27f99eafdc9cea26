import type {
  KeptModel,
  LinearSolution,
  LinearSolver,
  LinearStatus,
  SolveOptions,
} from '../../optimize/index.ts';
import { brokenLinkRows, withoutLinkRows } from '../model/linkRows.ts';
import type { BorrowingModel } from '../model/toLinearModel.ts';

/** A relaxed model that stays in the solver and takes up the rows of links as its solutions break them. */
export interface GrowingModel extends Pick<KeptModel, 'addRows' | 'setBounds' | 'close'> {
  /** The solutions on the way to one that breaks no row; each bound holds already, and rises. */
  readonly solutions: (options: SolveOptions) => Iterable<GrownSolution>;
  /** The last of them. */
  readonly solve: (options: SolveOptions) => GrownSolution;
}

/** A solution of the rows so far. */
export interface GrownSolution extends LinearSolution {
  /**
   * `complete`: it breaks no row. `growing`: it does. `stopped`: so it does, and a limit was met. `infeasible`: no values
   * keep the rows, or the solver gave up.
   */
  readonly progress: 'complete' | 'growing' | 'stopped' | 'infeasible';
}

/** A solve that ended so might have gone on. */
const byLimit: readonly LinearStatus[] = ['feasible', 'stopped'];

/** From this many rows on the interior point method is the faster one. */
const LARGE_ROWS = 25_000;

/** How the relaxation of a model is solved fastest when nothing is known yet. */
export function relaxedBy({ rows }: { readonly rows: number }): 'interiorPoint' | 'simplex' {
  return rows >= LARGE_ROWS ? 'interiorPoint' : 'simplex';
}

/**
 * Most rows of links are slack, as most links stay closed: a solve that starts without them and takes up the broken ones,
 * each time from the last basis, takes a fraction of the time, and proves a bound early (constraint generation, Dantzig,
 * Fulkerson and Johnson 1954).
 */
export function growingModel(solver: LinearSolver, whole: BorrowingModel): GrowingModel {
  const small = withoutLinkRows(whole);
  const kept = solver.keep(small);
  let isFirst = true;
  function* solutions({ timeLimitSeconds = 1e9, ...options }: SolveOptions): Iterable<GrownSolution> {
    let seconds = 0;
    let last: LinearSolution | null = null;
    for (;;) {
      const limit = Math.max(0.1, timeLimitSeconds - seconds);
      const method = isFirst ? { relaxedBy: relaxedBy(small) } : {};
      const solution = kept.solve({ ...options, ...method, timeLimitSeconds: limit });
      isFirst = false;
      seconds += solution.seconds;
      if (solution.bound === null) {
        const progress = byLimit.includes(solution.status) ? 'stopped' : 'infeasible';
        yield { ...(last ?? solution), seconds, progress };
        return;
      }
      last = solution;
      const broken = brokenLinkRows(whole, solution.values);
      kept.addRows(broken);
      const stop = seconds >= timeLimitSeconds || options.signal?.aborted;
      const progress = broken.length === 0 ? 'complete' : stop ? 'stopped' : 'growing';
      yield { ...solution, seconds, progress };
      if (progress !== 'growing') return;
    }
  }
  return {
    addRows: kept.addRows,
    setBounds: kept.setBounds,
    close: kept.close,
    solutions,
    solve(options) {
      let last!: GrownSolution;
      for (const solution of solutions(options)) last = solution;
      return last;
    },
  };
}
