import { type DayDesign, type DesignDay, dayDesign } from './dayDesign.ts';
import { dayMean, type FilterInput, type FilterRun, runDayFilter, seasonalPart } from './dayFilter.ts';
import { type DayModelSettings, LEVEL_MODEL } from './daySettings.ts';
import { type LikelyLevels, levelAhead, likelyLevels, meanSpeeds } from './likelyLevels.ts';
import type { LogDays } from './logDays.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import { ordinary } from './specialEffects.ts';

/** A day model run over the history. */
export interface DayModelRun {
  readonly settings: DayModelSettings;
  readonly design: DayDesign;
  readonly run: FilterRun;
  /** The levels of a model that averages many speeds; weekdays and seasons are those of `run`. */
  readonly levels?: LikelyLevels;
}

/**
 * Runs settings over the history; `extraDays` are day numbers after it that the design must know. Settings with the same
 * waves share a design, and likely levels the run that gives their weekdays and seasons.
 */
export function runDayModels(
  prepared: PreparedHistory,
  logs: LogDays,
  list: readonly DayModelSettings[],
  extraDays: readonly number[],
  keepFrom: number,
): DayModelRun[] {
  const days = ordinaryDays(prepared, extraDays);
  const designs = new Map<string, DayDesign>();
  const runs = new Map<string, FilterRun>();
  return list.map((settings) => {
    const waves = `${settings.yearlyWaves} ${settings.monthlyWaves} ${settings.monthlySd}`;
    const design = designs.get(waves) ?? dayDesign(days, settings);
    designs.set(waves, design);
    const { level, driftKept, drift } = settings.likely ? LEVEL_MODEL : settings;
    const key = `${waves} ${level} ${settings.weekday} ${driftKept} ${drift} ${settings.trend}`;
    const run = runs.get(key) ?? runOn(logs, { ...settings, level, driftKept, drift }, design, keepFrom).run;
    runs.set(key, run);
    if (!settings.likely) return { settings, design, run };
    const levels = likelyLevels({
      ...logs,
      weekdays: design.weekdays,
      logs: logs.logTotals.map((log, day) => log - seasonalPart(design, run.state.mean, 0, day)),
    });
    return { settings: { ...settings, ...meanSpeeds(levels) }, design, run, levels };
  });
}

/** The mean forecast of an ordinary day `ahead` open days after `origin`, or after the last day where that is `null`. */
export function meanAhead(model: DayModelRun, origin: number | null, day: number, ahead: number): number {
  const { design, settings, run, levels } = model;
  const mean = origin === null ? run.state.mean : run.kept;
  const offset = origin === null ? 0 : (origin - run.keepFrom) * design.size;
  if (!levels) return dayMean(design, settings, mean, offset, day, ahead);
  const last = run.surprise.length - 1;
  return seasonalPart(design, mean, offset, day) + levelAhead(levels, origin ?? last, ahead);
}

/** Runs one setting over the days. */
export function runOn(
  logs: LogDays,
  settings: DayModelSettings,
  design: DayDesign,
  keepFrom: number,
): DayModelRun {
  const special = logs.special ?? design.special;
  const input: FilterInput = {
    design,
    logTotals: logs.logTotals,
    noise: logs.noise,
    scale: logs.scale,
    special,
  };
  return { settings, design, run: runDayFilter(input, settings, keepFrom) };
}

/** The days of the history, and some after it, as the day models see them. */
export function designDays(prepared: PreparedHistory, extraDays: readonly number[]): DesignDay[] {
  return [...prepared.table.dayNumbers, ...extraDays].map(prepared.designDay);
}

/** The same days without what is special about them. */
export function ordinaryDays(prepared: PreparedHistory, extraDays: readonly number[]): DesignDay[] {
  return designDays(prepared, extraDays).map((day) => ({ ...day, character: ordinary }));
}
