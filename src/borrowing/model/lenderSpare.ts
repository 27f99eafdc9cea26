import type { Block } from '../blocks.ts';
import type { BorrowingProject } from '../problem.ts';

/** Whole people who can leave a project for a block. */
export interface LenderSpare {
  /** Without breaking its own requirement in any row of the block. */
  readonly beyondRequirement: number;
  /** Everyone who is there in every row. */
  readonly present: number;
  /** Row with the fewest spare agents. */
  readonly tightestRow: number;
  /** Spare agents in that row, negative when short. */
  readonly tightest: number;
}

/** The fewest spare and present people over the rows of a block. */
export function lenderSpare(project: BorrowingProject, block: Block): LenderSpare {
  let tightest = Infinity;
  let tightestRow = block.from;
  let present = Infinity;
  for (let row = block.from; row < block.to; row++) {
    const spare = project.present[row]! - project.required[row]!;
    if (spare < tightest) {
      tightest = spare;
      tightestRow = row;
    }
    present = Math.min(present, project.present[row]!);
  }
  // 1e-9: a spare of 3 may have become 2.9999999999999996 on the way here.
  const whole = (agents: number) => Math.max(0, Math.floor(agents + 1e-9));
  return { beyondRequirement: whole(tightest), present: whole(present), tightestRow, tightest };
}
