import { shortfallTiersAt } from '../contracts/index.ts';
import { type LinearModel, type LinearModelBuilder, linearModelBuilder } from '../optimize/index.ts';
import { type Placement, placementsOf, rowsOf, wageOf } from './placements.ts';
import type { ShiftProblem } from './types.ts';

/** A break of a placement: the column of each row at which it may begin; one row needs no column. */
export interface BreakColumns {
  readonly rows: number;
  readonly starts: readonly { readonly from: number; readonly column: number | null }[];
}

/** A tour: one start of a shift on the days of a pattern. */
export interface TourColumn {
  readonly shift: string;
  readonly start: string;
  readonly pattern: readonly boolean[];
  readonly column: number;
}

/** A covering model and what its columns mean. */
export interface ShiftModel {
  readonly model: LinearModel;
  readonly placements: readonly (Placement & {
    readonly column: number;
    readonly breaks: readonly BreakColumns[];
  })[];
  readonly tours: readonly TourColumn[];
}

/** Column and coefficient. */
type Entry = readonly [number, number];

/** People per row: the coefficient of each column. */
type Cover = readonly Map<number, number>[];

function addCover(cover: Cover, rows: readonly number[], column: number, people: number): void {
  for (const row of rows) {
    const entries = cover[row] as Map<number, number>;
    // A break that cannot be moved is taken by the column of its shift.
    entries.set(column, (entries.get(column) ?? 0) + people);
  }
}

/**
 * Covering by whole people: a column per start of a shift, and per row at which a break of it may begin, so that breaks need not be
 * enumerated together (Aykin 1996, "Optimal shift scheduling with multiple break windows"). `elastic`: the fewest people missing,
 * whatever the cost.
 */
export function shiftModel(problem: ShiftProblem, elastic = false): ShiftModel {
  const builder = linearModelBuilder();
  const cover: Cover = Array.from({ length: problem.grid.length }, () => new Map());
  const placements = placementsOf(problem).map((placement) => {
    const { shift, from, to } = placement;
    const column = builder.addColumn({
      cost: elastic ? 0 : wageOf(shift) + (shift.costPerPerson ?? 0),
      upper: shift.maxPeople ?? Infinity,
      integer: !problem.tours,
    });
    addCover(cover, rowsOf(problem, from, to), column, 1);
    return { ...placement, column, breaks: addBreaks(builder, problem, placement, column, cover) };
  });
  const tours = addTours(builder, problem, placements, elastic);
  for (const [row, entries] of cover.entries()) addRow(builder, problem, row, [...entries], elastic);
  return { model: builder.build(), placements, tours };
}

function addBreaks(
  builder: LinearModelBuilder,
  problem: ShiftProblem,
  { shift, from }: Placement,
  people: number,
  cover: Cover,
): BreakColumns[] {
  const { intervalSeconds } = problem.grid;
  return (shift.breaks ?? []).map((each) => {
    const { durationSeconds, earliestSeconds, latestSeconds, stepSeconds = intervalSeconds } = each;
    const rows = durationSeconds / intervalSeconds;
    const count = Math.floor((latestSeconds - earliestSeconds) / stepSeconds) + 1;
    const starts = Array.from({ length: count }, (_, i) => {
      const begin = from + (earliestSeconds + i * stepSeconds) / intervalSeconds;
      const column = count === 1 ? null : builder.addColumn({ integer: true });
      addCover(cover, rowsOf(problem, begin, begin + rows), column ?? people, -1);
      return { from: begin, column };
    });
    if (count > 1) {
      const begun = starts.map(({ column }): Entry => [column as number, 1]);
      builder.addRow(0, 0, [...begun, [people, -1]]);
    }
    return { rows, starts };
  });
}

/** A column per start and pattern; who begins on a day are those whose pattern works it. */
function addTours(
  builder: LinearModelBuilder,
  { shifts, tours }: ShiftProblem,
  placements: readonly (Placement & { readonly column: number })[],
  elastic: boolean,
): TourColumn[] {
  if (!tours) return [];
  const cost = elastic ? 0 : (tours.costPerPerson ?? 0);
  const columns = shifts.flatMap((shift) =>
    shift.starts.flatMap((start) => {
      const days = placements.filter((each) => each.shift === shift && each.start === start);
      const possible = new Set(days.map(({ day }) => day));
      const patterns = tours.patterns.filter((pattern) =>
        pattern.every((works, day) => !works || possible.has(day)),
      );
      const own = patterns.map((pattern) => ({
        shift: shift.id,
        start,
        pattern,
        column: builder.addColumn({ cost, integer: true }),
      }));
      for (const { day, column } of days) {
        const working = own.filter(({ pattern }) => pattern[day]);
        builder.addRow(0, 0, [...working.map((tour): Entry => [tour.column, 1]), [column, -1]]);
      }
      return own;
    }),
  );
  if (tours.maxPeople !== undefined)
    builder.addRow(
      -Infinity,
      tours.maxPeople,
      columns.map(({ column }): Entry => [column, 1]),
    );
  return columns;
}

/** What a row needs, what is missing or too much of it, and its seats. */
function addRow(
  builder: LinearModelBuilder,
  problem: ShiftProblem,
  row: number,
  cover: readonly Entry[],
  elastic: boolean,
): void {
  const { grid, required, present, surplusCostPerHour = 0, seats } = problem;
  const hours = grid.intervalSeconds / 3600;
  const there = present?.[row] ?? 0;
  const needed = (required[row] as number) - there;
  const entries = [...cover];
  const tiers = elastic
    ? [{ upToAgents: null, costPerAgentHour: 1 }]
    : shortfallTiersAt(problem.shortfall, row);
  let reached = 0;
  for (const { upToAgents, costPerAgentHour } of needed > 0 ? tiers : []) {
    const upper = (upToAgents ?? Infinity) - reached;
    entries.push([builder.addColumn({ cost: costPerAgentHour * hours, upper }), 1]);
    reached += upper;
  }
  const priced = surplusCostPerHour > 0 && !elastic;
  if (priced) entries.push([builder.addColumn({ cost: surplusCostPerHour * hours }), -1]);
  if (needed > 0 || priced) builder.addRow(needed, priced ? needed : Infinity, entries);
  const seatsLeft = Math.max(0, (seats?.[row] ?? Infinity) - there);
  if (seatsLeft < Infinity && cover.length > 0) builder.addRow(-Infinity, seatsLeft, cover);
}
