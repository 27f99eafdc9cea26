import type { Block } from '../blocks.ts';
import type { BorrowingProblem, BorrowingProject } from '../problem.ts';
import type { Cell } from './compiled.ts';
import { buildCurve, curveCost } from './convexCurve.ts';
import type { Draft } from './drafts.ts';
import { lenderSpare } from './lenderSpare.ts';
import { presentShare } from './presentShare.ts';
import { forbiddenPrice, type ShortfallPrices, seatPrices, shortfallPricer } from './prices.ts';
import { trimWorthless } from './trimWorthless.ts';

/** An activity that matters, with the cells it changes. */
export interface KeptDraft {
  readonly draft: Draft;
  readonly cells: number[];
  readonly agents: number[];
  /** Most people, cut to those who could still close a gap. */
  most: number;
}

/**
 * Groups the rows of every project and block into cells on which every activity has one effect, and prices them. Cells
 * that stay free of cost whatever happens are dropped, and then the activities that would help only there.
 */
export function addCells(
  problem: BorrowingProblem,
  rowHours: number,
  drafts: readonly Draft[],
  keepAll: boolean,
): { cells: Cell[]; kept: KeptDraft[]; fixedShortfallCost: number; fixedSeatCost: number } {
  const cells: Cell[] = [];
  const byPlace = groupByPlace(problem, drafts);
  const kept = new Map(
    drafts.map((draft) => [draft, { draft, cells: [], agents: [], most: 0 } as KeptDraft]),
  );
  const forbidden = forbiddenPrice(problem);
  const pricers = problem.projects.map((project) => shortfallPricer(project, forbidden));
  for (const [b, block] of problem.blocks.entries()) {
    for (const [p, project] of problem.projects.entries()) {
      const place = byPlace.get(p * problem.blocks.length + b) ?? { incoming: [], outgoing: [] };
      const leaving = mostLeaving(project, block, place.outgoing);
      for (const group of rowGroups(problem, b, place.incoming)) {
        for (const priced of priceCells(project, group.rows, rowHours, pricers[p]!)) {
          const top = priced.curve.at[0] ?? -Infinity;
          if (!keepAll && Math.max(top, priced.curve.least) <= -leaving) continue;
          const shared = { rows: group.rows, floor: -leaving, activities: [], agents: [] };
          const cell: Cell = { ...priced, ...shared, index: cells.length, project: p, block: b };
          cells.push(cell);
          touch(cell, place, group, kept);
        }
      }
    }
  }
  const matters = (entry: KeptDraft) => entry.most > 0;
  for (const entry of kept.values()) {
    const { link, most, least } = entry.draft;
    entry.most = link < 0 || keepAll ? most : Math.max(least, Math.min(most, entry.most));
    if (link >= 0 && !keepAll) trimWorthless(problem, cells, entry);
  }
  return { cells, kept: [...kept.values()].filter(matters), ...fixedCosts(problem, rowHours, forbidden) };
}

/** Notes a cell on the activities that change it, and how many people could be of use there. */
function touch(cell: Cell, place: Place, group: RowGroup, kept: ReadonlyMap<Draft, KeptDraft>): void {
  for (const draft of place.outgoing) {
    const entry = kept.get(draft)!;
    entry.cells.push(cell.index);
    entry.agents.push(-1);
  }
  const top = Math.max(cell.curve.at[0] ?? -Infinity, cell.curve.least);
  for (const draft of place.incoming) {
    const share = group.shareOf(draft);
    const agents = cell.kind === 'seats' ? share : share * draft.productivity;
    if (agents <= 0) continue;
    const entry = kept.get(draft)!;
    entry.cells.push(cell.index);
    entry.agents.push(agents);
    // One more than closes the gap would be taken back.
    entry.most = Math.max(entry.most, Math.ceil((top - cell.floor) / agents - 1e-9));
  }
}

/** Cost of the rows outside every block. */
function fixedCosts(problem: BorrowingProblem, rowHours: number, forbidden: number) {
  const inBlock = new Uint8Array(problem.grid.length);
  for (const { from, to } of problem.blocks) inBlock.fill(1, from, to);
  let fixedShortfallCost = 0;
  let fixedSeatCost = 0;
  for (const project of problem.projects) {
    const prices = shortfallPricer(project, forbidden);
    for (let row = 0; row < inBlock.length; row++) {
      if (inBlock[row]) continue;
      const [shortfall, seats] = priceCells(project, [row], rowHours, prices);
      fixedShortfallCost += curveCost(shortfall!.curve, 0);
      if (seats) fixedSeatCost += curveCost(seats.curve, 0);
    }
  }
  return { fixedShortfallCost, fixedSeatCost };
}

interface Place {
  incoming: Draft[];
  outgoing: Draft[];
}

function groupByPlace(problem: BorrowingProblem, drafts: readonly Draft[]): Map<number, Place> {
  const places = new Map<number, Place>();
  const at = (project: number, block: number): Place => {
    const key = project * problem.blocks.length + block;
    let place = places.get(key);
    if (!place) {
      place = { incoming: [], outgoing: [] };
      places.set(key, place);
    }
    return place;
  };
  for (const draft of drafts) {
    if (draft.link >= 0) at(draft.project, draft.block).incoming.push(draft);
    if (draft.home >= 0) at(draft.home, draft.homeBlock).outgoing.push(draft);
  }
  return places;
}

/** Most people who can leave a place at once; the links of one source share its people. */
function mostLeaving(project: BorrowingProject, block: Block, outgoing: readonly Draft[]): number {
  const bySource = new Map<number, number>();
  for (const { source, most } of outgoing) bySource.set(source, Math.max(most, bySource.get(source) ?? 0));
  const all = [...bySource.values()].reduce((sum, most) => sum + most, 0);
  if (all === 0 || project.lending === 'priced') return all;
  return Math.min(all, lenderSpare(project, block).beyondRequirement);
}

interface RowGroup {
  readonly rows: number[];
  /** Share of these rows that a newcomer is there after the transfer. */
  readonly shareOf: (draft: Draft) => number;
}

/** Rows of a block on which each transfer time leaves the same share. */
function rowGroups(problem: BorrowingProblem, b: number, incoming: readonly Draft[]): RowGroup[] {
  const { from, to } = problem.blocks[b]!;
  const interval = problem.grid.intervalSeconds;
  const transfers = [...new Set(incoming.map((draft) => draft.transferSeconds))];
  const groups = new Map<string, { rows: number[]; shares: number[] }>();
  for (let row = from; row < to; row++) {
    const shares = transfers.map((seconds) => presentShare(row - from, seconds, interval));
    const key = shares.join(' ');
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { rows: [row], shares });
  }
  return [...groups.values()].map(({ rows, shares }) => ({
    rows,
    shareOf: (draft) => shares[transfers.indexOf(draft.transferSeconds)]!,
  }));
}

function priceCells(
  project: BorrowingProject,
  rows: readonly number[],
  rowHours: number,
  shortfall: (row: number) => ShortfallPrices,
) {
  const gaps = rows.map((row) => ({
    gap: project.required[row]! - project.present[row]!,
    ...shortfall(row),
  }));
  const priced: Pick<Cell, 'kind' | 'curve'>[] = [{ kind: 'shortfall', curve: buildCurve(gaps, rowHours) }];
  const { seatBilling } = project;
  if (seatBilling) {
    const prices = seatPrices(seatBilling);
    const empty = rows.map((row) => {
      return { gap: seatBilling.contractedSeats[row]! - project.present[row]!, ...prices };
    });
    priced.push({ kind: 'seats', curve: buildCurve(empty, rowHours) });
  }
  return priced;
}
