import { localClock } from '../../time/index.ts';
import type { BorrowingPlan } from '../plan.ts';
import { planState } from '../search/planState.ts';
import type { SearchResult } from '../search/searchPlan.ts';
import { costTerms } from './costTerms.ts';
import { findInfeasibility } from './infeasibility.ts';
import { listMoves, listTimeOff } from './moves.ts';
import { projectOutcomes, sourceUses } from './outcomes.ts';
import { listRefusals } from './refusals.ts';
import { rowSeries } from './rowSeries.ts';

/** The full answer from the people of a plan: costs, moves, reasons and outcomes. */
export function assemblePlan({
  state,
  method,
  note,
  bound,
  proven,
  unmeetable,
}: SearchResult): BorrowingPlan {
  const { compiled } = state;
  const clock = localClock(compiled.problem.grid);
  const rows = rowSeries(state);
  const nobody = planState(compiled);
  const infeasibility = findInfeasibility(state, rows, unmeetable);
  const costs = costTerms(state);
  const objective = infeasibility ? null : total(costs.map(({ amount }) => amount));
  const withoutHelp = findInfeasibility(nobody, rowSeries(nobody), true)
    ? null
    : total(costTerms(nobody).map(({ amount }) => amount));
  const lower = objective === null || bound === null ? null : Math.min(bound, objective);
  const moves = listMoves(state, rows, clock);
  const status = infeasibility ? 'infeasible' : proven ? 'optimal' : 'feasible';
  return {
    status,
    method,
    note,
    objective,
    bound: lower,
    gap: objective === null || lower === null ? null : relativeGap(objective, lower),
    objectiveWithoutHelp: withoutHelp,
    costs,
    moves,
    timeOff: listTimeOff(state),
    refusals: listRefusals(state, clock),
    projects: projectOutcomes(compiled, rows),
    sources: sourceUses(state, moves),
    infeasibility,
  };
}

function relativeGap(objective: number, bound: number): number {
  const distance = objective - bound;
  // Sums of many terms differ in their last digits.
  if (distance <= 1e-9 * Math.max(1, Math.abs(objective))) return 0;
  return distance / Math.max(Math.abs(objective), 1e-9);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
