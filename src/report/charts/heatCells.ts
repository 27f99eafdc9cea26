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
 * The rows of a grid as cells on wall-clock time, rows of equal group joined. An hour that clocks skip stays empty; of an
 * hour that comes twice, the first stands on the left half of the column and the second on the right.
 */
export function heatCells(
  clock: LocalClock,
  intervalSeconds: number,
  groupOf: (row: number) => number | null,
): HeatCell[] {
  const cells: HeatCell[] = [];
  for (const [day, { from, to }] of clock.days.entries()) {
    const doubled = doubledSeconds(clock.secondOfDay.subarray(from, to));
    let latest = -1;
    for (let row = from; row < to; row++) {
      const group = groupOf(row);
      const second = clock.secondOfDay[row]!;
      const twice = doubled.has(second);
      const left = twice && second <= latest ? 0.5 : 0;
      latest = Math.max(latest, second);
      if (group === null) continue;
      const toSecond = Math.min(DAY_SECONDS, second + intervalSeconds);
      const cell = { day, fromSecond: second, toSecond, left, width: twice ? 0.5 : 1, group };
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

function doubledSeconds(seconds: Int32Array): Set<number> {
  const seen = new Set<number>();
  const doubled = new Set<number>();
  for (const second of seconds) {
    if (seen.has(second)) doubled.add(second);
    seen.add(second);
  }
  return doubled;
}
