// What a roster and a volume lead to

// What that costs
export { type CostOptions, type Costs, type CostTerms, costs } from './costs.ts';
export {
  type DayOutcome,
  type Evaluation,
  type EvaluationMethod,
  type EvaluationOptions,
  evaluate,
} from './evaluate.ts';
export { type Outcome, sumOutcomes } from './outcome.ts';
