import { checkPositive } from '../errors/index.ts';
import { eachPair, type Values } from './pairs.ts';

/**
 * Weighted absolute percentage error: sum of |forecast - actual| / sum of actual. `null` when nothing arrived.
 *
 * @throws StaffcastError when the lengths differ or a value is not finite.
 * @example
 * ```ts
 * import { wape } from 'staffcast/accuracy';
 * wape([100, 200, null], [110, 180, 50]); // 0.1
 * ```
 */
export function wape(actual: Values, forecast: Values): number | null {
  let error = 0;
  let total = 0;
  eachPair('wape', actual, forecast, (a, f) => {
    error += Math.abs(f - a);
    total += a;
  });
  return total > 0 ? error / total : null;
}

/**
 * Sum of (forecast - actual) / sum of actual: above 0 when too much was forecast. `null` when nothing arrived.
 *
 * @throws StaffcastError when the lengths differ or a value is not finite.
 * @example
 * ```ts
 * import { bias } from 'staffcast/accuracy';
 * bias([100, 100], [110, 110]); // 0.1
 * ```
 */
export function bias(actual: Values, forecast: Values): number | null {
  let error = 0;
  let total = 0;
  eachPair('bias', actual, forecast, (a, f) => {
    error += f - a;
    total += a;
  });
  return total > 0 ? error / total : null;
}

/**
 * Mean absolute scaled error: the mean absolute error over that of the seasonal naive forecast inside the history (see
 * {@link seasonalNaiveScale}). Below 1 is better than "the same as last week". `null` when no row can be compared.
 * Source: Hyndman and Koehler 2006.
 *
 * @throws StaffcastError when `scale` is not above 0.
 * @example
 * ```ts
 * import { mase } from 'staffcast/accuracy';
 * mase([10, 12], [11, 11], 2); // 0.5
 * ```
 */
export function mase(actual: Values, forecast: Values, scale: number): number | null {
  checkPositive('mase', 'scale', scale);
  let error = 0;
  let n = 0;
  eachPair('mase', actual, forecast, (a, f) => {
    error += Math.abs(f - a);
    n += 1;
  });
  return n > 0 ? error / n / scale : null;
}

/**
 * Root mean squared scaled error: the root of the mean squared error over the mean squared error of the seasonal naive
 * forecast inside the history. `null` when no row can be compared.
 *
 * @param squaredScale mean squared seasonal naive error of the history, above 0.
 * @throws StaffcastError when `squaredScale` is not above 0.
 * @example
 * ```ts
 * import { rmsse } from 'staffcast/accuracy';
 * rmsse([10, 12], [11, 11], 4); // 0.5
 * ```
 */
export function rmsse(actual: Values, forecast: Values, squaredScale: number): number | null {
  checkPositive('rmsse', 'squaredScale', squaredScale);
  let error = 0;
  let n = 0;
  eachPair('rmsse', actual, forecast, (a, f) => {
    error += (f - a) ** 2;
    n += 1;
  });
  return n > 0 ? Math.sqrt(error / n / squaredScale) : null;
}

/**
 * Tracking signal: the sum of errors (forecast - actual) over the mean absolute error. Beyond ±4 the forecast leans to
 * one side: above more was forecast than came, below less. Rows where nothing was forecast and nothing came are left out, as
 * closed ones are that hold 0. 0 when every forecast is exact; `null` when no row can be compared.
 *
 * @throws StaffcastError when the lengths differ or a value is not finite.
 * @example
 * ```ts
 * import { trackingSignal } from 'staffcast/accuracy';
 * trackingSignal([10, 10, 10], [12, 12, 12]); // 3
 * ```
 */
export function trackingSignal(actual: Values, forecast: Values): number | null {
  let sum = 0;
  let absolute = 0;
  let pairs = 0;
  let n = 0;
  eachPair('trackingSignal', actual, forecast, (a, f) => {
    pairs += 1;
    if (a === 0 && f === 0) return;
    sum += f - a;
    absolute += Math.abs(f - a);
    n += 1;
  });
  if (n === 0) return pairs === 0 ? null : 0;
  return absolute === 0 ? 0 : sum / (absolute / n);
}

/**
 * Mean absolute and mean squared error of the seasonal naive forecast inside a history: each value against the one
 * `season` rows before. `null` when there is no such pair.
 *
 * @throws StaffcastError when `season` is not above 0.
 * @example
 * ```ts
 * import { seasonalNaiveScale } from 'staffcast/accuracy';
 * seasonalNaiveScale([10, 20, 12, 18], 2); // { absolute: 2, squared: 4 }
 * ```
 */
export function seasonalNaiveScale(
  history: Values,
  season: number,
): { readonly absolute: number; readonly squared: number } | null {
  checkPositive('seasonalNaiveScale', 'season', season);
  let absolute = 0;
  let squared = 0;
  let n = 0;
  eachPair('seasonalNaiveScale', history.slice(season), history.slice(0, -season), (a, b) => {
    absolute += Math.abs(a - b);
    squared += (a - b) ** 2;
    n += 1;
  });
  return n > 0 ? { absolute: absolute / n, squared: squared / n } : null;
}
