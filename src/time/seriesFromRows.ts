import { checkObjects } from '../errors/index.ts';
import { detectInterval } from './detectInterval.ts';
import { doubledHourNotes } from './doubledHours.ts';
import { placeRows, spanningGrid } from './placeRows.ts';
import { checkRowsOptions, readRows } from './readRows.ts';
import type { Series } from './types.ts';

/** One line of a history file. */
export interface TimestampedValue {
  /** `YYYY-MM-DD`, `YYYY-MM-DD HH:MM` (local clock), or ISO 8601 with offset. */
  readonly timestamp: string;
  /** `null` where closed or missing. */
  readonly value: number | null;
}

/** How {@link seriesFromRows} reads its rows. */
export interface SeriesFromRowsOptions {
  /** IANA time zone of the timestamps that carry no offset, and of the series. */
  readonly zone: string;
  /** Row length in seconds; detected from the timestamps when left out. */
  readonly intervalSeconds?: number;
}

/** A series read from rows, and what had to be assumed on the way. */
export interface SeriesFromRows {
  readonly series: Series;
  /** Plain sentences, such as a row at an hour that the clocks skipped. */
  readonly notes: readonly string[];
}

/**
 * A regular series from timestamped rows. Rows that are absent become `null`. On days when clocks change, an hour that
 * happens twice may be listed twice; an hour that is skipped may be listed only empty or with 0.
 *
 * @throws StaffcastError on no rows, an unknown zone, bad, unsorted or duplicate timestamps, mixed intervals, or a value
 * that is neither `null` nor finite.
 * @example
 * ```ts
 * import { seriesFromRows } from 'staffcast/time';
 * const rows = [
 *   { timestamp: '2026-11-11 09:00', value: 310 },
 *   { timestamp: '2026-11-11 09:30', value: 342 },
 *   { timestamp: '2026-11-11 10:30', value: 355 },
 * ];
 * seriesFromRows(rows, { zone: 'Asia/Shanghai', intervalSeconds: 1800 }).series.values; // [310, 342, null, 355]
 * ```
 */
export function seriesFromRows(
  rows: readonly TimestampedValue[],
  options: SeriesFromRowsOptions,
): SeriesFromRows {
  const where = 'seriesFromRows';
  checkObjects(where, 'rows', rows);
  checkRowsOptions(where, rows, options);
  const read = readRows(rows, options.zone);
  const intervalSeconds = options.intervalSeconds ?? detectInterval(where, read.instants, options.zone);
  const grid = spanningGrid(read.instants, options.zone, intervalSeconds);
  const notes = [...read.notes, ...doubledHourNotes(grid, read.instants)];
  return { series: { grid, values: placeRows(rows, read, grid) }, notes };
}
