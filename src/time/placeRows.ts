import { StaffcastError } from '../errors/index.ts';
import { dayNumber } from './dates.ts';
import { gridDays } from './grid.ts';
import type { ReadRows } from './readRows.ts';
import type { TimestampedValue } from './seriesFromRows.ts';
import type { Grid } from './types.ts';
import { clocksChanged, isoInstant, localDate } from './zone.ts';

/** The grid from the first row to the last. */
export function spanningGrid(instants: readonly number[], zone: string, intervalSeconds: number): Grid {
  const first = instants[0] as number;
  const last = instants[instants.length - 1] as number;
  const start = isoInstant(first, zone);
  const length =
    intervalSeconds === 86_400
      ? dayNumber(localDate(last, zone)) - dayNumber(localDate(first, zone)) + 1
      : Math.floor((last - first) / (intervalSeconds * 1000)) + 1;
  return { zone, start, intervalSeconds, length };
}

/** The values at their rows of the grid, `null` elsewhere. */
export function placeRows(
  rows: readonly TimestampedValue[],
  { instants, values, indices }: ReadRows,
  grid: Grid,
): (number | null)[] {
  const placed = new Array<number | null>(grid.length).fill(null);
  const rowOf = rowFinder(grid);
  for (const [i, ms] of instants.entries()) {
    const row = rowOf(ms);
    if (!Number.isInteger(row)) {
      throw new StaffcastError({
        code: 'inconsistent',
        where: 'seriesFromRows',
        path: `rows[${indices[i]}].timestamp`,
        value: rows[indices[i] ?? i]?.timestamp,
        must: `lie on the grid of ${grid.intervalSeconds} seconds that starts at ${grid.start}`,
        maybe: clocksChanged(Date.parse(grid.start), ms, grid.zone),
      });
    }
    placed[row] = values[i] ?? null;
  }
  return placed;
}

function rowFinder(grid: Grid): (ms: number) => number {
  const startMs = Date.parse(grid.start);
  if (grid.intervalSeconds !== 86_400) return (ms) => (ms - startMs) / (grid.intervalSeconds * 1000);
  const rowOfDate = new Map(gridDays(grid).map((day) => [day.date, day.from]));
  return (ms) => rowOfDate.get(localDate(ms, grid.zone)) ?? Number.NaN;
}
