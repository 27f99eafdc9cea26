import { type CellState, mostLikelyDay, stateOf, type WeekdayTally } from './hoursTally.ts';

/** A change of opening hours in the last weeks of a history. */
export interface HoursChange {
  /** Index of the first day of the new hours. */
  readonly since: number;
  /** 7 x slots: 1 where contacts began to come, -1 where they ceased, 0 where nothing changed. */
  readonly cells: Int8Array;
  /** The day from which the rows that are open now had been closed: 0, or where former hours came back, the first without them. */
  readonly closedFrom: number;
}

/** Rows seen on at least this share of days were open, on at most that share closed, and are open now. */
const WAS_OPEN = 0.6;
const WAS_CLOSED = 0.2;
const NOW_OPEN = 0.5;
/** Days, of all weekdays that changed, on which hours must have been open, or closed: a gap of a few days is no change. */
export const OPENED_DAYS = 3;
const CLOSED_DAYS = 5;
/** Days of one weekday that are enough as well. */
const SAME_WEEKDAY = 3;
/** Logs of how unlikely a row is in unchanged hours, and all rows together, before they count as changed: many are tried. */
export const LEAST_EVIDENCE = Math.log(1e3);
const LEAST_OF_ALL = Math.log(1e9);

/** The change from the hours of the weeks before that makes the last days most likely; `null` where nothing changed. */
export function newHours(weekdays: readonly WeekdayTally[], slots: number, unit: number): HoursChange | null {
  const since = mostLikelyDay(weekdays, slots, (share, days, had) => direction(share, days, had) !== 0);
  if (since === null) return null;
  const cells = new Int8Array(7 * slots);
  const rows = Array.from({ length: slots }, (_, slot) =>
    weekdays.map((each) => stateOf(each, slots, since, slot)),
  );
  let evidence = 0;
  const mark = (way: 1 | -1, enough: number) => {
    for (const [slot, states] of rows.entries()) {
      const seen = states.filter(({ share, days, had }) => direction(share, days, had) === way);
      const of = evidenceOf(seen, way, enough, unit);
      if (of < LEAST_EVIDENCE) continue;
      evidence += of;
      for (const state of followers(states, seen, way)) cells[states.indexOf(state) * slots + slot] = way;
    }
  };
  mark(1, OPENED_DAYS);
  mark(-1, evidence > 0 ? OPENED_DAYS : CLOSED_DAYS);
  return evidence >= LEAST_OF_ALL ? { since, cells, closedFrom: 0 } : null;
}

/** Whether a row that was clearly closed is now open (1), or a clearly open one closed (-1), on the days since. */
function direction(share: number | null, days: number, had: number): number {
  if (share === null || days === 0) return 0;
  if (share >= WAS_OPEN && goes(days, had, -1)) return -1;
  return share <= WAS_CLOSED && goes(days, had, 1) ? 1 : 0;
}

/** Whether days, if there are any, are as they would be in open hours (1), or closed ones (-1), by how many had contacts. */
export function goes(days: number, had: number, way: 1 | -1): boolean {
  return way === 1 ? had >= NOW_OPEN * days : had === 0;
}

/**
 * Log of how much likelier a row's days are with new hours than with those before; 0 with too few days. Counts are compared
 * as Poisson counts of two rates (halved, as they cluster): a row of few contacts is often empty by chance.
 */
export function evidenceOf(states: readonly CellState[], way: 1 | -1, enough: number, unit: number): number {
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

/** The weekdays whose row changed: those that had the same hours, if all of them go that way, else those seen. */
function followers(
  states: readonly CellState[],
  seen: readonly CellState[],
  way: 1 | -1,
): readonly CellState[] {
  const alike = states.filter(
    ({ share }) => share !== null && (way === 1 ? share < WAS_OPEN : share > WAS_CLOSED),
  );
  return alike.every(({ days, had }) => goes(days, had, way)) ? alike : seen;
}
