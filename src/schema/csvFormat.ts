import { checkOneOf, checkText, StaffcastError } from '../errors/index.ts';

/** What stands between two fields of a line. */
export type CsvSeparator = ',' | ';' | '\t' | '|';

/** In which order a date names its parts, whatever stands between them. */
export type DateOrder = 'year-month-day' | 'day-month-year' | 'month-day-year';

/** How a program wrote a file. */
export interface CsvFormat {
  /** Left out, it is the one with which the header holds the columns: comma, semicolon, tab or bar. */
  readonly separator?: CsvSeparator | undefined;
  /** Never guessed: left out, dates must begin with the year, as `2026-11-11` or `2026/11/11`. */
  readonly dateOrder?: DateOrder | undefined;
  /** `true` where numbers are written `3,5`; left out, `3.5`. */
  readonly decimalComma?: boolean | undefined;
}

/** Where a file says when. Names are those of its header, upper and lower case alike. */
export interface TimeColumns {
  /** Date and time in one field; `timestamp` when left out and there is no `date`. */
  readonly timestamp?: string | undefined;
  /** The date, where it has a column of its own. */
  readonly date?: string | undefined;
  /** The time of day beside `date`, at which the row begins; without it a row is a day. */
  readonly time?: string | undefined;
}

/** All separators, the likeliest first. */
export const separators: readonly CsvSeparator[] = [',', ';', '\t', '|'];

/** Throws unless separator, order of dates, decimal comma and columns are ones that can be read. */
export function checkCsvFormat(where: string, format: CsvFormat, columns: TimeColumns): void {
  const { separator, dateOrder, decimalComma } = format;
  if (separator !== undefined) checkOneOf(where, 'options.separator', separator, separators);
  const orders = ['year-month-day', 'day-month-year', 'month-day-year'];
  if (dateOrder !== undefined) checkOneOf(where, 'options.dateOrder', dateOrder, orders);
  if (decimalComma !== undefined && typeof decimalComma !== 'boolean') {
    const must = 'be true or false';
    throw new StaffcastError({
      code: 'wrong-type',
      where,
      path: 'options.decimalComma',
      value: decimalComma,
      must,
    });
  }
  const { timestamp, date, time } = columns;
  for (const [name, column] of Object.entries({ timestamp, date, time }))
    if (column !== undefined) checkText(where, `options.columns.${name}`, column);
  if (date === undefined ? time === undefined : timestamp === undefined) return;
  throw new StaffcastError({
    code: 'inconsistent',
    where,
    path: 'options.columns',
    value: columns,
    must: 'name either `timestamp`, or `date` and perhaps `time`',
  });
}

/** The columns that say when, one or two. */
export function timeColumnNames({ timestamp = 'timestamp', date, time }: TimeColumns): string[] {
  if (date === undefined) return [timestamp];
  return time === undefined ? [date] : [date, time];
}
