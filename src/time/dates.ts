import { checkInteger } from '../errors/index.ts';
import type { LocalDate } from './types.ts';
import { checkDate } from './zone.ts';

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01; dates have no zone, so plain UTC arithmetic is exact. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
}

/** The date with a given day number. */
export function dateOfDayNumber(day: number): LocalDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * The date `days` after (or, when negative, before) another.
 *
 * @throws StaffcastError when `date` is no date or `days` no whole number.
 * @example
 * ```ts
 * import { addDays } from 'staffcast/time';
 * addDays('2026-11-11', 3); // "2026-11-14"
 * ```
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  checkDate('addDays', 'date', date);
  checkInteger('addDays', 'days', days, Number.MIN_SAFE_INTEGER);
  return dateOfDayNumber(dayNumber(date) + days);
}

/**
 * Whole days from one date to another; negative when `to` comes first.
 *
 * @throws StaffcastError when either is no date.
 * @example
 * ```ts
 * import { daysBetween } from 'staffcast/time';
 * daysBetween('2026-11-01', '2026-11-11'); // 10
 * ```
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  checkDate('daysBetween', 'from', from);
  checkDate('daysBetween', 'to', to);
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday of a date: 1 Monday to 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  // 1970-01-01 was a Thursday (4).
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}
