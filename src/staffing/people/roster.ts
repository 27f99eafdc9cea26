import {
  checkFields,
  checkInteger,
  checkList,
  checkObjects,
  checkOneOf,
  type FieldNames,
  StaffcastError,
} from '../../errors/index.ts';
import {
  addDays,
  checkDate,
  clockSeconds,
  type Grid,
  type LocalDate,
  localClock,
  type WeekdayName,
  weekdayNames,
} from '../../time/index.ts';

/** People who work the same hours on some weekdays, with the breaks they take. */
export interface Shift {
  /** Weekdays on which the shift begins; every day when left out. */
  readonly weekdays?: readonly WeekdayName[] | undefined;
  /** First and last date on which the shift begins; the whole grid when left out. */
  readonly fromDate?: LocalDate | undefined;
  readonly toDate?: LocalDate | undefined;
  /** Start and end on the local clock, `HH:MM`; an end not after the start is on the next day. */
  readonly from: string;
  readonly to: string;
  /** People rostered, a whole number. */
  readonly people: number;
  /** Stretches of the shift in which nobody of it works; part of the roster, so not of shrinkage. */
  readonly breaks?: readonly { readonly from: string; readonly to: string }[] | undefined;
}

const shiftFields: FieldNames<Shift> = {
  weekdays: true,
  fromDate: true,
  toDate: true,
  from: true,
  to: true,
  people: true,
  breaks: true,
};

const DAY = 86_400;

/**
 * People rostered per row. A row counts a shift's people when the shift covers its beginning; shifts that began on the
 * day before the grid run into it.
 *
 * @throws StaffcastError on times that are not `HH:MM`, or people that are not a whole number of 0 or more.
 * @example
 * ```ts
 * import { rosterCounts } from 'staffcast/staffing';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 21600 });
 * rosterCounts(grid, [{ from: '18:00', to: '06:00', people: 4 }, { from: '06:00', to: '18:00', people: 9 }]);
 * // [4, 9, 9, 4]
 * ```
 */
export function rosterCounts(grid: Grid, shifts: readonly Shift[]): number[] {
  const { days, secondOfDay } = localClock(grid);
  checkObjects('rosterCounts', 'shifts', shifts);
  const counts = new Array<number>(grid.length).fill(0);
  for (const [i, shift] of shifts.entries()) {
    const { begins, covers } = shiftCover(`shifts[${i}]`, shift);
    for (const day of days) {
      const today = begins(day.date, day.weekday);
      const yesterday = begins(addDays(day.date, -1), ((day.weekday + 5) % 7) + 1);
      for (let row = day.from; row < day.to; row++) {
        const second = secondOfDay[row] as number;
        if ((today && covers(second)) || (yesterday && covers(second + DAY))) counts[row]! += shift.people;
      }
    }
  }
  return counts;
}

/** On which dates a shift begins, and which seconds after that day's midnight it works. */
function shiftCover(path: string, shift: Shift) {
  checkFields('rosterCounts', path, shift, shiftFields);
  checkInteger('rosterCounts', `${path}.people`, shift.people);
  checkBegins(path, shift);
  const from = clockSeconds('rosterCounts', `${path}.from`, shift.from);
  const to = onwards(clockSeconds('rosterCounts', `${path}.to`, shift.to), from);
  const breaks = (shift.breaks ?? []).map((pause, i) => {
    const start = clockSeconds('rosterCounts', `${path}.breaks[${i}].from`, pause.from);
    const begin = start < from ? start + DAY : start;
    const end = onwards(clockSeconds('rosterCounts', `${path}.breaks[${i}].to`, pause.to), begin);
    if (end <= to) return { begin, end };
    throw new StaffcastError({
      code: 'inconsistent',
      where: 'rosterCounts',
      path: `${path}.breaks[${i}]`,
      value: pause,
      must: `lie inside the shift ${shift.from} to ${shift.to}`,
    });
  });
  const weekdays = shift.weekdays?.map((name) => weekdayNames.indexOf(name) + 1);
  return {
    begins: (date: LocalDate, weekday: number) =>
      (!weekdays || weekdays.includes(weekday)) &&
      date >= (shift.fromDate ?? date) &&
      date <= (shift.toDate ?? date),
    covers: (second: number) =>
      second >= from && second < to && !breaks.some(({ begin, end }) => second >= begin && second < end),
  };
}

/** Throws unless weekdays and dates are such; a misspelt one would leave the shift out without a word. */
function checkBegins(path: string, { weekdays, fromDate, toDate, breaks }: Shift): void {
  if (weekdays !== undefined) {
    checkList('rosterCounts', `${path}.weekdays`, weekdays);
    for (const [i, name] of weekdays.entries())
      checkOneOf('rosterCounts', `${path}.weekdays[${i}]`, name, weekdayNames);
  }
  if (fromDate !== undefined) checkDate('rosterCounts', `${path}.fromDate`, fromDate);
  if (toDate !== undefined) checkDate('rosterCounts', `${path}.toDate`, toDate);
  if (breaks !== undefined) checkObjects('rosterCounts', `${path}.breaks`, breaks);
}

/** An end on the day after when it does not come after the beginning. */
function onwards(end: number, begin: number): number {
  return end > begin ? end : end + DAY;
}
