import type { BorrowingProblem } from '../problem.ts';
import type { KeptDraft } from './addCells.ts';
import type { Cell } from './compiled.ts';
import { curveCost } from './convexCurve.ts';

/**
 * Cuts an activity to the people who can be worth their wage: the cost of a cell is convex, so the n-th person saves most
 * when nobody else helps and everyone who may leave the project has left. Smaller numbers make the model much tighter
 * where a link must be opened before anyone goes.
 */
export function trimWorthless(problem: BorrowingProblem, cells: readonly Cell[], entry: KeptDraft): void {
  const { least, announced, source } = entry.draft;
  if (announced > 0 || least > 0 || isNeededAway(problem, source, entry)) return;
  // Who is protected is helped whatever it costs.
  if ((problem.protect ?? []).length > 0) return;
  // One person is left where nobody is worth it, so that the refusal can say what he or she would cost and save.
  entry.most = Math.min(entry.most, Math.max(1, worthwhile(cells, entry)));
}

/** Someone may be sent at a loss where that frees a seat, keeps a balance, or is owed to an earlier departure. */
function isNeededAway(problem: BorrowingProblem, s: number, { draft }: KeptDraft): boolean {
  const { home, links } = problem.sources[s]!;
  const lender = problem.projects[draft.home];
  if (lender?.seats) return true;
  if (links.some((link) => link.untilEnd)) return true;
  return (problem.balances ?? []).some(({ between }) => home != null && between.includes(home));
}

/** The most people of whom the last still saves more than it costs once everyone who may leave has left. */
function worthwhile(cells: readonly Cell[], { draft, cells: touched, agents, most }: KeptDraft): number {
  for (let people = 0; people < most; people++) {
    let saved = 0;
    for (const [i, index] of touched.entries()) {
      if (agents[i]! <= 0) continue;
      const { curve, floor } = cells[index]!;
      const help = floor + agents[i]! * people;
      saved += curveCost(curve, help) - curveCost(curve, help + agents[i]!);
    }
    if (saved <= draft.cost + 1e-9) return people;
  }
  return most;
}
