// Measures

// Rolling origins
export { backtest, backtestAsync } from './backtest.ts';
export type {
  AsyncForecaster,
  BacktestOptions,
  BacktestOrigin,
  BacktestResult,
  DayBand,
  Forecaster,
  ForecastValues,
} from './backtestTypes.ts';
export { bandCoverage, pinballLoss, type QuantileForecast, weightedQuantileLoss } from './bandErrors.ts';
// What a step of the process, or a planner's judgement, added
export {
  type ForecastStep,
  forecastValueAdded,
  type ValueAdded,
  type ValueAddedInput,
} from './forecastValueAdded.ts';
export type { Values } from './pairs.ts';
export { bias, mase, rmsse, seasonalNaiveScale, trackingSignal, wape } from './pointErrors.ts';
export { type ScoreInput, type Scores, score } from './score.ts';
export { type JudgedForecast, type JudgementScore, scoreJudgement } from './scoreJudgement.ts';
