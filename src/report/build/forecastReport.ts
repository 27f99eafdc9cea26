import { checkRows } from '../../errors/index.ts';
import {
  checkSeries,
  dayTotals,
  type Grid,
  gridDays,
  type LocalDate,
  type Series,
} from '../../time/index.ts';
import type { ForecastReport } from '../planningReportTypes.ts';
import { failure, WHERE } from './checkInput.ts';
import type { ProjectReportInput } from './planningReportInput.ts';

/** The forecast by day, beside what the client announced and what came. */
export function forecastReport(
  path: string,
  { forecast, clientForecast, actual }: ProjectReportInput,
  grid: Grid,
): ForecastReport {
  const dates = gridDays(grid).map(({ date }) => date);
  const perDay = (field: string, values: Series | readonly (number | null)[]) =>
    dayList(`${path}.${field}`, values, grid, dates);
  const others = {
    ...(clientForecast === undefined ? {} : { clientForecast: perDay('clientForecast', clientForecast) }),
    ...(actual === undefined ? {} : { actual: perDay('actual', actual) }),
  };
  if (!('days' in forecast)) {
    const none = dates.map(() => null);
    const bands = { low80: none, high80: none, low95: none, high95: none };
    return { dates, mean: perDay('forecast', forecast), ...bands, ...others };
  }
  checkDates(`${path}.forecast`, forecast.grid, grid, forecast.days, dates);
  const quantile = (probability: number) =>
    forecast.days.map((day) => day.quantiles.find((q) => q.probability === probability)?.value ?? null);
  return {
    dates,
    mean: forecast.days.map(({ mean }) => mean),
    low80: quantile(0.1),
    high80: quantile(0.9),
    low95: quantile(0.025),
    high95: quantile(0.975),
    ...others,
    ...(forecast.model === undefined ? {} : { model: forecast.model }),
    ...(forecast.reason === undefined ? {} : { reason: forecast.reason }),
  };
}

function dayList(
  path: string,
  values: Series | readonly (number | null)[],
  grid: Grid,
  dates: readonly LocalDate[],
): readonly (number | null)[] {
  if (!('grid' in values)) {
    checkRows(WHERE, path, values, dates.length);
    return values;
  }
  checkSeries(WHERE, path, values);
  const days = dayTotals(values);
  checkDates(path, values.grid, grid, days, dates);
  return days.map(({ total }) => total);
}

/** Throws unless something by day has the days of the planned rows, in their time zone. */
function checkDates(
  path: string,
  own: Grid,
  grid: Grid,
  days: readonly { readonly date: LocalDate }[],
  dates: readonly LocalDate[],
): void {
  if (own.zone !== grid.zone) throw failure('inconsistent', `${path}.grid.zone`, own.zone, `be ${grid.zone}`);
  if (days.length === dates.length && days.every(({ date }, i) => date === dates[i])) return;
  const span = (list: readonly LocalDate[]) => `${list[0]} to ${list.at(-1)}`;
  const seen = span(days.map(({ date }) => date));
  throw failure('inconsistent', `${path}.grid`, seen, `hold the planned days, ${span(dates)}`);
}
