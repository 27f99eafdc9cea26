/**
 * How a solve ended. `optimal`: proven within the gap asked for. `feasible`: a limit or the caller stopped it, and a
 * plan is there. `stopped`: the same, and none is there yet. `infeasible`: no values satisfy the rows. `unbounded`: the
 * objective has no least value. `failed`: the solver gave up for numerical reasons.
 */
export type LinearStatus = 'optimal' | 'feasible' | 'infeasible' | 'unbounded' | 'stopped' | 'failed';

/** The answer to a {@link LinearModel}. */
export interface LinearSolution {
  readonly status: LinearStatus;
  /** Objective of `values`, or `null` when there are none. */
  readonly objective: number | null;
  /** Proven: no solution is below this. `null` when nothing is proven. */
  readonly bound: number | null;
  /** One value per column; empty when there are none. */
  readonly values: Float64Array;
  /** Price of each row in a solve without whole-number columns; empty otherwise. */
  readonly rowPrices: Float64Array;
  /** Seconds the solver says it used. */
  readonly seconds: number;
  /** Branch-and-bound nodes. */
  readonly nodes: number;
}

/** What the solver reports while it searches. */
export interface SolverProgress {
  readonly seconds: number;
  /** Objective of the best solution so far, or `null`. */
  readonly objective: number | null;
  readonly bound: number | null;
  readonly nodes: number;
}

/** How {@link solveLinear} solves. */
export interface SolveOptions {
  /** Stop when objective − bound is within this share of the objective; default 0. */
  readonly gap?: number;
  /** Stop after this many branch-and-bound nodes; the same on every machine, unlike a time limit. */
  readonly nodeLimit?: number;
  /** A guard in seconds; results then depend on the machine. Default: none. */
  readonly timeLimitSeconds?: number;
  /** Drop the whole-number rule; the answer then has `rowPrices`. */
  readonly relax?: boolean;
  /** How relaxed models are solved: `simplex` (default), or `interiorPoint`, often faster from some 10,000 rows on. */
  readonly relaxedBy?: 'simplex' | 'interiorPoint';
  /** Relaxed models: give up, as `stopped`, as soon as no solution can be below this. */
  readonly cutoff?: number;
  /** A feasible value per column to start from. */
  readonly start?: ArrayLike<number>;
  /** Stops the search; the best solution so far is returned. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SolverProgress) => void;
}
