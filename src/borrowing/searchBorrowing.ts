import {
  checkFields,
  checkFraction,
  checkInteger,
  checkOneOf,
  checkPositive,
  type FieldNames,
} from '../errors/index.ts';
import { checkProblem } from './check/checkProblem.ts';
import { compile } from './model/compile.ts';
import type { PlanOptions } from './planOptions.ts';
import type { BorrowingProblem } from './problem.ts';
import { type SearchResult, searchPlan } from './search/searchPlan.ts';

/** Checks a problem and its options and searches for the best plan: all that comes before the answer is put together. */
export function searchBorrowing(problem: BorrowingProblem, options: PlanOptions): Promise<SearchResult> {
  checkProblem(problem);
  checkPlanOptions(options);
  return searchPlan(compile(problem), options);
}

const optionFields: FieldNames<PlanOptions> = {
  solver: true,
  gap: true,
  nodeLimit: true,
  timeLimitSeconds: true,
  signal: true,
  onProgress: true,
};

/** Throws unless options of the search are in their range. */
export function checkPlanOptions(options: PlanOptions): void {
  const where = 'planBorrowing';
  checkFields(where, 'options', options, optionFields);
  const { solver, gap, nodeLimit, timeLimitSeconds } = options;
  if (solver !== undefined) checkOneOf(where, 'options.solver', solver, ['highs', 'greedy']);
  if (gap !== undefined) checkFraction(where, 'options.gap', gap, 'below-one');
  if (nodeLimit !== undefined) checkInteger(where, 'options.nodeLimit', nodeLimit, 1);
  if (timeLimitSeconds !== undefined) checkPositive(where, 'options.timeLimitSeconds', timeLimitSeconds);
}
