import { stateOf, type WeekdayTally } from './hoursTally.ts';
import { evidenceOf, goes, type HoursChange, LEAST_EVIDENCE, newHours, OPENED_DAYS } from './newHours.ts';

/** Days ago on which hours may have been in force that ended since. */
const IN_FORCE = [1, 2, 3, 4, 5, 6, 7, 14, 21, 28, 35];

/**
 * Finds the day on which new hours ended, as those of a season: since then the rows that had changed are as they were before.
 * As these hours are known, less has to tell of them than of new ones. `null` where the last day does not.
 */
export function hoursBack(
  weekdays: readonly WeekdayTally[],
  slots: number,
  unit: number,
): HoursChange | null {
  const last = Math.max(...weekdays.map(({ days }) => days.at(-1) ?? 0));
  let best: HoursChange | null = null;
  let most = LEAST_EVIDENCE;
  for (const ago of IN_FORCE) {
    const until = weekdays.map((each) => ({ ...each, days: each.days.filter((day) => day <= last - ago) }));
    const change = newHours(until, slots, unit);
    const since = change && firstDayBack(change, weekdays, slots);
    if (!change || since === null) continue;
    const back = { since, cells: change.cells.map((way) => -way), closedFrom: change.since };
    const evidence = evidenceOfHours(back, weekdays, slots, unit);
    if (evidence <= most) continue;
    most = evidence;
    best = back;
  }
  return best;
}

/** The first of the last days that all have the hours from before a change; `null` where the very last has not. */
function firstDayBack(
  { since, cells }: HoursChange,
  weekdays: readonly WeekdayTally[],
  slots: number,
): number | null {
  const days = weekdays
    .flatMap((tally, w) => tally.days.map((day, index) => ({ day, w, index, tally })))
    .filter(({ day }) => day > since)
    .sort((a, b) => b.day - a.day);
  let first: number | null = null;
  for (const { day, w, index, tally } of days) {
    let [seen, asBefore] = [0, true];
    for (const way of [1, -1] as const) {
      const rows = rowsOnDay(tally, slots, index, (slot) => cells[w * slots + slot] === way);
      seen += rows.days;
      asBefore = asBefore && goes(rows.days, rows.had, way === 1 ? -1 : 1);
    }
    // A day that runs may not have come to these rows yet.
    if (seen === 0) continue;
    if (!asBefore) break;
    first = day;
  }
  return first;
}

/** How many of some rows a day could have had, and how many had contacts. */
function rowsOnDay(
  { could, had }: WeekdayTally,
  slots: number,
  index: number,
  isOne: (slot: number) => boolean,
): { days: number; had: number } {
  const rows = { days: 0, had: 0 };
  for (let slot = 0; slot < slots; slot++) {
    if (!isOne(slot)) continue;
    const at = index * slots + slot;
    rows.days += (could[at + slots] as number) - (could[at] as number);
    rows.had += (had[at + slots] as number) - (had[at] as number);
  }
  return rows;
}

/** How much likelier the days since are with the hours that came back than with those in between. */
function evidenceOfHours(
  { since, cells, closedFrom }: HoursChange,
  weekdays: readonly WeekdayTally[],
  slots: number,
  unit: number,
): number {
  const of = (way: 1 | -1, enough: number) => {
    let evidence = 0;
    for (let slot = 0; slot < slots; slot++) {
      const states = weekdays
        .filter((_, w) => cells[w * slots + slot] === way)
        .map((each) => stateOf(each, slots, since, slot, closedFrom));
      evidence += evidenceOf(states, way, enough, unit);
    }
    return evidence;
  };
  const opened = of(1, 1);
  return opened + of(-1, opened > 0 ? 1 : OPENED_DAYS);
}
