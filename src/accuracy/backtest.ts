import { type Series, sliceGrid, sliceSeries } from '../time/index.ts';
import { backtestRows, type OriginRows } from './backtestRows.ts';
import type {
  AsyncForecaster,
  BacktestOptions,
  BacktestOrigin,
  BacktestResult,
  Forecaster,
  ForecastValues,
} from './backtestTypes.ts';
import { checkAnswer } from './checkAnswer.ts';
import { eventNames } from './eventNames.ts';
import { type ScoreInput, score } from './score.ts';
import { summarise } from './summarise.ts';

/**
 * Scores a forecaster on rolling origins: it is given the history before each origin and nothing after, and its forecast
 * is compared with what came. Errors are scaled by the weekly seasonal naive error of the history before the first origin.
 *
 * Progress comes after each origin. A run like this one blocks, so that only `onProgress` can stop it through the signal;
 * {@link backtestAsync} lets others in between origins.
 *
 * @throws StaffcastError when the history is too short for the origins asked for, the forecaster answers with another
 * number of rows, or calendar or events are malformed.
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
  const { rows, scale } = backtestRows('backtest', history, options);
  const namesOf = eventNames('backtest', options);
  const origins: BacktestOrigin[] = [];
  for (const each of rows) {
    options.signal?.throwIfAborted();
    const answer = forecaster(
      sliceSeries(history, 0, each.from),
      sliceGrid(history.grid, each.from, each.to),
    );
    origins.push(originOf('backtest', history, each, answer, scale));
    options.onProgress?.(origins.length / rows.length);
  }
  return summarise(origins, scale, namesOf);
}

/**
 * {@link backtest} for a forecaster that may answer later (a worker, a service). Between origins it gives way to whatever
 * else waits, so a page stays alive and its user can cancel.
 *
 * @returns rejects with the signal's reason when stopped.
 * @throws StaffcastError as {@link backtest} does.
 * @example
 * ```ts
 * import { backtestAsync } from 'staffcast/accuracy';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-01-05', days: 28, intervalSeconds: 86400 });
 * const history = makeSeries(grid, new Array(28).fill(100));
 * const always = async () => ({ mean: new Array(7).fill(110) });
 * const result = await backtestAsync(history, always, { origins: 2, horizonDays: 7 });
 * result.overall.bias; // 0.1
 * ```
 */
export async function backtestAsync(
  history: Series,
  forecaster: AsyncForecaster,
  options: BacktestOptions = {},
): Promise<BacktestResult> {
  const { rows, scale } = backtestRows('backtestAsync', history, options);
  const namesOf = eventNames('backtestAsync', options);
  const origins: BacktestOrigin[] = [];
  for (const each of rows) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    options.signal?.throwIfAborted();
    const past = sliceSeries(history, 0, each.from);
    const answer = await forecaster(past, sliceGrid(history.grid, each.from, each.to));
    origins.push(originOf('backtestAsync', history, each, answer, scale));
    options.onProgress?.(origins.length / rows.length);
  }
  return summarise(origins, scale, namesOf);
}

function originOf(
  where: string,
  history: Series,
  { from, to, date }: OriginRows,
  answer: ForecastValues,
  scale: ScoreInput['scale'],
): BacktestOrigin {
  const actual = history.values.slice(from, to);
  checkAnswer(where, date, answer, actual.length);
  const { mean } = answer;
  const quantiles = (answer.quantiles ?? []).map(({ probability, values }) => ({ probability, values }));
  return {
    date,
    grid: sliceGrid(history.grid, from, to),
    actual,
    mean,
    quantiles,
    days: (answer.days ?? []).map((day) => ({ date: day.date, quantiles: day.quantiles })),
    scores: score({ actual, mean, quantiles, scale }),
  };
}
