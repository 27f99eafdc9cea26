import type { DayTable, SlotCounts } from './historyDays.ts';
import { hourKinds, taughtKinds } from './hourKinds.ts';
import type { HoursChange } from './newHours.ts';
import type { DayCharacter } from './specialEffects.ts';
import { type UsualRows, usualRowsOf } from './usualRows.ts';

/** Rows outside the hours of its weekday in which a special day is open. */
export interface LongerHours {
  /** By slot: contacts there as a share of those in the usual hours; 0 where the day is not open longer. */
  readonly shares: Float64Array;
}

/** What special days had beyond the hours of their weekday. */
export interface LearnedLongerHours {
  /** What a day number will have; `null` where earlier days of its kind were not open longer, or there were none. */
  readonly longerHours: (day: number) => LongerHours | null;
  /** The counts with what special days had beyond their weekday put as on other days: empty, or 0. */
  readonly counts: SlotCounts;
}

/** The history, and what is known of its days. */
export interface HoursInput {
  readonly table: DayTable;
  readonly counts: SlotCounts;
  /** What one contact is, or where values are no counts, a small value. */
  readonly unit: number;
  readonly change: HoursChange | null;
  readonly characterOf: (day: number) => DayCharacter;
  readonly shapeWeekday: (day: number) => number;
  /** Whether a day, by its index, has all its rows behind it. */
  readonly isOver: (day: number) => boolean;
}

/** Days that must agree where a kind has no name of its own. */
const ENOUGH = 2;
const OF_ALL = /^(holiday|holiday at the weekend|before holiday|after holiday|make-up workday)$/;
/** Rows that special days have beyond their weekday come in runs of at least this length, and with more than strays. */
const LEAST_SECONDS = 1800;
const STRAYS = 5;
const STRAY_SHARE = 0.02;
/** Contacts that an open queue would have had there on ordinary days, had it been as busy as on average. */
const TELLING = 20;
/** How many times the contacts that ordinary days make expect there. */
const SURPRISE = 4;
/** Contacts' worth that a kind of day is drawn to what more general kinds have. */
const ALIKE = 4;

/** What days of a kind had: how many there were, how many were open longer, and of those by slot days with rows and contacts. */
interface Seen {
  days: number;
  longer: number;
  readonly had: Float64Array;
  readonly contacts: Float64Array;
}

/**
 * Hours of special days beyond those of their weekday, as of a festival that is served round the clock: the rows that most
 * earlier days of the same kind had, the most special kind first, with their contacts against those of the usual hours.
 * Rows without contacts may be empty or 0.
 */
export function learnLongerHours(input: HoursInput): LearnedLongerHours {
  const { table, counts, unit, change, characterOf, shapeWeekday } = input;
  const none = { longerHours: () => null, counts };
  if (table.slots === 1) return none;
  const isOrdinary = (day: number) => characterOf(table.dayNumbers[day] as number).effects.length === 0;
  const usualRows = usualRowsOf(table, counts, change, isOrdinary, shapeWeekday);
  const { kinds, kept } = tallyKinds(input, usualRows);
  if (![...kinds.values()].some(({ longer }) => longer > 0)) return none;
  const hoursOf = (number: number): LongerHours | null => {
    const usual = usualRows(number - (table.dayNumbers[0] as number));
    if (!usual) return null;
    const all = hourKinds(characterOf(number)).flatMap(
      (names) => sharesBeyond(knownKinds(names, kinds), usual, unit) ?? [],
    );
    const size = (shares: Float64Array) => shares.reduce((sum, share) => sum + share, 0);
    return all.length > 0
      ? { shares: all.reduce((most, each) => (size(each) > size(most) ? each : most)) }
      : null;
  };
  const found = new Map<number, LongerHours | null>();
  const longerHours = (number: number) => {
    if (!found.has(number)) found.set(number, hoursOf(number));
    return found.get(number) ?? null;
  };
  return { longerHours, counts: { ...counts, counts: kept } };
}

/** What the days of each kind had, and the counts without what they had beyond their weekday. */
function tallyKinds(
  { table, counts: { counts }, unit, characterOf, isOver }: HoursInput,
  usualRows: (day: number) => UsualRows | null,
): { readonly kinds: ReadonlyMap<string, Seen>; readonly kept: Float64Array } {
  const { slots, dayNumbers } = table;
  const kinds = new Map<string, Seen>();
  const kept = counts.slice();
  const kindsOf = Array.from(dayNumbers, (number) => hourKinds(characterOf(number)));
  for (const [day, taught] of taughtKinds(kindsOf).entries()) {
    const rows = counts.subarray(day * slots, (day + 1) * slots);
    if (taught.length === 0 || !isOver(day) || !rows.some((count) => count > 0)) continue;
    const usual = usualRows(day);
    if (!usual) continue;
    const beyond = rowsBeyond(rows, usual, unit);
    for (const [slot, isBeyond] of beyond?.entries() ?? [])
      if (isBeyond) kept[day * slots + slot] = usual.isEmpty[slot] ? Number.NaN : 0;
    for (const kind of taught) {
      const empty = () => new Float64Array(slots);
      const seen = kinds.get(kind) ?? { days: 0, longer: 0, had: empty(), contacts: empty() };
      kinds.set(kind, seen);
      seen.days += 1;
      if (beyond) addDay(seen, rows, usual, beyond);
    }
  }
  return { kinds, kept };
}

/** Those of a day's kinds that were seen often enough. */
function knownKinds(names: readonly string[], kinds: ReadonlyMap<string, Seen>): Seen[] {
  return names.flatMap((name) => {
    const seen = kinds.get(name);
    return seen && seen.days >= (OF_ALL.test(name) ? ENOUGH : 1) ? seen : [];
  });
}

/** The rows of a day in runs that are usually closed and had clearly more contacts than strays; `null` where there are none. */
function rowsBeyond(
  rows: Float64Array,
  { mean, days, isClosed, isEmpty }: UsualRows,
  unit: number,
): Uint8Array | null {
  const slots = rows.length;
  const sum = (of: ArrayLike<number>, from: number, to: number, closed: number) => {
    let total = 0;
    for (let slot = from; slot < to; slot++)
      if (isClosed[slot] === closed) total += (of[slot] as number) || 0;
    return total;
  };
  const inside = sum(rows, 0, slots, 0);
  const usual = sum(mean, 0, slots, 0);
  const factor = inside / usual;
  const beyond = new Uint8Array(slots);
  for (let from = 0; from < slots; from++) {
    if (!isClosed[from] || !((rows[from] as number) > 0)) continue;
    let to = from;
    let end = from;
    while (to < slots && isClosed[to]) {
      to += 1;
      if ((rows[to - 1] as number) > 0) end = to;
    }
    let start = from;
    while (start > 0 && isClosed[start - 1]) start -= 1;
    const contacts = sum(rows, from, end, 1);
    const expected = factor * (sum(mean, start, to, 1) + unit / days);
    const least = Math.max(STRAYS * unit + SURPRISE * expected, STRAY_SHARE * inside);
    const isLong = ((to - start) * 86_400) / slots >= LEAST_SECONDS;
    // Where closed rows hold 0, so may quiet ones: only of many contacts do none tell.
    const missed = (days * (to - start) * usual) / slots;
    const isShut = missed >= TELLING * unit || isEmpty.subarray(start, to).every((empty) => empty === 1);
    if (isLong && isShut && contacts > 0 && contacts >= least) beyond.fill(1, from, end);
    from = to;
  }
  return beyond.includes(1) ? beyond : null;
}

function addDay(seen: Seen, rows: Float64Array, { isClosed }: UsualRows, beyond: Uint8Array): void {
  seen.longer += 1;
  for (const [slot, count] of rows.entries()) {
    if (Number.isNaN(count) || (isClosed[slot] && !beyond[slot])) continue;
    seen.had[slot] = (seen.had[slot] as number) + 1;
    seen.contacts[slot] = (seen.contacts[slot] as number) + count;
  }
}

/**
 * Contacts beyond usual rows against those within, from the most general kind of a day to its own, which says which rows
 * these are; each draws its rows to those of the kind before it. `null` where most days of its own were not open longer.
 */
function sharesBeyond(kinds: readonly Seen[], { isClosed }: UsualRows, unit: number): Float64Array | null {
  const own = kinds.at(-1);
  if (!own || own.longer < own.days / 2) return null;
  const { had, longer } = own;
  const isBeyond = isClosed.map((closed, slot) => (closed && (had[slot] as number) >= longer / 2 ? 1 : 0));
  const shares = new Float64Array(isClosed.length);
  for (const { contacts } of kinds) {
    const inside = contacts.reduce((sum, count, slot) => sum + (isClosed[slot] ? 0 : count), 0);
    if (inside === 0) continue;
    for (const [slot, count] of contacts.entries()) {
      if (!isBeyond[slot]) continue;
      const before = shares[slot] as number;
      // A Poisson count whose rate is the one before times a gamma variate of mean 1.
      const drawn = (before * (ALIKE * unit + count)) / (ALIKE * unit + before * inside);
      shares[slot] = before > 0 ? drawn : count / inside;
    }
  }
  return shares.some((share) => share > 0) ? shares : null;
}
