import { type DayDesign, type DesignDay, dayDesign } from './dayDesign.ts';
import { dayMean, type FilterInput, type FilterRun, runDayFilter, seasonalPart } from './dayFilter.ts';
import { type DayModelSettings, LEVEL_MODEL, YEARLY_DAYS } from './daySettings.ts';
import { occurrenceSpread, seenNumbers, withLearnedSpreads } from './learnSpreads.ts';
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
  const days = designDays(prepared, extraDays).map((day) => ({ ...day, character: ordinary }));
  const designs = new Map<string, DayDesign>();
  const runs = new Map<string, FilterRun>();
  return list.map((settings) => {
    const waves = `${settings.yearlyWaves} ${settings.monthlyWaves}`;
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

function runOn(logs: LogDays, settings: DayModelSettings, design: DayDesign, keepFrom: number): DayModelRun {
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

function designDays(prepared: PreparedHistory, extraDays: readonly number[]): DesignDay[] {
  return [...prepared.table.dayNumbers, ...extraDays].map(prepared.designDay);
}

/** Mean absolute surprise of one setting over the ordinary days of the later half of the history, log scale. */
export function dayModelSurprise(
  prepared: PreparedHistory,
  logs: LogDays,
  settings: DayModelSettings,
): number {
  const [model] = runDayModels(prepared, logs, [settings], [], logs.logTotals.length);
  const { run } = model as DayModelRun;
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
  /** Which numbers of the design the history has taught something. */
  readonly seen: Uint8Array;
  /** How many times as far apart occurrences lie as what is left to learn of them says, as a variance; 1 or more. */
  readonly occurrenceSpread: number;
  /** Log totals less the special effects; special days count two thirds. */
  readonly ordinary: LogDays;
}

/** Variance by which a wandering level moves per open day, as a share of the variance of a day's noise. */
const WANDERING_LEVEL = 0.3;
/** First days, on which every level is still surprised. */
const SETTLING_DAYS = 14;
/** How many times as much a steady level must be surprised for the level to count as wandering, and by how much more of few days. */
const WANDERS_FROM = 1.1;
const FEW_DAYS = 3;

/** Whether a level that wanders is surprised clearly less than a steady one by the ordinary days. */
function levelWanders(prepared: PreparedHistory, days: LogDays, settings: DayModelSettings): boolean {
  const design = dayDesign(
    designDays(prepared, []).map((day) => ({ ...day, character: ordinary })),
    settings,
  );
  const judged = days.logTotals.map((log, day) =>
    day < SETTLING_DAYS || days.special?.[day] ? Number.NaN : log,
  );
  const surprises = (level: number) =>
    runOn(days, { ...settings, level }, design, judged.length).run.surprise.filter(
      (_, day) => !Number.isNaN(judged[day]),
    );
  const sum = (values: Float64Array) => values.reduce((total, value) => total + Math.abs(value), 0);
  const steady = surprises(settings.level);
  const least = WANDERS_FROM + FEW_DAYS / steady.length;
  return sum(steady) > least * sum(surprises(WANDERING_LEVEL));
}

/** Log totals less what a run says of the special effects; special days count two thirds. */
function withoutEffects(logs: LogDays, { run, design }: DayModelRun): LogDays {
  return {
    ...logs,
    logTotals: logs.logTotals.map((log, day) => log - (run.special[day] as number)),
    noise: logs.noise.map((noise, day) => (design.special[day] ? 1.5 * noise : noise)),
    special: design.special,
  };
}

/**
 * Learns the special effects beside a level, weekdays and yearly waves, and takes them out of the history. A first run
 * tells how far effects spread, and whether the level wanders: beside a steady one, its ways would be taken for effects.
 */
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
  const first = runOn(logs, settings, dayDesign(designDays(prepared, extraDays), settings), days);
  let model = first;
  if (first.design.groups.size > 0) {
    // Over the years a wandering level is told from effects anyway, by their coming back.
    const wanders = days < YEARLY_DAYS && levelWanders(prepared, withoutEffects(logs, first), settings);
    const level = wanders ? WANDERING_LEVEL : settings.level;
    model = runOn(logs, { ...settings, level }, withLearnedSpreads(first.design, first.run.state), days);
  }
  const seen = seenNumbers(model.design, logs.logTotals);
  return {
    ...model,
    seen,
    occurrenceSpread: occurrenceSpread(model.design, model.run),
    ordinary: withoutEffects(logs, model),
  };
}
