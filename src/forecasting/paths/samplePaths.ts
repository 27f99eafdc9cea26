import { checkFields, checkInteger, checkOneOf, type FieldNames } from '../../errors/index.ts';
import { drawNormal, type RandomStream, randomStream } from '../../math/index.ts';
import { type Grid, gridDays } from '../../time/index.ts';
import type { ForecastDistribution } from '../types.ts';
import { checkDistribution } from './checkDistribution.ts';
import { dayErrorSampler } from './dayFactors.ts';
import { curveDeviation, curveValue, type QuantileCurve, quantileCurve, withMean } from './quantileCurve.ts';
import { rowLoadings } from './rowLoadings.ts';

/** Volumes that may come: each path is one whole course of the days. */
export interface VolumePaths {
  readonly grid: Grid;
  /** One list per path, one entry per row; `null` where closed. */
  readonly paths: readonly (readonly (number | null)[])[];
}

/** What {@link samplePaths} takes besides the forecast. */
export interface SampleOptions {
  /** Number of paths, 1 or more; default 200. */
  readonly count?: number;
  /** Whole number; the same seed draws the same paths. Default 1. */
  readonly seed?: number;
  /**
   * `contacts` (default): what may be counted, the marginals are those of the forecast's quantiles. `rates`: the expected
   * contacts behind the counts, without their Poisson noise, for queueing models that bring arrivals of their own.
   */
  readonly of?: 'contacts' | 'rates';
}

const optionFields: FieldNames<SampleOptions> = { count: true, seed: true, of: true };

/**
 * Draws whole courses of a forecast. Each row follows the forecast's quantiles (straight lines in the normal score between
 * them); rows of a day share the day's error, so that the sum of a day has the width of the day's own band, and neighbouring
 * rows share more; days share what carries over from day to day, what is unknown of an event or holiday, and what is unknown
 * of an adjustment. Values are not rounded; where a row's median is 0, they average its mean instead of following its quantiles.
 *
 * A Gaussian copula over the calibrated marginals. The day-level dependence is that of Whitt (1999) and Ibrahim, Ye,
 * L'Ecuyer and Shen (2016), section 3, with the correlations of `uncertainty`, learned from past errors.
 *
 * @param forecast with two or more quantiles, such as `forecast` and `intradayUpdate` give.
 * @throws StaffcastError with fewer than two quantiles, or a `count` or `seed` that is no whole number.
 * @example
 * ```ts
 * import { fit, forecast, samplePaths } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 43200 });
 * const history = makeSeries(grid('2026-01-05', 28), Array.from({ length: 56 }, (_, row) => 200 + 9 * (row % 5)));
 * const next = forecast(fit(history), { grid: grid('2026-02-02', 7) });
 * samplePaths(next, { count: 20, seed: 7 }).paths.length; // 20
 * ```
 */
export function samplePaths(forecast: ForecastDistribution, options: SampleOptions = {}): VolumePaths {
  checkFields('samplePaths', 'options', options, optionFields);
  const { count = 200, seed = 1, of = 'contacts' } = options;
  checkInteger('samplePaths', 'options.count', count, 1);
  checkInteger('samplePaths', 'options.seed', seed, Number.MIN_SAFE_INTEGER);
  checkOneOf('samplePaths', 'options.of', of, ['contacts', 'rates']);
  checkDistribution('samplePaths', forecast);
  const random = randomStream(seed);
  const days = pathDays(forecast, of === 'rates');
  const drawDays = dayErrorSampler(forecast);
  const paths = Array.from({ length: count }, () => {
    const path = new Array<number | null>(forecast.grid.length).fill(null);
    const errors = drawDays(random);
    for (const [d, day] of days.entries()) drawDay(path, day, errors[d] as number, forecast, random);
    return path;
  });
  return { grid: forecast.grid, paths };
}

interface PathDay {
  readonly rows: readonly number[];
  readonly means: readonly number[];
  readonly curves: readonly QuantileCurve[];
  /** Share of each row's deviation that is kept: 1 for counts, less without Poisson noise. */
  readonly kept: readonly number[];
  readonly loadings: readonly number[];
}

function pathDays(forecast: ForecastDistribution, rates: boolean): PathDay[] {
  const { grid, mean, quantiles, days, uncertainty } = forecast;
  const probabilities = quantiles.map(({ probability }) => probability);
  const withoutPoisson = (deviation: number, contacts: number) =>
    rates ? Math.sqrt(Math.max(0, deviation * deviation - contacts)) : deviation;
  return gridDays(grid).map(({ from, to }, d) => {
    const rows: number[] = [];
    const means: number[] = [];
    const curves: QuantileCurve[] = [];
    for (let row = from; row < to; row++) {
      const value = mean[row];
      const curve = quantileCurve(
        probabilities,
        quantiles.map(({ values }) => values[row] ?? null),
      );
      if (value === null || value === undefined || !curve) continue;
      rows.push(row);
      means.push(value);
      curves.push(withMean(curve, value));
    }
    const whole = curves.map(curveDeviation);
    const deviations = whole.map((deviation, i) => withoutPoisson(deviation, means[i] as number));
    const ofDay = quantileCurve(
      probabilities,
      (days[d]?.quantiles ?? []).map(({ value }) => value),
    );
    const loadings = rowLoadings({
      means,
      deviations,
      places: rows,
      dayDeviation: ofDay ? withoutPoisson(curveDeviation(ofDay), days[d]?.mean ?? 0) : 0,
      overRows: uncertainty.overRows,
    });
    const kept = deviations.map((deviation, i) =>
      (whole[i] as number) > 0 ? deviation / (whole[i] as number) : 0,
    );
    return { rows, means, curves, kept, loadings };
  });
}

function drawDay(
  path: (number | null)[],
  day: PathDay,
  dayError: number,
  { uncertainty }: ForecastDistribution,
  random: RandomStream,
): void {
  const { share, kept } = uncertainty.overRows;
  let carried = drawNormal(random);
  for (const [i, row] of day.rows.entries()) {
    if (i > 0) {
      const left = kept ** (row - (day.rows[i - 1] as number));
      carried = left * carried + Math.sqrt(1 - left * left) * drawNormal(random);
    }
    const own = Math.sqrt(share) * carried + Math.sqrt(1 - share) * drawNormal(random);
    const loading = day.loadings[i] as number;
    const score = loading * dayError + Math.sqrt(1 - loading * loading) * own;
    const mean = day.means[i] as number;
    const value = curveValue(day.curves[i] as QuantileCurve, score);
    path[row] = Math.max(0, mean + (day.kept[i] as number) * (value - mean));
  }
}
