// What a roster and a volume lead to

// What that costs
export { type CostOptions, type Costs, type CostTerms, costs } from './costs.ts';
export { type DayOutcome, type Evaluation, evaluate } from './evaluate.ts';
export type { EvaluationMethod, EvaluationOptions } from './options.ts';
export { type Outcome, sumOutcomes } from './outcome.ts';
