import type { Block } from '../blocks.ts';
import type { BorrowingProblem, BorrowingProject } from '../problem.ts';
import type { Cell } from './compiled.ts';
import { buildCurve, curveCost } from './convexCurve.ts';
import type { Draft } from './drafts.ts';
import { lenderSpare } from './lenderSpare.ts';
import { presentShare } from './presentShare.ts';
import { forbiddenPrice, type ShortfallPrices, seatPrices, shortfallPrices } from './prices.ts';

/** An activity that matters, with the cells it changes. */
export interface KeptDraft {
  readonly draft: Draft;
  readonly cells: number[];
  readonly agents: number[];
}

/**
 * Groups the rows of every project and block into cells on which every activity has one effect, and prices them. Cells
 * that stay free of cost whatever happens are dropped, and then the activities that would help only there.
 */
export function addCells(
  problem: BorrowingProblem,
  rowHours: number,
  drafts: readonly Draft[],
): { cells: Cell[]; kept: KeptDraft[]; fixedShortfallCost: number; fixedSeatCost: number } {
  const cells: Cell[] = [];
  const byPlace = groupByPlace(problem, drafts);
  const inBlock = new Uint8Array(problem.grid.length);
  const touched = new Map<Draft, KeptDraft>(drafts.map((draft) => [draft, { draft, cells: [], agents: [] }]));
  const helps = new Set<Draft>(drafts.filter((draft) => draft.link < 0));
  const forbidden = forbiddenPrice(problem);
  let fixedShortfallCost = 0;
  let fixedSeatCost = 0;
  for (const [b, block] of problem.blocks.entries()) {
    inBlock.fill(1, block.from, block.to);
    for (const [p, project] of problem.projects.entries()) {
      const place = byPlace.get(p * problem.blocks.length + b) ?? { incoming: [], outgoing: [] };
      const leaving = mostLeaving(project, block, place.outgoing);
      for (const group of rowGroups(problem, b, place.incoming)) {
        for (const cell of priceCells(project, group.rows, rowHours, shortfallPrices(project, forbidden))) {
          const top = cell.curve.at[0] ?? -Infinity;
          if (Math.max(top, cell.curve.least) <= -leaving) continue;
          const index = cells.length;
          cells.push({
            ...cell,
            index,
            project: p,
            block: b,
            rows: group.rows,
            floor: -leaving,
            activities: [],
            agents: [],
          });
          for (const draft of place.outgoing) note(touched.get(draft)!, index, -1);
          for (const draft of place.incoming) {
            const share = group.shareOf(draft);
            const agents = cell.kind === 'seats' ? share : share * draft.productivity;
            if (agents > 0) {
              note(touched.get(draft)!, index, agents);
              helps.add(draft);
            }
          }
        }
      }
    }
  }
  for (const project of problem.projects) {
    const prices = shortfallPrices(project, forbidden);
    for (let row = 0; row < inBlock.length; row++) {
      if (inBlock[row]) continue;
      const [shortfall, seats] = priceCells(project, [row], rowHours, prices);
      fixedShortfallCost += curveCost(shortfall!.curve, 0);
      if (seats) fixedSeatCost += curveCost(seats.curve, 0);
    }
  }
  const kept = drafts.filter((draft) => helps.has(draft)).map((draft) => touched.get(draft)!);
  return { cells, kept, fixedShortfallCost, fixedSeatCost };
}

function note(kept: KeptDraft, cell: number, agents: number): void {
  kept.cells.push(cell);
  kept.agents.push(agents);
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
    if (draft.home >= 0) at(draft.home, draft.block).outgoing.push(draft);
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
  shortfall: ShortfallPrices,
) {
  const gaps = rows.map((row) => project.required[row]! - project.present[row]!);
  const { prices, allowedAgents } = shortfall;
  const priced: Pick<Cell, 'kind' | 'curve'>[] = [
    { kind: 'shortfall', curve: buildCurve(gaps, prices, rowHours, allowedAgents) },
  ];
  const { seatBilling } = project;
  if (seatBilling) {
    const empty = rows.map((row) => seatBilling.contractedSeats[row]! - project.present[row]!);
    priced.push({ kind: 'seats', curve: buildCurve(empty, seatPrices(seatBilling), rowHours, Infinity) });
  }
  return priced;
}
