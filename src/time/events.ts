import {
  checkFields,
  checkInteger,
  checkPositive,
  checkText,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
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
  /**
   * What a planner expects its days to bring before any was seen, the same for all that share its name (of several, the first
   * counts). Days that are seen correct it, for those to come too.
   */
  readonly expected?: ExpectedFactor | undefined;
}

/** How many times an ordinary day's volume the days of an event are expected to have. */
export interface ExpectedFactor {
  /** Above 0, at most 20; 1 is a day like any other. */
  readonly factor: number;
  /** Has a chance of 1 in 10 to be undercut; default: half of the effect less, the lower of `factor` to the powers of 0.5 and 1.5. */
  readonly factorLow?: number | undefined;
  /** Has a chance of 1 in 10 to be exceeded, at most 2000 times `factorLow`; default: half of the effect more, the higher one. */
  readonly factorHigh?: number | undefined;
}

const fields: FieldNames<CalendarEvent> = {
  name: true,
  start: true,
  days: true,
  lagDays: true,
  expected: true,
};
const expectedFields: FieldNames<ExpectedFactor> = { factor: true, factorLow: true, factorHigh: true };

/** A larger factor is mostly a percentage; of a wider band there is nothing to learn. */
const MOST = { factor: 20, band: 2000 };

function checkExpected(where: string, path: string, expected: ExpectedFactor): void {
  checkFields(where, path, expected, expectedFields);
  for (const name of ['factor', 'factorLow', 'factorHigh'] as const) {
    if (name === 'factor' || expected[name] !== undefined)
      checkPositive(where, `${path}.${name}`, expected[name]);
  }
  const { factor } = expected;
  const { factorLow = factor, factorHigh = factor } = expected;
  const fail = (field: string, value: number, must: string, code: 'out-of-range' | 'inconsistent') => {
    throw new StaffcastError({ code, where, path: `${path}.${field}`, value, must });
  };
  if (factor > MOST.factor) fail('factor', factor, `be at most ${MOST.factor}`, 'out-of-range');
  if (factorLow > factor) fail('factorLow', factorLow, `be at most the factor, ${factor}`, 'inconsistent');
  if (factorHigh < factor)
    fail('factorHigh', factorHigh, `be at least the factor, ${factor}`, 'inconsistent');
  if (factorHigh > MOST.band * factorLow)
    fail('factorHigh', factorHigh, `be at most ${MOST.band} times the low end, ${factorLow}`, 'out-of-range');
}

/** Throws unless an event's date, length and lag are good. */
export function checkEvent(where: string, path: string, event: CalendarEvent): void {
  checkFields(where, path, event, fields);
  checkText(where, `${path}.name`, event.name);
  checkDate(where, `${path}.start`, event.start);
  checkInteger(where, `${path}.days`, event.days, 1);
  checkInteger(where, `${path}.lagDays`, event.lagDays ?? 0, 0);
  if (event.expected !== undefined) checkExpected(where, `${path}.expected`, event.expected);
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
