// Fit and forecast

// What was learned
export { type Explanation, explain, type LearnedEffect } from './explain.ts';
export { fit } from './fit.ts';
export { forecast } from './forecast.ts';
// Handle time, and offered load as volume times handle time
export { fitHandleTime } from './handleTime/fitHandleTime.ts';
export { forecastHandleTime } from './handleTime/forecastHandleTime.ts';
export { forecastOfferedLoad, type LoadForecast, type LoadInput } from './handleTime/offeredLoad.ts';
export type {
  HandleTimeForecast,
  HandleTimeHistory,
  HandleTimeModel,
  HandleTimeOptions,
  HandleTimeProfile,
} from './handleTime/types.ts';
export type { LearnedDay } from './learnedDays.ts';
// Whole courses of a forecast, and totals over weeks, months or any days
export type { Correlation } from './paths/correlation.ts';
export { forecastTotals, type SpanForecast, type TotalOptions } from './paths/forecastTotals.ts';
export { pathTotals, type SpanPaths } from './paths/pathTotals.ts';
export { type SampleOptions, samplePaths, type VolumePaths } from './paths/samplePaths.ts';
export type { DateSpan, SpanChoice } from './paths/spans.ts';
// A queue without history, and several queues at once
export {
  forecastNewQueue,
  type NewQueueOptions,
  type PlannedVolume,
} from './queues/forecastNewQueue.ts';
export {
  forecastQueues,
  type QueueModels,
  type QueuesForecast,
  type QueuesOptions,
} from './queues/forecastQueues.ts';
export type {
  Adjustment,
  CleanedDay,
  Covariate,
  DayError,
  DayForecast,
  DayModelWeight,
  DayParts,
  DayVariance,
  FitOptions,
  FittedModel,
  Forecast,
  ForecastContext,
  ForecastDistribution,
  ForecastOptions,
  ForecastUncertainty,
  ModelChoice,
  Override,
  QuantileValues,
} from './types.ts';
export { type IntradayOptions, intradayUpdate, update } from './update.ts';
