import type { Series } from '../time/index.ts';
import { closedDays } from './closedDays.ts';
import { withoutClosedZeros } from './closedZeros.ts';
import { countUnit } from './countUnit.ts';
import type { DesignDay } from './dayDesign.ts';
import { type DayTable, dayTable, type SlotCounts, slotCounts } from './historyDays.ts';
import { learnHours } from './learnHours.ts';
import type { LongerHours } from './longerHours.ts';
import type { HoursChange } from './newHours.ts';
import type { OpenPattern } from './openPattern.ts';
import type { ProfileInput, SpecialShape } from './profile.ts';
import { shapeFactors, withoutShapes } from './shapeFactors.ts';
import type { DayCharacter } from './specialEffects.ts';
import { type SpecialHours, specialHours } from './specialHours.ts';
import type { ForecastContext } from './types.ts';
import { weekdayOfDay } from './weekdayOfDay.ts';

/** A history as the models see it. */
export interface PreparedHistory {
  readonly table: DayTable;
  readonly counts: SlotCounts;
  readonly pattern: OpenPattern;
  /** The last change of the opening hours, if there was one lately. */
  readonly change: HoursChange | null;
  /** What is special about a day number. */
  readonly characterOf: (day: number) => DayCharacter;
  /** Whether a day number is closed although its weekday is open. */
  readonly isClosedDay: (day: number) => boolean;
  /** Whether a day number is open although its weekday is closed. */
  readonly isOpenedDay: (day: number) => boolean;
  /** Hours of a day number that are shorter than its weekday's, as earlier days of its kind had; `null` where there are none. */
  readonly specialHours: (day: number) => SpecialHours | null;
  /** Rows beyond its weekday's that a day number has, as earlier days of its kind had; `null` where there are none. */
  readonly longerHours: (day: number) => LongerHours | null;
  /** The weekday whose opening and shape a day number follows. */
  readonly shapeWeekday: (day: number) => number;
  readonly designDay: (day: number) => DesignDay;
  /** The last row with a value, or -1. */
  readonly lastRow: number;
  /** Index of a last day that is not over yet, or -1. */
  readonly today: number;
}

/**
 * Arranges a history by day and slot and learns when the queue is open.
 *
 * @param options.effectScale how large holiday and event effects may be before anything is seen, against those on volumes.
 * @param options.findsNewHours whether rows that begin or cease to have values tell of new opening hours.
 */
export function prepareHistory(
  history: Series,
  context: ForecastContext,
  { effectScale = 1, findsNewHours = true } = {},
): PreparedHistory {
  const table = dayTable(history.grid);
  const all = slotCounts(table, history);
  const seen = context.openingHours ? withoutClosedZeros(table, all, context.openingHours) : all;
  let lastRow = history.grid.length - 1;
  while (lastRow >= 0 && history.values[lastRow] === null) lastRow -= 1;
  const unit = countUnit(history);
  const hours = learnHours(table, seen, context, { effectScale, findsNewHours, unit, lastRow });
  const { pattern, change, characterOf, workdays, isSwapped, isOpenedDay, shapeWeekday, counts } = hours;
  const isClosedDay = closedDays(context, table, counts, pattern, characterOf);
  const opener = weekOpener(pattern);
  // The first day after a closed one takes up what was left, as the first day of a week does.
  const reopens = (day: number) =>
    isClosedDay(day - 1) &&
    pattern.isOpenWeekday(weekdayOfDay(day - 1)) &&
    pattern.isOpenWeekday(weekdayOfDay(day));
  const weekdaysOf = (day: number) => {
    if (isSwapped(day)) return workdays;
    return [opener !== null && reopens(day) ? opener : weekdayOfDay(day)];
  };
  return {
    table,
    counts,
    pattern,
    change,
    characterOf,
    isClosedDay,
    isOpenedDay,
    specialHours: specialHours(context, table, counts, pattern, characterOf, shapeWeekday),
    longerHours: hours.longerHours,
    shapeWeekday,
    designDay: (day) => ({
      dayNumber: day,
      weekdays: weekdaysOf(day),
      character: isOpenedDay(day) ? opened(characterOf(day), weekdayOfDay(day)) : characterOf(day),
    }),
    lastRow,
    today: unfinishedDay(table, pattern, shapeWeekday, hours.longerHours, lastRow),
  };
}

/** How far the volume of a closed weekday that is opened may lie from that of a workday, log scale. */
const OPENED_SD = 0.8;

/** A closed weekday that is opened has a volume of its own, which its place in the event is not to blame for. */
function opened(character: DayCharacter, weekday: number): DayCharacter {
  const effect = { key: `opened weekday ${weekday}`, part: 'holiday', weight: 1, sd: OPENED_SD } as const;
  return { ...character, effects: [...character.effects, effect] };
}

/** The weekday that follows the weekly closed days; `null` where there are none, or several gaps. */
function weekOpener({ isOpenWeekday }: OpenPattern): number | null {
  const openers = [1, 2, 3, 4, 5, 6, 7].filter(
    (w) => isOpenWeekday(w) && !isOpenWeekday(w === 1 ? 7 : w - 1),
  );
  return openers.length === 1 ? (openers[0] as number) : null;
}

/**
 * What the profile is learned from: holidays and the unfinished day are passed over, other special days are brought to the
 * shape of their weekday.
 */
export function profileInput(prepared: PreparedHistory, shapes: readonly SpecialShape[] = []): ProfileInput {
  const { table, counts, pattern, change, shapeWeekday, characterOf, today } = prepared;
  const weekday = Int32Array.from(table.dayNumbers, (day, i) =>
    i === today || characterOf(day).kind === 'holiday' ? 0 : shapeWeekday(day),
  );
  // Rows that lost their contacts have no share of the day, whether they are closed now or hold zeros.
  const open = change
    ? pattern.open.map((isOpen, at) => (change.cells[at] === -1 ? 0 : isOpen))
    : pattern.open;
  const factorsOf = shapeFactors(shapes, characterOf);
  return {
    counts: withoutShapes(counts.counts, table, factorsOf),
    slots: table.slots,
    weekday,
    open,
    change,
  };
}

/** The day of the last value, when it is the history's last day and open slots are still to come. */
function unfinishedDay(
  table: DayTable,
  pattern: OpenPattern,
  shapeWeekday: (day: number) => number,
  longer: (day: number) => LongerHours | null,
  lastRow: number,
): number {
  const last = table.clock.days.length - 1;
  if (lastRow < 0 || table.slots === 1 || table.clock.dayOf[lastRow] !== last) return -1;
  const number = table.dayNumbers[last] as number;
  const w = shapeWeekday(number) - 1;
  const { shares } = longer(number) ?? {};
  for (let slot = (table.slotOf[lastRow] as number) + 1; slot < table.slots; slot++) {
    if (pattern.open[w * table.slots + slot] || shares?.[slot]) return last;
  }
  return -1;
}
