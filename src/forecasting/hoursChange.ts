import type { DayTable, SlotCounts } from './historyDays.ts';
import { type CellState, mostLikelyDay, stateOf, tallyOf } from './hoursTally.ts';

/** A change of opening hours in the last weeks of a history. */
export interface HoursChange {
  /** Index of the first day of the new hours. */
  readonly since: number;
  /** 7 x slots: 1 where contacts began to come, -1 where they ceased, 0 where nothing changed. */
  readonly cells: Int8Array;
}

/** Rows seen on at least this share of days were open, on at most that share closed, and are open now. */
const WAS_OPEN = 0.6;
const WAS_CLOSED = 0.2;
const NOW_OPEN = 0.5;
/** Days, of all weekdays that changed, on which hours must have been open, or closed: a gap of a few days is no change. */
const OPENED_DAYS = 3;
const CLOSED_DAYS = 5;
/** Days of one weekday that are enough as well. */
const SAME_WEEKDAY = 3;
/** Logs of how unlikely a row is in unchanged hours, and all rows together, before they count as changed: many are tried. */
const LEAST_EVIDENCE = Math.log(1e3);
const LEAST_OF_ALL = Math.log(1e9);

/**
 * Finds the day from which the hours with contacts are others than before: the one that makes the rows since then most
 * likely against the weeks before it (a change point of Bernoulli rows). Rows without contacts may be empty or 0. Only
 * hours that were clearly open or closed, and are now the opposite on enough days, count; weekdays not seen since follow
 * those that had the same hours. `null` where nothing changed.
 *
 * @param unit what one contact is, 0 where values are no counts: rows of few contacts are often empty by chance.
 * @param isPassedOver of a day index, for days that say nothing of their weekday.
 */
export function hoursChange(
  table: DayTable,
  { counts }: SlotCounts,
  unit: number,
  isPassedOver: (day: number) => boolean,
): HoursChange | null {
  if (table.slots === 1) return null;
  const change = (isOpen: (count: number) => boolean, one: number) => {
    const weekdays = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      tallyOf(table, counts, weekday, isPassedOver, isOpen),
    );
    return changeOf(weekdays, table.slots, one);
  };
  // Where zeros are written, an empty row is no row without contacts.
  return (
    change((count) => !Number.isNaN(count), counts.includes(0) ? 0 : unit) ??
    change((count) => count > 0, unit)
  );
}

function changeOf(
  weekdays: readonly Parameters<typeof stateOf>[0][],
  slots: number,
  unit: number,
): HoursChange | null {
  const since = mostLikelyDay(weekdays, slots, (state) => direction(state) !== 0);
  if (since === null) return null;
  const cells = new Int8Array(7 * slots);
  let evidence = 0;
  const mark = (way: 1 | -1, enough: number) => {
    for (let slot = 0; slot < slots; slot++) {
      const states = weekdays.map((each) => stateOf(each, slots, since, slot));
      const seen = [...states.keys()].filter((w) => direction(states[w] as CellState) === way);
      const of = evidenceOf(
        seen.map((w) => states[w] as CellState),
        way,
        enough,
        unit,
      );
      if (of < LEAST_EVIDENCE) continue;
      evidence += of;
      for (const w of followers(states, seen, way)) cells[w * slots + slot] = way;
    }
  };
  mark(1, OPENED_DAYS);
  mark(-1, evidence > 0 ? OPENED_DAYS : CLOSED_DAYS);
  return evidence >= LEAST_OF_ALL ? { since, cells } : null;
}

/** Whether a row that was clearly closed is now open (1), or a clearly open one closed (-1), on the days since. */
function direction(state: CellState): number {
  const { share, days } = state;
  if (share === null || days === 0) return 0;
  if (share >= WAS_OPEN && goes(state, -1)) return -1;
  return share <= WAS_CLOSED && goes(state, 1) ? 1 : 0;
}

/** Whether the days since, if any, are as they would be in open hours (1), or closed ones (-1). */
function goes({ days, had }: CellState, way: 1 | -1): boolean {
  return way === 1 ? had >= NOW_OPEN * days : had === 0;
}

/**
 * Log of how much likelier a row's days are with new hours than with those before; 0 with too few days. Counts are compared
 * as Poisson counts of two rates (halved, as they cluster): a row of few contacts is often empty by chance.
 */
function evidenceOf(states: readonly CellState[], way: 1 | -1, enough: number, unit: number): number {
  const sum = (of: (state: CellState) => number) => states.reduce((total, state) => total + of(state), 0);
  const days = sum((state) => state.days);
  if (days < enough && !states.some((state) => state.days >= SAME_WEEKDAY)) return 0;
  const before = sum(({ daysBefore }) => daysBefore);
  if (unit > 0) {
    const [a, b] = [sum(({ totalBefore }) => totalBefore) / unit, sum(({ total }) => total) / unit];
    const gain = (count: number, n: number) =>
      count > 0 ? count * Math.log((count * (before + days)) / (n * (a + b))) : 0;
    return (gain(a, before) + gain(b, days)) / 2;
  }
  const share = (sum(({ hadBefore }) => hadBefore) + 0.5) / (before + 1);
  return way === 1 ? -Math.log(share) * sum(({ had }) => had) : -Math.log(1 - share) * days;
}

/** The weekdays (from 0) whose row changed: those that had the same hours, if all of them go that way, else those seen. */
function followers(states: readonly CellState[], seen: readonly number[], way: 1 | -1): readonly number[] {
  const alike = [...states.keys()].filter((w) => {
    const { share } = states[w] as CellState;
    return share !== null && (way === 1 ? share < WAS_OPEN : share > WAS_CLOSED);
  });
  return alike.every((w) => goes(states[w] as CellState, way)) ? alike : seen;
}

/** The counts without what rows held that were closed then. */
export function withoutOldHours(
  { slots, weekdays }: DayTable,
  { counts, rows }: SlotCounts,
  { since, cells }: HoursChange,
): SlotCounts {
  const kept = counts.slice();
  for (let day = 0; day < since; day++) {
    const from = ((weekdays[day] as number) - 1) * slots;
    for (let slot = 0; slot < slots; slot++)
      if (cells[from + slot] === 1) kept[day * slots + slot] = Number.NaN;
  }
  return { counts: kept, rows };
}
