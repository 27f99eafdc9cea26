import { DateTime, IANAZone } from 'luxon';
import { StaffcastError } from '../errors/index.ts';
import type { LocalDate } from './types.ts';

/** Throws unless `zone` is an IANA time zone (or `UTC`) that this machine knows. */
export function checkZone(where: string, path: string, zone: unknown): asserts zone is string {
  // `create` keeps what it has looked up; `isValidZone` asks the engine anew each time, which takes a millisecond.
  if (typeof zone === 'string' && (zone === 'UTC' || IANAZone.create(zone).isValid)) return;
  throw new StaffcastError({
    code: 'unknown-zone',
    where,
    path,
    value: zone,
    must: 'be an IANA time zone such as "Asia/Shanghai" or "UTC"',
  });
}

/** Throws unless `date` is a date of the calendar written `YYYY-MM-DD`. */
export function checkDate(where: string, path: string, date: unknown): asserts date is LocalDate {
  if (typeof date === 'string' && isDate(date)) return;
  throw new StaffcastError({
    code: 'bad-date',
    where,
    path,
    value: date,
    must: 'be a date written YYYY-MM-DD',
  });
}

/** Whether a text is a date of the calendar written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // Date.parse rolls 30 February over to March, so the round trip must agree.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

const HOUR_MS = 3_600_000;

/** Instant (ms) at which a local day begins; 01:00 where midnight is skipped. */
export function dayStartMs(date: LocalDate, zone: string): number {
  const utcMidnight = Date.parse(`${date}T00:00:00Z`);
  if (zone === 'UTC') return utcMidnight;
  const rules = IANAZone.create(zone);
  // Zones lie within 14 hours of UTC, so equal offsets 15 hours before and after mean that no clock changes here.
  const before = rules.offset(utcMidnight - 15 * HOUR_MS);
  if (before === rules.offset(utcMidnight + 15 * HOUR_MS)) return utcMidnight - before * 60_000;
  const start = DateTime.fromISO(date, { zone }).startOf('day').toMillis();
  // Where midnight happens twice the day begins at the first one (Azores, Cuba, Lebanon in autumn).
  return localDate(start - HOUR_MS, zone) === date ? start - HOUR_MS : start;
}

/** The local date on which an instant falls. */
export function localDate(ms: number, zone: string): LocalDate {
  return DateTime.fromMillis(ms, { zone }).toISODate() as LocalDate;
}

/** Seconds that local clocks are ahead of UTC at an instant. */
export function offsetSeconds(ms: number, zone: string): number {
  // Asking the engine takes long where there is nothing to ask.
  return zone === 'UTC' ? 0 : IANAZone.create(zone).offset(ms) * 60;
}

/** An instant as ISO 8601 with the zone's offset, such as `2026-11-01T00:00:00+08:00`. */
export function isoInstant(ms: number, zone: string): string {
  return DateTime.fromMillis(ms, { zone }).toISO({ suppressMilliseconds: true }) as string;
}

/** A likely cause where rows stop lining up between two instants because clocks changed; `undefined` where they did not. */
export function clocksChanged(fromMs: number, toMs: number, zone: string): string | undefined {
  if (offsetSeconds(fromMs, zone) === offsetSeconds(toMs, zone)) return undefined;
  return 'clocks changed by less than a row is long: read the file with the zone "UTC", where they never do';
}
