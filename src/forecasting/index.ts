// Fit and forecast

// What was learned
export { type Explanation, explain, type LearnedEffect } from './explain.ts';
export { fit } from './fit.ts';
export { forecast } from './forecast.ts';
export type {
  Adjustment,
  CleanedDay,
  DayForecast,
  DayModelWeight,
  DayParts,
  FitOptions,
  FittedModel,
  Forecast,
  ForecastContext,
  ForecastOptions,
  ModelChoice,
  QuantileValues,
} from './types.ts';
export { type IntradayOptions, intradayUpdate, update } from './update.ts';
