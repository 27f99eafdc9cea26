/** How `planBorrowing` searches. */
export interface PlanOptions {
  /** `highs` (default), or `greedy`: no solver is loaded, and no bound is proven. */
  readonly solver?: 'highs' | 'greedy' | undefined;
  /** Stop once the plan is proven to be within this share of the best, in [0, 1); default 0.001. */
  readonly gap?: number | undefined;
  /** Stop after this many branch-and-bound nodes, on every machine at the same plan; default 20,000. */
  readonly nodeLimit?: number | undefined;
  /** A guard on the solver, seconds, default 60; a plan that it ends depends on the machine. */
  readonly timeLimitSeconds?: number | undefined;
  /** Stops the search; the best plan so far is returned. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: PlanProgress) => void) | undefined;
}

/** How far the search is. */
export interface PlanProgress {
  readonly stage: 'greedy' | 'swap' | 'relaxed' | 'rounded' | 'mip';
  /** Cost of the best plan so far, or `null`. */
  readonly objective: number | null;
  /** Proven lower bound, or `null`. */
  readonly bound: number | null;
}
