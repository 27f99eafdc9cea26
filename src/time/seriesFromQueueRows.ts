import { checkAs, checkObject, checkObjects, checkText } from '../errors/index.ts';
import { detectInterval } from './detectInterval.ts';
import { doubledHourNotes } from './doubledHours.ts';
import { placeRows, spanningGrid } from './placeRows.ts';
import { checkRowsOptions, readRows } from './readRows.ts';
import type { SeriesFromRowsOptions } from './seriesFromRows.ts';
import type { Series } from './types.ts';

/** One line of a history file with a column for the queue, or with several columns of numbers. */
export interface QueueRow {
  /** `YYYY-MM-DD`, `YYYY-MM-DD HH:MM` (local clock), or ISO 8601 with offset. */
  readonly timestamp: string;
  /** Left out where the rows are of one queue. */
  readonly queue?: string | undefined;
  /** By name of the column; `null`, or left out, where closed or missing. */
  readonly values: Readonly<Record<string, number | null>>;
}

/** Series of several queues and columns, all on one grid, and what had to be assumed on the way. */
export interface SeriesFromQueueRows {
  /** By queue, then by column. A queue without a name is `all`. */
  readonly queues: Readonly<Record<string, Readonly<Record<string, Series>>>>;
  /** Plain sentences, such as a row at an hour that the clocks skipped. */
  readonly notes: readonly string[];
}

const where = 'seriesFromQueueRows';

/**
 * A regular series for each queue and column of a file, all on the same grid: that of all rows together. Rows that a queue
 * has not are `null`. Each queue's rows must be in the order of time, whether the file lists queue after queue or all
 * queues at each time. A mean such as handle time stays what it is, to go with the contacts into `fitHandleTime`.
 *
 * @throws StaffcastError as `seriesFromRows`, naming the row.
 * @example
 * ```ts
 * import { seriesFromQueueRows } from 'staffcast/time';
 * const rows = [
 *   { timestamp: '2026-01-05 09:00', queue: 'sales', values: { calls: 120, aht: 240 } },
 *   { timestamp: '2026-01-05 09:00', queue: 'service', values: { calls: 300, aht: 200 } },
 *   { timestamp: '2026-01-05 09:30', queue: 'service', values: { calls: 320, aht: 205 } },
 * ];
 * const { queues } = seriesFromQueueRows(rows, { zone: 'Europe/Berlin' });
 * queues.sales?.calls?.values; // [120, null]
 * queues.service?.aht?.values; // [200, 205]
 * ```
 */
export function seriesFromQueueRows(
  rows: readonly QueueRow[],
  options: SeriesFromRowsOptions,
): SeriesFromQueueRows {
  checkObjects(where, 'rows', rows);
  checkRowsOptions(where, rows, options);
  const { zone } = options;
  const columns = columnsOf(rows);
  const read = [...rowsByQueue(rows)].flatMap(([queue, indices]) =>
    columns.map((column) => readColumn(rows, indices, queue, column, zone)),
  );
  const instants = [...new Set(read.flatMap((each) => each.read.instants))].sort((a, b) => a - b);
  const grid = spanningGrid(instants, zone, options.intervalSeconds ?? detectInterval(where, instants, zone));
  // Gathered as entries, for a queue may be called like something that every object has.
  const queues = new Map<string, [string, Series][]>();
  for (const each of read) {
    const series = { grid, values: each.named(() => placeRows(each.own, each.read, grid)) };
    queues.set(each.queue, [...(queues.get(each.queue) ?? []), [each.column, series]]);
  }
  return {
    queues: Object.fromEntries([...queues].map(([queue, own]) => [queue, Object.fromEntries(own)])),
    notes: [...new Set(read.flatMap((each) => each.read.notes)), ...doubledHourNotes(grid, instants)],
  };
}

/** Rows of each queue as indices, in the order in which queues come first. */
function rowsByQueue(rows: readonly QueueRow[]): Map<string, number[]> {
  const byQueue = new Map<string, number[]>();
  for (const [i, { queue = 'all' }] of rows.entries()) {
    checkText(where, `rows[${i}].queue`, queue);
    const own = byQueue.get(queue);
    if (own) own.push(i);
    else byQueue.set(queue, [i]);
  }
  return byQueue;
}

function columnsOf(rows: readonly QueueRow[]): string[] {
  const columns = new Set<string>();
  for (const [i, { values }] of rows.entries()) {
    checkObject(where, `rows[${i}].values`, values);
    for (const name of Object.keys(values)) columns.add(name);
  }
  return [...columns];
}

/** One column of one queue, read like a file of its own; errors name the row of the whole file. */
function readColumn(
  rows: readonly QueueRow[],
  indices: readonly number[],
  queue: string,
  column: string,
  zone: string,
) {
  const own = indices.map((i) => ({
    timestamp: rows[i]?.timestamp ?? '',
    value: numberIn(rows[i], column),
  }));
  const pathOf = (path: string) =>
    path
      .replace(/^rows\[(\d+)\]/, (_, i) => `rows[${indices[Number(i)]}]`)
      .replace(/\.value$/, `.values.${column}`);
  const named = <T>(run: () => T) => checkAs(where, run, pathOf);
  return { queue, column, own, named, read: named(() => readRows(own, zone)) };
}

function numberIn(row: QueueRow | undefined, column: string): number | null {
  return row && Object.hasOwn(row.values, column) ? (row.values[column] ?? null) : null;
}
