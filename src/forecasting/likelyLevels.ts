import { levelWatch, newLevel } from './levelWatch.ts';
import { OUTLIER } from './outliers.ts';

/** How fast a level walks and a drift fades: variances per day in units of a day's noise, and the share of the drift kept. */
export interface LevelSpeeds {
  readonly level: number;
  readonly driftKept: number;
  readonly drift: number;
}

/** A level and a drift after each day, averaged over many speeds. */
export interface LikelyLevels {
  /** The speeds that count. */
  readonly members: readonly {
    readonly speeds: LevelSpeeds;
    readonly weight: number;
    readonly level: Float64Array;
    readonly drift: Float64Array;
  }[];
}

/** Logarithms of days without weekdays and seasons, NaN where there is none; noise relative to `scale`, its variance. */
interface LevelInput {
  readonly logs: Float64Array;
  readonly noise: Float64Array;
  readonly scale: number;
  /** Weekday of each day from 0; -1 where the day says nothing of any. */
  readonly weekdays: Int8Array;
  /** Days that say nothing of new levels. */
  readonly special?: Uint8Array;
}

const LEVELS = [0, 0.0003, 0.003, 0.03, 0.3, 1.5];
/** Share kept and variance of the drift. */
const DRIFTS: readonly (readonly [number, number])[] = [
  [0, 0],
  [0.4, 0.3],
  [0.6, 1],
  [0.6, 4],
  [0.85, 0.5],
  [0.9, 2],
];
const SPEEDS: readonly LevelSpeeds[] = LEVELS.flatMap((level) =>
  DRIFTS.map(([driftKept, drift]) => ({ level, driftKept, drift })),
);
/** Variance of the level before any day was seen: nothing is known. */
const UNKNOWN = 1e4;
/** First days that are not judged, as everything surprises. */
const UNJUDGED_DAYS = 21;
/** Share of the days that count as independent: days near each other surprise alike. */
const INDEPENDENT = 0.5;
/** Speeds of less weight are left out. */
const LEAST_WEIGHT = 1e-3;

/**
 * Runs a level that walks with a drift that fades (a local level and an AR(1), Harvey 1989, section 2.3) at many speeds and
 * weighs them by the likelihood of each day's surprise, with Laplace errors of unknown size: Bayesian model averaging.
 */
export function likelyLevels(input: LevelInput): LikelyLevels {
  const runs = SPEEDS.map((speeds) => ({ speeds, ...runLevel(input, speeds) }));
  const most = Math.max(...runs.map(({ logLikelihood }) => logLikelihood));
  const raw = runs.map(({ logLikelihood }) => Math.exp(INDEPENDENT * (logLikelihood - most)));
  const least = LEAST_WEIGHT * raw.reduce((a, b) => a + b, 0);
  const sum = raw.reduce((a, b) => a + (b > least ? b : 0), 0);
  return {
    members: runs.flatMap(({ speeds, level, drift }, m) => {
      const weight = raw[m] as number;
      return weight > least ? [{ speeds, weight: weight / sum, level, drift }] : [];
    }),
  };
}

/** Kalman filter of level and drift, robust as the day filter is: some strange days on the same side are a new level. */
function runLevel(
  { logs, noise, scale, weekdays, special }: LevelInput,
  speeds: LevelSpeeds,
): { logLikelihood: number; level: Float64Array; drift: Float64Array } {
  const days = logs.length;
  const levels = new Float64Array(days);
  const drifts = new Float64Array(days);
  const unjudged = Math.min(UNJUDGED_DAYS, Math.floor(days / 2));
  const kept = speeds.driftKept;
  let level = 0;
  let drift = 0;
  let ofLevel = UNKNOWN;
  let ofDrift = (scale * speeds.drift) / (1 - kept * kept);
  let ofBoth = 0;
  const watch = levelWatch();
  let sizes = 0;
  let logVariances = 0;
  let judged = 0;
  for (let day = 0; day < days; day++) {
    const log = logs[day] as number;
    if (!Number.isNaN(log)) {
      ofLevel += scale * speeds.level;
      drift *= kept;
      ofDrift = ofDrift * kept * kept + scale * speeds.drift;
      ofBoth *= kept;
      let surprise = log - level - drift;
      let levelGain = ofLevel + ofBoth;
      let driftGain = ofBoth + ofDrift;
      let variance = levelGain + driftGain + scale * (noise[day] as number);
      const size = Math.abs(surprise) / Math.sqrt(variance);
      if (day >= unjudged) {
        sizes += size;
        logVariances += Math.log(variance);
        judged += 1;
      }
      const ofRest = scale * (noise[day] as number);
      const still = (scale * speeds.drift) / (1 - kept * kept);
      const isOutlier = size > OUTLIER;
      const deviation = Math.sqrt(ofLevel + still + ofRest);
      const jump = special?.[day]
        ? null
        : newLevel(watch, level, { log, weekday: weekdays[day] as number, deviation, isOutlier });
      if (jump !== null) {
        // The drift took the new level for its own so far.
        surprise = jump;
        drift = 0;
        ofLevel += surprise * surprise;
        ofBoth = 0;
        ofDrift = still;
        levelGain = ofLevel;
        driftGain = ofDrift;
        variance = levelGain + driftGain + ofRest;
      } else if (isOutlier) variance *= (size / OUTLIER) ** 2;
      level += (levelGain / variance) * surprise;
      drift += (driftGain / variance) * surprise;
      ofLevel -= (levelGain * levelGain) / variance;
      ofBoth -= (levelGain * driftGain) / variance;
      ofDrift -= (driftGain * driftGain) / variance;
    }
    levels[day] = level;
    drifts[day] = drift;
  }
  const logLikelihood = sizes > 0 ? -judged * Math.log(sizes / judged) - logVariances / 2 : 0;
  return { logLikelihood, level: levels, drift: drifts };
}

/** The level `ahead` open days after a day. */
export function levelAhead({ members }: LikelyLevels, day: number, ahead: number): number {
  let sum = 0;
  for (const { speeds, weight, level, drift } of members)
    sum += weight * ((level[day] as number) + (drift[day] as number) * speeds.driftKept ** ahead);
  return sum;
}

/** The mean of the speeds; of the share kept, among those that drift. */
export function meanSpeeds({ members }: LikelyLevels): LevelSpeeds {
  let level = 0;
  let drift = 0;
  let kept = 0;
  for (const { speeds, weight } of members) {
    level += weight * speeds.level;
    drift += weight * speeds.drift;
    kept += weight * speeds.drift * speeds.driftKept;
  }
  return { level, drift, driftKept: drift > 0 ? kept / drift : 0 };
}
