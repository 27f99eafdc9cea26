import { type Grid, gridDays, localClock, makeSeries, type Series } from 'staffcast/time';
import type { Client } from './centre.ts';

/** Contacts per row: each day's total, spread over the opening hours by the client's shape. */
export function volumeOf(client: Client, grid: Grid, totalOn: (day: number) => number): Series {
  const { openFrom, openTo, shape } = client;
  const { secondOfDay } = localClock(grid);
  const weights = Array.from(secondOfDay, (seconds) => {
    const hour = seconds / 3600 + grid.intervalSeconds / 7200;
    if (hour < openFrom || hour > openTo) return null;
    const bumps = shape.map(
      ([share, middle, width]) => (share / width) * Math.exp(-((hour - middle) ** 2) / (2 * width ** 2)),
    );
    return bumps.reduce((sum, bump) => sum + bump, 0.02);
  });
  const values = new Array<number | null>(grid.length).fill(null);
  for (const [day, { from, to }] of gridDays(grid).entries()) {
    const sum = weights.slice(from, to).reduce<number>((total, weight) => total + (weight ?? 0), 0);
    for (let row = from; row < to; row++) {
      const weight = weights[row] ?? null;
      values[row] = weight === null ? null : (totalOn(day) * weight) / sum;
    }
  }
  return makeSeries(grid, values);
}
