import { checkInteger, StaffcastError } from '../errors/index.ts';
import {
  checkSeries,
  type Grid,
  gridDays,
  type LocalDate,
  localClock,
  type Series,
  sliceGrid,
  sliceSeries,
} from '../time/index.ts';
import type { QuantileForecast } from './bandErrors.ts';
import type { Values } from './pairs.ts';
import { seasonalNaiveScale } from './pointErrors.ts';
import { type ScoreInput, type Scores, score } from './score.ts';

/** What a forecaster answers: expected contacts per row of the grid, and quantiles if it has them. */
export interface ForecastValues {
  readonly mean: Values;
  readonly quantiles?: readonly QuantileForecast[];
}

/** Anything that forecasts: ours, or a user's function. It is given the history up to the origin and the rows to forecast. */
export type Forecaster = (history: Series, grid: Grid) => ForecastValues;

/** What {@link backtest} takes. */
export interface BacktestOptions {
  /** Number of origins, 1 or more. The last one leaves `horizonDays` days to compare with. Default 8. */
  readonly origins?: number;
  /** Days forecast from each origin. Default 14. */
  readonly horizonDays?: number;
  /** Days between origins. Default 7. */
  readonly everyDays?: number;
  /** Called after each origin with the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Stops the run: it throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/** One origin of a backtest: what was forecast and what came. */
export interface BacktestOrigin {
  /** First day forecast. */
  readonly date: LocalDate;
  readonly grid: Grid;
  readonly actual: Values;
  readonly mean: Values;
  readonly quantiles: readonly QuantileForecast[];
  readonly scores: Scores;
}

/** How a forecaster did from several origins. */
export interface BacktestResult {
  readonly overall: Scores;
  /** Totals of whole days; bands are not summed, so it has none. */
  readonly dayTotals: Scores;
  readonly byDaysAhead: readonly { readonly daysAhead: number; readonly scores: Scores }[];
  /** ISO weekday, 1 Monday to 7 Sunday. */
  readonly byWeekday: readonly { readonly weekday: number; readonly scores: Scores }[];
  readonly bySecondOfDay: readonly { readonly secondOfDay: number; readonly scores: Scores }[];
  readonly origins: readonly BacktestOrigin[];
}

/**
 * Scores a forecaster on rolling origins: it is given the history before each origin and nothing after, and its forecast
 * is compared with what came. Errors are scaled by the weekly seasonal naive error of the history before the first origin.
 *
 * @throws StaffcastError when the history is too short for the origins asked for, or the forecaster answers with another
 * number of rows.
 * @example
 * ```ts
 * import { backtest } from 'staffcast/accuracy';
 * import { fit, forecast } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-01-05', days: 70, intervalSeconds: 86400 });
 * const week = [90, 80, 80, 70, 70, 20, 10];
 * const history = makeSeries(grid, Array.from({ length: 10 }, () => week).flat());
 * backtest(history, (past, rows) => forecast(fit(past), { grid: rows }), { origins: 2 }).overall.wape; // 0
 * ```
 */
export function backtest(
  history: Series,
  forecaster: Forecaster,
  options: BacktestOptions = {},
): BacktestResult {
  const { origins = 8, horizonDays = 14, everyDays = 7 } = options;
  checkSeries('backtest', 'history', history);
  checkInteger('backtest', 'options.origins', origins, 1);
  checkInteger('backtest', 'options.horizonDays', horizonDays, 1);
  checkInteger('backtest', 'options.everyDays', everyDays, 1);
  const rows = originRows(history, origins, horizonDays, everyDays);
  const season = Math.round((7 * 86_400) / history.grid.intervalSeconds);
  const scale = seasonalNaiveScale(history.values.slice(0, rows[0]?.from), season);
  const results = rows.map(({ from, to, date }, i) => {
    options.signal?.throwIfAborted();
    const result = runOrigin(history, forecaster, from, to, date, scale);
    options.onProgress?.((i + 1) / rows.length);
    return result;
  });
  return summarise(results, scale);
}

interface OriginRows {
  readonly date: LocalDate;
  readonly from: number;
  readonly to: number;
}

function originRows(history: Series, origins: number, horizonDays: number, everyDays: number): OriginRows[] {
  const days = gridDays(history.grid);
  const first = days.length - horizonDays - (origins - 1) * everyDays;
  if (first < 1) {
    throw new StaffcastError({
      code: 'wrong-length',
      where: 'backtest',
      path: 'history',
      value: `${days.length} days`,
      must: `have more than ${horizonDays + (origins - 1) * everyDays} days for ${origins} origins`,
    });
  }
  return Array.from({ length: origins }, (_, i) => {
    const day = first + i * everyDays;
    const last = days[day + horizonDays - 1];
    return { date: days[day]?.date ?? '', from: days[day]?.from ?? 0, to: last?.to ?? 0 };
  });
}

function runOrigin(
  history: Series,
  forecaster: Forecaster,
  from: number,
  to: number,
  date: LocalDate,
  scale: ScoreInput['scale'],
): BacktestOrigin {
  const grid = sliceGrid(history.grid, from, to);
  const answer = forecaster(sliceSeries(history, 0, from), grid);
  const actual = history.values.slice(from, to);
  if (answer.mean.length !== actual.length) {
    throw new StaffcastError({
      code: 'wrong-length',
      where: 'backtest',
      path: 'forecaster(…).mean.length',
      value: answer.mean.length,
      must: `be ${actual.length}, one entry per row`,
    });
  }
  const quantiles = (answer.quantiles ?? []).map(({ probability, values }) => ({ probability, values }));
  const mean = answer.mean;
  return { date, grid, actual, mean, quantiles, scores: score({ actual, mean, quantiles, scale }) };
}

function summarise(origins: readonly BacktestOrigin[], scale: ScoreInput['scale']): BacktestResult {
  const keys = origins.map(({ grid }) => rowKeys(grid));
  const grouped = (keyOf: (row: RowKey) => number) => {
    const all = [...new Set(keys.flatMap((rows) => rows.map(keyOf)))].sort((a, b) => a - b);
    return all.map((key) => ({
      key,
      scores: score(pooled(origins, scale, (origin, row) => keyOf(keys[origin]?.[row] as RowKey) === key)),
    }));
  };
  return {
    overall: score(pooled(origins, scale, () => true)),
    dayTotals: scoreDays(origins),
    byDaysAhead: grouped(({ daysAhead }) => daysAhead).map(({ key, scores }) => ({ daysAhead: key, scores })),
    byWeekday: grouped(({ weekday }) => weekday).map(({ key, scores }) => ({ weekday: key, scores })),
    bySecondOfDay: grouped(({ secondOfDay }) => secondOfDay).map(({ key, scores }) => ({
      secondOfDay: key,
      scores,
    })),
    origins,
  };
}

interface RowKey {
  readonly daysAhead: number;
  readonly weekday: number;
  readonly secondOfDay: number;
}

function rowKeys(grid: Grid): RowKey[] {
  const { days, dayOf, secondOfDay } = localClock(grid);
  return Array.from(dayOf, (day, row) => ({
    daysAhead: day + 1,
    weekday: days[day]?.weekday ?? 1,
    secondOfDay: secondOfDay[row] ?? 0,
  }));
}

/** The rows of all origins that `keep` accepts, one after the other. */
function pooled(
  origins: readonly BacktestOrigin[],
  scale: ScoreInput['scale'],
  keep: (origin: number, row: number) => boolean,
): ScoreInput {
  const pick = (valuesOf: (origin: BacktestOrigin) => Values) =>
    origins.flatMap((origin, o) => valuesOf(origin).filter((_, row) => keep(o, row)));
  const probabilities = origins[0]?.quantiles.map(({ probability }) => probability) ?? [];
  return {
    actual: pick(({ actual }) => actual),
    mean: pick(({ mean }) => mean),
    quantiles: probabilities.map((probability, q) => ({
      probability,
      values: pick(({ quantiles }) => quantiles[q]?.values ?? []),
    })),
    scale,
  };
}

/** Totals per day over the rows that have both a value and a forecast. */
function scoreDays(origins: readonly BacktestOrigin[]): Scores {
  const actual: number[] = [];
  const mean: number[] = [];
  for (const origin of origins) {
    for (const { from, to } of gridDays(origin.grid)) {
      let came = 0;
      let expected = 0;
      let rows = 0;
      for (let row = from; row < to; row++) {
        const a = origin.actual[row];
        const f = origin.mean[row];
        if (a === null || a === undefined || f === null || f === undefined) continue;
        came += a;
        expected += f;
        rows += 1;
      }
      if (rows === 0) continue;
      actual.push(came);
      mean.push(expected);
    }
  }
  return score({ actual, mean, quantiles: [], scale: null });
}
