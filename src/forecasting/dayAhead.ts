import type { PastDays } from './calibrate.ts';
import { fromLog, type LogDays } from './logDays.ts';
import { JUDGED_AHEAD } from './pastForecasts.ts';
import type { JudgedRows } from './profile.ts';

/** What was forecast for a day of the history from the day before, by slot; `null` where closed. */
export interface DayAhead {
  readonly dayNumber: number;
  readonly mean: readonly (number | null)[];
}

/** The forecasts that recent days would have had from the last open day before them. */
export function dayAheadForecasts(
  past: PastDays,
  logs: LogDays,
  judged: JudgedRows,
  dayNumbers: ArrayLike<number>,
  slots: number,
): DayAhead[] {
  const rows = new Map<number, (number | null)[]>();
  for (const [i, day] of judged.day.entries()) {
    const total = totalFromDayBefore(past, logs, day);
    if (total === null || past.special[day]) continue;
    const mean = rows.get(day) ?? new Array<number | null>(slots).fill(null);
    rows.set(day, mean);
    mean[judged.slot[i] as number] = total * (judged.share[i] as number);
  }
  return [...rows].map(([day, mean]) => ({ dayNumber: dayNumbers[day] as number, mean }));
}

function totalFromDayBefore(past: PastDays, logs: LogDays, day: number): number | null {
  for (let step = 1; step <= 4; step++) {
    const origin = day - step;
    if (origin < past.keepFrom) return null;
    if (Number.isNaN(logs.logTotals[origin] as number)) continue;
    const log = past.logMeans[(origin - past.keepFrom) * JUDGED_AHEAD + step - 1] as number;
    return Number.isNaN(log) ? null : fromLog(log, logs);
  }
  return null;
}
