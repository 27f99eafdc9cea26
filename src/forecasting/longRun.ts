import { hasLastingSteps } from './lastingSteps.ts';
import { smooth, spanMeans } from './spanMeans.ts';
import { yearlyCourse } from './yearlyCourse.ts';
import { type YearlyMeans, yearlyMeans } from './yearlyMeans.ts';

/** History from which other years can say what a time of year, or growth, brings. */
const LEAST_DAYS = 730;
/** Share of growth that is left after a day: half of it in a year. */
const GROWTH_KEPT = 0.998;
/** Days on each side over which levels are compared, and days between them. */
const WIDTH = 7;
const APART = 28;
/** Days that tell the level of late, and how long ago the levels lie that it is compared with: growth may have ended. */
const LATE = 56;
const LATE_AGO = [182, 365];
/** Growth is carried no further than this, log scale: half as much again. */
const MOST_GROWTH = Math.log(1.5);

/** What several years say of each day of the history, then of days after it, on the log scale. */
export interface LongRun {
  /** What the time of year brings. */
  readonly season: Float64Array;
  /** What growth brings, against the last day of the history. */
  readonly growth: Float64Array;
}

/**
 * The course of the year and lasting growth, each as far as the history bears it out; `null` of less than two years, and where
 * levels jump for good.
 *
 * @param logs log totals without weekdays and special effects, by day; NaN where there is none.
 * @param ahead days after the history for which it is wanted.
 */
export function longRun(logs: Float64Array, ahead: readonly number[]): LongRun | null {
  if (logs.length < LEAST_DAYS) return null;
  const yearly = yearlyMeans(logs);
  if (!yearly) return null;
  if (hasLastingSteps(logs)) return null;
  const season = yearlyCourse(logs, yearly.means, ahead) ?? new Float64Array(logs.length + ahead.length);
  const perDay = lastingGrowth(
    logs.map((log, day) => log - (season[day] as number)),
    yearly,
  );
  const carried = (days: number) => Math.min(MOST_GROWTH, Math.max(-MOST_GROWTH, perDay * damped(days)));
  const growth = Float64Array.from(season, (_, i) =>
    i < logs.length ? perDay * (i + 1 - logs.length) : carried(ahead[i - logs.length] as number),
  );
  return { season, growth };
}

/** Days that growth still amounts to over some days ahead. */
function damped(days: number): number {
  return (1 - GROWTH_KEPT ** days) / (1 - GROWTH_KEPT);
}

/**
 * Growth per day, that of late where it is less, shrunk by what a level without any would drift over as long (James and Stein
 * 1961): what it moves by over four weeks says how far that is.
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
  const rates = [growth, ...LATE_AGO.map((ago) => growthSince(logs, ago))];
  const least = rates.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
  if (n === 0 || !rates.every((rate) => rate * growth > 0)) return 0;
  const drift = squares / n / APART / span;
  return least * Math.max(0, 1 - drift / growth ** 2);
}

/** Growth per day from a level some days ago to that of late; 0 where one of them is not known. */
function growthSince(logs: Float64Array, ago: number): number {
  const { mean } = spanMeans(logs);
  const level = (to: number) => mean(to - LATE, to);
  const growth = (level(logs.length) - level(logs.length - ago)) / ago;
  return Number.isFinite(growth) ? growth : 0;
}
