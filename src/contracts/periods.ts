import { checkObjects, StaffcastError } from '../errors/index.ts';
import { addDays, checkDate, type LocalDate, weekdayOf } from '../time/index.ts';

/** Weeks run from Monday to Sunday. */
export type PeriodLength = 'day' | 'week' | 'month';

/** The key of the period that a date lies in: the date, the Monday, or `YYYY-MM`. */
export function periodOf(date: LocalDate, length: PeriodLength): string {
  if (length === 'day') return date;
  return length === 'month' ? date.slice(0, 7) : addDays(date, 1 - weekdayOf(date));
}

/** Items by period, in order of their dates. */
export function byPeriod<T extends { readonly date: LocalDate }>(
  items: readonly T[],
  length: PeriodLength,
): T[][] {
  const periods = new Map<string, T[]>();
  for (const item of items) {
    const key = periodOf(item.date, length);
    const period = periods.get(key);
    if (period) period.push(item);
    else periods.set(key, [item]);
  }
  return [...periods.values()];
}

/** Throws unless dates are good and rise. */
export function checkRisingDates(
  where: string,
  path: string,
  days: readonly { readonly date: LocalDate }[],
): void {
  checkObjects(where, path, days);
  for (const [i, { date }] of days.entries()) {
    checkDate(where, `${path}[${i}].date`, date);
    const before = days[i - 1]?.date;
    if (before === undefined || date > before) continue;
    const must = `come after ${before}`;
    throw new StaffcastError({ code: 'unsorted', where, path: `${path}[${i}].date`, value: date, must });
  }
}
