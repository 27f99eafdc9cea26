import { StaffcastError } from '../errors/index.ts';
import type { DateOrder } from './csvFormat.ts';

const example: Record<DateOrder, string> = {
  'year-month-day': '2026-11-30',
  'day-month-year': '30.11.2026',
  'month-day-year': '11/30/2026',
};

const dateAndRest = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ]\s*(.*))?$/;
const timeOfDay = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?\s*([ap])?\.?(?:m\.?)?$/i;
/** What `seriesFromRows` reads as it is: with an offset behind it, which -14:00 of a span 13:30-14:00 is not. */
const asItIs =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.0+)?)?(?:Z|\+(?:0\d|1[0-4]):?[0-5]\d|-(?:0\d|1[0-2]):?[0-5]\d)?)?$/;
const span = /\d:\d\d\s*[-\u2013]\s*\d{1,2}:\d\d/;

/**
 * A date and time as a planner's program writes it, in one field or two, as `seriesFromRows` reads it: `2026-11-30` or `2026-11-30 09:30`.
 *
 * @throws StaffcastError on anything else, and on a day or month that does not exist.
 */
export function readCsvTimestamp(
  where: string,
  path: string,
  fields: readonly string[],
  dateOrder: DateOrder | undefined,
): string {
  const text = fields.join(' ');
  const order = dateOrder ?? 'year-month-day';
  const yearFirst = order === 'year-month-day';
  const iso = yearFirst ? asItIs.exec(text) : null;
  if (iso && isDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))) return text;
  const [, first = '', second = '', third = '', rest] = dateAndRest.exec(text) ?? [];
  const parts = yearFirst ? [first, second, third] : [third, first, second];
  const [year = '', month = '', day = ''] = order === 'day-month-year' ? [third, second, first] : parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = rest === undefined ? '' : readTime(rest);
  if (year.length === 4 && isDay(Number(year), Number(month), Number(day)) && time !== null) {
    return time === '' ? date : `${date} ${time}`;
  }
  const yearLast = dateOrder === undefined && third.length === 4;
  const cause = yearLast ? 'the day or the month comes first: give `dateOrder`' : undefined;
  throw new StaffcastError({
    code: 'bad-date',
    where,
    path,
    value: text,
    must: `be a date as ${example[order]}, with or without a time as 09:30 or 9:30 PM`,
    maybe: span.test(text) ? 'it is a span of time: keep its beginning alone' : cause,
  });
}

function isDay(year: number, month: number, day: number): boolean {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}

/** `9:30 PM` as `21:30`; `null` for what is no time of day. */
function readTime(text: string): string | null {
  const [, hours = '', minutes = '', seconds, half] = timeOfDay.exec(text.trim()) ?? [];
  if (hours === '' || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  if (half !== undefined && (Number(hours) < 1 || Number(hours) > 12)) return null;
  const noon = half?.toLowerCase() === 'p' ? 12 : 0;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + noon;
  if (hour > 23) return null;
  return [String(hour).padStart(2, '0'), minutes, ...(seconds === undefined ? [] : [seconds])].join(':');
}
