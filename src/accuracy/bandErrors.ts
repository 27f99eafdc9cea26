import { checkFraction, checkLength, checkList, checkObjects } from '../errors/index.ts';
import { eachPair, type Values } from './pairs.ts';

/**
 * Share of the rows whose value lies in [lower, upper]. `null` when no row can be compared.
 *
 * @throws StaffcastError when the lengths differ or a value is not finite.
 * @example
 * ```ts
 * import { bandCoverage } from 'staffcast/accuracy';
 * bandCoverage([10, 20], [8, 21], [12, 25]); // 0.5
 * ```
 */
export function bandCoverage(actual: Values, lower: Values, upper: Values): number | null {
  checkList('bandCoverage', 'actual', actual);
  checkLength('bandCoverage', 'upper', upper, actual.length);
  let inside = 0;
  let n = 0;
  eachPair('bandCoverage', actual, lower, (a, low, row) => {
    const high = upper[row];
    if (high === null || high === undefined) return;
    n += 1;
    if (a >= low && a <= high) inside += 1;
  });
  return n > 0 ? inside / n : null;
}

/**
 * Mean pinball loss of a quantile forecast: p (actual - forecast) where too low, (1 - p) (forecast - actual) where too
 * high. `null` when no row can be compared.
 *
 * @throws StaffcastError when `probability` is not in (0, 1).
 * @example
 * ```ts
 * import { pinballLoss } from 'staffcast/accuracy';
 * pinballLoss([100], [90], 0.9); // 9
 * ```
 */
export function pinballLoss(actual: Values, forecast: Values, probability: number): number | null {
  checkFraction('pinballLoss', 'probability', probability, 'open');
  let loss = 0;
  let n = 0;
  eachPair('pinballLoss', actual, forecast, (a, f) => {
    loss += Math.max(probability * (a - f), (probability - 1) * (a - f));
    n += 1;
  });
  return n > 0 ? loss / n : null;
}

/** One quantile of every row. */
export interface QuantileForecast {
  readonly probability: number;
  readonly values: Values;
}

/**
 * Weighted quantile loss: twice the pinball loss, averaged over the quantiles, over the mean of the actual values.
 * `null` when nothing arrived or no quantile is given.
 *
 * @throws StaffcastError when a probability is not in (0, 1) or lengths differ.
 * @example
 * ```ts
 * import { weightedQuantileLoss } from 'staffcast/accuracy';
 * weightedQuantileLoss([100], [{ probability: 0.9, values: [90] }]); // 0.18
 * ```
 */
export function weightedQuantileLoss(actual: Values, quantiles: readonly QuantileForecast[]): number | null {
  checkObjects('weightedQuantileLoss', 'quantiles', quantiles);
  let ratio = 0;
  for (const { probability, values } of quantiles) {
    const loss = pinballLoss(actual, values, probability);
    let total = 0;
    let n = 0;
    eachPair('weightedQuantileLoss', actual, values, (a) => {
      total += a;
      n += 1;
    });
    if (loss === null || total <= 0) return null;
    ratio += (2 * loss) / (total / n);
  }
  return quantiles.length > 0 ? ratio / quantiles.length : null;
}
