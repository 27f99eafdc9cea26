import { checkOneOf, StaffcastError } from '../errors/index.ts';
import { checkSeries, type Series } from '../time/index.ts';
import { checkContext } from './checkContext.ts';
import { checkContacts } from './checkModel.ts';
import { fitDayProfile } from './fitDayProfile.ts';
import { fitDoubleSeasonal } from './rules/fitDoubleSeasonal.ts';
import { repeatsExactly } from './rules/repeatsExactly.ts';
import { fitSimple } from './rules/simpleModel.ts';
import type { FitOptions, FittedModel, ForecastContext } from './types.ts';

/**
 * Learns a forecaster from a history of counts: any interval from 5 minutes to a day, with gaps, closed hours, zeros,
 * partial days and days of 23 or 25 hours.
 *
 * `auto` (the default) forecasts day totals by a weighted combination of state-space models on the log scale (levels and
 * drifts of several speeds, weekday factors, yearly waves), times holiday and event effects learned by name and shrunk,
 * times an intraday profile by weekday. Weights and bands come from the errors that the models would have made in the
 * last 20 weeks, by distance of the day ahead. `doubleSeasonal` is Taylor's double-seasonal smoothing, strong for
 * the next hours and days of large smooth queues; `seasonalNaive` and `sameWeekdayAverage` are the plain rules to beat. These
 * three know holidays and closed days, but learn no effects of events and covariates.
 *
 * The time it takes grows linearly with the history.
 *
 * @param history counts, 0 or more; `null` where closed or missing.
 * @param options what is known of the days (calendar, events, covariates, opening hours), and a model other than `auto`.
 * @returns plain data for `forecast`, `update`, `intradayUpdate` and `explain`.
 * @throws StaffcastError when no row has a value, a value is negative, or calendar or events are malformed.
 * @example
 * ```ts
 * import { fit, forecast } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 43200 });
 * const history = makeSeries(grid('2026-01-05', 28), Array.from({ length: 56 }, (_, row) => (row % 2 ? 300 : 100)));
 * forecast(fit(history), { grid: grid('2026-02-02', 1) }).mean; // [100, 300]
 * ```
 */
export function fit(history: Series, options: FitOptions = {}): FittedModel {
  checkHistory('fit', history);
  checkContext('fit', 'options', options);
  checkOneOf('fit', 'options.model', options.model ?? 'auto', [
    'auto',
    'dayProfile',
    'doubleSeasonal',
    'seasonalNaive',
    'sameWeekdayAverage',
  ]);
  const context = contextOf(options);
  const asked = options.model ?? 'auto';
  if (asked === 'seasonalNaive')
    return fitSimple(history, context, asked, asked, 'The same row a week before, as asked.');
  if (asked === 'sameWeekdayAverage') {
    return fitSimple(history, context, asked, asked, 'The mean of the last six same weekdays, as asked.');
  }
  if (asked === 'doubleSeasonal') return fitDoubleSeasonal(history, context, asked);
  const expectsEvents = context.events?.some(({ expected }) => expected !== undefined);
  if (asked === 'auto' && !expectsEvents && repeatsExactly(history)) {
    return fitSimple(
      history,
      context,
      'seasonalNaive',
      asked,
      'The history repeats itself exactly week by week.',
    );
  }
  return fitDayProfile(history, context, asked);
}

/** The context alone, without the other options. */
function contextOf({ calendar, events, covariates, openingHours }: FitOptions): ForecastContext {
  return {
    ...(calendar ? { calendar } : {}),
    ...(events ? { events } : {}),
    ...(covariates ? { covariates } : {}),
    ...(openingHours ? { openingHours } : {}),
  };
}

function checkHistory(where: string, history: Series): void {
  checkSeries(where, 'history', history);
  let any = false;
  for (const [i, value] of history.values.entries()) {
    if (value === null) continue;
    any = true;
    checkContacts(where, `history.values[${i}]`, value);
  }
  if (any) return;
  throw new StaffcastError({
    code: 'empty',
    where,
    path: 'history.values',
    value: null,
    must: 'have a value in some row',
  });
}
