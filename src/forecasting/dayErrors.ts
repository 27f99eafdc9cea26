import { dateOfDayNumber } from '../time/index.ts';
import type { PastDays } from './calibrate.ts';
import type { LogDays } from './logDays.ts';
import { JUDGED_AHEAD } from './pastForecasts.ts';
import type { DayError } from './types.ts';

/** Days ahead at which the errors of recent days are kept. */
const AHEAD = 7;

/** The errors that recent days would have had a week ahead; special days are left out, their effects are learned apart. */
export function dayErrorsOf(past: PastDays, logs: LogDays, dayNumbers: ArrayLike<number>): DayError[] {
  const errors: DayError[] = [];
  for (let day = past.keepFrom + AHEAD; day < logs.logTotals.length; day++) {
    const log = past.logMeans[(day - AHEAD - past.keepFrom) * JUDGED_AHEAD + AHEAD - 1] as number;
    const logError = (logs.logTotals[day] as number) - log;
    if (Number.isNaN(logError) || past.special[day]) continue;
    errors.push({ date: dateOfDayNumber(dayNumbers[day] as number), logError });
  }
  return errors;
}
