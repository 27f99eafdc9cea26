import { type LinearModel, linearModelBuilder } from '../../optimize/index.ts';
import type { CompiledProblem } from '../model/compiled.ts';
import type { BorrowingModel } from '../model/toLinearModel.ts';

/** All scenarios in one model; committed decisions have one column for all of them. */
export interface JointModel {
  readonly model: LinearModel;
  /** Column of the joint model, by scenario and column of its own model. */
  readonly columns: readonly Int32Array[];
}

/** Joins the models of scenarios at their committed decisions: people, opened links and runs. */
export function jointModel(
  models: readonly BorrowingModel[],
  compiled: readonly CompiledProblem[],
  probabilities: readonly number[],
  isCommitted: (source: number) => boolean,
): JointModel {
  const cost: number[] = [];
  const bounds: { lower: number; upper: number; integer: boolean }[] = [];
  const columns = models.map(({ model }) => new Int32Array(model.columns));
  const shared = models.map((model, s) => committedColumns(model, compiled[s]!, isCommitted));
  for (const [s, { model }] of models.entries()) {
    for (let column = 0; column < model.columns; column++) {
      const key = shared[s]!.get(column);
      const first = key === undefined || s === 0 ? -1 : columnOf(shared[0]!, key);
      const own = first < 0 ? cost.length : columns[0]![first]!;
      columns[s]![column] = own;
      cost[own] = (cost[own] ?? 0) + probabilities[s]! * model.cost[column]!;
      bounds[own] ??= {
        lower: model.lower[column]!,
        upper: model.upper[column]!,
        integer: model.integer[column]!,
      };
    }
  }
  const builder = linearModelBuilder();
  for (const [i, bound] of bounds.entries()) builder.addColumn({ cost: cost[i]!, ...bound });
  for (const [s, { model }] of models.entries()) {
    builder.addOffset(probabilities[s]! * model.offset);
    for (let row = 0; row < model.rows; row++) {
      const entries: [number, number][] = [];
      for (let i = model.starts[row]!; i < model.starts[row + 1]!; i++) {
        entries.push([columns[s]![model.indices[i]!]!, model.values[i]!]);
      }
      builder.addRow(model.rowLower[row]!, model.rowUpper[row]!, entries);
    }
  }
  return { model: builder.build(), columns };
}

/** Names of the columns that are decided now; the same name is the same decision in every scenario. */
function committedColumns(
  { runs, opened }: BorrowingModel,
  { activities, links }: CompiledProblem,
  isCommitted: (source: number) => boolean,
): Map<number, string> {
  const names = new Map<number, string>();
  for (const { index, link, block } of activities) {
    if (link >= 0 && isCommitted(links[link]!.source)) names.set(index, `people ${link} ${block}`);
  }
  for (const [link, column] of opened) {
    if (isCommitted(links[link]!.source)) names.set(column, `opened ${link}`);
  }
  for (const [link, { assigned, starts }] of runs) {
    if (!isCommitted(links[link]!.source)) continue;
    for (const [day, column] of assigned.entries()) names.set(column, `assigned ${link} ${day}`);
    for (const [day, column] of starts.entries()) names.set(column, `starts ${link} ${day}`);
  }
  return names;
}

const inverse = new WeakMap<Map<number, string>, Map<string, number>>();

function columnOf(names: Map<number, string>, name: string): number {
  let byName = inverse.get(names);
  if (!byName) {
    byName = new Map([...names].map(([column, key]) => [key, column]));
    inverse.set(names, byName);
  }
  return byName.get(name) ?? -1;
}
