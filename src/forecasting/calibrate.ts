import {
  type BandCalibration,
  BUCKETS,
  horizonBucket,
  LEAST_SHAPE,
  scoreOf,
  stretchFrom,
  TYPICAL_AHEAD,
} from './bandCalibration.ts';
import { varianceGrowth } from './daySettings.ts';
import { fromLog, type LogDays, withoutOffset } from './logDays.ts';
import { JUDGED_AHEAD } from './pastForecasts.ts';
import { type JudgedRows, LAGS, type Profile } from './profile.ts';
import type { DayModelWeight } from './types.ts';
import { addedOn, withAdded } from './weekdayNoise.ts';

/** How many independent past errors the growth that the day models imply counts for. */
const PRIOR_ERRORS = 5;

/** Past combined forecasts of day totals. */
export interface PastDays {
  /** Log means per origin and step, (days - keepFrom) x JUDGED_AHEAD. */
  readonly logMeans: Float64Array;
  readonly keepFrom: number;
  readonly totals: Float64Array;
  /** Days whose own effects make them unlike the others: left out of the variance. */
  readonly special: Uint8Array;
}

/** Learns how wide the bands must be from past forecasts of days and rows. */
export function calibrate(
  past: PastDays,
  weights: readonly DayModelWeight[],
  logs: LogDays,
  judged: readonly JudgedRows[],
  profile: Profile,
): BandCalibration {
  const dayVariance = dayVariances(past, logs, weights);
  return {
    dayVariance: widened(dayVariance, past),
    day: stretchesOfDays(past, logs, dayVariance),
    row: stretchesOfRows(past, logs, dayVariance, judged, profile),
  };
}

function eachPast(past: PastDays, visit: (logMean: number, day: number, bucket: number) => void): void {
  for (let at = 0; at < past.logMeans.length; at++) {
    const logMean = past.logMeans[at] as number;
    if (Number.isNaN(logMean)) continue;
    const step = (at % JUDGED_AHEAD) + 1;
    const day = past.keepFrom + Math.floor(at / JUDGED_AHEAD) + step;
    visit(logMean, day, horizonBucket(step));
  }
}

function addedOnDay({ ofWeekdays, scale }: LogDays, day: number): number {
  return addedOn(ofWeekdays, ofWeekdays?.weekdays[day] ?? 0, scale);
}

/** Past errors of a bucket that do not overlap. */
function independentErrors({ logMeans }: PastDays, bucket: number): number {
  return logMeans.length / JUDGED_AHEAD / (TYPICAL_AHEAD[bucket] as number);
}

/** Variances by bucket, grown by what is unsure about them. */
export function widened(variances: readonly number[], past: PastDays): number[] {
  return variances.map(
    (variance, bucket) => variance * studentWidening(independentErrors(past, bucket) + PRIOR_ERRORS),
  );
}

/**
 * By how much a variance learned from few errors must grow for its 80 % band to hold: Student's t over the normal quantile
 * at 90 %, squared, to the first order in 1 / errors (Abramowitz and Stegun 1964, 26.7.5: (z^2 + 1) / 4 = 0.66).
 */
export function studentWidening(errors: number): number {
  return (1 + 0.66 / errors) ** 2;
}

/**
 * Mean squared log errors per bucket, less what noisy weekdays add, errors beyond six median ones cut. Where the history
 * holds few independent errors so far ahead, they are mixed with what the day models imply; later buckets are never surer
 * than earlier ones.
 */
export function dayVariances(past: PastDays, logs: LogDays, weights: readonly DayModelWeight[]): number[] {
  const errors: number[][] = BUCKETS.map(() => []);
  const added: number[] = BUCKETS.map(() => 0);
  eachPast(past, (logMean, day, bucket) => {
    if (past.special[day]) return;
    errors[bucket]?.push(Math.abs((logs.logTotals[day] as number) - logMean));
    added[bucket] = (added[bucket] as number) + addedOnDay(logs, day);
  });
  const variances: number[] = [];
  for (const [bucket, list] of errors.entries()) {
    list.sort((a, b) => a - b);
    const limit = 6 * (list[Math.floor(list.length / 2)] ?? 0);
    const squares = list.reduce((sum, error) => sum + Math.min(error, limit) ** 2, 0);
    const ahead = TYPICAL_AHEAD[bucket] as number;
    const independent = list.length > 0 ? independentErrors(past, bucket) : 0;
    const first = variances[0] ?? logs.scale;
    const implied = first * impliedGrowth(weights, bucket, ahead);
    const observed = list.length > 0 ? withAdded(squares, -(added[bucket] as number)) / list.length : 0;
    const variance = (independent * observed + PRIOR_ERRORS * implied) / (independent + PRIOR_ERRORS);
    variances.push(Math.max(variance, variances[bucket - 1] ?? 0));
  }
  return variances;
}

/** The share of the growth implied by the day models that comes true: their mean strays less than each of them. */
const IMPLIED_SHARE = 0.5;

/** How many times the next day's variance the weighted day models give a day further ahead. */
function impliedGrowth(weights: readonly DayModelWeight[], bucket: number, ahead: number): number {
  let growth = 0;
  for (const { settings, weights: w } of weights)
    growth += (w[bucket] as number) * (varianceGrowth(settings, ahead) - 1);
  return 1 + IMPLIED_SHARE * growth;
}

export function stretchesOfDays(past: PastDays, logs: LogDays, dayVariance: readonly number[]) {
  const scores: number[][] = BUCKETS.map(() => []);
  eachPast(past, (logMean, day, bucket) => {
    const mean = fromLog(logMean, logs);
    if (past.special[day] || mean <= 0) return;
    const variance =
      Math.expm1(withoutOffset(withAdded(dayVariance[bucket] as number, addedOnDay(logs, day)), mean, logs)) *
      mean *
      mean;
    scores[bucket]?.push(scoreOf(past.totals[day] as number, mean, variance));
  });
  return scores.map((list) => stretchFrom(list, 0));
}

function stretchesOfRows(
  past: PastDays,
  logs: LogDays,
  dayVariance: readonly number[],
  judged: readonly JudgedRows[],
  profile: Profile,
) {
  const groups = judged.map((rows, group) => {
    const lag = LAGS[group] as number;
    const bucket = horizonBucket(lag);
    const scores: number[] = [];
    let rowShare = 0;
    for (const [i, day] of rows.day.entries()) {
      const at = (day - lag - past.keepFrom) * JUDGED_AHEAD + lag - 1;
      const logMean = past.logMeans[at];
      if (day - lag < past.keepFrom || logMean === undefined || Number.isNaN(logMean) || past.special[day])
        continue;
      const total = fromLog(logMean, logs);
      const mean = total * (rows.share[i] as number);
      if (mean <= 0) continue;
      const ofDay = withoutOffset(
        withAdded(dayVariance[bucket] as number, addedOnDay(logs, day)),
        total,
        logs,
      );
      const variance = rowVariance(mean, ofDay, profile, group);
      // One contact where a thousandth was expected has a score of 16, and says nothing of other rows.
      if (mean * mean < LEAST_SHAPE * variance) continue;
      scores.push(scoreOf(rows.count[i] as number, mean, variance));
      rowShare += 1 - (Math.expm1(ofDay) * mean * mean) / variance;
    }
    // Where the day's own factor rules, a lean of the past is the luck of a few days; where rows rule, it is their skewness.
    return stretchFrom(scores, scores.length > 0 ? (rowShare / scores.length) ** 2 : 0);
  });
  return BUCKETS.map((_, bucket) => groups[Math.min(bucket, 2)] as (typeof groups)[number]);
}

/** Variance of a row: the day's own, and the row's around its share of the day. */
export function rowVariance(mean: number, dayVariance: number, profile: Profile, group: number): number {
  const relative = Math.expm1(dayVariance) + (profile.relative[group] as number);
  return mean * mean * relative + mean * (profile.dispersion[group] as number);
}
