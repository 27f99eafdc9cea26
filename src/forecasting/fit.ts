import { checkNonNegative, checkOneOf, StaffcastError } from '../errors/index.ts';
import { checkSeries, type Series } from '../time/index.ts';
import { calibrate } from './calibrate.ts';
import { checkContext } from './checkContext.ts';
import { dayAheadForecasts } from './dayAhead.ts';
import type { DayModelRun } from './dayModels.ts';
import { dayTotalsOf } from './dayTotalsOf.ts';
import { fitDayModels } from './fitDayModels.ts';
import { learnProfile } from './learnProfile.ts';
import { fromLog, type LogDays, logDays } from './logDays.ts';
import { learnDayCorrelation } from './paths/learnDayCorrelation.ts';
import { learnRowCorrelation } from './paths/learnRowCorrelation.ts';
import { type PreparedHistory, prepareHistory, profileInput } from './prepareHistory.ts';
import { repeatsExactly } from './repeatsExactly.ts';
import { fitSimple } from './simpleModel.ts';
import type {
  CleanedDay,
  DayModelWeight,
  FitOptions,
  FittedModel,
  ForecastContext,
  ModelChoice,
} from './types.ts';

/**
 * Learns a forecaster from a history of counts: any interval from 5 minutes to a day, with gaps, closed hours, zeros,
 * partial days and days of 23 or 25 hours.
 *
 * `auto` (the default) forecasts day totals by a weighted combination of state-space models on the log scale (levels and
 * drifts of several speeds, weekday factors, yearly waves), times holiday and event effects learned by name and shrunk,
 * times an intraday profile by weekday. Weights and bands come from the errors that the models would have made in the
 * last 20 weeks, by distance of the day ahead. `seasonalNaive` and `sameWeekdayAverage` are the plain rules to beat.
 *
 * The time it takes grows linearly with the history.
 *
 * @param history counts, 0 or more; `null` where closed or missing.
 * @param options what is known of the days (calendar, events, opening hours), and a model other than `auto`.
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
  if (asked === 'auto' && repeatsExactly(history)) {
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

function fitDayProfile(history: Series, context: ForecastContext, asked: ModelChoice): FittedModel {
  const prepared = prepareHistory(history, context);
  const { profile, judged } = learnProfile(profileInput(prepared));
  const standard = dayTotalsOf(prepared, profile.shares[2] ?? []);
  const logs = logDays(standard);
  const { weights, past, specials } = fitDayModels(prepared, logs, standard.totals);
  const bands = calibrate(past, weights, logs, judged, profile);
  return {
    kind: 'staffcast.forecast',
    asked,
    model: 'dayProfile',
    reason: reasonOf(weights, standard.totals.length),
    history,
    context,
    dayModels: weights.filter(({ weights: w }) => w.some((value) => value > 0.01)),
    profile,
    bands,
    correlation: {
      overDays: learnDayCorrelation(past, logs, bands.dayVariance, weights),
      overRows: learnRowCorrelation(judged[1], profile),
    },
    dayAhead: judged[0]
      ? dayAheadForecasts(past, logs, judged[0], prepared.table.dayNumbers, prepared.table.slots)
      : [],
    cleaned: cleanedDays(prepared, logs, specials),
    notes: [],
  };
}

function reasonOf(weights: readonly DayModelWeight[], days: number): string {
  const named = [...weights]
    .sort((a, b) => (b.weights[1] ?? 0) - (a.weights[1] ?? 0))
    .slice(0, 3)
    .map(({ settings, weights: w }) => `${settings.name} ${Math.round(100 * (w[1] ?? 0))} %`);
  const monthly = (weights[0]?.settings.monthlyWaves ?? 0) > 0 ? ' The volume follows the month.' : '';
  return `Day totals times an intraday profile, from ${days} days. ${weights.length} day models are weighed by their past errors; for the first week most by: ${named.join(', ')}.${monthly}`;
}

/** Days that stood out so far that they were given less weight. */
function cleanedDays(prepared: PreparedHistory, logs: LogDays, { run }: DayModelRun): CleanedDay[] {
  const cleaned: CleanedDay[] = [];
  for (const [day, { date }] of prepared.table.clock.days.entries()) {
    const inflation = run.inflation[day] ?? 1;
    if (inflation <= 1.5) continue;
    const log = logs.logTotals[day] as number;
    cleaned.push({
      date,
      observed: fromLog(log, logs),
      expected: fromLog(log - (run.surprise[day] ?? 0), logs),
      why: `${(3 * Math.sqrt(inflation)).toFixed(1)} standard deviations from what the days before said: it counts less`,
    });
  }
  return cleaned;
}

/** The context alone, without the other options. */
function contextOf({ calendar, events, openingHours }: FitOptions): ForecastContext {
  return {
    ...(calendar ? { calendar } : {}),
    ...(events ? { events } : {}),
    ...(openingHours ? { openingHours } : {}),
  };
}

function checkHistory(where: string, history: Series): void {
  checkSeries(where, 'history', history);
  let any = false;
  for (const [i, value] of history.values.entries()) {
    if (value === null) continue;
    any = true;
    checkNonNegative(where, `history.values[${i}]`, value);
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
