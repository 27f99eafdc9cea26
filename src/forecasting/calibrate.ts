import { type BandCalibration, BUCKETS, horizonBucket, scoreOf, stretchFrom } from './bandCalibration.ts';
import { fromLog, JUDGED_AHEAD, type LogDays } from './dayModels.ts';
import { type JudgedRows, LAGS, type Profile } from './profile.ts';

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
  logs: LogDays,
  judged: readonly JudgedRows[],
  profile: Profile,
): BandCalibration {
  const dayVariance = dayVariances(past, logs);
  return {
    dayVariance,
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

/** Mean squared log errors per bucket, errors beyond four median ones cut; later buckets are never surer than earlier ones. */
function dayVariances(past: PastDays, logs: LogDays): number[] {
  const errors: number[][] = BUCKETS.map(() => []);
  eachPast(past, (logMean, day, bucket) => {
    if (!past.special[day]) errors[bucket]?.push(Math.abs((logs.logTotals[day] as number) - logMean));
  });
  let least = 0;
  return errors.map((list) => {
    list.sort((a, b) => a - b);
    const limit = 6 * (list[Math.floor(list.length / 2)] ?? 0);
    const squares = list.reduce((sum, error) => sum + Math.min(error, limit) ** 2, 0);
    const variance = list.length > 0 ? (squares + 5 * logs.scale) / (list.length + 5) : 1.5 * logs.scale;
    least = Math.max(least, variance);
    return least;
  });
}

function stretchesOfDays(past: PastDays, logs: LogDays, dayVariance: readonly number[]) {
  const scores: number[][] = BUCKETS.map(() => []);
  eachPast(past, (logMean, day, bucket) => {
    const mean = fromLog(logMean, logs);
    if (past.special[day] || mean <= 0) return;
    const variance = Math.expm1(dayVariance[bucket] as number) * mean * mean;
    scores[bucket]?.push(scoreOf(past.totals[day] as number, mean, variance));
  });
  return scores.map(stretchFrom);
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
    for (const [i, day] of rows.day.entries()) {
      const at = (day - lag - past.keepFrom) * JUDGED_AHEAD + lag - 1;
      const logMean = past.logMeans[at];
      if (day - lag < past.keepFrom || logMean === undefined || Number.isNaN(logMean) || past.special[day])
        continue;
      const mean = fromLog(logMean, logs) * (rows.share[i] as number);
      if (mean > 0)
        scores.push(
          scoreOf(
            rows.count[i] as number,
            mean,
            rowVariance(mean, dayVariance[bucket] as number, profile, group),
          ),
        );
    }
    return stretchFrom(scores);
  });
  return BUCKETS.map((_, bucket) => groups[Math.min(bucket, 2)] as (typeof groups)[number]);
}

/** Variance of a row: the day's own, and the row's around its share of the day. */
export function rowVariance(mean: number, dayVariance: number, profile: Profile, group: number): number {
  const relative = Math.expm1(dayVariance) + (profile.relative[group] as number);
  return mean * mean * relative + mean * (profile.dispersion[group] as number);
}
