import type { KeptRow } from '../../optimize/index.ts';
import type { Cell, CompiledProblem } from './compiled.ts';
import type { BorrowingModel } from './toLinearModel.ts';

/** Cuts per cell and round. */
const CUTS_PER_CELL = 3;

/** Cuts that cut off less than this many agents are not worth a row. */
const LEAST_VIOLATION = 0.01;

interface Candidate {
  readonly segment: number;
  readonly divisor: number;
  readonly fraction: number;
  readonly violation: number;
}

/**
 * Rows that every plan in whole people keeps and a relaxed solution does not: mixed-integer rounding of the shortage of
 * each cell beyond each of its corners, divided by what one person is worth there (Nemhauser and Wolsey 1990). Where 1.4
 * people would just do, the relaxation sends 1.4; with the row it pays for the second person or for the shortage.
 */
export function cellCuts(
  compiled: CompiledProblem,
  model: BorrowingModel,
  values: ArrayLike<number>,
): KeptRow[] {
  return compiled.cells.flatMap((cell) => {
    const isWhole = (a: number) => Math.abs(values[a]! - Math.round(values[a]!)) < 1e-6;
    if (model.segments[cell.index]! < 0 || cell.activities.every(isWhole)) return [];
    const found = candidates(cell, model, values).sort((a, b) => b.violation - a.violation);
    return found.slice(0, CUTS_PER_CELL).map((candidate) => cutRow(cell, model, candidate));
  });
}

function candidates(cell: Cell, model: BorrowingModel, values: ArrayLike<number>): Candidate[] {
  const first = model.segments[cell.index]!;
  const divisors = new Set(cell.agents.map((agents) => Math.abs(agents)));
  const found: Candidate[] = [];
  let missing = 0;
  for (let segment = model.segmentCounts[cell.index]! - 1; segment >= 0; segment--) {
    missing += values[first + segment]!;
    for (const divisor of divisors) {
      const quotient = cell.curve.at[segment]! / divisor;
      const whole = Math.floor(quotient + 1e-9);
      const fraction = quotient - whole;
      if (fraction < 0.02 || fraction > 1 - 1e-6) continue;
      let covered = missing / (divisor * fraction);
      for (let i = 0; i < cell.activities.length; i++) {
        covered += rounded(cell.agents[i]! / divisor, fraction) * values[cell.activities[i]!]!;
      }
      const violation = (whole + 1 - covered) * fraction * divisor;
      if (violation > LEAST_VIOLATION) found.push({ segment, divisor, fraction, violation });
    }
  }
  return found;
}

/** Coefficient of a whole-number column under the rounding. */
function rounded(coefficient: number, fraction: number): number {
  const whole = Math.floor(coefficient + 1e-9);
  return whole + Math.min(1, Math.max(0, coefficient - whole) / fraction);
}

function cutRow(cell: Cell, model: BorrowingModel, { segment, divisor, fraction }: Candidate): KeptRow {
  const columns: number[] = [];
  const values: number[] = [];
  const add = (column: number, value: number) => {
    if (value === 0) return;
    columns.push(column);
    values.push(value);
  };
  for (const [i, a] of cell.activities.entries()) add(a, rounded(cell.agents[i]! / divisor, fraction));
  const first = model.segments[cell.index]!;
  for (let k = segment; k < model.segmentCounts[cell.index]!; k++) add(first + k, 1 / (divisor * fraction));
  return { lower: Math.floor(cell.curve.at[segment]! / divisor + 1e-9) + 1, columns, values };
}
