import type { DayTable, SlotCounts } from './historyDays.ts';
import { hoursBack } from './hoursBack.ts';
import { neverChanges, tallyOf } from './hoursTally.ts';
import { type HoursChange, newHours } from './newHours.ts';

/**
 * Finds the day from which the hours with contacts are others than before: the one that makes the rows since then most
 * likely against the weeks before it (a change point of Bernoulli rows). Rows without contacts may be empty or 0. Only
 * hours that were clearly open or closed, and are now the opposite on enough days, count; weekdays not seen since follow
 * those that had the same hours. Former hours that come back are told at once. `null` where nothing changed.
 *
 * @param unit what one contact is, 0 where values are no counts: rows of few contacts are often empty by chance.
 * @param isPassedOver of a day index, for days that say nothing of their weekday.
 */
export function hoursChange(
  table: DayTable,
  { counts }: SlotCounts,
  unit: number,
  isPassedOver: (day: number) => boolean,
): HoursChange | null {
  if (table.slots === 1) return null;
  const change = (isOpen: (count: number) => boolean, one: number) => {
    const weekdays = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      tallyOf(table, counts, weekday, isPassedOver, isOpen),
    );
    if (weekdays.every((tally) => neverChanges(tally, table.slots))) return null;
    return hoursBack(weekdays, table.slots, one) ?? newHours(weekdays, table.slots, one);
  };
  // Where zeros are written, an empty row is no row without contacts.
  return (
    change((count) => !Number.isNaN(count), counts.includes(0) ? 0 : unit) ??
    change((count) => count > 0, unit)
  );
}

/** The counts without what rows held that were closed then. */
export function withoutOldHours(
  { slots, weekdays }: DayTable,
  { counts, rows }: SlotCounts,
  { since, cells, closedFrom }: HoursChange,
): SlotCounts {
  const kept = counts.slice();
  for (let day = closedFrom; day < since; day++) {
    const from = ((weekdays[day] as number) - 1) * slots;
    for (let slot = 0; slot < slots; slot++)
      if (cells[from + slot] === 1) kept[day * slots + slot] = Number.NaN;
  }
  return { counts: kept, rows };
}
