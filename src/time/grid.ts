import { checkFields, checkInteger, checkObject, type FieldNames, StaffcastError } from '../errors/index.ts';
import { dateOfDayNumber, dayNumber, weekdayOf } from './dates.ts';
import { checkInstant } from './instant.ts';
import type { Grid, GridDay, LocalDate } from './types.ts';
import { checkDate, checkZone, dayStartMs, isoInstant, localDate } from './zone.ts';

const DAY_SECONDS = 86_400;

/** Throws unless `seconds` is a row length: whole seconds that divide a day. */
export function checkIntervalSeconds(
  where: string,
  path: string,
  seconds: unknown,
): asserts seconds is number {
  checkInteger(where, path, seconds, 1, DAY_SECONDS);
  if (DAY_SECONDS % seconds === 0) return;
  throw new StaffcastError({
    code: 'out-of-range',
    where,
    path,
    value: seconds,
    must: 'divide a day of 86400 seconds',
  });
}

/** What {@link makeGrid} takes. */
export interface GridOptions {
  /** IANA time zone. */
  readonly zone: string;
  /** First local day. */
  readonly from: LocalDate;
  /** Number of local days, 1 or more. */
  readonly days: number;
  /** Length of a row in seconds; must divide 86400. */
  readonly intervalSeconds: number;
}

const gridFields: FieldNames<GridOptions> = { zone: true, from: true, days: true, intervalSeconds: true };

/**
 * A grid over whole local days. On days when clocks change it has the rows that the day really has: an hour less or more.
 * Rows longer than what clocks move by (an hour; half an hour on Lord Howe) would no longer begin at local midnight after
 * such a day. They are refused there; rows of a day are days however long.
 *
 * @throws StaffcastError on an unknown zone, a bad date, a length that does not divide a day, or rows that do not fill a day
 * on which clocks change.
 * @example
 * ```ts
 * import { makeGrid } from 'staffcast/time';
 * makeGrid({ zone: 'Europe/Berlin', from: '2026-10-25', days: 1, intervalSeconds: 1800 }).length; // 50
 * ```
 */
export function makeGrid(options: GridOptions): Grid {
  checkFields('makeGrid', 'options', options, gridFields);
  const { zone, from, days, intervalSeconds } = options;
  checkZone('makeGrid', 'zone', zone);
  checkDate('makeGrid', 'from', from);
  checkInteger('makeGrid', 'days', days, 1);
  checkIntervalSeconds('makeGrid', 'intervalSeconds', intervalSeconds);
  checkRowsFillDays('makeGrid', options);
  const startMs = dayStartMs(from, zone);
  const endMs = dayStartMs(dateOfDayNumber(dayNumber(from) + days), zone);
  const length =
    intervalSeconds === DAY_SECONDS ? days : Math.ceil((endMs - startMs) / (intervalSeconds * 1000));
  return { zone, start: isoInstant(startMs, zone), intervalSeconds, length };
}

/** Clocks move by a multiple of this, so shorter rows fill every day. */
const LEAST_CHANGE = 1800;

/** Throws where rows would not begin at local midnight any more after a change of the clock. */
export function checkRowsFillDays(where: string, { zone, from, days, intervalSeconds }: GridOptions): void {
  if (zone === 'UTC' || intervalSeconds === DAY_SECONDS || LEAST_CHANGE % intervalSeconds === 0) return;
  const first = dayNumber(from);
  let startMs = dayStartMs(from, zone);
  for (let day = first; day < first + days; day++) {
    const nextMs = dayStartMs(dateOfDayNumber(day + 1), zone);
    const hours = (nextMs - startMs) / 3_600_000;
    startMs = nextMs;
    if ((hours * 3600) % intervalSeconds === 0) continue;
    throw new StaffcastError({
      code: 'inconsistent',
      where,
      path: 'intervalSeconds',
      value: intervalSeconds,
      must: `fill ${dateOfDayNumber(day)}, a day of ${hours} hours in ${zone}`,
      maybe: `${advice(intervalSeconds)}, or the zone "UTC" will do, where clocks never change`,
    });
  }
}

function advice(intervalSeconds: number): string {
  return intervalSeconds > 3600 ? 'rows of an hour (3600)' : 'rows of half an hour (1800)';
}

/** Throws unless `grid` is well formed. */
export function checkGrid(where: string, path: string, grid: Grid): void {
  checkObject(where, path, grid);
  checkZone(where, `${path}.zone`, grid.zone);
  checkInstant(where, `${path}.start`, grid.start);
  checkIntervalSeconds(where, `${path}.intervalSeconds`, grid.intervalSeconds);
  checkInteger(where, `${path}.length`, grid.length, 0);
}

/**
 * The local days of a grid in order, each with the rows that begin on it. The first and last day may be partial.
 *
 * @throws StaffcastError when the grid is malformed.
 * @example
 * ```ts
 * import { gridDays, makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Europe/Berlin', from: '2026-03-28', days: 2, intervalSeconds: 3600 });
 * gridDays(grid).map((day) => day.to - day.from); // [24, 23]
 * ```
 */
export function gridDays(grid: Grid): GridDay[] {
  checkGrid('gridDays', 'grid', grid);
  const days: GridDay[] = [];
  const startMs = Date.parse(grid.start);
  const stepMs = grid.intervalSeconds * 1000;
  const daily = grid.intervalSeconds === DAY_SECONDS;
  let number = dayNumber(localDate(startMs, grid.zone));
  let dayMs = dayStartMs(dateOfDayNumber(number), grid.zone);
  for (let from = 0; from < grid.length; ) {
    const date = dateOfDayNumber(number);
    const nextMs = dayStartMs(dateOfDayNumber(number + 1), grid.zone);
    const to = daily ? from + 1 : Math.min(grid.length, Math.ceil((nextMs - startMs) / stepMs));
    if (to > from) days.push({ date, weekday: weekdayOf(date), from, to, seconds: (nextMs - dayMs) / 1000 });
    from = Math.max(from, to);
    number += 1;
    dayMs = nextMs;
  }
  return days;
}

/** Whether two grids have the same rows. */
export function sameGrid(a: Grid, b: Grid): boolean {
  return (
    a === b ||
    (a.zone === b.zone &&
      a.intervalSeconds === b.intervalSeconds &&
      a.length === b.length &&
      Date.parse(a.start) === Date.parse(b.start))
  );
}

/** Throws unless two grids have the same rows, so that series of different grids are never combined by accident. */
export function checkSameGrid(where: string, path: string, grid: Grid, expected: Grid): void {
  if (sameGrid(grid, expected)) return;
  throw new StaffcastError({
    code: 'grid-mismatch',
    where,
    path,
    value: grid,
    must: `be the grid ${JSON.stringify(expected)}`,
  });
}
