import type { KeptRow, LinearModel } from '../../optimize/index.ts';

/** A model with more rows. */
export function withRows(model: LinearModel, rows: readonly KeptRow[]): LinearModel {
  const [starts, indices, values] = [[...model.starts], [...model.indices], [...model.values]];
  for (const row of rows) {
    for (const [i, column] of row.columns.entries()) {
      indices.push(column);
      values.push(row.values[i]!);
    }
    starts.push(indices.length);
  }
  return {
    ...model,
    rows: model.rows + rows.length,
    rowLower: [...model.rowLower, ...rows.map(({ lower }) => lower)],
    rowUpper: [...model.rowUpper, ...rows.map(() => Infinity)],
    starts,
    indices,
    values,
  };
}
