import { checkFinite, checkObject, checkObjects, StaffcastError } from '../errors/index.ts';
import { dayNumber } from './dates.ts';
import { detectInterval } from './detectInterval.ts';
import { checkIntervalSeconds, gridDays } from './grid.ts';
import { instantReader } from './timestamps.ts';
import type { Grid, Series } from './types.ts';
import { checkZone, isoInstant, localDate } from './zone.ts';

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
  checkObject(where, 'options', options);
  checkZone(where, 'zone', options.zone);
  if (rows.length === 0) {
    throw new StaffcastError({
      code: 'empty',
      where,
      path: 'rows',
      value: [],
      must: 'hold at least one row',
    });
  }
  if (options.intervalSeconds !== undefined)
    checkIntervalSeconds(where, 'intervalSeconds', options.intervalSeconds);
  const { instants, values, notes } = readRows(rows, options.zone);
  const intervalSeconds = options.intervalSeconds ?? detectInterval(where, instants, options.zone);
  const grid = spanningGrid(instants, options.zone, intervalSeconds);
  return { series: { grid, values: place(rows, instants, values, grid) }, notes };
}

function readRows(rows: readonly TimestampedValue[], zone: string) {
  const where = 'seriesFromRows';
  const toInstant = instantReader(where, zone);
  const instants: number[] = [];
  const values: (number | null)[] = [];
  const notes: string[] = [];
  for (const [i, row] of rows.entries()) {
    if (row.value !== null) checkFinite(where, `rows[${i}].value`, row.value);
    const previous = instants[instants.length - 1] ?? Number.NEGATIVE_INFINITY;
    const at = toInstant(`rows[${i}].timestamp`, row.timestamp, previous);
    if (at.skipped && !isDailyRow(rows, i)) {
      if (row.value) {
        throw new StaffcastError({
          code: 'bad-date',
          where,
          path: `rows[${i}].timestamp`,
          value: row.timestamp,
          must: `exist in ${zone}, where clocks skip that time`,
          maybe: 'the file ignores summer time: read it with the zone "UTC"',
        });
      }
      notes.push(`${row.timestamp} does not exist in ${zone}; its empty row was left out.`);
      continue;
    }
    checkOrder(`rows[${i}].timestamp`, row.timestamp, at.ms, previous);
    instants.push(at.ms);
    values.push(row.value);
  }
  return { instants, values, notes };
}

/** Whether a row stamped with midnight is the only one of its date, and so means the day, whenever that begins. */
function isDailyRow(rows: readonly TimestampedValue[], i: number): boolean {
  const date = (row: TimestampedValue | undefined) => row?.timestamp.slice(0, 10);
  const [before, row, after] = [rows[i - 1], rows[i], rows[i + 1]];
  return (
    /[T ]00:00(:00)?$/.test(row?.timestamp ?? '') && date(row) !== date(before) && date(row) !== date(after)
  );
}

function checkOrder(path: string, value: string, ms: number, previous: number): void {
  if (ms > previous) return;
  const same = ms === previous;
  throw new StaffcastError({
    code: same ? 'duplicate' : 'unsorted',
    where: 'seriesFromRows',
    path,
    value,
    must: same ? 'occur once' : 'come after the timestamp of the row before',
  });
}

/** The grid from the first row to the last. */
function spanningGrid(instants: readonly number[], zone: string, intervalSeconds: number): Grid {
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
function place(
  rows: readonly TimestampedValue[],
  instants: readonly number[],
  values: readonly (number | null)[],
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
        path: `rows[${i}].timestamp`,
        value: rows[i]?.timestamp,
        must: `lie on the grid of ${grid.intervalSeconds} seconds that starts at ${grid.start}`,
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
