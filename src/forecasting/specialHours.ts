import { dateOfDayNumber } from '../time/index.ts';
import type { DayTable, SlotCounts } from './historyDays.ts';
import type { OpenPattern } from './openPattern.ts';
import { shapeKinds } from './shapeFactors.ts';
import type { DayCharacter } from './specialEffects.ts';
import type { ForecastContext } from './types.ts';

/** Hours shorter than those of the weekday, as slots of the day, and the kind of special day they were learned from. */
export interface SpecialHours {
  readonly from: number;
  /** First slot after them. */
  readonly to: number;
  readonly kind: string;
}

/** Days of a kind that must agree; a holiday of a name is known from once, as its closing is. */
const ENOUGH = 2;
const NAMED_HOLIDAY = /^holiday (?!at the weekend$)/;
/** Contacts missed where rows are empty before these are taken for shut rather than quiet. */
const MISSED = 5;
/** Days of a weekday that say what is usual. */
const RECENT = 8;

/**
 * Hours of special days that are shorter than those of their weekday, as of a Christmas Eve that ends at noon: the widest
 * that earlier days of the same kind had, the most special kind first. `null` where they are not shorter, or not known, or an
 * exception of the opening hours names the date.
 */
export function specialHours(
  context: ForecastContext,
  table: DayTable,
  { counts }: SlotCounts,
  pattern: OpenPattern,
  characterOf: (day: number) => DayCharacter,
  shapeWeekday: (day: number) => number,
): (day: number) => SpecialHours | null {
  const { slots, dayNumbers } = table;
  const usual = usualCounts(table, counts, shapeWeekday);
  const widest = new Map<string, { from: number; to: number; days: number }>();
  for (const [day, number] of dayNumbers.entries()) {
    const kinds = shapeKinds(characterOf(number));
    if (kinds.length === 0 || day === dayNumbers.length - 1) continue;
    const w = shapeWeekday(number) - 1;
    const hours = hoursOfDay(
      counts.subarray(day * slots, (day + 1) * slots),
      usual.subarray(w * slots, (w + 1) * slots),
    );
    if (!hours) continue;
    for (const kind of kinds) {
      const { from, to, days } = widest.get(kind) ?? { ...hours, days: 0 };
      widest.set(kind, { from: Math.min(from, hours.from), to: Math.max(to, hours.to), days: days + 1 });
    }
  }
  const exceptions = context.openingHours?.exceptions ?? {};
  return (day) => {
    if (exceptions[dateOfDayNumber(day)] !== undefined) return null;
    const kinds = shapeKinds(characterOf(day));
    for (const kind of [...kinds].reverse()) {
      const hours = widest.get(kind);
      if (!hours || hours.days < (NAMED_HOLIDAY.test(kind) ? 1 : ENOUGH)) continue;
      const cut = cutOf(pattern, shapeWeekday(day) - 1, hours);
      return cut && { ...cut, kind };
    }
    return null;
  };
}

/** From the first to the last row with a value, wider where too little is missed to tell; `null` of a day without any. */
function hoursOfDay(
  counts: Float64Array,
  usual: Float64Array,
): { readonly from: number; readonly to: number } | null {
  const slots = counts.length;
  let total = 0;
  let seen = 0;
  let from = slots;
  let to = 0;
  for (let slot = 0; slot < slots; slot++) {
    const count = counts[slot] as number;
    if (Number.isNaN(count)) continue;
    total += count;
    seen += usual[slot] as number;
    from = Math.min(from, slot);
    to = slot + 1;
  }
  if (to === 0) return null;
  const scale = seen > 0 ? total / seen : 0;
  const missed = (start: number, end: number) =>
    scale * usual.subarray(start, end).reduce((sum, value) => sum + value, 0);
  return { from: missed(0, from) < MISSED ? 0 : from, to: missed(to, slots) < MISSED ? slots : to };
}

/** Mean counts by weekday and slot over the last days of each weekday, 7 x slots; 0 where there are none. */
function usualCounts(
  { slots, dayNumbers }: DayTable,
  counts: Float64Array,
  shapeWeekday: (day: number) => number,
): Float64Array {
  const sums = new Float64Array(7 * slots);
  const seen = new Float64Array(7 * slots);
  for (let day = dayNumbers.length - 1; day >= Math.max(0, dayNumbers.length - 7 * 2 * RECENT); day--) {
    const from = (shapeWeekday(dayNumbers[day] as number) - 1) * slots;
    for (let slot = 0; slot < slots; slot++) {
      const value = counts[day * slots + slot] as number;
      if (Number.isNaN(value) || (seen[from + slot] as number) >= RECENT) continue;
      sums[from + slot] = (sums[from + slot] as number) + value;
      seen[from + slot] = (seen[from + slot] as number) + 1;
    }
  }
  return sums.map((sum, at) => sum / Math.max(1, seen[at] as number));
}

/** What hours leave of a weekday's; `null` where that is all of it. */
function cutOf(
  { open, slots }: OpenPattern,
  w: number,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } | null {
  const ofWeekday = open.subarray(w * slots, (w + 1) * slots);
  const first = ofWeekday.indexOf(1);
  const last = ofWeekday.lastIndexOf(1);
  if (first >= from && last < to) return null;
  return { from: Math.max(first, from), to: Math.min(last + 1, to) };
}
