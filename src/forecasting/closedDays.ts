import { dateOfDayNumber } from '../time/index.ts';
import type { DayTable, SlotCounts } from './historyDays.ts';
import type { OpenPattern } from './openPattern.ts';
import { type DayCharacter, holidayName } from './specialEffects.ts';
import type { ForecastContext } from './types.ts';

/** How often holidays of a name, or all of them, had values and how often they had none. */
interface Seen {
  open: number;
  shut: number;
}

/** Holidays of other names that were shut until one never seen is taken to be shut as well. */
const ENOUGH = 2;

/**
 * Days called closed by the calendar, and holidays on which the queue has always been shut; not those that opening hours
 * name as exceptions.
 */
export function closedDays(
  context: ForecastContext,
  table: DayTable,
  { counts }: SlotCounts,
  pattern: OpenPattern,
  characterOf: (day: number) => DayCharacter,
): (day: number) => boolean {
  const names = new Map<string, Seen>();
  const all = { open: 0, shut: 0 };
  for (const [i, day] of table.dayNumbers.entries()) {
    const name = holidayName(characterOf(day));
    if (name === null || !pattern.isOpenWeekday(table.weekdays[i] as number)) continue;
    const from = i * table.slots;
    const isOpen = counts.subarray(from, from + table.slots).some((value) => !Number.isNaN(value));
    const seen = names.get(name) ?? { open: 0, shut: 0 };
    names.set(name, seen);
    for (const each of [seen, all]) each[isOpen ? 'open' : 'shut'] += 1;
  }
  const exceptions = context.openingHours?.exceptions ?? {};
  return (day) => {
    const character = characterOf(day);
    if (character.kind === 'closed') return true;
    const name = holidayName(character);
    if (name === null || exceptions[dateOfDayNumber(day)] !== undefined) return false;
    const seen = names.get(name);
    return seen ? seen.open === 0 : all.open === 0 && all.shut >= ENOUGH;
  };
}
