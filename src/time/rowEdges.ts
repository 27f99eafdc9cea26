import { dateOfDayNumber, dayNumber } from './dates.ts';
import { gridDays } from './grid.ts';
import type { Grid } from './types.ts';
import { dayStartMs } from './zone.ts';

/** Instants (ms) at which the rows of a grid begin, and at last the one at which it ends. */
export function rowEdges(grid: Grid): Float64Array {
  if (grid.intervalSeconds !== 86_400) {
    const startMs = Date.parse(grid.start);
    return Float64Array.from(
      { length: grid.length + 1 },
      (_, row) => startMs + row * grid.intervalSeconds * 1000,
    );
  }
  const dates = gridDays(grid).map(({ date }) => date);
  const last = dates.at(-1);
  if (last === undefined) return Float64Array.of(Date.parse(grid.start));
  dates.push(dateOfDayNumber(dayNumber(last) + 1));
  return Float64Array.from(dates, (date) => dayStartMs(date, grid.zone));
}
