import {
  bringsBack,
  kindOf,
  type LastLevel,
  NEW_LEVEL_AFTER,
  sameSideAfter,
  sharedSurprise,
} from './outliers.ts';

/** Days in a row so many standard deviations away from the level on one side, whatever the drift makes of them: a new level. */
const FAR_AWAY: readonly (readonly [days: number, deviations: number])[] = [
  [NEW_LEVEL_AFTER, 2.5],
  [5, 2],
];

/** Nearer than this, nothing is strange. */
const NEAR = Math.min(...FAR_AWAY.map(([, deviations]) => deviations));

/** What is kept to notice new levels: days in a row far away, with the sign of their side, and the last one. */
export interface LevelWatch {
  readonly daysAway: Int32Array;
  /** How far the nearest of them was. */
  readonly least: Float64Array;
  /** The kinds of the days in the longest row. */
  kinds: number;
  last: LastLevel;
}

/** A day against the level: its log and weekday, and how far such days lie apart. */
interface WatchedDay {
  readonly log: number;
  readonly weekday: number;
  readonly deviation: number;
  readonly isOutlier: boolean;
}

/** Nothing noticed yet. */
export function levelWatch(): LevelWatch {
  return {
    daysAway: new Int32Array(FAR_AWAY.length),
    least: new Float64Array(FAR_AWAY.length),
    kinds: 0,
    last: { before: Number.NaN, kinds: 0 },
  };
}

/** How far a new level is, where a day shows one: enough days in a row are far away, or it brings back the one before the last. */
export function newLevel(
  watch: LevelWatch,
  level: number,
  { log, weekday, deviation, isOutlier }: WatchedDay,
): number | null {
  const away = log - level;
  if (!isOutlier && Math.abs(away) <= NEAR * deviation) {
    watch.daysAway.fill(0);
    watch.kinds = kindOf(weekday);
    watch.last.kinds |= watch.kinds;
    return null;
  }
  const isBack = isOutlier && bringsBack(watch.last, log - watch.last.before, deviation, weekday);
  let shared = 0;
  for (const [i, [days, deviations]] of FAR_AWAY.entries()) {
    const isFar = Math.abs(away) > deviations * deviation;
    const inRow = isFar ? sameSideAfter(watch.daysAway[i] as number, away) : 0;
    const least = Math.min(Math.abs(away), Math.abs(inRow) > 1 ? (watch.least[i] as number) : Infinity);
    watch.daysAway[i] = inRow;
    watch.least[i] = least;
    if (Math.abs(inRow) >= days) shared = Math.max(shared, least);
  }
  const isFirst = watch.daysAway.every((inRow) => Math.abs(inRow) <= 1);
  watch.kinds = kindOf(weekday) | (isFirst ? 0 : watch.kinds);
  if (!isBack && shared === 0) {
    if (!isOutlier) watch.last.kinds |= kindOf(weekday);
    return null;
  }
  watch.daysAway.fill(0);
  watch.last = { before: level, kinds: watch.kinds };
  return isBack ? away : sharedSurprise(away, shared, deviation);
}
