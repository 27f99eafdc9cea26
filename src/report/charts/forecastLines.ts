import { addDays, daysBetween, type LocalDate } from '../../time/index.ts';
import type { ProjectReport } from '../planningReportTypes.ts';
import { dayRange } from './dayRange.ts';

type Values = readonly (number | null)[];

/** What the forecast chart draws, all on the same dates. */
export interface ForecastLines {
  readonly dates: readonly LocalDate[];
  /** Index of the first forecast day. */
  readonly from: number;
  readonly history: Values;
  /** Days of an earlier year laid over the horizon, newest year first. */
  readonly earlier: readonly { readonly name: string; readonly values: Values }[];
  readonly mean: Values;
  readonly low80: Values;
  readonly high80: Values;
  readonly low95: Values;
  readonly high95: Values;
  readonly client: Values | null;
  readonly actual: Values | null;
}

// A longer gap than this in the history begins another season.
const MOST_GAP_DAYS = 31;
// More history than this many horizons would squeeze the forecast into a corner.
const MOST_HISTORY_HORIZONS = 2;
const LEAST_HISTORY_DAYS = 28;

/** History and forecast of a project brought onto one run of days. */
export function forecastLines(project: ProjectReport): ForecastLines | null {
  const { forecast, history } = project;
  const first = forecast.dates[0];
  const last = forecast.dates.at(-1);
  if (first === undefined || last === undefined) return null;
  const totals = new Map(history.dates.map((date, i) => [date, history.totals[i] ?? null]));
  const dates = dayRange(recentStart([...totals.keys()], first, last), last);
  const place = (values: Values | undefined): Values | null => {
    if (!values) return null;
    const byDate = new Map(forecast.dates.map((date, i) => [date, values[i] ?? null]));
    return dates.map((date) => byDate.get(date) ?? null);
  };
  const from = dates.indexOf(first);
  return {
    dates,
    from,
    history: dates.map((date, i) => (i < from ? (totals.get(date) ?? null) : null)),
    earlier: earlierYears(dates, from, totals),
    mean: place(forecast.mean)!,
    low80: place(forecast.low80)!,
    high80: place(forecast.high80)!,
    low95: place(forecast.low95)!,
    high95: place(forecast.high95)!,
    client: place(forecast.clientForecast),
    actual: place(forecast.actual),
  };
}

/** First day of the run of history that reaches the forecast. */
function recentStart(dates: readonly LocalDate[], first: LocalDate, last: LocalDate): LocalDate {
  const horizonDays = daysBetween(first, last) + 1;
  const earliest = addDays(first, -Math.max(LEAST_HISTORY_DAYS, MOST_HISTORY_HORIZONS * horizonDays));
  let start = first;
  for (const date of [...dates].sort().reverse()) {
    if (date >= first) continue;
    if (date < earliest || date < addDays(start, -MOST_GAP_DAYS)) break;
    start = date;
  }
  return start;
}

/** The same calendar days one, two and three years before the horizon, where the history knows at least a week of them. */
function earlierYears(
  dates: readonly LocalDate[],
  from: number,
  totals: ReadonlyMap<LocalDate, number | null>,
): { name: string; values: Values }[] {
  const years: { name: string; values: Values }[] = [];
  for (const back of [1, 2, 3]) {
    const values = dates.map((date, i) => (i < from ? null : (totals.get(yearsBefore(date, back)) ?? null)));
    if (values.filter((value) => value !== null).length < 7) continue;
    years.push({ name: String(Number(dates[from]!.slice(0, 4)) - back), values });
  }
  return years;
}

function yearsBefore(date: LocalDate, years: number): LocalDate {
  return `${String(Number(date.slice(0, 4)) - years).padStart(4, '0')}${date.slice(4)}`;
}
