import { BUCKETS, horizonBucket } from './bandCalibration.ts';
import { type DayDesign, type DesignDay, dayDesign } from './dayDesign.ts';
import { dayMean, type FilterInput, type FilterRun, runDayFilter } from './dayFilter.ts';
import type { DayModelSettings } from './daySettings.ts';
import type { StandardDayTotals } from './dayTotalsOf.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import { ordinary } from './specialEffects.ts';
import type { DayModelWeight } from './types.ts';

/** Log day totals and what it takes to come back: total = base x exp(log) - offset. */
export interface LogDays {
  readonly logTotals: Float64Array;
  readonly base: number;
  /** Added before the logarithm, so that days of few or no contacts stay finite. */
  readonly offset: number;
  /** Variance of an ordinary day's noise on the log scale. */
  readonly scale: number;
  readonly noise: Float64Array;
}

/** Takes logarithms with an offset that grows with the dispersion of the counts (0.4 contacts for Poisson days). */
export function logDays({ totals, seenShare }: StandardDayTotals): LogDays {
  const values = totals.filter((total) => !Number.isNaN(total));
  const positive = values.filter((total) => total > 0);
  const base = positive.length > 0 ? medianOf(positive) : 1;
  const dispersions: number[] = [];
  for (let day = 7; day < totals.length; day++) {
    const a = totals[day] as number;
    const b = totals[day - 7] as number;
    if (a + b > 0) dispersions.push((a - b) ** 2 / (a + b));
  }
  const dispersion = dispersions.length > 0 ? medianOf(dispersions) / 0.455 : 0;
  const offset =
    Math.min(0.25 * base, Math.max(0.4 * dispersion, 1e-9 * base)) *
    (positive.length < values.length ? 1 : 0.5);
  const logTotals = totals.map((total) => Math.log((total + offset) / base));
  const squares: number[] = [];
  for (let day = 7; day < logTotals.length; day++) {
    const step = (logTotals[day] as number) - (logTotals[day - 7] as number);
    if (!Number.isNaN(step)) squares.push(step * step);
  }
  const scale = Math.min(0.3, Math.max(1e-8, squares.length > 0 ? medianOf(squares) / 0.455 / 2 : 0.02));
  const noise = seenShare.map((share) => (share > 0.995 || share === 0 ? 1 : 1 + (1 - share) / share));
  return { logTotals, base, offset, scale, noise };
}

function medianOf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = Math.floor((sorted.length - 1) / 2);
  return ((sorted[middle] as number) + (sorted[sorted.length - 1 - middle] as number)) / 2;
}

/** Days of history from which yearly waves are fitted. */
const YEARLY_DAYS = 430;

const LEVEL_MODEL: DayModelSettings = {
  name: 'level',
  level: 0.03,
  weekday: 1e-4,
  driftKept: 0,
  drift: 0,
  trend: false,
  yearlyWaves: 0,
};

/** The candidates: fast and slow levels, drifts that fade, a trend, moving weekdays, and yearly waves when a year is seen. */
export function candidateSettings(days: number): DayModelSettings[] {
  const make = (
    name: string,
    level: number,
    weekday: number,
    driftKept = 0,
    drift = 0,
    trend = false,
    yearlyWaves = 0,
  ): DayModelSettings => ({ name, level, weekday, driftKept, drift, trend, yearlyWaves });
  const list = [
    make('steady level with drift', 0.0003, 1e-4, 0.8, 0.5),
    make('steady level with strong drift', 0.003, 1e-4, 0.9, 2),
    make('level', 0.03, 1e-4),
    make('fast level', 0.3, 1e-3),
    make('weekday average', 0.003, 0.03),
    make('level with trend', 0.03, 1e-4, 0, 0, true),
  ];
  if (days >= YEARLY_DAYS) {
    list.push(
      make('yearly waves with drift', 0.003, 1e-4, 0.7, 0.4, false, 12),
      make('yearly waves with level', 0.03, 1e-4, 0, 0, false, 12),
      make('yearly waves with fast level', 0.15, 1e-4, 0, 0, false, 12),
      make('yearly waves with moving weekdays', 0.03, 0.01, 0, 0, false, 12),
    );
  }
  return list;
}

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
  return runOn(logs, settings, dayDesign(days, settings.yearlyWaves), keepFrom);
}

function runOn(logs: LogDays, settings: DayModelSettings, design: DayDesign, keepFrom: number): DayModelRun {
  const input: FilterInput = { design, logTotals: logs.logTotals, noise: logs.noise, scale: logs.scale };
  return { settings, design, run: runDayFilter(input, settings, keepFrom) };
}

function designDays(prepared: PreparedHistory, extraDays: readonly number[]): DesignDay[] {
  return [...prepared.table.dayNumbers, ...extraDays].map(prepared.designDay);
}

/** Holidays and events, learned once for all day models, and the history without them. */
export interface SpecialDays extends DayModelRun {
  /** Log totals less the special effects; special days count two thirds. */
  readonly ordinary: LogDays;
}

/** Learns the special effects beside a level, weekdays and yearly waves, and takes them out of the history. */
export function runSpecialDays(
  prepared: PreparedHistory,
  logs: LogDays,
  extraDays: readonly number[],
): SpecialDays {
  const days = logs.logTotals.length;
  const settings = { ...LEVEL_MODEL, yearlyWaves: days >= 730 ? 12 : days >= YEARLY_DAYS ? 4 : 0 };
  const model = runOn(logs, settings, dayDesign(designDays(prepared, extraDays), settings.yearlyWaves), days);
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

/** How far ahead past forecasts are judged, days. */
export const JUDGED_AHEAD = 28;

/**
 * Past forecasts of one model, as log totals with the special effects: per origin (from keepFrom on) and days ahead; NaN
 * where there is none.
 */
export function pastForecasts(model: DayModelRun, logs: LogDays, special: Float64Array): Float64Array {
  const { design, run, settings } = model;
  const days = logs.logTotals.length;
  const out = new Float64Array((days - run.keepFrom) * JUDGED_AHEAD).fill(Number.NaN);
  for (let origin = run.keepFrom; origin < days; origin++) {
    const from = origin - run.keepFrom;
    let ahead = 0;
    for (let step = 1; step <= JUDGED_AHEAD && origin + step < days; step++) {
      const day = origin + step;
      if (Number.isNaN(logs.logTotals[day] as number)) continue;
      ahead += 1;
      out[from * JUDGED_AHEAD + step - 1] =
        dayMean(design, settings, run.kept, from * design.size, day, ahead) + (special[day] as number);
    }
  }
  return out;
}

/** Weights by horizon bucket: the inverse of each model's past mean absolute error, to a power, the poor ones dropped. */
export function weigh(
  models: readonly DayModelSettings[],
  past: readonly Float64Array[],
  totals: Float64Array,
  logs: LogDays,
  keepFrom: number,
): DayModelWeight[] {
  const losses = past.map((forecasts) => bucketLosses(forecasts, totals, logs, keepFrom));
  return models.map((settings, m) => ({
    settings,
    weights: BUCKETS.map((_, bucket) => {
      const least = Math.min(...losses.map((loss) => loss[bucket] as number));
      if (!(least > 0)) return 1 / models.length;
      const raw = losses.map((loss) => (least / (loss[bucket] as number)) ** 8);
      return (raw[m] as number) / raw.reduce((a, b) => a + b, 0);
    }),
  }));
}

function bucketLosses(
  forecasts: Float64Array,
  totals: Float64Array,
  logs: LogDays,
  keepFrom: number,
): number[] {
  const sums = BUCKETS.map(() => 0);
  const counts = BUCKETS.map(() => 0);
  for (let at = 0; at < forecasts.length; at++) {
    const log = forecasts[at] as number;
    if (Number.isNaN(log)) continue;
    const step = (at % JUDGED_AHEAD) + 1;
    const day = keepFrom + Math.floor(at / JUDGED_AHEAD) + step;
    const bucket = horizonBucket(step);
    sums[bucket] = (sums[bucket] as number) + Math.abs(fromLog(log, logs) - (totals[day] as number));
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  return sums.map((sum, bucket) => (counts[bucket] ? sum / (counts[bucket] as number) : 0));
}

/** Back from the log scale, bounded so that one strange history cannot explode. */
export function fromLog(log: number, { base, offset }: Pick<LogDays, 'base' | 'offset'>): number {
  return Math.max(0, base * Math.exp(Math.min(6, log)) - offset);
}

/** The combined log mean of several models with weights. */
export function combineLogs(
  logMeans: readonly number[],
  weights: readonly DayModelWeight[],
  bucket: number,
): number {
  let sum = 0;
  for (const [m, log] of logMeans.entries()) sum += log * (weights[m]?.weights[bucket] ?? 0);
  return sum;
}
