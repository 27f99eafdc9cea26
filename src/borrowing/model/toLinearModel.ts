import { type LinearModel, type LinearModelBuilder, linearModelBuilder } from '../../optimize/index.ts';
import type { MinimumRun } from '../problem.ts';
import type { Cell, CompiledLink, CompiledProblem } from './compiled.ts';

/** A linear model of a problem; its first columns are the activities, in order. */
export interface BorrowingModel {
  readonly model: LinearModel;
  /** Columns of links with minimum runs. */
  readonly runs: ReadonlyMap<number, RunColumns>;
  /** Column of "anyone goes", by link with a briefing cost. */
  readonly opened: ReadonlyMap<number, number>;
  /** First of the segment columns of each cell, or −1, and their number. */
  readonly segments: readonly number[];
  readonly segmentCounts: readonly number[];
  /** Column of the people who go as announced, by activity with announced people. */
  readonly kept: ReadonlyMap<number, number>;
  /** Column of the largest burden, or −1. */
  readonly burden: number;
  readonly linkRows: LinkRows;
}

/** Which rows tie people to opened links and to runs, and the first of the columns that these rows alone have. */
export interface LinkRows {
  readonly from: number;
  readonly to: number;
  readonly firstColumn: number;
}

/** Columns of one link, by local day of the grid; −1 on days without its activities before the first. */
export interface RunColumns {
  readonly assigned: readonly number[];
  readonly starts: readonly number[];
}

/**
 * The mixed-integer programme of a problem. One row per cell covers its shortage with segments of rising price, which
 * is exact because the cost of a cell is convex in the agents added to it. With `elastic`, forbidden shortage may be
 * bought at its prohibitive price, to find where people are missing.
 */
export function toLinearModel(compiled: CompiledProblem, elastic: boolean): BorrowingModel {
  const builder = linearModelBuilder();
  builder.addOffset(compiled.fixedShortfallCost + compiled.fixedSeatCost);
  const { costPerChange } = compiled;
  for (const { cost, least, most, link } of compiled.activities) {
    const changed = link < 0 ? 0 : costPerChange;
    builder.addColumn({ cost: cost + changed, lower: least, upper: most, integer: true });
  }
  const added = compiled.cells.map((cell) => addCell(builder, cell, elastic));
  const [segments, segmentCounts] = [added.map(([first]) => first), added.map(([, count]) => count)];
  for (const { cap, activities, weights } of compiled.limits) {
    builder.addRow(-Infinity, cap, pairs(activities, weights));
  }
  const opened = new Map<number, number>();
  const runs = new Map<number, RunColumns>();
  const from = builder.rowCount();
  const firstColumn = builder.columnCount();
  for (const link of compiled.links) {
    if (link.activities.length === 0) continue;
    if (link.briefingCost > 0) opened.set(link.index, addBriefing(builder, compiled, link));
    if (link.minimumRun) runs.set(link.index, addRun(builder, compiled, link, link.minimumRun));
  }
  const linkRows = { from, to: builder.rowCount(), firstColumn };
  const kept = addAnnounced(builder, compiled);
  const burden = addFairness(builder, compiled);
  return { model: builder.build(), runs, opened, segments, segmentCounts, kept, burden, linkRows };
}

type Entry = [column: number, coefficient: number];

function pairs(columns: readonly number[], coefficients: readonly number[]): Entry[] {
  return columns.map((column, i) => [column, coefficients[i]!]);
}

/** agents added + segments >= the help at which the cost is 0. Returns the first segment's column, or −1, and how many. */
function addCell(builder: LinearModelBuilder, cell: Cell, elastic: boolean): [first: number, count: number] {
  const { at, slopes, least } = cell.curve;
  const deepest = elastic ? cell.floor : Math.max(cell.floor, least);
  const entries = pairs(cell.activities, cell.agents);
  if (at.length === 0 || at[0]! < deepest) {
    builder.addRow(deepest, Infinity, entries);
    return [-1, 0];
  }
  let first = -1;
  let count = 0;
  for (let k = 0; k < at.length && at[k]! > deepest; k++) {
    const end = Math.max(at[k + 1] ?? -Infinity, deepest);
    const column = builder.addColumn({ cost: slopes[k]!, upper: at[k]! - end });
    if (k === 0) first = column;
    count++;
    entries.push([column, 1]);
  }
  builder.addRow(at[0]!, Infinity, entries);
  return [first, count];
}

/** Nobody goes unless the link is opened; one row per block is tighter than one for all. */
function addBriefing(builder: LinearModelBuilder, compiled: CompiledProblem, link: CompiledLink): number {
  const open = builder.addColumn({ cost: link.briefingCost, upper: 1, integer: true });
  for (const a of link.activities) {
    const activity = compiled.activities[a]!;
    const row: Entry[] = [
      [a, 1],
      [open, -activity.most],
    ];
    builder.addRow(-Infinity, 0, row);
  }
  addShared(builder, compiled, link, open);
  return open;
}

/** A limit over several blocks, such as hours a week, bounds a link as well, and by nothing unless it is opened. */
function addShared(
  builder: LinearModelBuilder,
  { activities, limits }: CompiledProblem,
  link: CompiledLink,
  open: number,
): void {
  const own = new Set(link.activities);
  for (const index of new Set(link.activities.flatMap((a) => activities[a]!.limits))) {
    const limit = limits[index]!;
    const entries = pairs(limit.activities, limit.weights).filter(([a]) => own.has(a));
    if (entries.length < 2 || limit.weights.some((weight) => weight < 0)) continue;
    builder.addRow(-Infinity, 0, [...entries, [open, -limit.cap]]);
  }
}

/** Assigned people cover everyone lent on the day; a start pays; whoever starts stays for the run. */
function addRun(
  builder: LinearModelBuilder,
  compiled: CompiledProblem,
  link: CompiledLink,
  run: MinimumRun,
): RunColumns {
  const dayOf = (a: number) => compiled.blocks[compiled.activities[a]!.block]!.day;
  const days = compiled.blocks.length === 0 ? 0 : compiled.blocks[compiled.blocks.length - 1]!.day + 1;
  const assigned: number[] = [];
  const starts: number[] = [];
  for (let day = 0; day < days; day++) {
    assigned.push(builder.addColumn({ cost: run.costPerDay ?? 0, integer: true }));
    starts.push(builder.addColumn({ cost: run.costPerStart, integer: true }));
  }
  for (const a of link.activities) {
    const entries: Entry[] = [
      [assigned[dayOf(a)]!, 1],
      [a, -1],
    ];
    builder.addRow(0, Infinity, entries);
  }
  for (let day = 0; day < days; day++) {
    const begin: Entry[] = [
      [starts[day]!, 1],
      [assigned[day]!, -1],
    ];
    if (day > 0) begin.push([assigned[day - 1]!, 1]);
    builder.addRow(0, Infinity, begin);
    const stay: Entry[] = [[assigned[day]!, 1]];
    for (let past = Math.max(0, day - run.days + 1); past <= day; past++) stay.push([starts[past]!, -1]);
    builder.addRow(0, Infinity, stay);
  }
  return { assigned, starts };
}

/**
 * |people − announced| = people + announced − 2 × people who go as announced; returns the column of the last of these by
 * activity.
 */
function addAnnounced(builder: LinearModelBuilder, compiled: CompiledProblem): Map<number, number> {
  const columns = new Map<number, number>();
  const { costPerChange, lostAnnounced } = compiled;
  if (costPerChange === 0) return columns;
  builder.addOffset(costPerChange * lostAnnounced);
  for (const { index, link, announced } of compiled.activities) {
    if (link < 0 || announced === 0) continue;
    builder.addOffset(costPerChange * announced);
    const kept = builder.addColumn({ cost: -2 * costPerChange, upper: announced });
    const row: Entry[] = [
      [index, 1],
      [kept, -1],
    ];
    builder.addRow(0, Infinity, row);
    columns.set(index, kept);
  }
  return columns;
}

/** One column above every group's burden. */
function addFairness(builder: LinearModelBuilder, compiled: CompiledProblem): number {
  const { fairness } = compiled.problem;
  if (!fairness || fairness.weight === 0) return -1;
  const burden = builder.addColumn({ cost: fairness.weight });
  for (const { size, activities } of compiled.groups) {
    const entries: Entry[] = activities.map((a) => {
      return [a, -compiled.blocks[compiled.activities[a]!.block]!.hours / size];
    });
    entries.push([burden, 1]);
    builder.addRow(0, Infinity, entries);
  }
  return burden;
}
