import { checkLength, checkNonNegative, checkObject } from '../../errors/index.ts';
import { normalQuantile } from '../../math/index.ts';
import { checkGrid } from '../../time/index.ts';
import { horizonBucket, stretched } from '../bandCalibration.ts';
import { checkContext } from '../checkContext.ts';
import { checkKind } from '../checkModel.ts';
import { DEFAULT_PROBABILITIES } from '../defaultProbabilities.ts';
import { checkFollows, checkProbabilities } from '../forecastChecks.ts';
import { forecastDays, type WholeDay } from '../forecastDays.ts';
import { dayTable } from '../historyDays.ts';
import { MOST_VARIANCE } from '../logDays.ts';
import type { ForecastContext } from '../types.ts';
import { handleTimeLogs } from './handleTimeLogs.ts';
import { logScatter } from './rowScatter.ts';
import type { HandleTimeForecast, HandleTimeModel, HandleTimeOptions } from './types.ts';
import { prepareHandleTimes, weighedRows } from './weighedRows.ts';

const where = 'forecastHandleTime';

/**
 * Forecasts the average handle time of the rows of a grid after the history, with quantiles. The band of a row is that of
 * its day's level, what rows scatter beyond it, and the luck of few contacts: contactVariance / contacts (lognormal).
 *
 * @throws StaffcastError when the grid does not follow the history, probabilities do not increase in (0, 1), or contacts are
 * negative or not one per row.
 * @example
 * ```ts
 * import { fitHandleTime, forecastHandleTime } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 86400 });
 * const model = fitHandleTime({
 *   ahtSeconds: makeSeries(grid('2026-01-05', 28), new Array(28).fill(300)),
 *   contacts: makeSeries(grid('2026-01-05', 28), new Array(28).fill(1000)),
 * });
 * forecastHandleTime(model, { grid: grid('2026-02-02', 2) }).ahtSeconds.map(Math.round); // [300, 300]
 * ```
 */
export function forecastHandleTime(model: HandleTimeModel, options: HandleTimeOptions): HandleTimeForecast {
  checkKind(where, 'model', model, 'staffcast.handleTime', 'fitHandleTime');
  checkObject(where, 'options', options);
  const { grid, probabilities = DEFAULT_PROBABILITIES, events, calendar } = options;
  const context = { ...model.context, ...(calendar ? { calendar } : {}), ...(events ? { events } : {}) };
  checkOptions(model, options, context);
  const { profile, bands } = model;
  const prepared = prepareHandleTimes(model.history, context);
  const logs = handleTimeLogs(weighedRows(prepared, model.history), profile);
  const table = dayTable(grid);
  const days = forecastDays(model, prepared, logs, Array.from(table.dayNumbers));
  const places = Array.from(table.clock.dayOf, (day, row) => {
    const weekday = prepared.shapeWeekday(table.dayNumbers[day] as number) - 1;
    return weekday * table.slots + (table.slotOf[row] as number);
  });
  const ahtSeconds = places.map(
    (place, row) =>
      (days[table.clock.dayOf[row] as number] as WholeDay).total * (profile.factors[place] as number),
  );
  const contacts = places.map((place, row) =>
    options.contacts ? (options.contacts[row] ?? 0) : (profile.contacts[place] as number),
  );
  const scatter = contacts.map((n) => logScatter(profile, n));
  return {
    grid,
    ahtSeconds,
    quantiles: probabilities.map((probability) => ({
      probability,
      values: ahtSeconds.map((seconds, row) => {
        const day = days[table.clock.dayOf[row] as number] as WholeDay;
        return quantileOf(seconds, day, scatter[row] as number, probability, bands);
      }),
    })),
    days: table.clock.days.map(({ date, from, to }, d) => {
      const mean = weighedMean(ahtSeconds, contacts, from, to);
      const day = days[d] as WholeDay;
      const quantiles = probabilities.map((probability) => ({
        probability,
        value: quantileOf(mean, day, 0, probability, bands),
      }));
      return { date, ahtSeconds: mean, quantiles };
    }),
    notes: model.notes,
  };
}

/** The quantile of a handle time whose day has a variance of its own and whose rows scatter by `extra` around it. */
function quantileOf(
  seconds: number,
  { variance, daysAhead }: WholeDay,
  extra: number,
  probability: number,
  { day, row }: HandleTimeModel['bands'],
): number {
  const score = normalQuantile(probability);
  const stretch = day[horizonBucket(daysAhead)];
  const ofDay = stretch ? stretched(score, stretch) : score;
  const total = Math.min(MOST_VARIANCE, variance + extra);
  const share = total > 0 ? Math.min(1, extra / total) : 0;
  const mixed = share * stretched(score, row) + (1 - share) * ofDay;
  // The luck of few contacts leaves the mean where it is, so the middle lies below it.
  return seconds * Math.exp(Math.sqrt(total) * mixed - Math.min(MOST_VARIANCE, extra) / 2);
}

/** Mean of rows weighted by contacts; unweighted where none are expected. */
function weighedMean(
  seconds: readonly number[],
  contacts: readonly number[],
  from: number,
  to: number,
): number {
  let sum = 0;
  let plain = 0;
  let total = 0;
  for (let row = from; row < to; row++) {
    sum += (contacts[row] as number) * (seconds[row] as number);
    total += contacts[row] as number;
    plain += seconds[row] as number;
  }
  return total > 0 ? sum / total : plain / (to - from);
}

function checkOptions(model: HandleTimeModel, options: HandleTimeOptions, context: ForecastContext): void {
  const { grid, contacts, probabilities } = options;
  checkGrid(where, 'options.grid', grid);
  checkFollows(where, model.history.ahtSeconds, grid);
  checkProbabilities(where, probabilities);
  checkContext(where, 'options', context);
  if (!contacts) return;
  checkLength(where, 'options.contacts', contacts, grid.length);
  for (const [row, n] of contacts.entries())
    if (n !== null) checkNonNegative(where, `options.contacts[${row}]`, n);
}
