import { checkObject, checkObjects, checkPositive, StaffcastError } from '../../errors/index.ts';
import { checkDate, type LocalDate, type OpeningHours } from '../../time/index.ts';
import { checkModel } from '../checkModel.ts';
import { forecast, forecastJudged } from '../forecast.ts';
import { checkBand } from '../judgement/checkJudgement.ts';
import type { Adjustment, FittedModel, Forecast, ForecastOptions } from '../types.ts';

/** The volume planned for some days of a queue without history. */
export interface PlannedVolume {
  /** First date. */
  readonly from: LocalDate;
  /** Last date, included. */
  readonly to: LocalDate;
  /** Contacts expected over these days together, above 0. */
  readonly total: number;
  /** The total that has a chance of 1 in 10 to be undercut, above 0. */
  readonly totalLow: number;
  /** The total that has a chance of 1 in 10 to be exceeded. */
  readonly totalHigh: number;
}

/** What {@link forecastNewQueue} takes. */
export interface NewQueueOptions extends Omit<ForecastOptions, 'adjustments' | 'overrides'> {
  /** Planned volumes; together they hold every open day of the grid, each day once. */
  readonly planned: readonly PlannedVolume[];
  /** Opening hours of the new queue; default those of the similar one. */
  readonly openingHours?: OpeningHours;
}

/**
 * Forecasts a queue that has no history yet: the weekdays, the shape of the day, holiday and event effects and the scatter
 * of a similar queue, scaled to planned volumes. How unsure the plan is moves all its days alike; beside it stands what
 * the similar queue's days vary by, with the Poisson noise of the new queue's own volume.
 *
 * @param similar a fitted model of a queue with history that ends before the grid begins, same interval and zone.
 * @throws StaffcastError when the plans overlap, leave an open day out or fall where the similar queue has no contacts, and
 * as {@link forecast} does.
 * @example
 * ```ts
 * import { fit, forecastNewQueue } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 43200 });
 * const similar = fit(makeSeries(grid('2026-01-05', 28), new Array(28).fill([300, 100]).flat()));
 * const planned = [{ from: '2026-02-02', to: '2026-02-08', total: 1400, totalLow: 1000, totalHigh: 2000 }];
 * const next = forecastNewQueue(similar, { grid: grid('2026-02-02', 7), planned });
 * next.mean.slice(0, 2).map((volume) => Math.round(volume ?? 0)); // [150, 50]
 * ```
 */
export function forecastNewQueue(similar: FittedModel, options: NewQueueOptions): Forecast {
  checkModel('forecastNewQueue', 'similar', similar);
  checkObject('forecastNewQueue', 'options', options);
  const { planned, openingHours, ...rest } = options;
  checkPlans(planned);
  const context = openingHours ? { ...similar.context, openingHours } : similar.context;
  // What the similar queue sees today says nothing of the new one.
  const model: FittedModel = { ...similar, context, dayAhead: [] };
  const shape = forecast(model, rest);
  const adjustments = planned.map((plan, i) => planFactor(plan, i, shape));
  checkCovered(planned, shape);
  for (const [i, { totalLow, totalHigh }] of planned.entries())
    checkBand('forecastNewQueue', `options.planned[${i}].totalHigh`, totalLow, totalHigh);
  const scaled = forecastJudged(withOwnNoise(model, shape, adjustments), { ...rest, adjustments });
  return {
    ...scaled,
    statisticalMean: scaled.mean,
    adjustments: adjustments.map(({ factor, factorLow = factor, factorHigh = factor, ...plan }) => ({
      ...plan,
      factor: 1,
      factorLow: factorLow / factor,
      factorHigh: factorHigh / factor,
    })),
    parts: scaled.parts.map((part) => ({
      ...part,
      level: part.level === null ? null : part.level * part.adjustment,
      adjustment: 1,
    })),
    reason: `Volume as planned, in the shape of a similar queue. ${similar.reason}`,
  };
}

function planFactor(
  { from, to, total, totalLow, totalHigh }: PlannedVolume,
  i: number,
  shape: Forecast,
): Adjustment {
  const expected = shape.days.reduce(
    (sum, { date, mean }) => (date >= from && date <= to ? sum + (mean ?? 0) : sum),
    0,
  );
  if (!(expected > 0))
    throw planError(
      `options.planned[${i}]`,
      { from, to },
      'hold a day on which the similar queue has contacts',
    );
  return {
    name: 'planned volume',
    from,
    to,
    factor: total / expected,
    factorLow: totalLow / expected,
    factorHigh: totalHigh / expected,
  };
}

/** A smaller queue has more Poisson noise in its day totals than the similar one, a larger one less. */
function withOwnNoise(model: FittedModel, shape: Forecast, plans: readonly Adjustment[]): FittedModel {
  const open = shape.days.filter(({ mean }) => (mean ?? 0) > 0);
  const before = open.reduce((sum, { mean }) => sum + (mean ?? 0), 0) / Math.max(1, open.length);
  const after =
    open.reduce((sum, { date, mean }) => {
      const plan = plans.find(({ from, to }) => date >= from && date <= to);
      return sum + (mean ?? 0) * (plan?.factor ?? 1);
    }, 0) / Math.max(1, open.length);
  if (!(before > 0) || !(after > 0)) return model;
  const dispersion = Math.max(1, model.profile.dispersion[2] ?? 1);
  const change = dispersion / after - dispersion / before;
  const dayVariance = model.bands.dayVariance.map((variance) => Math.max(0.25 * variance, variance + change));
  return { ...model, bands: { ...model.bands, dayVariance } };
}

function checkPlans(planned: readonly PlannedVolume[]): void {
  checkObjects('forecastNewQueue', 'options.planned', planned);
  for (const [i, { from, to, total, totalLow, totalHigh }] of planned.entries()) {
    const path = `options.planned[${i}]`;
    checkDate('forecastNewQueue', `${path}.from`, from);
    checkDate('forecastNewQueue', `${path}.to`, to);
    checkPositive('forecastNewQueue', `${path}.total`, total);
    checkPositive('forecastNewQueue', `${path}.totalLow`, totalLow);
    checkPositive('forecastNewQueue', `${path}.totalHigh`, totalHigh);
    if (from > to || totalLow > total || total > totalHigh)
      throw planError(path, planned[i], 'have from <= to and totalLow <= total <= totalHigh');
    const other = planned.findIndex((one, k) => k < i && one.from <= to && from <= one.to);
    if (other >= 0) throw planError(path, planned[i], `share no day with options.planned[${other}]`);
  }
}

function checkCovered(planned: readonly PlannedVolume[], { days }: Forecast): void {
  for (const { date, mean } of days) {
    if (mean === null || planned.some(({ from, to }) => date >= from && date <= to)) continue;
    throw planError('options.planned', date, 'hold every open day of the grid');
  }
}

function planError(path: string, value: unknown, must: string): StaffcastError {
  return new StaffcastError({ code: 'inconsistent', where: 'forecastNewQueue', path, value, must });
}
