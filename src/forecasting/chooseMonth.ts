import { dayDesign } from './dayDesign.ts';
import { ordinaryDays, runOn } from './dayModels.ts';
import { LEVEL_MODEL, type MonthSettings, monthOf } from './daySettings.ts';
import type { LogDays } from './logDays.ts';
import { withMonthDays } from './monthDays.ts';
import type { PreparedHistory } from './prepareHistory.ts';

/** Below three months a month's course can't be told from chance, nor its single days below four. */
const LEAST_DAYS = 84;
const LEAST_DAYS_OF_MONTH = 112;
const WAVES = 4;
/** Standard deviation of the first wave in queues that breathe with the month, and by how much that must do better. */
const LARGE_SD = 0.15;
const LARGE_GAIN = 0.05;
/** The same of single days, which are many. */
const DAYS_GAIN = 0.03;
/** What is added must lower the surprises by this share to be worth its noise. */
const LEAST_GAIN = 0.015;

/**
 * Whether the queue follows the month (pay days, invoices): 4 waves, and an effect of each of its days, when they make each
 * ordinary day of the later half of the history less surprising to the day before.
 */
export function chooseMonth(prepared: PreparedHistory, logs: LogDays): MonthSettings {
  const { length } = logs.logTotals;
  let chosen = monthOf(LEVEL_MODEL);
  if (length < LEAST_DAYS) return chosen;
  const days = ordinaryDays(prepared, []);
  // What happens on special days is theirs, whether they come every month or once a year.
  const isSpecial = (day: number) =>
    prepared.characterOf(day).effects.some(({ part }) => part === 'holiday' || part === 'event');
  const logTotals = logs.logTotals.map((log, i) =>
    isSpecial(prepared.table.dayNumbers[i] as number) ? Number.NaN : log,
  );
  const surpriseOf = (month: MonthSettings) => {
    const settings = { ...LEVEL_MODEL, ...month };
    const design = dayDesign(month.monthDays ? withMonthDays(prepared, days) : days, settings);
    const { surprise } = runOn({ ...logs, logTotals }, settings, design, length).run;
    return meanSize(surprise.subarray(Math.floor(length / 2)));
  };
  let least = surpriseOf(chosen);
  const tryOut = (month: MonthSettings, gain = LEAST_GAIN) => {
    const surprise = surpriseOf(month);
    if (surprise >= (1 - gain) * least) return;
    chosen = month;
    least = surprise;
  };
  const waves = { ...chosen, monthlyWaves: WAVES };
  tryOut(waves);
  if (chosen.monthlyWaves > 0) tryOut({ ...waves, monthlySd: LARGE_SD }, LARGE_GAIN);
  if (length >= LEAST_DAYS_OF_MONTH) tryOut({ ...chosen, monthlyWaves: WAVES, monthDays: true }, DAYS_GAIN);
  return chosen;
}

/** Mean absolute value of those there are; 0 of none. */
function meanSize(values: Float64Array): number {
  let sum = 0;
  let n = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += Math.abs(value);
    n += 1;
  }
  return n > 0 ? sum / n : 0;
}
