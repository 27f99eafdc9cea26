import { yearlyCourse } from './yearlyCourse.ts';
import { smooth, type YearlyMeans, yearlyMeans } from './yearlyMeans.ts';

/** History from which other years can say what a time of year, or growth, brings. */
const LEAST_DAYS = 730;
/** Share of growth that is left after a day: half of it in a year. */
const GROWTH_KEPT = 0.998;
/** Days on each side over which levels are compared, and days between them. */
const WIDTH = 7;
const APART = 28;

/** What several years say of each day of the history, then of days after it, on the log scale. */
export interface LongRun {
  /** What the time of year brings. */
  readonly season: Float64Array;
  /** What growth brings, against the last day of the history. */
  readonly growth: Float64Array;
}

/**
 * The course of the year and lasting growth, each as far as the history bears it out; `null` of less than two years.
 *
 * @param logs log totals without weekdays and special effects, by day; NaN where there is none.
 * @param ahead days after the history for which it is wanted.
 */
export function longRun(logs: Float64Array, ahead: readonly number[]): LongRun | null {
  if (logs.length < LEAST_DAYS) return null;
  const yearly = yearlyMeans(logs);
  if (!yearly) return null;
  const season = yearlyCourse(logs, yearly.means, ahead) ?? new Float64Array(logs.length + ahead.length);
  const perDay = lastingGrowth(
    logs.map((log, day) => log - (season[day] as number)),
    yearly,
  );
  const growth = Float64Array.from(season, (_, i) =>
    i < logs.length ? perDay * (i + 1 - logs.length) : perDay * damped(ahead[i - logs.length] as number),
  );
  return { season, growth };
}

/** Days that growth still amounts to over some days ahead. */
function damped(days: number): number {
  return (1 - GROWTH_KEPT ** days) / (1 - GROWTH_KEPT);
}

/**
 * Growth per day, shrunk by what a level without any would drift over as long (Stein): what it moves by over four weeks says
 * how far that is.
 */
function lastingGrowth(logs: Float64Array, { growth, span }: YearlyMeans): number {
  const levels = smooth(logs, WIDTH);
  let squares = 0;
  let n = 0;
  for (let day = APART; day < levels.length; day++) {
    const moved = (levels[day] as number) - (levels[day - APART] as number) - APART * growth;
    if (Number.isNaN(moved)) continue;
    squares += moved * moved;
    n += 1;
  }
  if (n === 0 || growth === 0) return 0;
  const drift = squares / n / APART / span;
  return growth * Math.max(0, 1 - drift / growth ** 2);
}
