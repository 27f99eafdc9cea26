import { dayModelSurprise } from './dayModels.ts';
import { LEVEL_MODEL } from './daySettings.ts';
import type { LogDays } from './logDays.ts';
import type { PreparedHistory } from './prepareHistory.ts';

/** Below three months a month's course can't be told from chance. */
const LEAST_DAYS = 84;
const WAVES = 4;
/** Waves must lower the surprises by this share to be worth their noise. */
const LEAST_GAIN = 0.015;

/**
 * Whether the queue follows the month (pay days, invoices): 4 waves when they make each day of the later half of the
 * history less surprising to the day before, else 0.
 */
export function chooseMonthlyWaves(prepared: PreparedHistory, logs: LogDays): number {
  if (logs.logTotals.length < LEAST_DAYS) return 0;
  const without = dayModelSurprise(prepared, logs, LEVEL_MODEL);
  const withWaves = dayModelSurprise(prepared, logs, { ...LEVEL_MODEL, monthlyWaves: WAVES });
  return withWaves < (1 - LEAST_GAIN) * without ? WAVES : 0;
}
