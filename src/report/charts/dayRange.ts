import { addDays, daysBetween, type LocalDate } from '../../time/index.ts';

/** Every date from the first to the last, both included. */
export function dayRange(first: LocalDate, last: LocalDate): LocalDate[] {
  const length = Math.max(0, daysBetween(first, last) + 1);
  return Array.from({ length }, (_, day) => addDays(first, day));
}
