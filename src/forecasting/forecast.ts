import { checkFraction, checkPositive, StaffcastError } from '../errors/index.ts';
import { normalQuantile } from '../math/index.ts';
import { dateOfDayNumber, type Grid } from '../time/index.ts';
import { type BandStretch, horizonBucket, stretched, valueAtScore } from './bandCalibration.ts';
import { rowVariance } from './calibrate.ts';
import { checkContext } from './fit.ts';
import { forecastDays, type WholeDay } from './forecastDays.ts';
import { type DayTable, dayTable } from './historyDays.ts';
import { openRows } from './openPattern.ts';
import { type PreparedHistory, prepareHistory } from './prepareHistory.ts';
import { profileGroup } from './profile.ts';
import { type TodayUpdate, todayUpdate } from './todayUpdate.ts';
import type {
  Adjustment,
  DayForecast,
  DayParts,
  FittedModel,
  Forecast,
  ForecastContext,
  ForecastOptions,
} from './types.ts';

export const DEFAULT_PROBABILITIES = [0.025, 0.1, 0.5, 0.9, 0.975];

export function forecast(model: FittedModel, options: ForecastOptions): Forecast {
  const probabilities = options.probabilities ?? DEFAULT_PROBABILITIES;
  checkProbabilities(probabilities);
  const context: ForecastContext = {
    ...model.context,
    ...(options.calendar ? { calendar: options.calendar } : {}),
    ...(options.events ? { events: options.events } : {}),
  };
  checkContext('forecast', 'options', context);
  checkAfterHistory(model, options.grid);
  const adjustments = options.adjustments ?? [];
  for (const [i, adjustment] of adjustments.entries())
    checkPositive('forecast', `options.adjustments[${i}].factor`, adjustment.factor);
  const prepared = prepareHistory(model.history, context);
  const table = dayTable(options.grid);
  const wholeDays = forecastDays(model, prepared, Array.from(table.dayNumbers));
  const update = todayUpdate(model, prepared, wholeDays);
  const days = wholeDays.map((day) =>
    day.dayNumber === update?.dayNumber ? { ...day, variance: day.variance * update.varianceLeft } : day,
  );
  const factors = days.map((day) => adjustmentOf(adjustments, dateOfDayNumber(day.dayNumber)));
  const rows = rowsOf(model, prepared, context, table, days, update);
  const scores = probabilities.map(normalQuantile);
  const mean = rows.mean.map((value, row) =>
    value === null ? null : value * (factors[rowDay(table, row)]?.factor ?? 1),
  );
  const quantiles = probabilities.map((probability, q) => ({
    probability,
    values: mean.map((value, row) => {
      if (value === null) return null;
      const day = rowDay(table, row);
      const whole = days[day] as WholeDay;
      const group = profileGroup(whole.daysAhead);
      const variance = rowVariance(
        value,
        whole.variance + (factors[day]?.variance ?? 0),
        model.profile,
        group,
      );
      return quantile(scores[q] as number, value, variance, model.bands.row[horizonBucket(whole.daysAhead)]);
    }),
  }));
  return {
    grid: options.grid,
    mean,
    quantiles,
    days: dayForecasts(model, table, days, factors, mean, probabilities),
    statisticalMean: rows.mean,
    adjustments,
    parts: partsOf(table, days, factors, mean, rows.share),
    model: model.model,
    reason: model.reason,
    notes: [...model.notes, ...unannounced(context, table)],
  };
}

function rowDay(table: DayTable, row: number): number {
  return table.clock.dayOf[row] as number;
}

function quantile(score: number, mean: number, variance: number, stretch: BandStretch | undefined): number {
  return valueAtScore(stretch ? stretched(score, stretch) : score, mean, variance);
}

interface Rows {
  readonly mean: (number | null)[];
  /** Share of each whole day that the grid's rows hold. */
  readonly share: Float64Array;
}

/** Whole days spread over the open rows of the grid by their profile. */
function rowsOf(
  model: FittedModel,
  prepared: PreparedHistory,
  context: ForecastContext,
  table: DayTable,
  days: readonly WholeDay[],
  update: TodayUpdate | null,
): Rows {
  const weekday = Int32Array.from(table.dayNumbers, prepared.shapeWeekday);
  const closed = Uint8Array.from(table.dayNumbers, (day) => (prepared.isClosedDay(day) ? 1 : 0));
  const open = openRows(table, prepared.pattern, context, weekday, closed);
  const share = new Float64Array(days.length);
  const mean = Array.from(table.clock.dayOf, (day, row) => {
    if (!open[row]) return null;
    const whole = days[day] as WholeDay;
    const shares = model.profile.shares[profileGroup(whole.daysAhead)] as readonly number[];
    const rowShare = shares[
      ((weekday[day] as number) - 1) * table.slots + (table.slotOf[row] as number)
    ] as number;
    share[day] = (share[day] as number) + rowShare;
    const factor =
      update?.dayNumber === whole.dayNumber ? (update.factor[table.slotOf[row] as number] as number) : 1;
    return whole.total * rowShare * factor;
  });
  return { mean, share };
}

function dayForecasts(
  model: FittedModel,
  table: DayTable,
  days: readonly WholeDay[],
  factors: readonly Factor[],
  mean: readonly (number | null)[],
  probabilities: readonly number[],
): DayForecast[] {
  return table.clock.days.map(({ date, from, to }, i) => {
    let total: number | null = null;
    for (let row = from; row < to; row++) {
      const value = mean[row];
      if (value !== null && value !== undefined) total = (total ?? 0) + value;
    }
    const whole = days[i] as WholeDay;
    const relative = Math.expm1(whole.variance + (factors[i]?.variance ?? 0));
    return {
      date,
      mean: total,
      quantiles: probabilities.map((probability) => ({
        probability,
        value:
          total === null
            ? null
            : quantile(
                normalQuantile(probability),
                total,
                relative * total * total,
                model.bands.day[horizonBucket(whole.daysAhead)],
              ),
      })),
    };
  });
}

function partsOf(
  table: DayTable,
  days: readonly WholeDay[],
  factors: readonly Factor[],
  mean: readonly (number | null)[],
  share: Float64Array,
): DayParts[] {
  return table.clock.days.map(({ date, from, to }, i) => {
    const { logParts } = days[i] as WholeDay;
    const weekday = Math.exp(logParts.weekday);
    const season = Math.exp(logParts.season);
    const holiday = Math.exp(logParts.holiday);
    const event = Math.exp(logParts.event);
    const adjustment = factors[i]?.factor ?? 1;
    const rows = share[i] as number;
    let total: number | null = null;
    for (let row = from; row < to; row++)
      if (mean[row] !== null) total = (total ?? 0) + (mean[row] as number);
    const others = weekday * season * holiday * event * adjustment * rows;
    return {
      date,
      level: total === null ? null : others > 0 ? total / others : 0,
      weekday,
      season,
      holiday,
      event,
      adjustment,
      rows,
    };
  });
}

interface Factor {
  readonly factor: number;
  /** Variance of its logarithm. */
  readonly variance: number;
}

function adjustmentOf(adjustments: readonly Adjustment[], date: string): Factor {
  let factor = 1;
  let variance = 0;
  for (const each of adjustments) {
    if (date < each.from || date > each.to) continue;
    factor *= each.factor;
    const spread =
      Math.log((each.factorHigh ?? each.factor) / (each.factorLow ?? each.factor)) / (2 * 1.28155);
    variance += spread * spread;
  }
  return { factor, variance };
}

function unannounced(context: ForecastContext, table: DayTable): string[] {
  const last = table.clock.days[table.clock.days.length - 1]?.date;
  if (!context.calendar || !last || last <= context.calendar.to) return [];
  return [
    `The calendar ${context.calendar.name} is announced to ${context.calendar.to}; later days are forecast as ordinary ones.`,
  ];
}

function checkProbabilities(probabilities: readonly number[]): void {
  for (const [i, probability] of probabilities.entries()) {
    checkFraction('forecast', `options.probabilities[${i}]`, probability, 'open');
    if (i === 0 || probability > (probabilities[i - 1] as number)) continue;
    throw new StaffcastError({
      code: 'unsorted',
      where: 'forecast',
      path: `options.probabilities[${i}]`,
      value: probability,
      must: 'be above the one before',
    });
  }
}

function checkAfterHistory(model: FittedModel, grid: Grid): void {
  const { history } = model;
  if (grid.zone !== history.grid.zone || grid.intervalSeconds !== history.grid.intervalSeconds) {
    throw new StaffcastError({
      code: 'grid-mismatch',
      where: 'forecast',
      path: 'options.grid',
      value: grid,
      must: `have the history's zone ${history.grid.zone} and interval ${history.grid.intervalSeconds}`,
    });
  }
}
