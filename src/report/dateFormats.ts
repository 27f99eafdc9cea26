import { type LocalDate, weekdayOf } from '../time/index.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Wed`. */
export function weekdayText(date: LocalDate): string {
  return weekdays[weekdayOf(date) - 1] ?? '';
}

/** `Wed 2026-11-11`. */
export function dateText(date: LocalDate): string {
  return `${weekdayText(date)} ${date}`;
}

/** `Wed 11-11`, where the year is clear. */
export function shortDateText(date: LocalDate): string {
  return `${weekdayText(date)} ${date.slice(5)}`;
}

/** `Wed 11-11 to Fri 11-13`, or the one day. */
export function dateRangeText(from: LocalDate, to: LocalDate): string {
  return from === to ? shortDateText(from) : `${shortDateText(from)} to ${shortDateText(to)}`;
}
