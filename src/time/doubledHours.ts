import { clockText, localClock } from './localClock.ts';
import type { Grid } from './types.ts';

/**
 * Notes on hours that happened twice as clocks were put back, where the rows list them once: the second hour is then
 * missing, or was added to the first.
 */
export function doubledHourNotes(grid: Grid, instants: readonly number[]): string[] {
  if (grid.intervalSeconds >= 86_400) return [];
  const { days, secondOfDay } = localClock(grid);
  const startMs = Date.parse(grid.start);
  const listed = new Set(instants);
  const isListed = (row: number) => listed.has(startMs + row * grid.intervalSeconds * 1000);
  return days.flatMap(({ date, from, to, seconds }) => {
    if (seconds <= 86_400) return [];
    const first = new Map<number, number>();
    const doubled: number[] = [];
    for (let row = from; row < to; row++) {
      const second = secondOfDay[row] as number;
      const before = first.get(second);
      if (before === undefined) first.set(second, row);
      else if (isListed(row)) return [];
      else if (isListed(before)) doubled.push(second);
    }
    if (doubled.length === 0) return [];
    const since = clockText(Math.min(...doubled));
    return [
      `Clocks were put back on ${date}: the time from ${since} happened twice and is listed once, so its second rows are missing. If those listed hold both, half of each belongs to the second.`,
    ];
  });
}
