// Fit and forecast
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
