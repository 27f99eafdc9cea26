import type { BorrowingModel } from '../model/toLinearModel.ts';
import { coverRuns, peoplePerDay } from './coverRuns.ts';
import type { PlanState } from './planState.ts';

/** A plan as values of every column of its model, for the solver to start from. */
export function startValues(
  { model, runs, opened, segments, burden, kept }: BorrowingModel,
  state: PlanState,
): Float64Array {
  const { compiled } = state;
  const values = new Float64Array(model.columns);
  values.set(state.people);
  for (const cell of compiled.cells) {
    let column = segments[cell.index]!;
    if (column < 0) continue;
    for (let missing = cell.curve.at[0]! - state.help[cell.index]!; missing > 0; column++) {
      values[column] = Math.min(missing, model.upper[column] ?? 0);
      missing -= values[column]!;
      if (values[column] === 0) break;
    }
  }
  for (const [a, column] of kept) {
    values[column] = Math.min(state.people[a]!, compiled.activities[a]!.announced);
  }
  for (const [link, column] of opened) values[column] = state.sent[link]! > 0 ? 1 : 0;
  for (const [index, { assigned, starts }] of runs) {
    const link = compiled.links[index]!;
    const plan = coverRuns(peoplePerDay(compiled, link, state.people), link.minimumRun!);
    for (const [day, column] of assigned.entries()) values[column] = plan.assigned[day]!;
    for (const [day, column] of starts.entries()) values[column] = plan.starts[day]!;
  }
  if (burden >= 0) values[burden] = Math.max(0, ...state.burden);
  return values;
}
