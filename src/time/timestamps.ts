import { StaffcastError } from '../errors/index.ts';
import { dateOfDayNumber, dayNumber } from './dates.ts';
import type { LocalDate } from './types.ts';
import { checkDate, dayStartMs, offsetSeconds } from './zone.ts';

/** An instant, or the news that the local clock skips that time (`ms` is the day's start for a skipped midnight). */
export interface ReadInstant {
  readonly ms: number;
  readonly skipped: boolean;
}

/** Offsets end at -12:00 and +14:00: beyond lie the ends of spans, as in 13:30-14:00. */
const pattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.0+)?)?(Z|\+(?:0\d|1[0-4]):?[0-5]\d|-(?:0\d|1[0-2]):?[0-5]\d)?)?$/;

/**
 * A reader of timestamps that asks the zone's rules once per local day. Where clocks are put back, a local time that is
 * not after the previous row is taken as the second of the two.
 */
export function instantReader(where: string, zone: string) {
  const steadyStarts = new Map<LocalDate, number | null>();
  return (path: string, text: string, previousMs: number): ReadInstant => {
    const match = typeof text === 'string' ? pattern.exec(text) : null;
    if (!match) throw badTimestamp(where, path, text);
    const [, date = '', hours = '00', minutes = '00', seconds = '00', offset] = match;
    checkDate(where, path, date);
    if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
      throw badTimestamp(where, path, text);
    if (offset) return { ms: Date.parse(`${date}T${hours}:${minutes}:${seconds}${offset}`), skipped: false };
    const wallMs = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
    const startMs = steadyStart(steadyStarts, date, zone);
    if (match[2] === undefined) return { ms: dayStartMs(date, zone), skipped: false };
    return startMs === null
      ? onChangingDay(date, wallMs, zone, previousMs)
      : { ms: startMs + wallMs, skipped: false };
  };
}

/** Start of a day on which clocks do not change; `null` on the others. */
function steadyStart(cache: Map<LocalDate, number | null>, date: LocalDate, zone: string): number | null {
  let start = cache.get(date);
  if (start === undefined) {
    start = dayStartMs(date, zone);
    if (dayStartMs(dateOfDayNumber(dayNumber(date) + 1), zone) - start !== 86_400_000) start = null;
    cache.set(date, start);
  }
  return start;
}

function onChangingDay(date: LocalDate, wallMs: number, zone: string, previousMs: number): ReadInstant {
  const utc = Date.parse(`${date}T00:00:00Z`) + wallMs;
  const offsets = [offsetSeconds(utc - 86_400_000, zone), offsetSeconds(utc + 86_400_000, zone)];
  const candidates = offsets
    .map((offset) => utc - offset * 1000)
    .filter((ms, i) => offsetSeconds(ms, zone) === offsets[i])
    .sort((a, b) => a - b);
  const [first, second] = candidates;
  if (first === undefined) return { ms: wallMs === 0 ? dayStartMs(date, zone) : utc, skipped: true };
  return { ms: second !== undefined && first <= previousMs ? second : first, skipped: false };
}

function badTimestamp(where: string, path: string, value: unknown): StaffcastError {
  return new StaffcastError({
    code: 'bad-date',
    where,
    path,
    value,
    must: 'be a date and time such as "2026-11-11 09:30" or "2026-11-11T09:30:00+08:00"',
  });
}
