import { checkObject, StaffcastError } from '../../errors/index.ts';
import { forecast } from '../forecast.ts';
import type { FittedModel, Forecast, ForecastDistribution, ForecastOptions } from '../types.ts';
import { queueCorrelation } from './queueCorrelation.ts';
import { totalOfQueues } from './totalOfQueues.ts';

/** Several queues by name, each fitted by itself. */
export interface QueueModels {
  readonly [queue: string]: FittedModel;
}

/** What {@link forecastQueues} takes. */
export interface QueuesOptions extends ForecastOptions {
  /** Options of single queues, such as a lag of an event or an adjustment; they replace the common ones. */
  readonly queues?: { readonly [queue: string]: Omit<Partial<ForecastOptions>, 'grid' | 'probabilities'> };
}

/** Forecasts of several queues and of their sum. */
export interface QueuesForecast {
  readonly queues: { readonly [queue: string]: Forecast };
  /** The sum: means add, bands add as far as the queues' errors go together. */
  readonly total: ForecastDistribution;
  /** Names in the order of `correlation`. */
  readonly names: readonly string[];
  /** Correlation of the queues' errors on the same day, names x names. */
  readonly correlation: readonly (readonly number[])[];
}

/**
 * Forecasts several related queues and their total. Queues that were wrong together in the past (a week ahead, on the same
 * days) have a total as unsure as they are; queues that were not cancel in part.
 *
 * @throws StaffcastError without queues, as {@link forecast} does for any of them, or for options of an unknown queue.
 * @example
 * ```ts
 * import { fit, forecastQueues } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 86400 });
 * const queue = (volume: number) => fit(makeSeries(grid('2026-01-05', 28), new Array(28).fill(volume)));
 * const next = forecastQueues({ sales: queue(300), service: queue(500) }, { grid: grid('2026-02-02', 2) });
 * next.total.mean; // [800, 800]
 * ```
 */
export function forecastQueues(models: QueueModels, options: QueuesOptions): QueuesForecast {
  checkObject('forecastQueues', 'models', models);
  checkObject('forecastQueues', 'options', options);
  const { queues: own = {}, ...common } = options;
  checkObject('forecastQueues', 'options.queues', own);
  const names = Object.keys(models);
  const fail = (path: string, value: unknown, must: string) =>
    new StaffcastError({ code: 'inconsistent', where: 'forecastQueues', path, value, must });
  if (names.length === 0) throw fail('models', models, 'hold a queue');
  for (const name of Object.keys(own)) {
    if (!names.includes(name)) throw fail(`options.queues.${name}`, name, `be one of ${names.join(', ')}`);
  }
  const forecasts = names.map((name) => forecast(models[name] as FittedModel, { ...common, ...own[name] }));
  const correlation = queueCorrelation(names.map((name) => models[name] as FittedModel));
  return {
    queues: Object.fromEntries(names.map((name, i) => [name, forecasts[i] as Forecast])),
    total: totalOfQueues(forecasts, correlation),
    names,
    correlation,
  };
}
