import { BUCKETS, horizonBucket, TYPICAL_AHEAD } from './bandCalibration.ts';
import { type DayModelRun, meanAhead } from './dayModels.ts';
import type { DayModelSettings } from './daySettings.ts';
import { fromLog, type LogDays } from './logDays.ts';
import type { DayModelWeight } from './types.ts';

/** How far ahead past forecasts are judged, days. */
export const JUDGED_AHEAD = 28;

/**
 * Past forecasts of one model, as log totals with the special effects: per origin (from keepFrom on) and days ahead; NaN
 * where there is none.
 */
export function pastForecasts(model: DayModelRun, logs: LogDays, special: Float64Array): Float64Array {
  const { run } = model;
  const days = logs.logTotals.length;
  const out = new Float64Array((days - run.keepFrom) * JUDGED_AHEAD).fill(Number.NaN);
  for (let origin = run.keepFrom; origin < days; origin++) {
    const from = origin - run.keepFrom;
    let ahead = 0;
    for (let step = 1; step <= JUDGED_AHEAD && origin + step < days; step++) {
      const day = origin + step;
      if (Number.isNaN(logs.logTotals[day] as number)) continue;
      ahead += 1;
      out[from * JUDGED_AHEAD + step - 1] = meanAhead(model, origin, day, ahead) + (special[day] as number);
    }
  }
  return out;
}

/** Powers of the inverse error by horizon bucket; errors of the next day are many and tell models apart best. */
const POWERS = [24, 8, 8, 8];

/** For how many models one counts that averages many speeds. */
const LIKELY_COUNTS = 6;

/** Independent past errors from which a bucket has as much say in ranking the models as the bucket before it. */
const TRUSTED_ERRORS = 5;

/** Weights by horizon bucket: the inverse of each model's past mean absolute error, to a power, the poor ones dropped. */
export function weigh(
  models: readonly DayModelSettings[],
  past: readonly Float64Array[],
  totals: Float64Array,
  logs: LogDays,
  keepFrom: number,
): DayModelWeight[] {
  const losses = rankedLosses(
    past.map((forecasts) => bucketLosses(forecasts, totals, logs, keepFrom)),
    totals.length - keepFrom,
  );
  return models.map((settings, m) => ({
    settings,
    weights: BUCKETS.map((_, bucket) => {
      const least = Math.min(...losses.map((loss) => loss[bucket] as number));
      if (!(least > 0)) return 1 / models.length;
      const raw = losses.map(
        (loss, i) =>
          (models[i]?.likely ? LIKELY_COUNTS : 1) *
          (least / (loss[bucket] as number)) ** (POWERS[bucket] as number),
      );
      return (raw[m] as number) / raw.reduce((a, b) => a + b, 0);
    }),
  }));
}

/**
 * Losses by model and bucket, each bucket's in its own proportion. Errors three weeks ahead of origins a day apart are nearly
 * the same error: eight weeks of history hold two of them, and which model they favour is chance. What tells the models apart
 * a day ahead then counts for more.
 */
function rankedLosses(losses: readonly number[][], origins: number): number[][] {
  const leastOf = (all: readonly number[][], bucket: number) =>
    Math.min(...all.map((loss) => loss[bucket] as number));
  const ranked = losses.map((loss) => [...loss]);
  for (let bucket = 1; bucket < BUCKETS.length; bucket++) {
    const least = leastOf(losses, bucket);
    const leastBefore = leastOf(ranked, bucket - 1);
    if (!(least > 0) || !(leastBefore > 0)) continue;
    const independent = origins / (TYPICAL_AHEAD[bucket] as number);
    const own = independent / (independent + TRUSTED_ERRORS);
    for (const [m, loss] of losses.entries()) {
      const before = (ranked[m] as number[])[bucket - 1] as number;
      (ranked[m] as number[])[bucket] =
        ((loss[bucket] as number) / least) ** own * (before / leastBefore) ** (1 - own);
    }
  }
  return ranked;
}

function bucketLosses(
  forecasts: Float64Array,
  totals: Float64Array,
  logs: LogDays,
  keepFrom: number,
): number[] {
  const sums = BUCKETS.map(() => 0);
  const counts = BUCKETS.map(() => 0);
  for (let at = 0; at < forecasts.length; at++) {
    const log = forecasts[at] as number;
    if (Number.isNaN(log)) continue;
    const step = (at % JUDGED_AHEAD) + 1;
    const day = keepFrom + Math.floor(at / JUDGED_AHEAD) + step;
    const bucket = horizonBucket(step);
    sums[bucket] = (sums[bucket] as number) + Math.abs(fromLog(log, logs) - (totals[day] as number));
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  return sums.map((sum, bucket) => (counts[bucket] ? sum / (counts[bucket] as number) : 0));
}

/** The combined log mean of several models with weights. */
export function combineLogs(
  logMeans: readonly number[],
  weights: readonly DayModelWeight[],
  bucket: number,
): number {
  let sum = 0;
  for (const [m, log] of logMeans.entries()) sum += log * (weights[m]?.weights[bucket] ?? 0);
  return sum;
}
