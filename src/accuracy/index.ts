// Measures

// Rolling origins
export {
  type BacktestOptions,
  type BacktestOrigin,
  type BacktestResult,
  backtest,
  type Forecaster,
  type ForecastValues,
} from './backtest.ts';
export { bandCoverage, pinballLoss, type QuantileForecast, weightedQuantileLoss } from './bandErrors.ts';
export type { Values } from './pairs.ts';
export { bias, mase, rmsse, seasonalNaiveScale, trackingSignal, wape } from './pointErrors.ts';
export { type ScoreInput, type Scores, score } from './score.ts';
