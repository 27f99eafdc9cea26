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
/** Hours missing at an end of a day seen once that may be no more than a hole in the data. */
const HOLE_HOURS = 1;
/** Less of a day than this that is left is an outage rather than opening hours. */
const LEAST_LEFT = 0.25;
/** Weeks on each side whose day of the same weekday says what hours were usual then. */
const WEEKS = 4;

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
  if (slots === 1) return () => null;
  const kindsOf = Array.from(dayNumbers, (number) => shapeKinds(characterOf(number)));
  const rowsOf = (day: number) => counts.subarray(day * slots, (day + 1) * slots);
  const neighboursOf = (day: number) =>
    Array.from({ length: 2 * WEEKS + 1 }, (_, k) => day + 7 * (k - WEEKS))
      .filter((other) => other !== day && kindsOf[other]?.length === 0)
      .filter(
        (other) => shapeWeekday(dayNumbers[other] as number) === shapeWeekday(dayNumbers[day] as number),
      )
      .map(rowsOf)
      .filter((rows) => rows.some((count) => !Number.isNaN(count)));
  const widest = new Map<string, { from: number; to: number; days: number }>();
  for (const [day, kinds] of kindsOf.entries()) {
    if (kinds.length === 0 || day === dayNumbers.length - 1) continue;
    const hours = hoursOfDay(rowsOf(day), neighboursOf(day));
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
      const least = hours.days < ENOUGH ? (HOLE_HOURS * slots) / 24 : 0;
      const cut = cutOf(pattern, shapeWeekday(day) - 1, hours, least);
      // A running day that was open beyond them keeps to its own hours.
      const isBeyond = (count: number, slot: number) =>
        !Number.isNaN(count) && cut !== null && (slot < cut.from || slot >= cut.to);
      return cut && !rowsOf(day - (dayNumbers[0] as number)).some(isBeyond) ? { ...cut, kind } : null;
    }
    return null;
  };
}

/**
 * From the first to the last row with a value, where these lie inside those of all days of its weekday around it and enough
 * is missed to tell closed rows from quiet ones; else from the start, or to the end, of the day. `null` of a day without values
 * or neighbours.
 */
function hoursOfDay(
  counts: Float64Array,
  neighbours: readonly Float64Array[],
): { readonly from: number; readonly to: number } | null {
  const slots = counts.length;
  const own = edgesOf(counts);
  if (!own || neighbours.length < 2) return null;
  const usual = (from: number, to: number) => {
    let sum = 0;
    for (const rows of neighbours) for (const count of rows.subarray(from, to)) sum += count || 0;
    return sum / neighbours.length;
  };
  const left = usual(own.from, own.to);
  // Rows are missing that day: what is missing at its ends may be more of the same.
  const hasHoles = counts
    .subarray(own.from, own.to)
    .some((count, i) => Number.isNaN(count) && usual(own.from + i, own.from + i + 1) > 0);
  if (hasHoles || left < LEAST_LEFT * usual(0, slots)) return { from: 0, to: slots };
  const total = counts.reduce((sum, count) => sum + (count || 0), 0);
  const missed = (from: number, to: number) => (usual(from, to) * total) / left;
  const edges = neighbours.flatMap((rows) => edgesOf(rows) ?? []);
  const isLate = edges.every(({ from }) => from < own.from) && missed(0, own.from) >= MISSED;
  const isEarly = edges.every(({ to }) => to > own.to) && missed(own.to, slots) >= MISSED;
  return { from: isLate ? own.from : 0, to: isEarly ? own.to : slots };
}

/** The first row with a value, and the one after the last; `null` where there is none. */
function edgesOf(rows: Float64Array): { readonly from: number; readonly to: number } | null {
  let from = rows.length;
  let to = 0;
  for (const [slot, count] of rows.entries()) {
    if (Number.isNaN(count)) continue;
    from = Math.min(from, slot);
    to = slot + 1;
  }
  return to > 0 ? { from, to } : null;
}

/** What hours leave of a weekday's, ends that miss no more than `least` slots left as they are; `null` where that is all of it, or nothing. */
function cutOf(
  { open, slots }: OpenPattern,
  w: number,
  { from, to }: { readonly from: number; readonly to: number },
  least: number,
): { readonly from: number; readonly to: number } | null {
  const ofWeekday = open.subarray(w * slots, (w + 1) * slots);
  const first = ofWeekday.indexOf(1);
  const last = ofWeekday.lastIndexOf(1);
  const cut = {
    from: from - first > least ? from : first,
    to: last + 1 - to > least ? to : last + 1,
  };
  if (cut.from === first && cut.to === last + 1) return null;
  return cut.from < cut.to ? cut : null;
}
