import { horizonBucket } from './bandCalibration.ts';
import { AR, type DayDesign } from './dayDesign.ts';
import { freshVariance, specialPart } from './dayFilter.ts';
import { type DayModelRun, meanAhead, runDayModels } from './dayModels.ts';
import { fromLog, type LogDays, withoutOffset } from './logDays.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import { runSpecialDays, type SpecialDays } from './specialDays.ts';
import type { FittedModel } from './types.ts';
import { addedOn, withAdded } from './weekdayNoise.ts';

/** Logarithms of the factors of a day. */
export interface LogParts {
  weekday: number;
  season: number;
  holiday: number;
  event: number;
  covariate: number;
}

/** The forecast total of a whole ordinary day, before the rows of the grid are taken from it. */
export interface WholeDay {
  readonly dayNumber: number;
  readonly daysAhead: number;
  /** Contacts, had the day all open slots. */
  readonly total: number;
  /** Variance of its logarithm. */
  readonly variance: number;
  /** The part of it that comes from the effects of holidays and events. */
  readonly specialVariance: number;
  /** Log factors of the parts. */
  readonly logParts: LogParts;
}

/** The part of a fitted model that forecasts days. */
export type DayForecaster = Pick<FittedModel, 'dayModels'> & {
  readonly bands: Pick<FittedModel['bands'], 'dayVariance'>;
};

/** Forecasts whole days by the combination of day models. `days` are day numbers in order, none before the last history day. */
export function forecastDays(
  model: DayForecaster,
  prepared: PreparedHistory,
  logs: LogDays,
  days: readonly number[],
): WholeDay[] {
  const known = prepared.table.dayNumbers;
  const lastKnown = known[known.length - 1] as number;
  const extra = days.filter((day) => day > lastKnown);
  const specials = runSpecialDays(prepared, logs, extra, model.dayModels[0]?.settings);
  const list = model.dayModels.map(({ settings }) => settings);
  const runs = runDayModels(prepared, specials.ordinary, list, extra, known.length);
  const lastSeen = lastSeenDay(prepared, logs);
  const openDay = (day: number) =>
    prepared.pattern.isOpenWeekday(prepared.shapeWeekday(day)) && !prepared.isClosedDay(day);
  const out: WholeDay[] = [];
  let ahead = 0;
  let cursor = lastSeen;
  for (const dayNumber of days) {
    while (cursor < dayNumber) {
      cursor += 1;
      if (openDay(cursor)) ahead += 1;
    }
    const index = dayNumber > lastKnown ? known.length + extra.indexOf(dayNumber) : known.indexOf(dayNumber);
    out.push(
      wholeDay(model, runs, specials, logs, {
        dayNumber,
        weekday: prepared.shapeWeekday(dayNumber),
        daysAhead: Math.max(1, dayNumber - lastSeen),
        index,
        ahead: Math.max(1, ahead),
      }),
    );
  }
  return out;
}

/** Day number of the last whole day seen. */
function lastSeenDay(prepared: PreparedHistory, logs: LogDays): number {
  let day = logs.logTotals.length - 1;
  while (day > 0 && Number.isNaN(logs.logTotals[day] as number)) day -= 1;
  return prepared.table.dayNumbers[day] as number;
}

interface Target {
  readonly dayNumber: number;
  /** ISO weekday whose shape the day follows. */
  readonly weekday: number;
  readonly daysAhead: number;
  /** Row of the design. */
  readonly index: number;
  /** Open days ahead. */
  readonly ahead: number;
}

function wholeDay(
  model: DayForecaster,
  runs: readonly DayModelRun[],
  specials: SpecialDays,
  logs: LogDays,
  target: Target,
): WholeDay {
  const bucket = horizonBucket(target.daysAhead);
  const logParts = { weekday: 0, season: 0, holiday: 0, event: 0, covariate: 0 };
  const { design, run } = specials;
  const isFresh = freshAt(design, logs.logTotals.length, target.index);
  let log = specialPart(design, run.state.mean, target.index, isFresh);
  addParts(
    logParts,
    ['holiday', 'event', 'covariate', 'cycle'],
    1,
    design,
    run.state.mean,
    target.index,
    isFresh,
  );
  const ofYear = specials.years?.season[target.index] ?? 0;
  log += ofYear + (specials.years?.growth[target.index] ?? 0);
  logParts.season += ofYear;
  for (const [m, each] of runs.entries()) {
    const weight = model.dayModels[m]?.weights[bucket] ?? 0;
    const { mean } = each.run.state;
    log += weight * meanAhead(each, null, target.index, target.ahead);
    addParts(logParts, ['weekday', 'season'], weight, each.design, mean, target.index);
  }
  // Beyond the horizons that were judged, uncertainty keeps growing.
  const beyond = 1 + Math.max(0, target.daysAhead - 28) / 56;
  const variance = (parts: readonly string[]) => varianceOfEffects(specials, target.index, isFresh, parts);
  const total = fromLog(log, logs);
  const own = variance(['holiday', 'event']);
  const ordinary = withAdded(
    model.bands.dayVariance[bucket] as number,
    addedOn(logs.ofWeekdays, target.weekday, logs.scale),
  );
  const base = withoutOffset(ordinary * beyond, total, logs);
  // Holidays differ from year to year by more than is left to learn about them.
  const differing = design.special[target.index] ? (specials.occurrenceSpread - 1) * (own + base) : 0;
  const specialVariance = own + differing;
  return {
    dayNumber: target.dayNumber,
    daysAhead: target.daysAhead,
    total,
    variance: base + specialVariance + variance(['covariate', 'cycle']),
    specialVariance,
    logParts,
  };
}

/** The numbers that an occurrence after the history draws anew. */
function freshAt(design: DayDesign, from: number, index: number): (place: number) => boolean {
  const places = new Set<number>();
  for (const [day, list] of design.fresh)
    if (day >= from && day <= index) for (const place of list) places.add(place);
  return (place) => places.has(place);
}

function addParts(
  parts: LogParts,
  which: readonly (keyof LogParts | 'cycle')[],
  weight: number,
  design: DayDesign,
  mean: Float64Array,
  index: number,
  isFresh?: (place: number) => boolean,
): void {
  for (let k = design.start[index] as number; k < (design.start[index + 1] as number); k++) {
    const place = design.indices[k] as number;
    const part = design.part[place] ?? 'level';
    if (part === 'level' || !which.includes(part) || isFresh?.(place)) continue;
    parts[part === 'cycle' ? 'season' : part] +=
      weight * (design.weights[k] as number) * (mean[place] as number);
  }
}

const ORDINARY: readonly string[] = ['level', 'weekday', 'season'];

/**
 * What the effects of a day that belong to some parts add to the variance of its ordinary forecast: their own, and twice
 * their covariance with it. An event of every Monday cannot be told from Mondays, but the sum of both is known.
 */
function varianceOfEffects(
  { design, run, occurrenceSizes }: SpecialDays,
  index: number,
  isFresh: (place: number) => boolean,
  parts: readonly string[],
): number {
  const { mean, covariance } = run.state;
  const n = design.size;
  const from = design.start[index] as number;
  const to = design.start[index + 1] as number;
  const isOf = (place: number, some: readonly string[]) =>
    place !== AR && some.includes(design.part[place] ?? '');
  let sum = 0;
  for (let a = from; a < to; a++) {
    const i = design.indices[a] as number;
    if (!isOf(i, parts)) continue;
    for (let b = from; b < to; b++) {
      const j = design.indices[b] as number;
      const times = isOf(j, parts) ? 1 : isOf(j, ORDINARY) ? 2 : 0;
      const weight = times * (design.weights[a] as number) * (design.weights[b] as number);
      if (isFresh(i) || isFresh(j))
        sum += i === j ? weight * freshVariance(design, mean, i) * (occurrenceSizes.get(i) ?? 1) : 0;
      else sum += weight * (covariance[i * n + j] as number);
    }
  }
  return Math.max(0, sum);
}
