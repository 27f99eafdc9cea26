import { StaffcastError } from '../errors/index.ts';
import { gridDays } from './grid.ts';
import type { Grid, GridDay } from './types.ts';
import { offsetSeconds } from './zone.ts';

/** Where each row of a grid stands on the local clock. */
export interface LocalClock {
  readonly days: readonly GridDay[];
  /** Index into `days` of each row. */
  readonly dayOf: Int32Array;
  /** Wall-clock seconds after midnight at which each row begins; a doubled hour shows the same seconds twice. */
  readonly secondOfDay: Int32Array;
}

/**
 * The local day and wall-clock second of every row. Zone rules are asked once per day, and per row only on the days
 * when clocks change.
 *
 * @throws StaffcastError when the grid is malformed.
 * @example
 * ```ts
 * import { localClock, makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Europe/Berlin', from: '2026-03-29', days: 1, intervalSeconds: 3600 });
 * [...localClock(grid).secondOfDay].slice(0, 3); // [0, 3600, 10800]: 02:00 does not exist
 * ```
 */
export function localClock(grid: Grid): LocalClock {
  const days = gridDays(grid);
  const dayOf = new Int32Array(grid.length);
  const secondOfDay = new Int32Array(grid.length);
  const startMs = Date.parse(grid.start);
  const stepMs = grid.intervalSeconds * 1000;
  const daily = grid.intervalSeconds === 86_400;
  for (const [index, day] of days.entries()) {
    dayOf.fill(index, day.from, day.to);
    if (daily) continue;
    const midnightUtc = Date.parse(`${day.date}T00:00:00Z`);
    const steady = day.seconds === 86_400;
    let offsetMs = offsetSeconds(startMs + day.from * stepMs, grid.zone) * 1000;
    for (let row = day.from; row < day.to; row++) {
      const ms = startMs + row * stepMs;
      if (!steady) offsetMs = offsetSeconds(ms, grid.zone) * 1000;
      secondOfDay[row] = (ms + offsetMs - midnightUtc) / 1000;
    }
  }
  return { days, dayOf, secondOfDay };
}

/** Wall-clock seconds as `HH:MM`. */
export function clockText(secondOfDay: number): string {
  const minutes = Math.floor(secondOfDay / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `HH:MM` as seconds after midnight, up to 24:00; throws on anything else. */
export function clockSeconds(where: string, path: string, text: unknown): number {
  const match = typeof text === 'string' ? /^(\d{2}):(\d{2})$/.exec(text) : null;
  const seconds = match ? Number(match[1]) * 3600 + Number(match[2]) * 60 : Number.NaN;
  if (match && Number(match[2]) < 60 && seconds <= 86_400) return seconds;
  throw new StaffcastError({
    code: 'bad-date',
    where,
    path,
    value: text,
    must: 'be a time of day from "00:00" to "24:00"',
  });
}
