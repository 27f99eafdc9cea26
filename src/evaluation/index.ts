// What a roster and a volume lead to
export {
  type DayOutcome,
  type Evaluation,
  type EvaluationMethod,
  type EvaluationOptions,
  evaluate,
  type Outcome,
  sumOutcomes,
} from '../coverage/index.ts';
// What that costs
export { type CostOptions, type Costs, type CostTerms, costs } from './costs.ts';
// What a forecast's errors cost in people and in service level
export { forecastCost } from './forecastCost.ts';
export type { ForecastCost, ForecastCostOptions, ForecastCosts } from './forecastCostTypes.ts';
export type { OriginHandleTimes } from './originHandleTimes.ts';
