import type { DayTable } from './historyDays.ts';
import { hourKinds, taughtKinds } from './hourKinds.ts';
import type { HoursInput } from './longerHours.ts';
import { medianOf } from './median.ts';
import { weekdayOfDay } from './weekdayOfDay.ts';

/** Share of a usual day below which contacts on a closed day are strays. */
const STRAY_SHARE = 0.1;
/** Share of a usual day that a closed weekday has at most. */
const CLOSED_SHARE = 0.01;
/** Days on each side that say what a usual day has. */
const AROUND = 28;
/** Days of a weekday that tell whether it is closed, and how few are enough. */
const RECENT = 8;
const ENOUGH = 3;

/**
 * Whether a special day is open although its weekday is closed, as the Sundays of a festival: as most earlier days of its kind
 * on that weekday were, the most special kind first. `false` where there was none; make-up workdays are workdays anyway.
 */
export function openedDays(
  { table, counts: { counts }, characterOf, isOver }: Omit<HoursInput, 'shapeWeekday'>,
  isOpenWeekday: (weekday: number) => boolean,
): (day: number) => boolean {
  const { slots, dayNumbers } = table;
  const total = (day: number) =>
    counts.subarray(day * slots, (day + 1) * slots).reduce((sum, count) => sum + (count || 0), 0);
  const kindsOf = Array.from(dayNumbers, (number) => kindsOn(number));
  const ordinary = [...dayNumbers.keys()].filter(
    (day) => characterOf(dayNumbers[day] as number).effects.length === 0 && isOver(day),
  );
  const weekdayAt = (day: number) => weekdayOfDay(dayNumbers[day] as number);
  const isShut = shutWeekdays(table, ordinary, total, isOpenWeekday);
  const seen = new Map<string, { open: number; shut: number }>();
  for (const [day, taught] of taughtKinds(kindsOf).entries()) {
    if (taught.length === 0 || !isShut[weekdayAt(day)] || !isOver(day)) continue;
    const near = ordinary.filter((other) => Math.abs(other - day) <= AROUND);
    const usual = near.filter((other) => !isShut[weekdayAt(other)]).map(total);
    const least = STRAY_SHARE * medianOf(usual);
    // Days on which the weekday was open still say nothing of one that is closed.
    if (least === 0 || near.some((other) => (other - day) % 7 === 0 && total(other) > least)) continue;
    for (const kind of taught) {
      const key = `${kind} ${weekdayAt(day)}`;
      const days = seen.get(key) ?? { open: 0, shut: 0 };
      days[total(day) > least ? 'open' : 'shut'] += 1;
      seen.set(key, days);
    }
  }
  return (number) => {
    const weekday = weekdayOfDay(number);
    if (!isShut[weekday]) return false;
    return kindsOn(number).some((kinds) => {
      const own = kinds.flatMap((kind) => seen.get(`${kind} ${weekday}`) ?? []).at(-1);
      return own !== undefined && own.open > 0 && own.open >= own.shut;
    });
  };

  function kindsOn(number: number): readonly (readonly string[])[] {
    const character = characterOf(number);
    return character.kind === 'makeupWorkday' ? [] : hourKinds(character);
  }
}

/** Whether each ISO weekday is closed: without rows, or lately with nothing but zeros and strays. */
function shutWeekdays(
  { dayNumbers }: DayTable,
  ordinary: readonly number[],
  total: (day: number) => number,
  isOpenWeekday: (weekday: number) => boolean,
): boolean[] {
  const least = CLOSED_SHARE * medianOf(ordinary.map(total).filter((sum) => sum > 0));
  return [0, 1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    if (weekday === 0 || !isOpenWeekday(weekday)) return true;
    const same = ordinary.filter((day) => weekdayOfDay(dayNumbers[day] as number) === weekday);
    const lately = same.slice(-RECENT).map(total);
    return lately.length >= ENOUGH && medianOf(lately) <= least;
  });
}
