/** Standardised surprise above which a day counts less: its noise is taken as so large that it is no more than this. */
export const OUTLIER = 3;

/** Outliers in a row on the same side after which they are a new level. */
export const NEW_LEVEL_AFTER = 3;

/** Outliers in a row on one side, with the sign of that side, after one more. */
export function sameSideAfter(sameSide: number, surprise: number): number {
  const side = Math.sign(surprise);
  return side === Math.sign(sameSide) ? sameSide + side : side;
}

/** Standard deviations within which a strange day is as before the last new level. */
const AS_BEFORE = 2;

/** The level before the last new one, and which kinds of days (workdays 1, weekends 2, or both 3) have followed the new one. */
export interface LastLevel {
  before: number;
  kinds: number;
}

/** Whether a strange day `away` from the level before the last one brings that one back: not a weekend that never left it. */
export function bringsBack(last: LastLevel, away: number, deviation: number, weekday: number): boolean {
  return Math.abs(away) < AS_BEFORE * deviation && (last.kinds & kindOf(weekday)) > 0;
}

/** The bit of a weekday from 0; none for -1. */
export function kindOf(weekday: number): number {
  if (weekday < 0) return 0;
  return weekday < 5 ? 1 : 2;
}

/**
 * What a day tells of a new level that days before it tell of as well: not much more than the least of them, lest a weekday
 * that never had a contact takes the level with it on its first one.
 */
export function sharedSurprise(surprise: number, least: number, deviation: number): number {
  return Math.sign(surprise) * Math.min(Math.abs(surprise), least + OUTLIER * deviation);
}

/** Outliers on one side so far: in a row, and in a row of each weekday (from 0). */
export interface StrangeDays {
  inRow: number;
  /** The least surprise of those in a row, and the kinds of their days. */
  least: number;
  kinds: number;
  readonly ofWeekday: Int32Array;
}

/**
 * Takes note of a day and says what its surprise teaches: after three in a row the level is a new one, and at once where the
 * day brings back the one before; after three of the same weekday, with others in between as expected, its factor is.
 * `weekday` is -1 where the day says nothing of any.
 */
export function lessonOf(
  strange: StrangeDays,
  surprise: number,
  isOutlier: boolean,
  weekday: number,
  isBack: boolean,
): 'level' | 'weekday' | null {
  strange.inRow = isOutlier ? sameSideAfter(strange.inRow, surprise) : 0;
  const isFirst = Math.abs(strange.inRow) <= 1;
  strange.least = Math.min(Math.abs(surprise), isFirst ? Infinity : strange.least);
  strange.kinds = kindOf(weekday) | (isFirst ? 0 : strange.kinds);
  const before = strange.ofWeekday[weekday] ?? 0;
  if (weekday >= 0) strange.ofWeekday[weekday] = isOutlier ? sameSideAfter(before, surprise) : 0;
  if (Math.abs(strange.inRow) >= NEW_LEVEL_AFTER || (isOutlier && isBack)) {
    strange.inRow = 0;
    strange.ofWeekday.fill(0);
    return 'level';
  }
  if (Math.abs(strange.ofWeekday[weekday] ?? 0) < NEW_LEVEL_AFTER) return null;
  strange.ofWeekday[weekday] = 0;
  return 'weekday';
}
