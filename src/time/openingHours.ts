import {
  checkFields,
  checkObject,
  checkObjects,
  checkOneOf,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import { clockSeconds, localClock } from './localClock.ts';
import type { Grid, LocalDate } from './types.ts';
import { checkDate } from './zone.ts';

/** A half-open stretch of a local day, `HH:MM` to `HH:MM`; `to` may be `24:00`. */
export interface ClockRange {
  readonly from: string;
  readonly to: string;
}

/** Weekday names in ISO order: Monday first. */
export const weekdayNames = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
/** A weekday's name. */
export type WeekdayName = (typeof weekdayNames)[number];

/** When a queue is open. A weekday left out is closed; a date in `exceptions` replaces its weekday. */
export interface OpeningHours {
  readonly weekly: { readonly [day in WeekdayName]?: readonly ClockRange[] };
  readonly exceptions?: Readonly<Record<LocalDate, readonly ClockRange[]>>;
}

/**
 * The share of each row during which the queue is open, 0 to 1, by the local clock.
 *
 * @throws StaffcastError on a range that is not `HH:MM` to a later `HH:MM` of the same day.
 * @example
 * ```ts
 * import { makeGrid, openShares } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-09', days: 1, intervalSeconds: 21600 });
 * [...openShares(grid, { weekly: { monday: [{ from: '09:00', to: '18:00' }] } })]; // [0, 0.5, 1, 0]
 * ```
 */
export function openShares(grid: Grid, hours: OpeningHours): Float64Array {
  checkOpeningHours('openShares', 'hours', hours);
  const weekly = weekdayNames.map((name) =>
    ranges('openShares', `hours.weekly.${name}`, hours.weekly[name] ?? []),
  );
  const exceptions = new Map<LocalDate, Range[]>();
  for (const [date, list] of Object.entries(hours.exceptions ?? {})) {
    exceptions.set(date, ranges('openShares', `hours.exceptions.${date}`, list));
  }
  const { days, dayOf, secondOfDay } = localClock(grid);
  const open = days.map((day) => exceptions.get(day.date) ?? weekly[day.weekday - 1] ?? []);
  return Float64Array.from(dayOf, (day, row) => {
    const start = secondOfDay[row] ?? 0;
    const end = start + grid.intervalSeconds;
    let seconds = 0;
    for (const range of open[day] ?? []) {
      seconds += Math.max(0, Math.min(end, range.to) - Math.max(start, range.from));
    }
    return seconds / grid.intervalSeconds;
  });
}

/** Throws unless hours are well formed; a misspelt weekday would be closed without a word. */
export function checkOpeningHours(where: string, path: string, hours: OpeningHours): void {
  checkFields(where, path, hours, { weekly: true, exceptions: true } satisfies FieldNames<OpeningHours>);
  checkObject(where, `${path}.weekly`, hours.weekly);
  for (const [name, list] of Object.entries(hours.weekly)) {
    checkOneOf(where, `${path}.weekly`, name, weekdayNames);
    ranges(where, `${path}.weekly.${name}`, list ?? []);
  }
  if (hours.exceptions === undefined) return;
  checkObject(where, `${path}.exceptions`, hours.exceptions);
  for (const [date, list] of Object.entries(hours.exceptions)) {
    checkDate(where, `${path}.exceptions`, date);
    ranges(where, `${path}.exceptions.${date}`, list);
  }
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Checked ranges in seconds after midnight, sorted and merged. */
function ranges(where: string, path: string, list: readonly ClockRange[]): Range[] {
  checkObjects(where, path, list);
  const parsed = list.map((range, i) => {
    checkFields(where, `${path}[${i}]`, range, { from: true, to: true } satisfies FieldNames<ClockRange>);
    const from = clockSeconds(where, `${path}[${i}].from`, range.from);
    const to = clockSeconds(where, `${path}[${i}].to`, range.to);
    if (from < to) return { from, to };
    throw new StaffcastError({
      code: 'inconsistent',
      where,
      path: `${path}[${i}]`,
      value: range,
      must: 'end after it begins',
      maybe: 'it runs past midnight: split it at 24:00',
    });
  });
  parsed.sort((a, b) => a.from - b.from);
  const merged: Range[] = [];
  for (const range of parsed) {
    const last = merged[merged.length - 1];
    if (last && range.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else merged.push(range);
  }
  return merged;
}
