import type { DayTable, SlotCounts } from './historyDays.ts';
import { shapeKinds } from './shapeFactors.ts';
import type { DayCharacter } from './specialEffects.ts';

/** Rows outside the hours of its weekday in which a special day is open. */
export interface LongerHours {
  /** By slot: contacts there as a share of those in the usual hours; 0 where it is not open longer. */
  readonly shares: Float64Array;
}

/** Days that must agree where a kind has no name of its own. */
const ENOUGH = 2;
const OF_ALL = /^(holiday|holiday at the weekend|before holiday|after holiday|make-up workday)$/;
/** Contacts outside the usual hours, and as a share of those inside, below which they are strays. */
const STRAYS = 5;
const STRAY_SHARE = 0.02;
/** Contacts' worth that a kind of day is drawn to what more general kinds have. */
const ALIKE = 4;
/** Ordinary days of the same weekday, and how far away they may lie, that say what hours were usual. */
const NEIGHBOURS = 8;
const FARTHEST_DAYS = 35;

/** What days of a kind had: how many there were, how many were open longer, and of those by slot days with rows and contacts. */
interface Seen {
  days: number;
  longer: number;
  readonly had: Float64Array;
  readonly contacts: Float64Array;
}

/** What special days had beyond the hours of their weekday. */
export interface LearnedHours {
  /** What a day number will have; `null` where earlier days of its kind were not open longer, or there were none. */
  readonly longerHours: (day: number) => LongerHours | null;
  /** The counts without the rows that special days had beyond their weekday. */
  readonly counts: SlotCounts;
}

/**
 * Hours of special days beyond those of their weekday, as of a festival that is served round the clock: the rows that most
 * earlier days of the same kind had, the most special kind first, with their contacts against those of the usual hours.
 * Rows without contacts may be empty or 0.
 */
export function learnLongerHours(
  { slots, dayNumbers }: DayTable,
  seenCounts: SlotCounts,
  characterOf: (day: number) => DayCharacter,
  shapeWeekday: (day: number) => number,
): LearnedHours {
  const none = { longerHours: () => null, counts: seenCounts };
  if (slots === 1) return none;
  const { counts } = seenCounts;
  const kindsOf = Array.from(dayNumbers, (number) => shapeKinds(characterOf(number)));
  const rowsOf = (day: number) => counts.subarray(day * slots, (day + 1) * slots);
  const usualRows = usualRowsOf(kindsOf, dayNumbers, rowsOf, shapeWeekday);
  const kinds = new Map<string, Seen>();
  const kept = counts.slice();
  for (const [day, ofDay] of kindsOf.entries()) {
    const rows = rowsOf(day);
    // The last day may not be over.
    const isOver = day < dayNumbers.length - 1 || !Number.isNaN(rows.at(-1));
    if (ofDay.length === 0 || !isOver || !rows.some((count) => count > 0)) continue;
    const usual = usualRows(day);
    if (!usual) continue;
    const isLonger = opensLonger(rows, usual);
    if (isLonger) for (const [slot, row] of usual.entries()) if (!row) kept[day * slots + slot] = Number.NaN;
    for (const kind of ofDay) {
      const empty = () => new Float64Array(slots);
      const seen = kinds.get(kind) ?? { days: 0, longer: 0, had: empty(), contacts: empty() };
      kinds.set(kind, seen);
      seen.days += 1;
      if (isLonger) addDay(seen, rows, usual);
    }
  }
  if (![...kinds.values()].some(({ longer }) => longer > 0)) return none;
  const longerHours = (number: number) => {
    const known = shapeKinds(characterOf(number)).flatMap((kind) => {
      const seen = kinds.get(kind);
      return seen && seen.days >= (OF_ALL.test(kind) ? ENOUGH : 1) ? seen : [];
    });
    const own = known.at(-1);
    if (!own || own.longer < own.days / 2) return null;
    const usual = usualRows(number - (dayNumbers[0] as number));
    const shares = usual && sharesBeyond(known, usual);
    return shares && { shares };
  };
  return { longerHours, counts: { ...seenCounts, counts: kept } };
}

/** Rows that had contacts on ordinary days of a day's weekday near it, the last ones where it lies ahead; `null` of a day without two of them. */
function usualRowsOf(
  kindsOf: readonly (readonly string[])[],
  dayNumbers: Int32Array,
  rowsOf: (day: number) => Float64Array,
  shapeWeekday: (day: number) => number,
): (day: number) => Uint8Array | null {
  const byWeekday = new Map<number, number[]>();
  for (const [day, kinds] of kindsOf.entries()) {
    if (kinds.length > 0 || !rowsOf(day).some((count) => count > 0)) continue;
    const weekday = shapeWeekday(dayNumbers[day] as number);
    const days = byWeekday.get(weekday);
    if (days) days.push(day);
    else byWeekday.set(weekday, [day]);
  }
  return (day) => {
    const same = byWeekday.get(shapeWeekday((dayNumbers[0] as number) + day)) ?? [];
    const near =
      day < dayNumbers.length
        ? same.filter((other) => Math.abs(other - day) <= FARTHEST_DAYS)
        : same.slice(-NEIGHBOURS);
    if (near.length < 2) return null;
    return Uint8Array.from(rowsOf(0), (_, slot) =>
      near.some((other) => (rowsOf(other)[slot] as number) > 0) ? 1 : 0,
    );
  };
}

/** Whether a day had more contacts outside its usual rows than strays. */
function opensLonger(rows: Float64Array, usual: Uint8Array): boolean {
  let inside = 0;
  let outside = 0;
  for (const [slot, count] of rows.entries()) {
    if (Number.isNaN(count)) continue;
    if (usual[slot]) inside += count;
    else outside += count;
  }
  return inside > 0 && outside >= Math.max(STRAYS, STRAY_SHARE * inside);
}

function addDay(seen: Seen, rows: Float64Array, usual: Uint8Array): void {
  seen.longer += 1;
  for (const [slot, count] of rows.entries()) {
    if (Number.isNaN(count) || (count === 0 && !usual[slot])) continue;
    seen.had[slot] = (seen.had[slot] as number) + 1;
    seen.contacts[slot] = (seen.contacts[slot] as number) + count;
  }
}

/**
 * Contacts beyond usual rows against those within, from the most general kind of a day to its own, which says which rows
 * these are; each draws its rows to those of the kind before it. `null` where all rows are usual ones.
 */
function sharesBeyond(kinds: readonly Seen[], usual: Uint8Array): Float64Array | null {
  const { had, longer } = kinds.at(-1) as Seen;
  const isBeyond = usual.map((row, slot) => (!row && (had[slot] as number) >= longer / 2 ? 1 : 0));
  const shares = new Float64Array(usual.length);
  for (const { contacts } of kinds) {
    const inside = contacts.reduce((sum, count, slot) => sum + (usual[slot] ? count : 0), 0);
    if (inside === 0) continue;
    for (const [slot, count] of contacts.entries()) {
      if (!isBeyond[slot]) continue;
      const before = shares[slot] as number;
      // A Poisson count whose rate is the one before times a gamma variate of mean 1.
      const drawn = (before * (ALIKE + count)) / (ALIKE + before * inside);
      shares[slot] = before > 0 ? drawn : count / inside;
    }
  }
  return shares.some((share) => share > 0) ? shares : null;
}
