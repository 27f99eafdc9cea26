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
  entry.most = worthwhile(cells, entry);
  entry.useful = usefulAlone(cells, entry);
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
function worthwhile(cells: readonly Cell[], entry: KeptDraft): number {
  let people = 0;
  while (
    people < entry.most &&
    savedBeside(cells, entry, people, (cell) => cell.floor) > entry.draft.cost + 1e-9
  ) {
    people++;
  }
  return people;
}

/**
 * The bound u such that no more than u + L / a people are worth their wage while L have left, where each is worth a
 * agents or more: with n people there and L away, the next finds no less help than with n − L / a people and nobody away.
 * So it is worth its wage only while n − L / a stays below some m, and u = m + 1.
 */
function usefulAlone(cells: readonly Cell[], entry: KeptDraft): number {
  let [low, high] = [-1, entry.most];
  const worth = (people: number) => savedBeside(cells, entry, people, () => 0) > entry.draft.cost + 1e-9;
  if (worth(high)) return Infinity;
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (worth(middle)) low = middle;
    else high = middle;
  }
  return Math.max(0, high + 1);
}

/** What one person more saves beside some others, who need not be whole here. */
function savedBeside(
  cells: readonly Cell[],
  { cells: touched, agents }: KeptDraft,
  people: number,
  from: (cell: Cell) => number,
): number {
  let saved = 0;
  for (const [i, index] of touched.entries()) {
    if (agents[i]! <= 0) continue;
    const { curve } = cells[index]!;
    const help = from(cells[index]!) + agents[i]! * people;
    saved += curveCost(curve, help) - curveCost(curve, help + agents[i]!);
  }
  return saved;
}
