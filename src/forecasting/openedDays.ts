import type { DayTable, SlotCounts } from './historyDays.ts';
import { medianOf } from './median.ts';
import { shapeKinds } from './shapeFactors.ts';
import type { DayCharacter } from './specialEffects.ts';
import { weekdayOfDay } from './weekdayOfDay.ts';

/** Share of a usual day below which contacts on a closed day are strays. */
const STRAY_SHARE = 0.1;
/** Days on each side that say what a usual day has. */
const AROUND = 28;
/** Days of a weekday that tell whether it is closed. */
const RECENT = 8;

/**
 * Whether a special day is open although its weekday is closed, as the Sundays of a festival: as most earlier days of its kind on
 * closed weekdays were, the most special kind first. `false` where none fell on such a day.
 */
export function openedDays(
  { slots, dayNumbers }: DayTable,
  { counts }: SlotCounts,
  isOpenWeekday: (weekday: number) => boolean,
  characterOf: (day: number) => DayCharacter,
): (day: number) => boolean {
  const total = (day: number) =>
    counts.subarray(day * slots, (day + 1) * slots).reduce((sum, count) => sum + (count || 0), 0);
  const kindsOf = Array.from(dayNumbers, (number) => shapeKinds(characterOf(number)));
  const ordinary = [...kindsOf.keys()].filter((day) => kindsOf[day]?.length === 0);
  const weekdayAt = (day: number) => weekdayOfDay(dayNumbers[day] as number);
  // Closed days may be written as 0.
  const isShut = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const lately = ordinary.filter((day) => weekdayAt(day) === weekday).slice(-RECENT);
    return !isOpenWeekday(weekday) || medianOf(lately.map(total)) === 0;
  });
  const isShutWeekday = (weekday: number) => isShut[weekday - 1] === true;
  const kinds = new Map<string, { open: number; shut: number }>();
  for (const [day, ofDay] of kindsOf.entries()) {
    if (ofDay.length === 0 || !isShutWeekday(weekdayAt(day))) continue;
    const near = ordinary.filter((other) => Math.abs(other - day) <= AROUND);
    const usual = near.filter((other) => !isShutWeekday(weekdayAt(other))).map(total);
    const least = STRAY_SHARE * medianOf(usual);
    // Days on which the weekday was open still say nothing of one that is closed.
    if (near.some((other) => (other - day) % 7 === 0 && total(other) > least)) continue;
    const isOpen = least > 0 && total(day) > least;
    for (const kind of ofDay) {
      const seen = kinds.get(kind) ?? { open: 0, shut: 0 };
      seen[isOpen ? 'open' : 'shut'] += 1;
      kinds.set(kind, seen);
    }
  }
  return (number) => {
    if (!isShutWeekday(weekdayOfDay(number))) return false;
    const known = shapeKinds(characterOf(number)).flatMap((kind) => kinds.get(kind) ?? []);
    const own = known.at(-1);
    return own !== undefined && own.open > 0 && own.open >= own.shut;
  };
}
