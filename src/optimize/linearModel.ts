/**
 * A linear or mixed-integer model in plain arrays: minimise `cost · x + offset` with
 * `rowLower <= A x <= rowUpper` and `lower <= x <= upper`. Rows are stored one after the other (CSR).
 */
export interface LinearModel {
  readonly columns: number;
  readonly rows: number;
  /** Constant added to the objective. */
  readonly offset: number;
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Whether each column must be a whole number. */
  readonly integer: readonly boolean[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
  /** Where each row begins in `indices` and `values`; one longer than the rows. */
  readonly starts: readonly number[];
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** A column to be added; `lower` is 0, `upper` is infinite, `cost` 0 and `integer` false unless told. */
export interface Column {
  readonly cost?: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly integer?: boolean;
}

/** What {@link linearModelBuilder} returns. */
export interface LinearModelBuilder {
  /** Adds a column and returns its index. */
  addColumn(column: Column): number;
  /** Adds the row `lower <= sum of coefficient × column <= upper` and returns its index. */
  addRow(
    lower: number,
    upper: number,
    entries: Iterable<readonly [column: number, coefficient: number]>,
  ): number;
  /** Adds to the constant of the objective. */
  addOffset(amount: number): void;
  /** How many columns there are so far. */
  columnCount(): number;
  /** How many rows there are so far. */
  rowCount(): number;
  /** The model so far. */
  build(): LinearModel;
}

/**
 * Builds a {@link LinearModel} column by column and row by row.
 *
 * @example
 * ```ts
 * import { linearModelBuilder, solveLinear } from 'staffcast/optimize';
 * const builder = linearModelBuilder();
 * const x = builder.addColumn({ cost: 3, integer: true });
 * builder.addRow(2.5, Infinity, [[x, 1]]);
 * (await solveLinear(builder.build())).objective; // 9
 * ```
 */
export function linearModelBuilder(): LinearModelBuilder {
  const cost: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  const integer: boolean[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  let offset = 0;
  return {
    addColumn(column) {
      cost.push(column.cost ?? 0);
      lower.push(column.lower ?? 0);
      upper.push(column.upper ?? Infinity);
      integer.push(column.integer ?? false);
      return cost.length - 1;
    },
    addRow(low, high, entries) {
      for (const [column, coefficient] of entries) {
        if (coefficient === 0) continue;
        indices.push(column);
        values.push(coefficient);
      }
      starts.push(indices.length);
      rowLower.push(low);
      rowUpper.push(high);
      return rowLower.length - 1;
    },
    addOffset(amount) {
      offset += amount;
    },
    columnCount: () => cost.length,
    rowCount: () => rowLower.length,
    build: () => ({
      columns: cost.length,
      rows: rowLower.length,
      offset,
      cost,
      lower,
      upper,
      integer,
      rowLower,
      rowUpper,
      starts,
      indices,
      values,
    }),
  };
}
