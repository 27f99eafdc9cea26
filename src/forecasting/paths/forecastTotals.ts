import { checkFields, type FieldNames } from '../../errors/index.ts';
import { normalQuantile } from '../../math/index.ts';
import type { ForecastDistribution } from '../types.ts';
import { checkDistribution } from './checkDistribution.ts';
import { dayCorrelations } from './dayFactors.ts';
import { curveValue, quantileCurve } from './quantileCurve.ts';
import { type DateSpan, type SpanChoice, spansOf } from './spans.ts';

/** The total of some days with its quantiles. */
export interface SpanForecast extends DateSpan {
  /** Expected contacts over the days of the span that are in the grid; `null` when all are closed. */
  readonly mean: number | null;
  readonly quantiles: readonly { readonly probability: number; readonly value: number | null }[];
}

/** What {@link forecastTotals} takes besides the forecast. */
export interface TotalOptions {
  /** Default `week`. */
  readonly spans?: SpanChoice;
}

/**
 * Totals over weeks, months or any days with their bands. Errors of days partly cancel and partly go together: the
 * half-widths w of the days' bands add as the root of the sum of r(i, j) w(i) w(j), r being the correlation of the days'
 * errors (learned from past forecasts from one origin; 1 within an event or adjustment). For one day it is the day's band,
 * for fully dependent days the sum of the bands.
 *
 * @param forecast with two or more quantiles.
 * @throws StaffcastError with fewer than two quantiles, or a span without a day of the forecast.
 * @example
 * ```ts
 * import { fit, forecast, forecastTotals } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 86400 });
 * const history = makeSeries(grid('2026-01-05', 28), Array.from({ length: 28 }, (_, day) => (day % 7 < 5 ? 200 : 50)));
 * const next = forecast(fit(history), { grid: grid('2026-02-02', 14) });
 * forecastTotals(next).map(({ from, mean }) => [from, mean]); // [["2026-02-02", 1100], ["2026-02-09", 1100]]
 * ```
 */
export function forecastTotals(forecast: ForecastDistribution, options: TotalOptions = {}): SpanForecast[] {
  checkDistribution('forecastTotals', forecast);
  checkFields('forecastTotals', 'options', options, { spans: true } satisfies FieldNames<TotalOptions>);
  const correlation = dayCorrelations(forecast);
  return spansOf('forecastTotals', options.spans ?? 'week', forecast.days).map(({ from, to, days }) => {
    const open = days.filter((d) => forecast.days[d]?.mean !== null);
    return { from, to, ...totalOf(forecast, open, correlation) };
  });
}

function totalOf(
  { days, quantiles }: ForecastDistribution,
  open: readonly number[],
  correlation: Float64Array,
): Pick<SpanForecast, 'mean' | 'quantiles'> {
  const probabilities = quantiles.map(({ probability }) => probability);
  if (open.length === 0)
    return { mean: null, quantiles: probabilities.map((probability) => ({ probability, value: null })) };
  const mean = open.reduce((sum, d) => sum + (days[d]?.mean ?? 0), 0);
  let last = 0;
  return {
    mean,
    quantiles: probabilities.map((probability) => {
      const score = normalQuantile(probability);
      const widths = open.map((d) => {
        const day = days[d] as ForecastDistribution['days'][number];
        const curve = quantileCurve(
          probabilities,
          day.quantiles.map(({ value }) => value),
        );
        return (curve ? curveValue(curve, score) : 0) - (day.mean ?? 0);
      });
      // Rounding, and medians on either side of their means, must not make quantiles cross.
      last = Math.max(last, mean + rootSum(widths, open, correlation, days.length));
      return { probability, value: last };
    }),
  };
}

function rootSum(
  widths: readonly number[],
  open: readonly number[],
  correlation: Float64Array,
  n: number,
): number {
  let square = 0;
  let sum = 0;
  for (const [i, a] of open.entries()) {
    sum += widths[i] as number;
    for (const [j, b] of open.entries())
      square += (widths[i] as number) * (widths[j] as number) * (correlation[a * n + b] as number);
  }
  return Math.sign(sum) * Math.sqrt(Math.max(0, square));
}
