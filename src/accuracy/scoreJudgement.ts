import { checkLength } from '../errors/index.ts';
import type { Forecast } from '../forecasting/index.ts';
import { gridDays, type LocalDate } from '../time/index.ts';
import type { Values } from './pairs.ts';
import { wape } from './pointErrors.ts';

/** How one adjustment or override of a forecast did, on its own days. */
export interface JudgementScore {
  readonly name: string;
  readonly kind: 'adjustment' | 'override';
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Rows compared. */
  readonly rows: number;
  /** The factor that it put on the statistical volume of its days. `null` when nothing was forecast. */
  readonly factor: number | null;
  /** The factor that would have met what came: what came over what was forecast without it. `null` when nothing was forecast. */
  readonly factorNeeded: number | null;
  /** WAPE on its days as forecast, and without it; `null` when nothing arrived. */
  readonly wapeWith: number | null;
  readonly wapeWithout: number | null;
}

/** The parts of a forecast that tell judgement apart. */
export type JudgedForecast = Pick<
  Forecast,
  'grid' | 'mean' | 'statisticalMean' | 'adjustments' | 'overrides' | 'parts'
>;

/**
 * Scores a planner's judgement apart from the statistical forecast: every adjustment and override on its own days, with the
 * factor it gave and the one that was needed. An override is compared with the statistical forecast; where adjustments meet
 * on a day, each is compared with the forecast that lacks it alone.
 *
 * @param actual what came, one entry per row of the forecast; `null` is left out.
 * @throws StaffcastError when the lengths differ.
 * @example
 * ```ts
 * import { scoreJudgement } from 'staffcast/accuracy';
 * import { fit, forecast } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 86400 });
 * const model = fit(makeSeries(grid('2026-01-05', 28), new Array(28).fill(100)));
 * const campaign = { name: 'campaign', from: '2026-02-03', to: '2026-02-04', factor: 1.5 };
 * const judged = forecast(model, { grid: grid('2026-02-02', 3), adjustments: [campaign] });
 * const [found] = scoreJudgement(judged, [100, 120, 120]);
 * [found?.factorNeeded, found?.wapeWith, found?.wapeWithout]; // [1.2, 0.25, 0.17]
 * ```
 */
export function scoreJudgement(forecast: JudgedForecast, actual: Values): JudgementScore[] {
  const { grid, mean, statisticalMean, adjustments, overrides, parts } = forecast;
  checkLength('scoreJudgement', 'actual', actual, grid.length);
  const overridden = (date: LocalDate) => overrides.some(({ from, to }) => date >= from && date <= to);
  const without = (factor: number) => (row: number) => {
    const value = mean[row];
    return value === null || value === undefined ? null : value / factor;
  };
  const scoreOn = (
    each: { readonly name: string; readonly from: LocalDate; readonly to: LocalDate },
    kind: JudgementScore['kind'],
    otherwise: (row: number) => number | null,
  ): JudgementScore => {
    const rows = gridDays(grid).flatMap(({ date, from, to }, d) => {
      const inside = date >= each.from && date <= each.to && parts[d]?.level !== null;
      const holds = inside && (kind === 'override' || !overridden(date));
      return holds ? Array.from({ length: to - from }, (_, i) => from + i) : [];
    });
    const { name, from, to } = each;
    return { name, kind, from, to, ...compare(rows, actual, mean, otherwise) };
  };
  return [
    ...adjustments.map((each) => scoreOn(each, 'adjustment', without(each.factor))),
    ...overrides.map((each) => scoreOn(each, 'override', (row) => statisticalMean[row] ?? null)),
  ];
}

function compare(
  rows: readonly number[],
  actual: Values,
  mean: Values,
  otherwise: (row: number) => number | null,
) {
  const both = rows.filter((row) => actual[row] !== null && mean[row] !== null);
  const pick = (value: (row: number) => number | null) => both.map(value);
  const came = pick((row) => actual[row] ?? null);
  const withIt = pick((row) => mean[row] ?? null);
  const withoutIt = pick(otherwise);
  const sum = (values: Values) => values.reduce<number>((a, b) => a + (b ?? 0), 0);
  const base = sum(withoutIt);
  return {
    rows: both.length,
    factor: base > 0 ? sum(withIt) / base : null,
    factorNeeded: base > 0 ? sum(came) / base : null,
    wapeWith: wape(came, withIt),
    wapeWithout: wape(came, withoutIt),
  };
}
