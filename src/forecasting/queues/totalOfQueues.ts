import { gridDays } from '../../time/index.ts';
import { type Correlation, UNRELATED } from '../paths/correlation.ts';
import { curveDeviation, quantileCurve } from '../paths/quantileCurve.ts';
import { rowLoadings } from '../paths/rowLoadings.ts';
import type { DayVariance, Forecast, ForecastDistribution } from '../types.ts';

/** The sum of several forecasts of one grid, their days' errors correlated as given. */
export function totalOfQueues(
  forecasts: readonly Forecast[],
  correlation: readonly (readonly number[])[],
): ForecastDistribution {
  const first = forecasts[0] as Forecast;
  const loadings = forecasts.map(loadingsOf);
  const mean = first.mean.map((_, row) => sumOpen(forecasts.map((each) => each.mean[row] ?? null)));
  return {
    grid: first.grid,
    mean,
    quantiles: inOrder(
      first.quantiles.map(({ probability }, q) => ({
        probability,
        values: mean.map((total, row) =>
          total === null
            ? null
            : total +
              together(
                forecasts.map((each) => widthOf(each.quantiles[q]?.values[row], each.mean[row])),
                loadings.map((ofRow) => ofRow[row] as number),
                correlation,
              ),
        ),
      })),
    ),
    days: first.days.map(({ date, quantiles }, d) => {
      const ofDay = sumOpen(forecasts.map(({ days }) => days[d]?.mean ?? null));
      let last = 0;
      return {
        date,
        mean: ofDay,
        quantiles: quantiles.map(({ probability }, q) => {
          const widths = forecasts.map(({ days }) => widthOf(days[d]?.quantiles[q]?.value, days[d]?.mean));
          if (ofDay === null) return { probability, value: null };
          last = Math.max(
            last,
            ofDay +
              together(
                widths,
                widths.map(() => 1),
                correlation,
              ),
          );
          return { probability, value: last };
        }),
      };
    }),
    uncertainty: {
      days: first.days.map((_, d) => dayVarianceOf(forecasts, d, correlation)),
      overDays: meanCorrelation(forecasts, ({ uncertainty }) => uncertainty.overDays),
      overRows: meanCorrelation(forecasts, ({ uncertainty }) => uncertainty.overRows),
    },
  };
}

function sumOpen(values: readonly (number | null)[]): number | null {
  return values.reduce((sum, value) => (value === null ? sum : (sum ?? 0) + value), null);
}

function widthOf(value: number | null | undefined, mean: number | null | undefined): number {
  return value === null || value === undefined ? 0 : value - (mean ?? 0);
}

/** Half-widths of errors of which a share is the day's, correlated between queues, and the rest each queue's own. */
function together(
  widths: readonly number[],
  loadings: readonly number[],
  correlation: readonly (readonly number[])[],
): number {
  let square = 0;
  let sum = 0;
  for (const [i, a] of widths.entries()) {
    sum += a;
    for (const [j, b] of widths.entries()) {
      const common = (correlation[i]?.[j] ?? 0) * (loadings[i] as number) * (loadings[j] as number);
      square += a * b * (i === j ? 1 : common);
    }
  }
  return Math.sign(sum) * Math.sqrt(Math.max(0, square));
}

/** Quantiles with medians on either side of their means must not cross once added. */
function inOrder(quantiles: readonly { probability: number; values: (number | null)[] }[]) {
  for (const [q, { values }] of quantiles.entries()) {
    const before = quantiles[q - 1]?.values;
    for (const [row, value] of values.entries())
      if (value !== null) values[row] = Math.max(value, before?.[row] ?? 0);
  }
  return quantiles;
}

/** How much of each row's error is its day's, 0 to 1. */
function loadingsOf(forecast: Forecast): Float64Array {
  const { grid, mean, quantiles, days, uncertainty } = forecast;
  const probabilities = quantiles.map(({ probability }) => probability);
  const out = new Float64Array(grid.length).fill(1);
  if (probabilities.length < 2) return out;
  for (const [d, { from, to }] of gridDays(grid).entries()) {
    const places = Array.from({ length: to - from }, (_, i) => from + i).filter((row) => mean[row] !== null);
    const deviation = (values: readonly (number | null)[]) => {
      const curve = quantileCurve(probabilities, values);
      return curve ? curveDeviation(curve) : 0;
    };
    const loadings = rowLoadings({
      means: places.map((row) => mean[row] as number),
      deviations: places.map((row) => deviation(quantiles.map(({ values }) => values[row] ?? null))),
      places,
      dayDeviation: deviation((days[d]?.quantiles ?? []).map(({ value }) => value)),
      overRows: uncertainty.overRows,
    });
    for (const [i, row] of places.entries()) out[row] = loadings[i] as number;
  }
  return out;
}

/**
 * Variances of the total's logarithm by cause. Effects of holidays and events, and of adjustments, are taken as common to
 * the queues and to days in a row.
 */
function dayVarianceOf(
  forecasts: readonly Forecast[],
  d: number,
  correlation: readonly (readonly number[])[],
): DayVariance {
  let [base, special, total] = [0, 0, 0];
  const parts = forecasts.map(({ days, uncertainty }) => {
    const variance = uncertainty.days[d] as DayVariance;
    const shared = variance.special + variance.adjustments.reduce((a, b) => a + b, 0);
    return { mean: days[d]?.mean ?? 0, base: Math.sqrt(variance.base), special: Math.sqrt(shared) };
  });
  for (const [i, a] of parts.entries()) {
    total += a.mean;
    for (const [j, b] of parts.entries()) {
      base += (correlation[i]?.[j] ?? 0) * a.mean * b.mean * a.base * b.base;
      special += a.mean * b.mean * a.special * b.special;
    }
  }
  if (total === 0) return { base: 0, special: 0, adjustments: [] };
  return { base: Math.max(0, base) / total ** 2, special: special / total ** 2, adjustments: [] };
}

/** The mean of the queues' correlations, weighted by their volume. */
function meanCorrelation(
  forecasts: readonly Forecast[],
  pick: (forecast: Forecast) => Correlation,
): Correlation {
  const weights = forecasts.map(({ days }) => days.reduce((sum, { mean }) => sum + (mean ?? 0), 0));
  const total = weights.reduce((a, b) => a + b, 0);
  if (total === 0) return UNRELATED;
  const average = (key: keyof Correlation) =>
    forecasts.reduce((sum, each, i) => sum + ((weights[i] as number) / total) * pick(each)[key], 0);
  return { share: average('share'), kept: average('kept') };
}
