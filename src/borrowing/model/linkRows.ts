import type { KeptRow, LinearModel } from '../../optimize/index.ts';
import type { BorrowingModel } from './toLinearModel.ts';

/** A row broken by less than this is not worth its place. */
const LEAST_VIOLATION = 1e-4;

/** The model without the rows that tie people to links: a few of them matter, but which, only a solution tells. */
export function withoutLinkRows({ model, linkRows: { from, to } }: BorrowingModel): LinearModel {
  const [begin, end] = [model.starts[from]!, model.starts[to]!];
  const without = <T>(list: readonly T[], a: number, b: number) => [...list.slice(0, a), ...list.slice(b)];
  return {
    ...model,
    rows: model.rows - (to - from),
    rowLower: without(model.rowLower, from, to),
    rowUpper: without(model.rowUpper, from, to),
    starts: without(model.starts, from, to).map((start, row) => (row < from ? start : start - (end - begin))),
    indices: without(model.indices, begin, end),
    values: without(model.values, begin, end),
  };
}

/** Of the link rows that a solution breaks, the worst of each column of a link; each of them once. */
export function brokenLinkRows({ model, linkRows }: BorrowingModel, values: ArrayLike<number>): KeptRow[] {
  const worst = new Map<number, { index: number; violation: number }>();
  for (let index = linkRows.from; index < linkRows.to; index++) {
    const violation = violationOf(model, index, values);
    if (violation <= LEAST_VIOLATION) continue;
    for (let k = model.starts[index]!; k < model.starts[index + 1]!; k++) {
      const column = model.indices[k]!;
      if (column < linkRows.firstColumn || violation <= (worst.get(column)?.violation ?? 0)) continue;
      worst.set(column, { index, violation });
    }
  }
  const rows = [...new Set([...worst.values()].map(({ index }) => index))];
  return rows.sort((a, b) => a - b).map((index) => lowerRow(model, index));
}

function violationOf(model: LinearModel, row: number, values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = model.starts[row]!; k < model.starts[row + 1]!; k++) {
    sum += model.values[k]! * values[model.indices[k]!]!;
  }
  return Math.max(model.rowLower[row]! - sum, sum - model.rowUpper[row]!);
}

/** A row with one limit, as one with a lower limit. */
function lowerRow(model: LinearModel, row: number): KeptRow {
  const [begin, end] = [model.starts[row]!, model.starts[row + 1]!];
  const columns = model.indices.slice(begin, end);
  const values = model.values.slice(begin, end);
  const upper = model.rowUpper[row]!;
  if (upper === Infinity) return { lower: model.rowLower[row]!, columns, values };
  return { lower: -upper, columns, values: values.map((value) => -value) };
}
