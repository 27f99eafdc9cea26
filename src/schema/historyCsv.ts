import { checkFields, checkText, type FieldNames } from '../errors/index.ts';
import type { TimestampedValue } from '../time/index.ts';
import { type CsvFormat, checkCsvFormat, type TimeColumns, timeColumnNames } from './csvFormat.ts';
import { readCsvNumber } from './csvNumber.ts';
import { checkNoSpans } from './csvSpans.ts';
import { readCsvTable } from './csvTable.ts';
import { readCsvTimestamp } from './csvTimestamp.ts';

/** How {@link parseHistoryCsv} reads a file. */
export interface HistoryCsvOptions extends CsvFormat {
  /** Names of the columns that are read; the others are passed over. Left out: `timestamp,value` and no others. */
  readonly columns?: (TimeColumns & { readonly value?: string | undefined }) | undefined;
}

const optionFields: FieldNames<HistoryCsvOptions> = {
  columns: true,
  separator: true,
  dateOrder: true,
  decimalComma: true,
};
const columnFields: FieldNames<NonNullable<HistoryCsvOptions['columns']>> = {
  timestamp: true,
  date: true,
  time: true,
  value: true,
};

/**
 * The rows of a history file: CSV with the header `timestamp,value`, or with the columns and the format that `options`
 * name. An empty value is closed or missing. Rows keep the order of the file.
 *
 * Of a file of several queues, or of contacts beside handle times, read all at once with `parseQueueCsv`.
 *
 * @param text the file's text, UTF-8, with or without a byte-order mark.
 * @param options names of columns, separator, order of the parts of a date, decimal comma.
 * @throws StaffcastError naming the line and column: an empty file, a header without the columns, a line with more or
 * fewer fields, a date that is written in another order, text or a negative number where a count should be.
 * @example
 * ```ts
 * import { parseHistoryCsv } from 'staffcast/schema';
 * parseHistoryCsv('timestamp,value\n2026-11-11 09:00,310\n2026-11-11 09:30,\n');
 * // [{ timestamp: '2026-11-11 09:00', value: 310 }, { timestamp: '2026-11-11 09:30', value: null }]
 *
 * const text = 'Datum;Zeit;Angeboten;AHT\n11.11.2026;9:00;310,5;240';
 * const columns = { date: 'Datum', time: 'Zeit', value: 'Angeboten' };
 * parseHistoryCsv(text, { columns, dateOrder: 'day-month-year', decimalComma: true });
 * // [{ timestamp: '2026-11-11 09:00', value: 310.5 }]
 * ```
 */
export function parseHistoryCsv(text: string, options: HistoryCsvOptions = {}): TimestampedValue[] {
  const where = 'parseHistoryCsv';
  checkFields(where, 'options', options, optionFields);
  const { columns = {}, separator, dateOrder, decimalComma } = options;
  checkFields(where, 'options.columns', columns, columnFields);
  checkCsvFormat(where, options, columns);
  const { value = 'value' } = columns;
  checkText(where, 'options.columns.value', value);
  const times = timeColumnNames(columns);
  const wanted = { names: [...times, value], only: options.columns === undefined };
  const lines = readCsvTable(where, text, wanted, separator);
  checkNoSpans(where, times.join(' '), lines, times.length);
  return lines.map(({ line, fields }) => ({
    timestamp: readCsvTimestamp(where, `line ${line}, ${times.join(' ')}`, fields.slice(0, -1), dateOrder),
    value: readCsvNumber(where, `line ${line}, ${value}`, fields.at(-1) ?? '', decimalComma),
  }));
}
