import { openShares } from '../time/index.ts';
import type { DayTable, SlotCounts } from './historyDays.ts';
import type { LongerHours } from './longerHours.ts';
import type { HoursChange } from './newHours.ts';
import type { SpecialHours } from './specialHours.ts';
import type { ForecastContext } from './types.ts';

/** When the queue is open: learned from the history, or given. */
export interface OpenPattern {
  /** 7 x slots: whether each slot of each ISO weekday (1 to 7, from row 0) is open. */
  readonly open: Uint8Array;
  readonly slots: number;
  readonly isOpenWeekday: (weekday: number) => boolean;
  /** Whether a weekday was ever seen with values. */
  readonly seenWeekday: (weekday: number) => boolean;
}

/** How many recent days of a weekday decide whether a slot is open, and how far back they may lie where some are passed over. */
const RECENT = 6;
const LATELY = 10;
/** Days with values that are enough without those passed over. */
const ENOUGH = 2;
/** Weeks without a value after which a weekday is closed. */
const GONE = 3;

/**
 * The weekly pattern of open slots: those that had a value on at least a third of the last days of that weekday which had any.
 * A weekday is open when it had values in two of its last six weeks, and in one of the last three (weeks without any value
 * at all are passed over).
 *
 * Rows that changed follow the days since.
 *
 * @param isMakeUp of a day number; make-up workdays at the weekend are passed over.
 * @param isPassedOver of a day index; days of events and one not over yet are, where enough others are left.
 */
export function openPattern(
  table: DayTable,
  { counts }: SlotCounts,
  isMakeUp: (day: number) => boolean,
  isPassedOver: (day: number) => boolean,
  change: HoursChange | null,
): OpenPattern {
  const { slots } = table;
  const open = new Uint8Array(7 * slots);
  const seen = new Uint8Array(8);
  const hasValue = table.clock.days.map((_, day) => anyValue(counts, day, slots));
  const weekHasValue = new Set<number>();
  for (const [day, has] of hasValue.entries()) if (has) weekHasValue.add(weekOf(table.dayNumbers[day] ?? 0));
  for (let weekday = 1; weekday <= 7; weekday++) {
    const days: number[] = [];
    for (let day = hasValue.length - 1; day >= 0 && days.length < LATELY; day--) {
      const dayNumber = table.dayNumbers[day] as number;
      if (table.weekdays[day] !== weekday || isMakeUp(dayNumber)) continue;
      if (weekHasValue.has(weekOf(dayNumber))) days.push(day);
    }
    const ordinary = days.filter((day) => !isPassedOver(day));
    const few = ordinary.filter((day) => hasValue[day]).length < ENOUGH;
    const recent = (few ? days : ordinary).slice(0, RECENT);
    if (recent.some((day) => hasValue[day])) seen[weekday] = 1;
    const valued = recent.filter((day) => hasValue[day]);
    const gone = recent.length > GONE && !recent.slice(0, GONE).some((day) => hasValue[day]);
    if (gone || valued.length < Math.min(2, recent.length)) continue;
    for (let slot = 0; slot < slots; slot++) {
      let n = 0;
      for (const day of valued) if (!Number.isNaN(counts[day * slots + slot])) n += 1;
      if (n > 0 && n >= valued.length / 3) open[(weekday - 1) * slots + slot] = 1;
    }
  }
  fillUnseen(open, seen, slots, table);
  if (change) followChange(open, table, counts, change);
  return describe(open, seen, slots);
}

function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

function anyValue(counts: Float64Array, day: number, slots: number): boolean {
  for (let slot = 0; slot < slots; slot++) if (!Number.isNaN(counts[day * slots + slot])) return true;
  return false;
}

/** A weekday that the history never reached is taken to be open like the ones it did reach. */
function fillUnseen(open: Uint8Array, seen: Uint8Array, slots: number, table: DayTable): void {
  const reached = new Set(table.weekdays);
  for (let weekday = 1; weekday <= 7; weekday++) {
    if (reached.has(weekday)) continue;
    seen[weekday] = 0;
    for (let slot = 0; slot < slots; slot++) {
      for (let other = 0; other < 7; other++) {
        if (reached.has(other + 1) && open[other * slots + slot]) open[(weekday - 1) * slots + slot] = 1;
      }
    }
  }
}

/** Rows to which contacts began to come are open; those that lost theirs are closed, or open without contacts. */
function followChange(open: Uint8Array, table: DayTable, counts: Float64Array, change: HoursChange): void {
  const { slots, weekdays } = table;
  const hasValue = new Uint8Array(slots);
  for (let day = change.since; day < weekdays.length; day++) {
    const from = ((weekdays[day] as number) - 1) * slots;
    for (let slot = 0; slot < slots; slot++) {
      if (change.cells[from + slot] === -1 && !Number.isNaN(counts[day * slots + slot])) hasValue[slot] = 1;
    }
  }
  for (const [at, way] of change.cells.entries())
    if (way !== 0) open[at] = way === 1 ? 1 : (hasValue[at % slots] as number);
}

function describe(open: Uint8Array, seen: Uint8Array, slots: number): OpenPattern {
  const openDays = new Uint8Array(8);
  for (let weekday = 1; weekday <= 7; weekday++) {
    openDays[weekday] = open.subarray((weekday - 1) * slots, weekday * slots).some((o) => o === 1) ? 1 : 0;
  }
  return {
    open,
    slots,
    isOpenWeekday: (weekday) => openDays[weekday] === 1,
    seenWeekday: (weekday) => seen[weekday] === 1,
  };
}

/**
 * Whether each row of a grid is open: by given hours, else by the learned pattern. `patternWeekday` may swap weekdays,
 * `hours` of special days shorten or, where none are given, extend them.
 */
export function openRows(
  table: DayTable,
  pattern: OpenPattern,
  context: ForecastContext,
  patternWeekday: Int32Array,
  closedDay: Uint8Array,
  hours: readonly { readonly shorter: SpecialHours | null; readonly longer: LongerHours | null }[],
): Uint8Array {
  const { clock, slotOf, slots } = table;
  const given = context.openingHours ? openShares(table.grid, context.openingHours) : null;
  return Uint8Array.from(clock.dayOf, (day, row) => {
    if (closedDay[day]) return 0;
    const slot = slotOf[row] ?? 0;
    const { shorter, longer } = hours[day] ?? {};
    const isLonger = (longer?.shares[slot] ?? 0) > 0;
    if (shorter && !isLonger && (slot < shorter.from || slot >= shorter.to)) return 0;
    if (given) return (given[row] ?? 0) > 0 ? 1 : 0;
    if (isLonger) return 1;
    const weekday = patternWeekday[day] ?? 1;
    return pattern.open[(weekday - 1) * slots + slot] ?? 0;
  });
}
