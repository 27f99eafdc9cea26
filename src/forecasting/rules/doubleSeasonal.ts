import type { PreparedHistory } from '../prepareHistory.ts';

/** Gains of double-seasonal smoothing, each 0 to 1. */
export interface DoubleSeasonalSettings {
  /** How fast the level moves, per row. */
  readonly level: number;
  /** How fast the season of the day moves, per day. */
  readonly day: number;
  /** How fast the season of the week moves, per week. */
  readonly week: number;
  /** Share of an error that carries over to the next row. */
  readonly carried: number;
}

/** What smoothing knows at some row, on the square-root scale. */
export interface DoubleSeasonalState {
  level: number;
  readonly day: Float64Array;
  readonly week: Float64Array;
  /** The last row's error beside level and seasons. */
  error: number;
}

/** Days of history that are smoothed over. */
const WINDOW = 182;
/** Days that the first level and seasons are taken from. */
const START = 28;

/**
 * Double-seasonal exponential smoothing with an autoregressive error, additive on the square root of counts, which makes
 * Poisson noise even: level, season of the day, season of the week and what carries over from row to row, all corrected by
 * each row's error. Closed rows, missing rows and holidays are passed over.
 *
 * Source: Taylor, Short-term electricity demand forecasting using double seasonal exponential smoothing, JORS 54 (2003);
 * error-correction form of Taylor, Exponentially weighted methods for multiple seasonal time series, IJF 26 (2010), eq. 8;
 * root scale for calls: Taylor, A comparison of univariate time series methods for forecasting intraday arrivals at a call
 * center, Management Science 54 (2008).
 *
 * @param visit called at the start of each smoothed day with the state so far.
 */
export function runDoubleSeasonal(
  prepared: PreparedHistory,
  settings: DoubleSeasonalSettings,
  visit?: (dayIndex: number, state: DoubleSeasonalState) => void,
): DoubleSeasonalState {
  const { table, counts, shapeWeekday, characterOf } = prepared;
  const { slots } = table;
  const days = table.dayNumbers.length;
  const from = Math.max(0, days - WINDOW);
  const state = startState(prepared, from);
  for (let d = from; d < days; d++) {
    visit?.(d, state);
    const number = table.dayNumbers[d] as number;
    if (characterOf(number).kind === 'holiday') continue;
    const w = (shapeWeekday(number) - 1) * slots;
    for (let slot = 0; slot < slots; slot++) {
      const count = counts.counts[d * slots + slot] as number;
      if (Number.isNaN(count)) continue;
      const beside =
        Math.sqrt(count) - state.level - (state.day[slot] as number) - (state.week[w + slot] as number);
      const news = beside - settings.carried * state.error;
      state.level += settings.level * news;
      state.day[slot] = (state.day[slot] as number) + settings.day * news;
      state.week[w + slot] = (state.week[w + slot] as number) + settings.week * news;
      state.error = beside;
    }
  }
  return state;
}

/** Means of the first four weeks of the window; the weeks' own part is shrunk, being seen a few times only. */
function startState({ table, counts, shapeWeekday }: PreparedHistory, from: number): DoubleSeasonalState {
  const { slots } = table;
  const day = means(slots);
  const week = means(7 * slots);
  const all = means(1);
  const to = Math.min(table.dayNumbers.length, from + START);
  for (let d = from; d < to; d++) {
    const w = (shapeWeekday(table.dayNumbers[d] as number) - 1) * slots;
    for (let slot = 0; slot < slots; slot++) {
      const count = counts.counts[d * slots + slot] as number;
      if (Number.isNaN(count)) continue;
      for (const [sums, at] of [
        [day, slot],
        [week, w + slot],
        [all, 0],
      ] as const) {
        sums.sum[at] = (sums.sum[at] as number) + Math.sqrt(count);
        sums.n[at] = (sums.n[at] as number) + 1;
      }
    }
  }
  const level = meanAt(all, 0, 0);
  const dayMeans = Float64Array.from({ length: slots }, (_, slot) => meanAt(day, slot, level));
  return {
    level,
    day: dayMeans.map((mean) => mean - level),
    week: Float64Array.from({ length: 7 * slots }, (_, at) => {
      const ofDay = dayMeans[at % slots] as number;
      const seen = week.n[at] as number;
      return (seen / (seen + 1)) * (meanAt(week, at, ofDay) - ofDay);
    }),
    error: 0,
  };
}

interface Means {
  readonly sum: Float64Array;
  readonly n: Float64Array;
}

function means(length: number): Means {
  return { sum: new Float64Array(length), n: new Float64Array(length) };
}

function meanAt({ sum, n }: Means, at: number, otherwise: number): number {
  return (n[at] as number) > 0 ? (sum[at] as number) / (n[at] as number) : otherwise;
}

/** Expected root of each weekday and slot, 7 x slots, without what carries over. */
export function rootTable({ level, day, week }: DoubleSeasonalState): Float64Array {
  return week.map((own, at) => Math.max(0, level + (day[at % day.length] as number) + own));
}
