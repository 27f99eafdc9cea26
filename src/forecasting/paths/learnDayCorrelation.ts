import { horizonBucket } from '../bandCalibration.ts';
import type { PastDays } from '../calibrate.ts';
import type { DayModelSettings } from '../daySettings.ts';
import type { LogDays } from '../logDays.ts';
import { JUDGED_AHEAD } from '../pastForecasts.ts';
import type { DayModelWeight } from '../types.ts';
import { type Correlation, fitCorrelation } from './correlation.ts';

/** Days apart at which errors are compared. */
const APART = 14;
/** How many independent weeks of past errors the correlation that the day models imply counts for. */
const PRIOR_WEEKS = 5;
/** A single strange day must not decide: standardised errors are cut here. */
const CUT = 3;
/** Days ahead at which the day models' own correlation is taken. */
const TYPICAL_AHEAD = 7;

/**
 * How the errors of days forecast from the same origin go together: by past forecasts, mixed with what the day models imply
 * where the history holds few of them.
 */
export function learnDayCorrelation(
  past: PastDays,
  logs: LogDays,
  dayVariance: readonly number[],
  weights: readonly DayModelWeight[],
): Correlation {
  const origins = past.logMeans.length / JUDGED_AHEAD;
  const products = new Float64Array(APART + 1);
  const pairs = new Float64Array(APART + 1);
  const scores = new Float64Array(JUDGED_AHEAD);
  for (let origin = 0; origin < origins; origin++) {
    for (let step = 1; step <= JUDGED_AHEAD; step++)
      scores[step - 1] = scoreAt(past, logs, dayVariance, origin, step);
    for (let a = 0; a < JUDGED_AHEAD; a++) {
      for (let k = 0; k <= APART && a + k < JUDGED_AHEAD; k++) {
        const product = (scores[a] as number) * (scores[a + k] as number);
        if (Number.isNaN(product)) continue;
        products[k] = (products[k] as number) + product;
        pairs[k] = (pairs[k] as number) + 1;
      }
    }
  }
  const meanSquare = (products[0] as number) / Math.max(1, pairs[0] as number);
  const weeks = origins / 7;
  const observed: number[] = [];
  for (let k = 1; k <= APART; k++) {
    const n = pairs[k] as number;
    const trust = n > 0 && meanSquare > 0 ? weeks : 0;
    const seen = trust > 0 ? (products[k] as number) / n / meanSquare : 0;
    observed.push((trust * seen + PRIOR_WEEKS * implied(weights, k)) / (trust + PRIOR_WEEKS));
  }
  return fitCorrelation(
    observed,
    observed.map(() => 1),
  );
}

function scoreAt(
  past: PastDays,
  logs: LogDays,
  dayVariance: readonly number[],
  origin: number,
  step: number,
): number {
  const day = past.keepFrom + origin + step;
  const logMean = past.logMeans[origin * JUDGED_AHEAD + step - 1] as number;
  if (Number.isNaN(logMean) || past.special[day]) return Number.NaN;
  const sd = Math.sqrt(dayVariance[horizonBucket(step)] as number);
  if (!(sd > 0)) return Number.NaN;
  return Math.max(-CUT, Math.min(CUT, ((logs.logTotals[day] as number) - logMean) / sd));
}

/** Correlation of the errors of two days `apart` days from each other as the weighted day models have it. */
function implied(weights: readonly DayModelWeight[], apart: number): number {
  let sum = 0;
  for (const { settings, weights: w } of weights) sum += (w[1] ?? 0) * ofModel(settings, apart);
  return sum;
}

function ofModel({ level, drift, driftKept }: DayModelSettings, apart: number): number {
  const drifted = (days: number) => (drift * (1 - driftKept ** (2 * days))) / (1 - driftKept ** 2);
  const variance = (days: number) => 1 + level * days + drifted(days);
  const common = level * TYPICAL_AHEAD + drifted(TYPICAL_AHEAD) * driftKept ** apart;
  return common / Math.sqrt(variance(TYPICAL_AHEAD) * variance(TYPICAL_AHEAD + apart));
}
