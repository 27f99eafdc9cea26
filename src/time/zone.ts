import { DateTime, IANAZone } from 'luxon';
import { StaffcastError } from '../errors/index.ts';
import type { LocalDate } from './types.ts';

/** Throws unless `zone` is an IANA time zone (or `UTC`) that this machine knows. */
export function checkZone(where: string, path: string, zone: unknown): asserts zone is string {
  if (typeof zone === 'string' && (zone === 'UTC' || IANAZone.isValidZone(zone))) return;
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
  if (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date)) {
    const ms = Date.parse(`${date}T00:00:00Z`);
    // Date.parse rolls 30 February over to March, so the round trip must agree.
    if (!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date)) return;
  }
  throw new StaffcastError({
    code: 'bad-date',
    where,
    path,
    value: date,
    must: 'be a date written YYYY-MM-DD',
  });
}

/** Instant (ms) at which a local day begins; 01:00 where midnight is skipped. */
export function dayStartMs(date: LocalDate, zone: string): number {
  const start = DateTime.fromISO(date, { zone }).startOf('day').toMillis();
  // Where midnight happens twice the day begins at the first one (Azores, Cuba, Lebanon in autumn).
  return localDate(start - 3_600_000, zone) === date ? start - 3_600_000 : start;
}

/** The local date on which an instant falls. */
export function localDate(ms: number, zone: string): LocalDate {
  return DateTime.fromMillis(ms, { zone }).toISODate() as LocalDate;
}

/** Seconds that local clocks are ahead of UTC at an instant. */
export function offsetSeconds(ms: number, zone: string): number {
  return DateTime.fromMillis(ms, { zone }).offset * 60;
}

/** An instant as ISO 8601 with the zone's offset, such as `2026-11-01T00:00:00+08:00`. */
export function isoInstant(ms: number, zone: string): string {
  return DateTime.fromMillis(ms, { zone }).toISO({ suppressMilliseconds: true }) as string;
}
