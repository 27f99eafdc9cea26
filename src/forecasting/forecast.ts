import { checkObject } from '../errors/index.ts';
import { normalQuantile } from '../math/index.ts';
import { dateOfDayNumber, type LocalDate } from '../time/index.ts';
import { bandValue, horizonBucket, LEAST_SHAPE } from './bandCalibration.ts';
import { rowVariance } from './calibrate.ts';
import { checkModel } from './checkModel.ts';
import { countQuantile, countUnit, isFew } from './countUnit.ts';
import { dayTotalsOf } from './dayTotalsOf.ts';
import { DEFAULT_PROBABILITIES } from './defaultProbabilities.ts';
import { checkForecast } from './forecastChecks.ts';
import { dayForecasts, dayParts, dayTotal, dayVarianceOf } from './forecastDayResults.ts';
import { forecastDays, type WholeDay } from './forecastDays.ts';
import { forecastNotes } from './forecastNotes.ts';
import { forecastRows } from './forecastRows.ts';
import { type DayTable, dayTable } from './historyDays.ts';
import { factorOn } from './judgement/adjustments.ts';
import { applyJudgement, type JudgedDays } from './judgement/applyJudgement.ts';
import { checkAdjustments } from './judgement/checkJudgement.ts';
import { logDays } from './logDays.ts';
import { type PreparedHistory, prepareHistory } from './prepareHistory.ts';
import { profileGroup } from './profile.ts';
import { simpleDays } from './rules/simpleModel.ts';
import { carriedOver, todayUpdate } from './todayUpdate.ts';
import type { FittedModel, Forecast, ForecastContext, ForecastOptions } from './types.ts';

/**
 * Forecasts the rows of a grid after the history: expected contacts with quantiles, per row and per local day, and the
 * parts that multiply to each day. Closed rows are `null`. Where the history ends inside a day, the rest of that day is
 * moved by what was seen of it.
 *
 * The expectation is the centre that keeps absolute errors small; it lies slightly below the mean of a skewed band.
 *
 * @param model from {@link fit} or `update`.
 * @param options the grid (same interval and zone as the history, after its last value), probabilities, and what is known
 * of the days to come: a calendar or events given here replace those given to `fit`; `adjustments` and `overrides` are a
 * planner's own multipliers and day totals, applied after the statistical forecast, which stays visible in
 * `statisticalMean`.
 * @throws StaffcastError when the grid has another interval or zone or begins inside the history, probabilities are not
 * increasing in (0, 1), a factor is not above 0 or is above 20 (a percentage, mostly), a planner's band is wider than 1 to
 * 2000, or two overrides meet on a day.
 * @example
 * ```ts
 * import { fit, forecast } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 86400 });
 * const history = makeSeries(grid('2026-01-05', 28), Array.from({ length: 28 }, (_, day) => (day % 7 < 5 ? 200 : 50)));
 * forecast(fit(history), { grid: grid('2026-02-02', 7) }).mean; // [200, 200, 200, 200, 200, 50, 50]
 * ```
 */
export function forecast(model: FittedModel, options: ForecastOptions): Forecast {
  checkModel('forecast', 'model', model);
  checkObject('forecast', 'options', options);
  const { adjustments = [] } = options;
  checkAdjustments('forecast', 'options.adjustments', adjustments);
  return forecastJudged(model, options);
}

/** A forecast whose adjustments may be of any size, as those that scale it to a queue a thousand times as large. */
export function forecastJudged(model: FittedModel, options: ForecastOptions): Forecast {
  const context: ForecastContext = {
    ...model.context,
    ...(options.calendar ? { calendar: options.calendar } : {}),
    ...(options.events ? { events: options.events } : {}),
    ...(options.covariates ? { covariates: options.covariates } : {}),
  };
  checkForecast(model, options, context);
  const probabilities = options.probabilities ?? DEFAULT_PROBABILITIES;
  const { adjustments = [], overrides = [] } = options;
  const prepared = prepareHistory(model.history, context);
  const table = dayTable(options.grid);
  const numbers = Array.from(table.dayNumbers);
  const simple = model.dayModels.length === 0;
  const whole = simple ? simpleDays(model, prepared, numbers) : modelDays(model, prepared, numbers);
  const update = simple
    ? carriedOver(model, prepared, whole)
    : todayUpdate(model, prepared, whole, (day) => factorOn(adjustments, dateOfDayNumber(day)));
  const days = whole.map((day) =>
    day.dayNumber === update?.dayNumber
      ? {
          ...day,
          variance: day.variance * update.varianceLeft,
          specialVariance: day.specialVariance * update.varianceLeft,
        }
      : day,
  );
  const rows = forecastRows(model, prepared, context, table, days, update);
  const totals = days.map((_, i) => dayTotal(table, rows.mean, i));
  const judged = applyJudgement(
    days,
    table.clock.days,
    totals,
    adjustments,
    overrides,
    lastWholeDay(prepared),
  );
  const mean = rows.mean.map((value, row) =>
    value === null ? null : value * (judged.factors[table.clock.dayOf[row] as number]?.factor ?? 1),
  );
  const unit = countUnit(model.history);
  const daily = table.slots === 1;
  const ofDays = dayForecasts(model, table, days, judged, mean, probabilities, daily ? unit : 0);
  return {
    grid: options.grid,
    mean,
    quantiles: probabilities.map((probability, p) => ({
      probability,
      values: daily
        ? ofDays.map(({ quantiles }) => quantiles[p]?.value ?? null)
        : rowQuantile(model, table, days, judged, mean, probability, unit),
    })),
    days: ofDays,
    statisticalMean: rows.mean,
    adjustments,
    overrides,
    uncertainty: { days: judged.variances, ...model.correlation },
    parts: dayParts(table, days, judged, mean, rows.share),
    model: model.model,
    reason: model.reason,
    notes: [...model.notes, ...forecastNotes(model, context, prepared, table), ...judged.notes],
  };
}

/** The last day of the history that is over. */
function lastWholeDay({ table, today, lastRow }: PreparedHistory): LocalDate {
  const last = table.dayNumbers[table.clock.dayOf[Math.max(0, lastRow)] as number] as number;
  return dateOfDayNumber(today >= 0 ? last - 1 : last);
}

function modelDays(model: FittedModel, prepared: PreparedHistory, numbers: readonly number[]): WholeDay[] {
  const logs = logDays(dayTotalsOf(prepared, model.profile), prepared.table.weekdays);
  return forecastDays(model, prepared, logs, numbers);
}

function rowQuantile(
  model: FittedModel,
  table: DayTable,
  days: readonly WholeDay[],
  judged: JudgedDays,
  mean: readonly (number | null)[],
  probability: number,
  unit: number,
): (number | null)[] {
  const score = normalQuantile(probability);
  return mean.map((value, row) => {
    if (value === null) return null;
    const day = table.clock.dayOf[row] as number;
    const { daysAhead } = days[day] as WholeDay;
    const spread = rowVariance(value, dayVarianceOf(judged, day), model.profile, profileGroup(daysAhead));
    // Of rows with next to no contacts the cube root knows nothing.
    if (isFew(value, unit) && value * value < LEAST_SHAPE * spread)
      return unit * countQuantile(probability, value / unit, spread / (unit * unit));
    return bandValue(score, value, spread, model.bands.row[horizonBucket(daysAhead)]);
  });
}
