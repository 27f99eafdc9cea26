import { type CalendarEvent, dayNumber } from '../time/index.ts';
import type { DayTable, SlotCounts } from './historyDays.ts';
import { hoursChange, withoutOldHours } from './hoursChange.ts';
import { type LongerHours, learnLongerHours } from './longerHours.ts';
import type { HoursChange } from './newHours.ts';
import { openedDays } from './openedDays.ts';
import { type OpenPattern, openPattern } from './openPattern.ts';
import { type DayCharacter, LONG_EVENT, specialEffects } from './specialEffects.ts';
import type { ForecastContext } from './types.ts';
import { weekdayOfDay } from './weekdayOfDay.ts';

/** When a queue is open, as its history tells. */
interface LearnedHours {
  readonly change: HoursChange | null;
  readonly pattern: OpenPattern;
  readonly characterOf: (day: number) => DayCharacter;
  /** Open ISO weekdays from Monday to Friday. */
  readonly workdays: readonly number[];
  /** Whether a day number is like a workday though its weekday is none. */
  readonly isSwapped: (day: number) => boolean;
  readonly isOpenedDay: (day: number) => boolean;
  readonly shapeWeekday: (day: number) => number;
  readonly longerHours: (day: number) => LongerHours | null;
  /** The counts without what rows held that were closed then, or are open on special days only. */
  readonly counts: SlotCounts;
}

interface HoursOptions {
  readonly effectScale: number;
  readonly findsNewHours: boolean;
  /** What one contact is, 0 where values are no counts. */
  readonly unit: number;
  /** The last row with a value, or -1. */
  readonly lastRow: number;
}

/** Learns the weekly hours, their last change, and what special days have instead. */
export function learnHours(
  table: DayTable,
  seen: SlotCounts,
  context: ForecastContext,
  { effectScale, findsNewHours, unit, lastRow }: HoursOptions,
): LearnedHours {
  const { days = [] } = context.calendar ?? {};
  const special = new Set(days.map(({ date }) => dayNumber(date)));
  const makeUp = new Set(
    days.flatMap(({ date, kind }) => (kind === 'makeupWorkday' ? [dayNumber(date)] : [])),
  );
  const isOfEvent = eventDays(context.events ?? []);
  const numberOf = (index: number) => table.dayNumbers[index] as number;
  const isSpecial = (index: number) => special.has(numberOf(index)) || isOfEvent(numberOf(index));
  const change = findsNewHours ? hoursChange(table, seen, unit, isSpecial) : null;
  const isOver = daysOver(table, seen, lastRow);
  const lastDay = table.clock.dayOf[lastRow] ?? -1;
  const isPassedOver = (index: number) => isOfEvent(numberOf(index)) || (index === lastDay && !isOver(index));
  const pattern = openPattern(table, seen, (day) => makeUp.has(day), isPassedOver, change);
  const characterOf = specialEffects(context, pattern.isOpenWeekday, table.dayNumbers, effectScale);
  const workdays = [1, 2, 3, 4, 5].filter(pattern.isOpenWeekday);
  const contact = unit > 0 ? unit : smallValue(seen);
  const known = { table, counts: seen, unit: contact, change, characterOf, isOver };
  const isOpenedDay = openedDays(known, pattern.isOpenWeekday);
  const isSwapped = (day: number) => workdays.length > 0 && (makeUp.has(day) || isOpenedDay(day));
  const shapeWeekday = (day: number) =>
    isSwapped(day) ? (workdays[workdays.length - 1] as number) : weekdayOfDay(day);
  const { longerHours, counts } = learnLongerHours({ ...known, shapeWeekday });
  return {
    ...{ change, pattern, characterOf, workdays, isSwapped, isOpenedDay, shapeWeekday, longerHours },
    counts: change ? withoutOldHours(table, counts, change) : counts,
  };
}

/** Whether a day number is a day of an event, run-up and tail apart: such days may be open longer than their weekday is. */
function eventDays(events: readonly CalendarEvent[]): (day: number) => boolean {
  const days = new Set<number>();
  for (const { start, days: length, lagDays = 0 } of events) {
    // Long ones may be seasons, which set the hours of their weekdays.
    if (length > LONG_EVENT) continue;
    for (let i = 0; i < length; i++) days.add(dayNumber(start) + lagDays + i);
  }
  return (day) => days.has(day);
}

/** Which days, by index, have all their rows behind them: those before the last row with a value, and its own where it is the last. */
function daysOver(
  { clock, slots }: DayTable,
  { counts }: SlotCounts,
  lastRow: number,
): (day: number) => boolean {
  const last = clock.dayOf[lastRow] ?? -1;
  return (day) => day < last || (day === last && !Number.isNaN(counts[(day + 1) * slots - 1]));
}

/** A small value where none is a unit of the others, as of means: only a twentieth are smaller. */
function smallValue({ counts }: SlotCounts): number {
  const sorted = counts.filter((count) => count > 0).sort();
  return sorted[Math.floor(sorted.length / 20)] ?? 0;
}
