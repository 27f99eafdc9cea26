import { checkList, checkNonNegative, checkObject } from '../errors/index.ts';
import { calendarLookup, checkDate, type HolidayCalendar, type LocalDate, weekdayOf } from '../time/index.ts';

/** What an hour costs by the kind of day, as a multiple of the plain wage. */
export interface WageFactors {
  readonly workingDay: number;
  /** Weekends, unless they are worked to make up for a holiday. */
  readonly restDay: number;
  readonly publicHoliday: number;
}

/**
 * Wage factors of dates: working day, rest day or public holiday. A weekend that is worked to make up for a holiday is a
 * working day. Dates that the calendar does not cover, or without a calendar, go by weekday: Saturday and Sunday rest.
 *
 * @param factors multiples of the plain wage, 0 or more; what the law or the contract says, such as 1.5, 2 and 3 for
 *   overtime in China (Labour Law, article 44).
 * @throws StaffcastError on negative factors.
 * @example
 * ```ts
 * import { wageFactorsOf } from 'staffcast/contracts';
 * import { chinaHolidays } from 'staffcast/time';
 * // National Day, a make-up Saturday, a plain Saturday.
 * wageFactorsOf(['2026-10-01', '2026-10-10', '2026-10-17'], { workingDay: 1.5, restDay: 2, publicHoliday: 3 }, chinaHolidays);
 * // [3, 1.5, 2]
 * ```
 */
export function wageFactorsOf(
  dates: readonly LocalDate[],
  factors: WageFactors,
  calendar?: HolidayCalendar,
): number[] {
  checkList('wageFactorsOf', 'dates', dates);
  checkObject('wageFactorsOf', 'factors', factors);
  for (const kind of ['workingDay', 'restDay', 'publicHoliday'] as const) {
    checkNonNegative('wageFactorsOf', `factors.${kind}`, factors[kind]);
  }
  const lookup = calendar ? calendarLookup(calendar) : undefined;
  for (const [i, date] of dates.entries()) checkDate('wageFactorsOf', `dates[${i}]`, date);
  return dates.map((date) => factors[dayKind(date, lookup)]);
}

function dayKind(date: LocalDate, lookup: ReturnType<typeof calendarLookup> | undefined): keyof WageFactors {
  const day = lookup?.(date);
  if (!day?.announced) return weekdayOf(date) > 5 ? 'restDay' : 'workingDay';
  if (day.kind === 'holiday') return 'publicHoliday';
  return day.kind === 'restDay' || day.kind === 'closed' ? 'restDay' : 'workingDay';
}
