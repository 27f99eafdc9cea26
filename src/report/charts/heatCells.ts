import type { LocalClock } from '../../time/index.ts';

/** A run of equal rows of one day. */
export interface HeatCell {
  readonly day: number;
  readonly fromSecond: number;
  readonly toSecond: number;
  /** Share of the day's column where it begins, and how much of it it takes. */
  readonly left: number;
  readonly width: number;
  readonly group: number;
}

const DAY_SECONDS = 86_400;

/**
 * The rows of a grid as cells on wall-clock time, rows of equal group joined. An hour that clocks skip stays empty; where
 * an hour comes twice, the first stands on the left half of the column and the second on the right.
 */
export function heatCells(
  clock: LocalClock,
  intervalSeconds: number,
  groupOf: (row: number) => number | null,
): HeatCell[] {
  const cells: HeatCell[] = [];
  for (const [day, { from, to }] of clock.days.entries()) {
    const halves = doubledHalves(clock.secondOfDay.subarray(from, to), intervalSeconds);
    for (let row = from; row < to; row++) {
      const group = groupOf(row);
      if (group === null) continue;
      const fromSecond = clock.secondOfDay[row]!;
      const toSecond = Math.min(DAY_SECONDS, fromSecond + intervalSeconds);
      const half = halves.get(row - from);
      const cell = { day, fromSecond, toSecond, left: half ?? 0, width: half === undefined ? 1 : 0.5, group };
      const last = cells.at(-1);
      if (last && continues(last, cell)) cells[cells.length - 1] = { ...last, toSecond };
      else cells.push(cell);
    }
  }
  return cells;
}

function continues(open: HeatCell, next: HeatCell): boolean {
  const sameColumn = open.day === next.day && open.left === next.left && open.width === next.width;
  return sameColumn && open.group === next.group && open.toSecond === next.fromSecond;
}

/** Where rows of one day that share their clock time with others begin: 0 the first time, 0.5 the second. */
function doubledHalves(seconds: Int32Array, intervalSeconds: number): Map<number, 0 | 0.5> {
  const halves = new Map<number, 0 | 0.5>();
  let latestEnd = 0;
  for (const [row, second] of seconds.entries()) {
    if (second < latestEnd) halves.set(row, 0.5);
    latestEnd = Math.max(latestEnd, second + intervalSeconds);
  }
  let earliestLater = Infinity;
  for (let row = seconds.length - 1; row >= 0; row--) {
    if (earliestLater < seconds[row]! + intervalSeconds) halves.set(row, 0);
    earliestLater = Math.min(earliestLater, seconds[row]!);
  }
  return halves;
}
