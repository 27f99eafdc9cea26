import type { KeptRow } from '../../optimize/index.ts';
import type { Cell, CompiledProblem } from './compiled.ts';
import type { BorrowingModel } from './toLinearModel.ts';

/** Cuts per cell and round. */
const CUTS_PER_CELL = 2;

/** Cuts that cut off less than this many agents are not worth a row. */
const LEAST_VIOLATION = 0.05;

/**
 * Rows that every plan keeps and a relaxed solution, which opens links in part, does not. Where b agents are needed to
 * keep the shortage of a cell above a corner, an opened link is worth at most b of them, however many could go: so a
 * quarter of a link that could send 4 b is not enough (flow covers; Padberg, Van Roy and Wolsey 1985).
 */
export function linkCuts(
  compiled: CompiledProblem,
  model: BorrowingModel,
  values: ArrayLike<number>,
): KeptRow[] {
  if (model.opened.size === 0) return [];
  return compiled.cells.flatMap((cell) => {
    if (model.segments[cell.index]! < 0) return [];
    const found: { row: KeptRow; violation: number }[] = [];
    let missing = 0;
    for (let segment = model.segmentCounts[cell.index]! - 1; segment >= 0; segment--) {
      missing += values[model.segments[cell.index]! + segment]!;
      const cut = coverCut(compiled, model, values, { cell, segment, missing });
      if (cut.violation > LEAST_VIOLATION) found.push(cut);
    }
    found.sort((a, b) => b.violation - a.violation);
    return found.slice(0, CUTS_PER_CELL).map(({ row }) => row);
  });
}

interface Corner {
  readonly cell: Cell;
  readonly segment: number;
  /** Shortage beyond the corner in the relaxed solution. */
  readonly missing: number;
}

function coverCut(
  { activities }: CompiledProblem,
  { opened, segments, segmentCounts }: BorrowingModel,
  values: ArrayLike<number>,
  { cell, segment, missing }: Corner,
): { row: KeptRow; violation: number } {
  const needed = cell.curve.at[segment]!;
  const columns: number[] = [];
  const coefficients: number[] = [];
  let covered = missing;
  const add = (column: number, coefficient: number) => {
    columns.push(column);
    coefficients.push(coefficient);
    covered += coefficient * values[column]!;
  };
  for (const [i, a] of cell.activities.entries()) {
    const agents = cell.agents[i]!;
    // Whoever leaves only adds to what is needed.
    if (agents <= 0 || needed <= 0) continue;
    const { link, most } = activities[a]!;
    const open = opened.get(link);
    const worth = Math.min(agents * most, needed);
    if (open !== undefined && worth * values[open]! < agents * values[a]!) add(open, worth);
    else add(a, agents);
  }
  const first = segments[cell.index]!;
  for (let k = segment; k < segmentCounts[cell.index]!; k++) {
    columns.push(first + k);
    coefficients.push(1);
  }
  return { row: { lower: needed, columns, values: coefficients }, violation: needed - covered };
}
