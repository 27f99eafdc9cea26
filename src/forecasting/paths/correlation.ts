/** How alike two forecast errors are that lie `k` steps apart: a correlation of `share` x `kept` ^ k, and 1 for k = 0. */
export interface Correlation {
  /** Part of the error that carries over at all, 0 to 1; the rest is each step's own. */
  readonly share: number;
  /** What is left of that part from one step to the next, 0 to 1. */
  readonly kept: number;
}

/** Nothing carries over. */
export const UNRELATED: Correlation = { share: 0, kept: 0 };

/** The correlation of errors `k` steps apart. */
export function correlationAt({ share, kept }: Correlation, k: number): number {
  return k === 0 ? 1 : share * kept ** k;
}

const KEPT = [0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1];

/**
 * The share and decay nearest to observed correlations at 1, 2, … steps (weighted least squares). The form is that of an
 * autoregressive error seen through noise, so any number of steps has a valid (positive semidefinite) correlation matrix.
 */
export function fitCorrelation(observed: readonly number[], weights: readonly number[]): Correlation {
  let best: Correlation = UNRELATED;
  let least = Number.POSITIVE_INFINITY;
  for (const kept of KEPT) {
    let xx = 0;
    let xy = 0;
    for (const [i, r] of observed.entries()) {
      const x = kept ** (i + 1);
      xx += (weights[i] as number) * x * x;
      xy += (weights[i] as number) * x * r;
    }
    const share = xx > 0 ? Math.min(1, Math.max(0, xy / xx)) : 0;
    const loss = observed.reduce(
      (sum, r, i) => sum + (weights[i] as number) * (r - share * kept ** (i + 1)) ** 2,
      0,
    );
    if (loss >= least - 1e-12) continue;
    least = loss;
    best = share > 0 ? { share, kept } : UNRELATED;
  }
  return best;
}

/** The correlation of one error after another in a single series, NaN where there is none; drawn to 0 by one week. */
export function correlationOfSeries(errors: ArrayLike<number>, apart: number): Correlation {
  const products = new Float64Array(apart + 1);
  const pairs = new Float64Array(apart + 1);
  for (let i = 0; i < errors.length; i++) {
    for (let k = 0; k <= apart && i + k < errors.length; k++) {
      const product = (errors[i] as number) * (errors[i + k] as number);
      if (Number.isNaN(product)) continue;
      products[k] = (products[k] as number) + product;
      pairs[k] = (pairs[k] as number) + 1;
    }
  }
  const meanSquare = (products[0] as number) / Math.max(1, pairs[0] as number);
  if (!(meanSquare > 0)) return UNRELATED;
  const observed = Array.from(
    { length: apart },
    (_, k) => (products[k + 1] as number) / ((pairs[k + 1] as number) + 7) / meanSquare,
  );
  return fitCorrelation(observed, Array.from(pairs.subarray(1)));
}
