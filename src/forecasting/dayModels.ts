import { type DayDesign, type DesignDay, dayDesign } from './dayDesign.ts';
import { type FilterInput, type FilterRun, runDayFilter } from './dayFilter.ts';
import { type DayModelSettings, LEVEL_MODEL, YEARLY_DAYS } from './daySettings.ts';
import type { LogDays } from './logDays.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import { ordinary } from './specialEffects.ts';

/** A day model run over the history. */
export interface DayModelRun {
  readonly settings: DayModelSettings;
  readonly design: DayDesign;
  readonly run: FilterRun;
}

/** Runs one setting over the history; `extraDays` are day numbers after it that the design must know. */
export function runDayModel(
  prepared: PreparedHistory,
  logs: LogDays,
  settings: DayModelSettings,
  extraDays: readonly number[],
  keepFrom: number,
): DayModelRun {
  const days = designDays(prepared, extraDays).map((day) => ({ ...day, character: ordinary }));
  return runOn(logs, settings, dayDesign(days, settings), keepFrom);
}

function runOn(logs: LogDays, settings: DayModelSettings, design: DayDesign, keepFrom: number): DayModelRun {
  const input: FilterInput = { design, logTotals: logs.logTotals, noise: logs.noise, scale: logs.scale };
  return { settings, design, run: runDayFilter(input, settings, keepFrom) };
}

function designDays(prepared: PreparedHistory, extraDays: readonly number[]): DesignDay[] {
  return [...prepared.table.dayNumbers, ...extraDays].map(prepared.designDay);
}

/** Mean absolute surprise of one setting over the ordinary days of the later half of the history, log scale. */
export function dayModelSurprise(
  prepared: PreparedHistory,
  logs: LogDays,
  settings: DayModelSettings,
): number {
  const { run } = runDayModel(prepared, logs, settings, [], logs.logTotals.length);
  let sum = 0;
  let n = 0;
  for (let day = Math.floor(run.surprise.length / 2); day < run.surprise.length; day++) {
    const surprise = run.surprise[day] as number;
    const dayNumber = prepared.table.dayNumbers[day] as number;
    if (
      Number.isNaN(surprise) ||
      prepared.characterOf(dayNumber).effects.some(({ part }) => part !== 'covariate')
    )
      continue;
    sum += Math.abs(surprise);
    n += 1;
  }
  return n > 0 ? sum / n : 0;
}

/** Holidays, events and covariates, learned once for all day models, and the history without them. */
export interface SpecialDays extends DayModelRun {
  /** Log totals less the special effects; special days count two thirds. */
  readonly ordinary: LogDays;
}

/** Learns the special effects beside a level, weekdays and yearly waves, and takes them out of the history. */
export function runSpecialDays(
  prepared: PreparedHistory,
  logs: LogDays,
  extraDays: readonly number[],
  monthlyWaves: number,
): SpecialDays {
  const days = logs.logTotals.length;
  const settings = {
    ...LEVEL_MODEL,
    yearlyWaves: days >= 730 ? 12 : days >= YEARLY_DAYS ? 4 : 0,
    monthlyWaves,
  };
  const model = runOn(logs, settings, dayDesign(designDays(prepared, extraDays), settings), days);
  const { special } = model.run;
  return {
    ...model,
    ordinary: {
      ...logs,
      logTotals: logs.logTotals.map((log, day) => log - (special[day] as number)),
      noise: logs.noise.map((noise, day) => (model.design.special[day] ? 1.5 * noise : noise)),
    },
  };
}
