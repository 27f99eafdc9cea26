import {
  checkFields,
  checkFraction,
  checkInteger,
  checkLength,
  checkObject,
  checkObjects,
  checkRows,
  type FieldNames,
  StaffcastError,
} from '../../errors/index.ts';
import type { Forecast } from '../../forecasting/index.ts';
import { drawNormal, normalQuantile, type RandomStream, randomStream } from '../../math/index.ts';
import { checkGrid, gridDays } from '../../time/index.ts';
import type { VolumeScenarios } from './volumeScenarios.ts';

/** What {@link scenariosOfForecast} takes besides the forecast. */
export interface ScenarioOptions {
  /** Number of paths, 1 or more; default 50. */
  readonly count?: number | undefined;
  /** Seed of the rows' own noise; default 1. */
  readonly seed?: number | undefined;
  /** Whether rows vary by themselves beyond the day's factor; default true. */
  readonly rowNoise?: boolean | undefined;
  /** How much the days of a path share: 1 (default), the same place in the band on every day; 0, nothing. In between, the
   * correlation of the days' normal scores. It matters for targets over several days. */
  readonly dayCorrelation?: number | undefined;
}

const optionFields: FieldNames<ScenarioOptions> = {
  count: true,
  seed: true,
  rowNoise: true,
  dayCorrelation: true,
};

/** The parts of a forecast that say how sure it is. */
export type ForecastBands = Pick<Forecast, 'grid' | 'mean' | 'quantiles' | 'days'>;

/**
 * Paths of volumes as a forecast's own bands have them. A busy day is busy all day: each path takes one quantile of the
 * day's total, evenly spaced over the paths, and moves every row by that factor; by `dayCorrelation` the next day is alike. What a row's band is wider than that
 * factor and Poisson arrivals explain is drawn for each row by itself (lognormal); Poisson arrivals are the queue's
 * own and are not counted again.
 *
 * Quantiles between those of the forecast are interpolated in the normal score, and continued beyond the outer ones.
 *
 * @param forecast with two or more quantiles per day, such as `forecast` and `intradayUpdate` give.
 * @throws StaffcastError when there are fewer than two quantiles, or `count` is no whole number of 1 or more.
 * @example
 * ```ts
 * import { fit, forecast } from 'staffcast/forecasting';
 * import { scenariosOfForecast } from 'staffcast/staffing';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 43200 });
 * const history = makeSeries(grid('2026-01-05', 28), Array.from({ length: 56 }, (_, row) => 200 + 9 * (row % 5)));
 * scenariosOfForecast(forecast(fit(history), { grid: grid('2026-02-02', 1) }), { count: 20 }).paths.length; // 20
 * ```
 */
export function scenariosOfForecast(forecast: ForecastBands, options: ScenarioOptions = {}): VolumeScenarios {
  checkFields('scenariosOfForecast', 'options', options, optionFields);
  const { count = 50, seed = 1, rowNoise = true, dayCorrelation = 1 } = options;
  const where = 'scenariosOfForecast';
  checkInteger(where, 'count', count, 1);
  checkFraction(where, 'dayCorrelation', dayCorrelation);
  checkBands(where, forecast);
  if (forecast.quantiles.length < 2) {
    const must = 'hold two or more quantiles';
    const value = forecast.quantiles.length;
    throw new StaffcastError({ code: 'empty', where, path: 'forecast.quantiles', value, must });
  }
  const { grid, mean } = forecast;
  const stream = randomStream(seed);
  const scores = Array.from({ length: count }, (_, i) => normalQuantile((i + 0.5) / count));
  const dayStream = randomStream(seed, 1);
  const paths = scores.map(() => new Array<number | null>(grid.length).fill(null));
  for (const [d, { from, to }] of gridDays(grid).entries()) {
    const day = forecast.days[d] as Forecast['days'][number];
    const ofDay = dayCorrelation < 1 ? shuffledScores(scores, dayCorrelation, dayStream) : scores;
    const factors = ofDay.map((score) => dayFactor(day, score));
    const spread = deviation(factors);
    for (let row = from; row < to; row++) {
      const expected = mean[row];
      if (expected === null || expected === undefined) continue;
      const sigma = rowNoise ? rowSigma(forecast, row, expected, spread) : 0;
      for (const [s, path] of paths.entries()) {
        const noise = sigma > 0 ? Math.exp(sigma * drawNormal(stream) - (sigma * sigma) / 2) : 1;
        path[row] = expected * (factors[s] as number) * noise;
      }
    }
  }
  return { grid, paths };
}

/**
 * The same scores in another order: that of correlated draws, so that the paths of each day still have its whole band,
 * evenly (Iman and Conover 1982).
 */
function shuffledScores(scores: readonly number[], correlation: number, stream: RandomStream): number[] {
  const [common, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  const drawn = scores.map((score) => common * score + own * drawNormal(stream));
  const shuffled = new Array<number>(scores.length);
  const order = drawn.map((_, i) => i).sort((a, b) => (drawn[a] as number) - (drawn[b] as number));
  for (const [rank, i] of order.entries()) shuffled[i] = scores[rank] as number;
  return shuffled;
}

/** The day's quantile at a normal score, as a multiple of its mean; linear in the score between known quantiles. */
function dayFactor({ mean, quantiles }: Forecast['days'][number], score: number): number {
  if (mean === null || mean === 0) return 1;
  const known = quantiles.map(({ probability, value }) => ({
    at: normalQuantile(probability),
    value: value ?? 0,
  }));
  const next = known.findIndex(({ at }) => at >= score);
  const k = Math.max(1, next < 0 ? known.length - 1 : next);
  const [low, high] = [known[k - 1], known[k]];
  if (!low || !high) return (known[0]?.value ?? mean) / mean;
  const slope = (high.value - low.value) / (high.at - low.at);
  return Math.max(0, low.value + slope * (score - low.at)) / mean;
}

/** Standard deviation of a row's own factor: its band less the day's factor and Poisson arrivals. */
function rowSigma(forecast: ForecastBands, row: number, expected: number, daySpread: number): number {
  const [low, high] = [forecast.quantiles[0], forecast.quantiles.at(-1)];
  if (!low || !high || expected <= 0) return 0;
  const scores = normalQuantile(high.probability) - normalQuantile(low.probability);
  const spread = ((high.values[row] ?? 0) - (low.values[row] ?? 0)) / scores;
  const own = spread * spread - (expected * daySpread) ** 2 - expected;
  return own > 0 ? Math.sqrt(Math.log1p(own / (expected * expected))) : 0;
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

function checkBands(where: string, forecast: ForecastBands): void {
  checkObject(where, 'forecast', forecast);
  const { grid, mean, quantiles, days } = forecast;
  checkGrid(where, 'forecast.grid', grid);
  checkRows(where, 'forecast.mean', mean, grid.length);
  checkObjects(where, 'forecast.quantiles', quantiles);
  for (const [i, { probability, values }] of quantiles.entries()) {
    checkFraction(where, `forecast.quantiles[${i}].probability`, probability, 'open');
    checkRows(where, `forecast.quantiles[${i}].values`, values, grid.length);
  }
  checkObjects(where, 'forecast.days', days);
  checkLength(where, 'forecast.days', days, gridDays(grid).length);
  for (const [i, day] of days.entries()) checkObjects(where, `forecast.days[${i}].quantiles`, day.quantiles);
}
