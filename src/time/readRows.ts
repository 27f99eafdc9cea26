import { checkFields, checkFinite, type FieldNames, StaffcastError } from '../errors/index.ts';
import { checkIntervalSeconds } from './grid.ts';
import type { SeriesFromRowsOptions, TimestampedValue } from './seriesFromRows.ts';
import { instantReader } from './timestamps.ts';
import { checkZone } from './zone.ts';

const where = 'seriesFromRows';

/** Rows with an instant, in order. */
export interface ReadRows {
  readonly instants: readonly number[];
  readonly values: readonly (number | null)[];
  /** Index of each among the rows given. */
  readonly indices: readonly number[];
  readonly notes: readonly string[];
}

const optionFields: FieldNames<SeriesFromRowsOptions> = { zone: true, intervalSeconds: true };

/** Throws unless there are rows, a zone and, where given, an interval. */
export function checkRowsOptions(
  where: string,
  rows: readonly object[],
  options: SeriesFromRowsOptions,
): void {
  checkFields(where, 'options', options, optionFields);
  checkZone(where, 'zone', options.zone);
  if (options.intervalSeconds !== undefined)
    checkIntervalSeconds(where, 'intervalSeconds', options.intervalSeconds);
  if (rows.length > 0) return;
  throw new StaffcastError({ code: 'empty', where, path: 'rows', value: [], must: 'hold at least one row' });
}

/** The instants of rows, which must come in order; empty rows at times that clocks skip are left out with a note. */
export function readRows(rows: readonly TimestampedValue[], zone: string): ReadRows {
  const toInstant = instantReader(where, zone);
  const instants: number[] = [];
  const values: (number | null)[] = [];
  const indices: number[] = [];
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
    indices.push(i);
  }
  return { instants, values, indices, notes };
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
    where,
    path,
    value,
    must: same ? 'occur once' : 'come after the timestamp of the row before',
  });
}
