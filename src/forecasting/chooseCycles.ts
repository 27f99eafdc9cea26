import { withCycles } from './cycles.ts';
import { dayDesign } from './dayDesign.ts';
import { ordinaryDays, runOn } from './dayModels.ts';
import { type CycleSettings, cyclesOf, LEVEL_MODEL } from './daySettings.ts';
import type { LogDays } from './logDays.ts';
import type { PreparedHistory } from './prepareHistory.ts';

/** Below twelve weeks a month's course can't be told from chance, nor single days below sixteen; five days of each with a value. */
const LEAST_WEEKS = 12;
const LEAST_WEEKS_OF_DAYS = 16;
const WAVES = 4;
/** Standard deviation of the first wave in queues that breathe with the month, and by how much that must do better. */
const LARGE_SD = 0.15;
const LARGE_GAIN = 0.05;
/** The same of single days, which are many. */
const DAYS_GAIN = 0.03;
/** What is added must lower the surprises by this share to be worth its noise. */
const LEAST_GAIN = 0.015;

/**
 * Which cycles the queue follows: the month by 4 waves and by each of its days (pay days, invoices), the fortnight by its
 * days, each when it makes every ordinary day of the later half of the history clearly less surprising to the day before.
 */
export function chooseCycles(prepared: PreparedHistory, logs: LogDays): CycleSettings {
  const { length } = logs.logTotals;
  const known = logs.logTotals.filter((log) => !Number.isNaN(log)).length;
  const weeks = Math.min(length / 7, known / 5);
  let chosen = cyclesOf(LEVEL_MODEL);
  if (weeks < LEAST_WEEKS) return chosen;
  const days = ordinaryDays(prepared, []);
  // What happens on special days is theirs, whether they come every month or once a year.
  const isSpecial = (day: number) =>
    prepared.characterOf(day).effects.some(({ part }) => part === 'holiday' || part === 'event');
  const logTotals = logs.logTotals.map((log, i) =>
    isSpecial(prepared.table.dayNumbers[i] as number) ? Number.NaN : log,
  );
  const surpriseOf = (cycles: CycleSettings) => {
    const settings = { ...LEVEL_MODEL, ...cycles };
    const design = dayDesign(withCycles(prepared, days, settings.cycles), settings);
    const { surprise } = runOn({ ...logs, logTotals }, settings, design, length).run;
    return meanSize(surprise.subarray(Math.floor(length / 2)));
  };
  let least = surpriseOf(chosen);
  const tryOut = (added: Partial<CycleSettings>, gain: number) => {
    const cycles = { ...chosen, ...added };
    const surprise = surpriseOf(cycles);
    if (surprise >= (1 - gain) * least) return;
    chosen = cycles;
    least = surprise;
  };
  tryOut({ monthlyWaves: WAVES }, LEAST_GAIN);
  if (chosen.monthlyWaves > 0) tryOut({ monthlySd: LARGE_SD }, LARGE_GAIN);
  if (weeks < LEAST_WEEKS_OF_DAYS) return chosen;
  tryOut({ monthlyWaves: WAVES, cycles: ['month'] }, DAYS_GAIN);
  tryOut({ cycles: [...chosen.cycles, 'fortnight'] }, DAYS_GAIN);
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
