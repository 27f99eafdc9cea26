import { checkFields, checkInteger, checkText, type FieldNames } from '../errors/index.ts';
import { dayNumber } from './dates.ts';
import type { LocalDate } from './types.ts';
import { checkDate } from './zone.ts';

/**
 * Something that moves volume for some days, such as a shopping festival. Occurrences with the same name share what is
 * learned of them. The lag belongs to the queue: a logistics queue feels the same festival days later.
 */
export interface CalendarEvent {
  /** Same name at each occurrence. */
  readonly name: string;
  /** First day of the event itself. */
  readonly start: LocalDate;
  /** Length in days, 1 or more. */
  readonly days: number;
  /** Days after the event at which this queue feels it, 0 or more (default 0). */
  readonly lagDays?: number;
}

const fields: FieldNames<CalendarEvent> = { name: true, start: true, days: true, lagDays: true };

/** Throws unless an event's date, length and lag are good. */
export function checkEvent(where: string, path: string, event: CalendarEvent): void {
  checkFields(where, path, event, fields);
  checkText(where, `${path}.name`, event.name);
  checkDate(where, `${path}.start`, event.start);
  checkInteger(where, `${path}.days`, event.days, 1);
  checkInteger(where, `${path}.lagDays`, event.lagDays ?? 0, 0);
}

/**
 * The day of an event, as a queue with its lag feels it: 0 on the first day, `null` outside.
 *
 * @throws StaffcastError on a bad date, length or lag.
 * @example
 * ```ts
 * import { eventDay } from 'staffcast/time';
 * const festival = { name: 'Double-11', start: '2026-11-01', days: 14, lagDays: 3 };
 * eventDay(festival, '2026-11-03'); // null: the parcels are still on their way
 * eventDay(festival, '2026-11-14'); // 10
 * ```
 */
export function eventDay(event: CalendarEvent, date: LocalDate): number | null {
  checkEvent('eventDay', 'event', event);
  checkDate('eventDay', 'date', date);
  const day = dayNumber(date) - dayNumber(event.start) - (event.lagDays ?? 0);
  return day >= 0 && day < event.days ? day : null;
}
