import { checkFields, checkList, checkText, type FieldNames, StaffcastError } from '../errors/index.ts';
import type { QueueRow } from '../time/index.ts';
import { type CsvFormat, checkCsvFormat, type TimeColumns, timeColumnNames } from './csvFormat.ts';
import { readCsvNumber } from './csvNumber.ts';
import { checkNoSpans } from './csvSpans.ts';
import { readCsvTable } from './csvTable.ts';
import { readCsvTimestamp } from './csvTimestamp.ts';

/** How {@link parseQueueCsv} reads a file. */
export interface QueueCsvOptions extends CsvFormat {
  /** Names of the columns that are read; the others are passed over. */
  readonly columns: TimeColumns & {
    /** The column that names the queue; left out where the file is of one queue. */
    readonly queue?: string | undefined;
    /** The columns of numbers, such as contacts and handle time; at least one. */
    readonly values: readonly string[];
  };
}

const optionFields: FieldNames<QueueCsvOptions> = {
  columns: true,
  separator: true,
  dateOrder: true,
  decimalComma: true,
};
const columnFields: FieldNames<QueueCsvOptions['columns']> = {
  timestamp: true,
  date: true,
  time: true,
  queue: true,
  values: true,
};

/**
 * The rows of a history file of several queues, or of several numbers a row, such as contacts beside handle times.
 * `seriesFromQueueRows` makes series of them. An empty value is closed or missing; a duration may be written `H:MM:SS`.
 *
 * @param text the file's text, UTF-8, with or without a byte-order mark.
 * @param options names of columns, separator, order of the parts of a date, decimal comma.
 * @throws StaffcastError naming the line and column, as `parseHistoryCsv`, and where a row names no queue.
 * @example
 * ```ts
 * import { parseQueueCsv } from 'staffcast/schema';
 * const text = 'Date\tSkill\tCalls\tAHT\n1/5/2026 9:00 AM\tsales\t120\t0:04:10\n1/5/2026 9:00 AM\tservice\t300\t';
 * const columns = { timestamp: 'Date', queue: 'Skill', values: ['Calls', 'AHT'] };
 * parseQueueCsv(text, { columns, dateOrder: 'month-day-year' })[0];
 * // { timestamp: '2026-01-05 09:00', queue: 'sales', values: { Calls: 120, AHT: 250 } }
 * ```
 */
export function parseQueueCsv(text: string, options: QueueCsvOptions): QueueRow[] {
  const where = 'parseQueueCsv';
  checkFields(where, 'options', options, optionFields);
  const { columns, separator, dateOrder, decimalComma } = options;
  checkFields(where, 'options.columns', columns, columnFields);
  checkCsvFormat(where, options, columns);
  checkValueNames(where, columns);
  const times = timeColumnNames(columns);
  const { queue, values } = columns;
  const names = [...times, ...values, ...(queue === undefined ? [] : [queue])];
  const lines = readCsvTable(where, text, { names, only: false }, separator);
  checkNoSpans(where, times.join(' '), lines, times.length);
  return lines.map(({ line, fields }) => {
    const at = (name: string) => `line ${line}, ${name}`;
    const timestamp = readCsvTimestamp(where, at(times.join(' ')), fields.slice(0, times.length), dateOrder);
    const numbers = values.map((name, i) => {
      const field = fields[times.length + i] ?? '';
      return [name, readCsvNumber(where, at(name), field, decimalComma)];
    });
    const row = { timestamp, values: Object.fromEntries(numbers) };
    if (queue === undefined) return row;
    const id = fields.at(-1) ?? '';
    checkText(where, at(queue), id);
    return { ...row, queue: id };
  });
}

function checkValueNames(where: string, { queue, values }: QueueCsvOptions['columns']): void {
  if (queue !== undefined) checkText(where, 'options.columns.queue', queue);
  const path = 'options.columns.values';
  checkList(where, path, values);
  for (const [i, name] of values.entries()) checkText(where, `${path}[${i}]`, name);
  if (values.length > 0) return;
  throw new StaffcastError({ code: 'empty', where, path, value: values, must: 'name at least one column' });
}
