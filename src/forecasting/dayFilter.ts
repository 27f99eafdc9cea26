import { AR, type DayDesign, LEVEL, SEASON, SLOPE, WEEKDAY } from './dayDesign.ts';
import type { DayModelSettings } from './daySettings.ts';
import { startFromFirstWeeks } from './firstWeeks.ts';
import { bringsBack, kindOf, lessonOf, OUTLIER, sharedSurprise } from './outliers.ts';
import { effectToBlame } from './strangeHolidays.ts';

/** Days on which a number is still learned of after the last day that needs it, where there are many. */
const SETTLING_DAYS = 90;
const MANY = 200;
/** Damping of the trend per day. */
const TREND_KEPT = 0.98;

/** What the filter needs of the days. */
export interface FilterInput {
  readonly design: DayDesign;
  /** Log day totals; NaN where closed or missing. Days beyond its end are forecast only. */
  readonly logTotals: Float64Array;
  /** Variance of each day's noise relative to an ordinary day: above 1 for days seen in part. */
  readonly noise: Float64Array;
  /** Variance of an ordinary day's noise, log scale. */
  readonly scale: number;
  /** Days with a holiday or event effect: what is strange of them says nothing of new levels. */
  readonly special: Uint8Array;
}

/** The state of the day model after a day. */
export interface DayState {
  /** What was learned, in the order of the design. */
  readonly mean: Float64Array;
  /** Its covariance, in units of log scale squared. */
  readonly covariance: Float64Array;
}

/** What a run of the filter leaves behind. */
export interface FilterRun {
  readonly state: DayState;
  /** One-day-ahead surprise and its variance per day; NaN where there was none. */
  readonly surprise: Float64Array;
  readonly surpriseVariance: Float64Array;
  /** How much of each day's noise variance was added because it stood out: 1 for ordinary days. */
  readonly inflation: Float64Array;
  /** Means after each of the days from `keepFrom` on, (days - keepFrom) x size. */
  readonly kept: Float64Array;
  readonly keepFrom: number;
  /** Part of each day's log total that holidays, events and covariates explain, as known after that day. */
  readonly special: Float64Array;
}

/**
 * Kalman filter of the day model: a level that walks, a drift that fades, weekday factors, yearly waves and special
 * effects, all on the log scale. Surprising days are given less weight (their noise is inflated until the surprise is 3
 * standard deviations); three in a row on the same side are a new level, three of one weekday a new factor of it, and a strange day
 * as before the last new level brings that one back. A holiday's first strange day is its effect's own.
 *
 * Source: Harvey, Forecasting, Structural Time Series Models and the Kalman Filter (1989), sections 3.2 and 4.1.
 */
export function runDayFilter(input: FilterInput, settings: DayModelSettings, keepFrom: number): FilterRun {
  const { design, logTotals, noise, scale } = input;
  const n = design.size;
  const days = logTotals.length;
  const mean = design.expected.slice();
  const p = initialCovariance(design, settings, scale);
  startFromFirstWeeks(input, mean, p);
  const settled = settledAfter(design);
  const gain = new Float64Array(n);
  const isMet = new Uint8Array(n);
  const places = new Int32Array(n);
  const surprise = new Float64Array(days).fill(Number.NaN);
  const surpriseVariance = new Float64Array(days).fill(Number.NaN);
  const inflation = new Float64Array(days).fill(1);
  const kept = new Float64Array(Math.max(0, days - keepFrom) * n);
  const special = new Float64Array(days);
  let last = { before: Number.NaN, kinds: 0 };
  const strange = { inRow: 0, least: Infinity, kinds: 0, ofWeekday: new Int32Array(7) };
  for (let day = 0; day < days; day++) {
    for (const place of design.fresh.get(day) ?? []) {
      resetNumber(mean, p, n, place, freshVariance(design, mean, place));
    }
    const z = logTotals[day] as number;
    if (!Number.isNaN(z)) {
      advance(mean, p, n, settings, scale);
      const from = design.start[day] as number;
      const to = design.start[day + 1] as number;
      let expected = 0;
      gain.fill(0);
      for (let k = from; k < to; k++) {
        const place = design.indices[k] as number;
        const weight = design.weights[k] as number;
        expected += weight * (mean[place] as number);
        const row = place * n;
        for (let i = 0; i < n; i++) gain[i] = (gain[i] as number) + weight * (p[row + i] as number);
      }
      let known = 0;
      for (let k = from; k < to; k++)
        known += (design.weights[k] as number) * (gain[design.indices[k] as number] as number);
      let v = z - expected;
      let s = known + scale * (noise[day] as number);
      surprise[day] = v;
      surpriseVariance[day] = s;
      const size = Math.abs(v) / Math.sqrt(s);
      const weekday = design.weekdays[day] as number;
      const away = v + (mean[LEVEL] as number) - last.before;
      const isBack = bringsBack(last, away, Math.sqrt(s), weekday);
      const lesson = input.special[day] ? null : lessonOf(strange, v, size > OUTLIER, weekday, isBack);
      if (lesson === 'level') last = { before: mean[LEVEL] as number, kinds: strange.kinds };
      else if (size <= OUTLIER) last.kinds |= kindOf(weekday);
      if (lesson === 'level' && !isBack) v = sharedSurprise(v, strange.least, Math.sqrt(s));
      let taught = lesson === 'level' ? LEVEL : lesson === 'weekday' ? WEEKDAY + weekday : -1;
      if (taught < 0 && size > OUTLIER) taught = effectToBlame(design, isMet, p, day, v);
      for (let k = from; k < to; k++) isMet[design.indices[k] as number] = 1;
      if (taught >= 0) {
        p[taught * n + taught] = (p[taught * n + taught] as number) + v * v;
        gain[taught] = (gain[taught] as number) + v * v;
        s += v * v;
      } else if (size > OUTLIER) {
        inflation[day] = (size / OUTLIER) ** 2;
        s *= inflation[day] as number;
      }
      for (let i = 0; i < n; i++) if (day > (settled[i] as number)) gain[i] = 0;
      update(mean, p, gain, places, n, v, s);
      special[day] = specialPart(design, mean, day);
    }
    if (day >= keepFrom) kept.set(mean, (day - keepFrom) * n);
  }
  return { state: { mean, covariance: p }, surprise, surpriseVariance, inflation, kept, keepFrom, special };
}

/**
 * Day after which each number is left as it is: some weeks after no day needs it any more, when days say next to nothing of it.
 * Without this the time for hundreds of events of different names would grow with their square.
 */
function settledAfter({ size, start, indices }: DayDesign): Int32Array {
  const after = new Int32Array(size).fill(start.length);
  if (size < MANY) return after;
  after.fill(0, SEASON);
  for (let day = 0; day + 1 < start.length; day++)
    for (const place of indices.subarray(start[day], start[day + 1])) after[place] = day + SETTLING_DAYS;
  return after;
}

function initialCovariance(design: DayDesign, settings: DayModelSettings, scale: number): Float64Array {
  const n = design.size;
  const p = design.prior.slice();
  p[SLOPE * n + SLOPE] = settings.trend ? scale * 0.01 : 0;
  p[AR * n + AR] = (scale * settings.drift) / (1 - settings.driftKept ** 2);
  return p;
}

/**
 * Variance of the size of an event's next occurrence: a quarter of its largest effect so far as standard deviation, or
 * the prior's where it was never seen.
 */
export function freshVariance(design: DayDesign, mean: Float64Array, place: number): number {
  let largest = 0;
  for (const other of design.courseOf.get(place) ?? [])
    largest = Math.max(largest, Math.abs(mean[other] as number));
  if (largest === 0) return design.prior[place * design.size + place] as number;
  return Math.max(0.02, 0.25 * largest) ** 2;
}

function resetNumber(mean: Float64Array, p: Float64Array, n: number, place: number, variance: number): void {
  mean[place] = 0;
  for (let i = 0; i < n; i++) {
    p[place * n + i] = 0;
    p[i * n + place] = 0;
  }
  p[place * n + place] = variance;
}

/** One open day passes: the level takes the slope's step, slope and drift fade, variances grow. */
function advance(
  mean: Float64Array,
  p: Float64Array,
  n: number,
  settings: DayModelSettings,
  scale: number,
): void {
  if (settings.trend) {
    mean[LEVEL] = (mean[LEVEL] as number) + (mean[SLOPE] as number);
    mean[SLOPE] = (mean[SLOPE] as number) * TREND_KEPT;
    for (let i = 0; i < n; i++) p[i] = (p[i] as number) + (p[n + i] as number);
    for (let i = 0; i < n; i++) p[i * n] = (p[i * n] as number) + (p[i * n + 1] as number);
    for (let i = 0; i < n; i++) p[n + i] = (p[n + i] as number) * TREND_KEPT;
    for (let i = 0; i < n; i++) p[i * n + 1] = (p[i * n + 1] as number) * TREND_KEPT;
    p[n + 1] = (p[n + 1] as number) + scale * settings.level * 0.002;
  }
  const keep = settings.driftKept;
  mean[AR] = (mean[AR] as number) * keep;
  for (let i = 0; i < n; i++) {
    p[AR * n + i] = (p[AR * n + i] as number) * keep;
    p[i * n + AR] = (p[i * n + AR] as number) * keep;
  }
  p[AR * n + AR] = (p[AR * n + AR] as number) + scale * settings.drift;
  p[0] = (p[0] as number) + scale * settings.level;
  for (let w = WEEKDAY; w < WEEKDAY + 7; w++)
    p[w * n + w] = (p[w * n + w] as number) + scale * settings.weekday;
}

/** The day's news: mean += gain v / s, covariance -= gain gain' / s. Numbers that learn nothing are passed over. */
function update(
  mean: Float64Array,
  p: Float64Array,
  gain: Float64Array,
  places: Int32Array,
  n: number,
  v: number,
  s: number,
): void {
  let active = 0;
  for (let i = 0; i < n; i++) if (gain[i] !== 0) places[active++] = i;
  for (let a = 0; a < active; a++) {
    const i = places[a] as number;
    const share = (gain[i] as number) / s;
    mean[i] = (mean[i] as number) + share * v;
    const row = i * n;
    for (let b = 0; b < active; b++) {
      const j = places[b] as number;
      p[row + j] = (p[row + j] as number) - share * (gain[j] as number);
    }
  }
}

/** The holiday and event part of a day's log total; numbers for which `isFresh` holds count 0. */
export function specialPart(
  design: DayDesign,
  mean: Float64Array,
  day: number,
  isFresh?: (place: number) => boolean,
): number {
  let sum = 0;
  for (let k = design.start[day] as number; k < (design.start[day + 1] as number); k++) {
    const place = design.indices[k] as number;
    const part = design.part[place];
    if (part === 'level' || part === 'weekday' || part === 'season' || isFresh?.(place)) continue;
    sum += (design.weights[k] as number) * (mean[place] as number);
  }
  return sum;
}

/** The weekday and season part of a day's log total. */
export function seasonalPart(design: DayDesign, mean: Float64Array, offset: number, day: number): number {
  let sum = 0;
  for (let k = design.start[day] as number; k < (design.start[day + 1] as number); k++) {
    const place = design.indices[k] as number;
    const part = design.part[place];
    if (part === 'weekday' || part === 'season')
      sum += (design.weights[k] as number) * (mean[offset + place] as number);
  }
  return sum;
}

/** The mean forecast of an ordinary day `ahead` open days after a state was reached. */
export function dayMean(
  design: DayDesign,
  settings: DayModelSettings,
  mean: Float64Array,
  offset: number,
  day: number,
  ahead: number,
): number {
  let sum = 0;
  const to = design.start[day + 1] as number;
  for (let k = design.start[day] as number; k < to; k++) {
    const place = design.indices[k] as number;
    const value = mean[offset + place] as number;
    sum += (design.weights[k] as number) * (place === AR ? value * settings.driftKept ** ahead : value);
  }
  if (!settings.trend) return sum;
  return sum + ((mean[offset + SLOPE] as number) * (1 - TREND_KEPT ** ahead)) / (1 - TREND_KEPT);
}
