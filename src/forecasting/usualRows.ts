import type { DayTable, SlotCounts } from './historyDays.ts';
import type { HoursChange } from './newHours.ts';

/** Mean contacts by slot of the ordinary days of a weekday near a day. */
export interface UsualRows {
  readonly mean: Float64Array;
  /** How many days these are. */
  readonly days: number;
  /** Slots with next to no contacts: closed, but for strays. */
  readonly isClosed: Uint8Array;
  /** Slots without a value on any of these days. */
  readonly isEmpty: Uint8Array;
}

/** Ordinary days of the same weekday, and how far away they may lie, that say what hours were usual. */
const NEIGHBOURS = 8;
const FARTHEST_DAYS = 35;
/** Share of an average slot's contacts below which there are next to none. */
const STRAY_SHARE = 0.02;

/**
 * What the rows of a day's weekday usually hold: of the ordinary days around it, or the last ones where it lies ahead, and of those
 * on its side of a change of hours. `null` of a day with fewer than two of them.
 *
 * @param isOrdinary of a day index.
 */
export function usualRowsOf(
  { slots, dayNumbers }: DayTable,
  { counts }: SlotCounts,
  change: HoursChange | null,
  isOrdinary: (day: number) => boolean,
  shapeWeekday: (day: number) => number,
): (day: number) => UsualRows | null {
  const rowsOf = (day: number) => counts.subarray(day * slots, (day + 1) * slots);
  const byWeekday: number[][] = [[], [], [], [], [], [], [], []];
  for (const [day, number] of dayNumbers.entries()) {
    if (isOrdinary(day) && rowsOf(day).some((count) => count > 0)) byWeekday[shapeWeekday(number)]?.push(day);
  }
  return (day) => {
    const same = byWeekday[shapeWeekday((dayNumbers[0] as number) + day)] as number[];
    const near =
      day < dayNumbers.length
        ? same.filter((other) => other !== day && Math.abs(other - day) <= FARTHEST_DAYS)
        : same.slice(-NEIGHBOURS);
    const since = change?.since ?? 0;
    const alike = near.filter((other) => other >= since === day >= since);
    const days = alike.length < 2 ? near : alike;
    if (days.length < 2) return null;
    const mean = new Float64Array(slots);
    const isEmpty = new Uint8Array(slots).fill(1);
    for (const other of days) {
      for (const [slot, count] of rowsOf(other).entries()) {
        if (Number.isNaN(count)) continue;
        isEmpty[slot] = 0;
        mean[slot] = (mean[slot] as number) + count / days.length;
      }
    }
    const open = mean.filter((count) => count > 0);
    const least = (STRAY_SHARE * open.reduce((sum, count) => sum + count, 0)) / open.length;
    const isClosed = Uint8Array.from(mean, (count) => (count < least ? 1 : 0));
    return { mean, days: days.length, isClosed, isEmpty };
  };
}
