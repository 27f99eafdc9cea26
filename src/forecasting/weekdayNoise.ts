import { chiSquareScale } from './chiSquareScale.ts';

/** How noisy the days of each weekday are. */
export interface WeekdayNoise {
  /** ISO weekday of each day of the history. */
  readonly weekdays: ArrayLike<number>;
  /** Variance of each weekday's noise (1 to 7, from place 0) against that of an ordinary day. */
  readonly variance: readonly number[];
}

/** For how many weeks the prior counts that all weekdays are as noisy. */
const PRIOR_WEEKS = 25;
const LEAST = 0.4;
const MOST = 50;
/** Share of what a weekday's noise adds that shows in its forecast errors; chosen on past forecasts of many queues. */
const SHOWN = 0.5;

/** Squared differences to the same weekday a week before, of days where both have a value and `isWanted`. */
export function weeklySquares(logTotals: Float64Array, isWanted = (_day: number) => true): number[] {
  const squares: number[] = [];
  for (let day = 7; day < logTotals.length; day++) {
    const step = (logTotals[day] as number) - (logTotals[day - 7] as number);
    if (!Number.isNaN(step) && isWanted(day)) squares.push(step * step);
  }
  return squares;
}

/** Learns by how much weekdays differ in noise, drawn to none: Saturdays of a queue may vary thrice as much as its workdays. */
export function weekdayNoise(
  logTotals: Float64Array,
  weekdays: ArrayLike<number>,
  scale: number,
  sparse: number,
): WeekdayNoise {
  const variance = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const squares = weeklySquares(logTotals, (day) => weekdays[day] === weekday);
    const own = chiSquareScale(squares, sparse) / 2 / scale;
    if (squares.length === 0 || own === 0) return 1;
    const trust = squares.length / (squares.length + PRIOR_WEEKS);
    return Math.min(MOST, Math.max(LEAST, own ** trust));
  });
  return { weekdays, variance };
}

/** Variance of the noise of a weekday against that of an ordinary day. */
export function noiseOn(noise: WeekdayNoise | undefined, weekday: number): number {
  return noise?.variance[weekday - 1] ?? 1;
}

/** What a weekday's own noise adds to the variance of its forecast, log scale. */
export function addedOn(noise: WeekdayNoise | undefined, weekday: number, scale: number): number {
  return SHOWN * (noiseOn(noise, weekday) - 1) * scale;
}

/** A variance learned over all days, with what its weekday adds. */
export function withAdded(variance: number, added: number): number {
  return Math.max(0.3 * variance, variance + added);
}
