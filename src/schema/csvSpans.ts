import { StaffcastError } from '../errors/index.ts';
import type { CsvLine } from './csvTable.ts';

const endsWithTime = /[T ](\d{2}):(\d{2})(?::\d{2})?\s*-\s*(\d{2}):(\d{2})$/;
const MINUTES_PER_DAY = 1440;

/**
 * Throws where timestamps are spans of time, such as `08:00-08:30`: the end of one alone reads as an offset from UTC, but in a
 * file the ends move with the beginnings, and offsets don't.
 *
 * @param times how many fields of a line make its timestamp.
 */
export function checkNoSpans(where: string, column: string, lines: readonly CsvLine[], times: number): void {
  const [first, ...others] = lines.flatMap(({ line, fields }) => {
    const text = fields.slice(0, times).join(' ');
    const [, hour, minute, endHour, endMinute] = endsWithTime.exec(text) ?? [];
    if (hour === undefined) return [];
    const end = 60 * Number(endHour) + Number(endMinute);
    const length = (end - 60 * Number(hour) - Number(minute) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
    return [{ line, text, end, length }];
  });
  if (!first) return;
  const ends = new Set([first, ...others].map(({ end }) => end));
  // Clocks that change make two offsets, not three.
  const moves = ends.size > 2 || (ends.size === 2 && others.every(({ length }) => length === first.length));
  if (!moves) return;
  throw new StaffcastError({
    ...{ code: 'bad-date', where, path: `line ${first.line}, ${column}`, value: first.text },
    must: 'be the time at which an interval begins',
    maybe: 'it is a span of time: keep its beginning alone',
  });
}
