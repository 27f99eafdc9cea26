import type { LinearModel } from '../../optimize/index.ts';
import type { CompiledProblem } from './compiled.ts';
import type { BorrowingModel } from './toLinearModel.ts';

/** Most shortfall cost that projects may have, by index. */
export type ShortfallCaps = ReadonlyMap<number, number>;

/**
 * The model with the shortfall cost of some projects capped, and, where `aim` names a project, with its shortfall cost as
 * the only objective. Shortfall outside every block cannot be changed and is left out of both.
 */
export function protectedModel(
  { model, segments, segmentCounts }: BorrowingModel,
  { cells }: CompiledProblem,
  caps: ShortfallCaps,
  aim: number | null,
): LinearModel {
  const columnsOf = (project: number): number[] =>
    cells.flatMap(({ index, kind, project: own }) => {
      if (own !== project || kind !== 'shortfall') return [];
      return Array.from({ length: segmentCounts[index]! }, (_, k) => segments[index]! + k);
    });
  const [starts, indices, values] = [[...model.starts], [...model.indices], [...model.values]];
  for (const project of caps.keys()) {
    for (const column of columnsOf(project)) {
      indices.push(column);
      values.push(model.cost[column]!);
    }
    starts.push(indices.length);
  }
  const aimed = aim === null ? null : new Set(columnsOf(aim));
  return {
    ...model,
    rows: model.rows + caps.size,
    offset: aimed ? 0 : model.offset,
    cost: aimed ? model.cost.map((cost, column) => (aimed.has(column) ? cost : 0)) : model.cost,
    rowLower: [...model.rowLower, ...[...caps].map(() => -Infinity)],
    rowUpper: [...model.rowUpper, ...caps.values()],
    starts,
    indices,
    values,
  };
}
