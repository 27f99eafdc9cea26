import {
  checkFields,
  checkObjects,
  checkOneOf,
  checkText,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import { weekdayOf } from './dates.ts';
import type { LocalDate } from './types.ts';
import { checkDate } from './zone.ts';

/** What a date may be besides an ordinary weekday or weekend day. */
export type SpecialDayKind = 'holiday' | 'makeupWorkday' | 'closed';

/** A date that a calendar singles out. */
export interface SpecialDay {
  readonly date: LocalDate;
  /** Same name every year, so that effects can be learned from earlier occurrences. */
  readonly name: string;
  readonly kind: SpecialDayKind;
}

/** A holiday calendar, valid for the dates it says it covers and no others. */
export interface HolidayCalendar {
  readonly name: string;
  /** First date covered. */
  readonly from: LocalDate;
  /** Last date covered. */
  readonly to: LocalDate;
  readonly days: readonly SpecialDay[];
}

/** What a calendar says of a date. Outside its range it says `announced: false` rather than guessing. */
export type CalendarDay =
  | { readonly announced: false; readonly date: LocalDate }
  | {
      readonly announced: true;
      readonly date: LocalDate;
      readonly kind: 'workingDay' | 'restDay' | SpecialDayKind;
      readonly name: string | null;
    };

const calendarFields: FieldNames<HolidayCalendar> = { name: true, from: true, to: true, days: true };
const dayFields: FieldNames<SpecialDay> = { date: true, name: true, kind: true };

/** Throws unless a calendar's dates are good, inside its range and each named once. */
export function checkHolidayCalendar(where: string, path: string, calendar: HolidayCalendar): void {
  checkFields(where, path, calendar, calendarFields);
  checkDate(where, `${path}.from`, calendar.from);
  checkDate(where, `${path}.to`, calendar.to);
  if (calendar.from > calendar.to) {
    const must = `not be before \`from\`, ${calendar.from}`;
    throw new StaffcastError({ code: 'out-of-range', where, path: `${path}.to`, value: calendar.to, must });
  }
  checkObjects(where, `${path}.days`, calendar.days);
  const seen = new Set<LocalDate>();
  for (const [i, day] of calendar.days.entries()) {
    const at = `${path}.days[${i}]`;
    checkFields(where, at, day, dayFields);
    checkDate(where, `${at}.date`, day.date);
    checkText(where, `${at}.name`, day.name);
    checkOneOf(where, `${at}.kind`, day.kind, ['holiday', 'makeupWorkday', 'closed']);
    if (day.date < calendar.from || day.date > calendar.to) {
      throw new StaffcastError({
        code: 'out-of-range',
        where,
        path: `${at}.date`,
        value: day.date,
        must: `lie in the calendar's range ${calendar.from} to ${calendar.to}`,
      });
    }
    if (seen.has(day.date)) {
      throw new StaffcastError({
        code: 'duplicate',
        where,
        path: `${at}.date`,
        value: day.date,
        must: 'be listed once',
      });
    }
    seen.add(day.date);
  }
}

/**
 * A look-up of what a calendar says of any date: working day, rest day (Saturday, Sunday), or one of its special days.
 *
 * @throws StaffcastError when the calendar is inconsistent; the look-up throws when asked for something that is no date.
 * @example
 * ```ts
 * import { calendarLookup, chinaHolidays } from 'staffcast/time';
 * const on = calendarLookup(chinaHolidays);
 * on('2026-10-01'); // { announced: true, date: '2026-10-01', kind: 'holiday', name: 'National Day' }
 * on('2031-10-01'); // { announced: false, date: '2031-10-01' }
 * ```
 */
export function calendarLookup(calendar: HolidayCalendar): (date: LocalDate) => CalendarDay {
  checkHolidayCalendar('calendarLookup', 'calendar', calendar);
  const special = new Map(calendar.days.map((day) => [day.date, day]));
  return (date) => {
    checkDate('calendarLookup', 'date', date);
    if (date < calendar.from || date > calendar.to) return { announced: false, date };
    const day = special.get(date);
    if (day) return { announced: true, date, kind: day.kind, name: day.name };
    return { announced: true, date, kind: weekdayOf(date) > 5 ? 'restDay' : 'workingDay', name: null };
  };
}
