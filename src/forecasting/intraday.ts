import type { DayAhead } from './dayAhead.ts';
import { medianOf } from './median.ts';
import { type News, restOfDayGain } from './restOfDayGain.ts';

/** Counts and forecasts by slot of one day; NaN where there is none. */
export interface DayOfSlots {
  readonly counts: ArrayLike<number>;
  readonly means: ArrayLike<number>;
}

/** What news of the day so far changes in the rest of it. */
export interface RestOfDay {
  /** Factor on each slot's forecast; 1 for slots already over. */
  readonly factor: Float64Array;
  /** Share of the day's variance that is left after the news, 0 to 1. */
  readonly varianceLeft: number;
}

/** What {@link restOfDay} takes. */
export interface RestOfDayInput {
  readonly slots: number;
  /** First slot still to come. */
  readonly now: number;
  readonly today: DayOfSlots;
  /** The day before, when it runs into today without a break. */
  readonly yesterday: DayOfSlots | null;
  /** Past days with their day-ahead forecasts, and the day before each when it runs into it. */
  readonly past: readonly { readonly day: DayOfSlots; readonly before: DayOfSlots | null }[];
  /** Variance of the log of a day's total around its forecast. */
  readonly dayVariance: number;
  /** Dispersion of a row's count around its share of the day. */
  readonly dispersion: number;
  readonly relative: number;
}

const RECENT_HOURS = 1;
/** Hours ahead at which the blocks of the rest of the day begin. */
const BLOCK_HOURS = [0, 2];

/**
 * Updates the rest of a day from what was seen of it. The log ratio of actual to forecast over each block of the rest of
 * the day is regressed, over past days at the same time of day, on the ratio so far and on the ratio of the last
 * hour. The gains are drawn to their theoretical values: V / (V + N) on the day so far, with V the variance of the day
 * factor and N the noise of the part seen, and 0 on the last hour.
 */
export function restOfDay(input: RestOfDayInput): RestOfDay {
  const { slots, now } = input;
  const factor = new Float64Array(slots).fill(1);
  const prior = priorGain(input);
  const past = input.past.map(({ day, before }) => ({ day, news: newsOf(input, day, before) }));
  // What last night says of a day begun at midnight is little, and a strange night says nothing: an outage may be over.
  const bound = now === 0 ? boundOf(past.map(({ news }) => news.recent)) : Number.POSITIVE_INFINITY;
  const within = ({ soFar, recent }: News) => ({ soFar, recent: Math.max(-bound, Math.min(bound, recent)) });
  const seen = within(newsOf(input, input.today, input.yesterday));
  const cases = past.map(({ day, news }) => ({ day, news: within(news) }));
  const perHour = slots / 24;
  let varianceLeft = 1;
  for (const [block, hours] of BLOCK_HOURS.entries()) {
    const from = Math.min(slots, Math.round(now + hours * perHour));
    const next = BLOCK_HOURS[block + 1];
    const to = next === undefined ? slots : Math.min(slots, Math.round(now + next * perHour));
    if (from >= to) continue;
    // Days that were closed by then say nothing of what news means for these hours.
    const open = cases.filter(({ day }) => isExpected(day, from, to));
    const ratios = open.map(({ day }) => logRatio(day, from, to, input.dispersion));
    const most = now === 0 ? boundOf(ratios) : Number.POSITIVE_INFINITY;
    const learned = open.map(({ news }, i) => ({
      news,
      y: Math.max(-most, Math.min(most, ratios[i] as number)),
    }));
    const gain = restOfDayGain(learned, prior);
    const change = Math.max(-1, Math.min(1, gain.soFar * seen.soFar + gain.recent * seen.recent));
    factor.fill(Math.exp(change), from, to);
    // A theory that the past did not bear out narrows nothing.
    const borneOut = Math.min(prior, gain.soFar + Math.max(0, gain.recent));
    varianceLeft = Math.min(varianceLeft, Math.max(0.1, 1 - Math.max(0, borneOut)));
  }
  return { factor, varianceLeft };
}

/** Three standard deviations of numbers around 0, by their median size, which a few strange ones do not move. */
function boundOf(values: readonly number[]): number {
  return 3 * 1.4826 * medianOf(values.map(Math.abs));
}

function newsOf(input: RestOfDayInput, day: DayOfSlots, before: DayOfSlots | null): News {
  const { slots, now, dispersion } = input;
  const back = Math.max(1, Math.round((RECENT_HOURS * slots) / 24));
  const soFar = now > 0 ? logRatio(day, 0, now, dispersion) : 0;
  if (now >= 2 * back) return { soFar, recent: logRatio(day, now - back, now, dispersion) - soFar };
  if (now === 0 && before) return { soFar: 0, recent: logRatio(before, slots - back, slots, dispersion) };
  return { soFar, recent: 0 };
}

/** Whether contacts were expected in slots [from, to) of a day that has values there. */
function isExpected({ counts, means }: DayOfSlots, from: number, to: number): boolean {
  for (let slot = from; slot < to; slot++)
    if ((counts[slot] as number) >= 0 && (means[slot] as number) > 0) return true;
  return false;
}

/** Share of what was expected that is added at least, so that a dead line has a logarithm. */
const LEAST_ADDED = 1e-4;

/** Log of actual over forecast in slots [from, to), each with the dispersion added so that small counts stay calm. */
function logRatio({ counts, means }: DayOfSlots, from: number, to: number, dispersion: number): number {
  let actual = 0;
  let expected = 0;
  for (let slot = from; slot < to; slot++) {
    const count = counts[slot] as number;
    const mean = means[slot] as number;
    if (!(count >= 0) || !(mean >= 0)) continue;
    actual += count;
    expected += mean;
  }
  const added = Math.max(dispersion, LEAST_ADDED * expected);
  return expected > 0 ? Math.log((actual + added) / (expected + added)) : 0;
}

function priorGain({ today, now, dayVariance, dispersion, relative }: RestOfDayInput): number {
  let expected = 0;
  let squares = 0;
  for (let slot = 0; slot < now; slot++) {
    const mean = today.means[slot] as number;
    if (!(mean > 0) || Number.isNaN(today.counts[slot] as number)) continue;
    expected += mean;
    squares += mean * mean;
  }
  if (expected === 0) return 0;
  const noise = dispersion / expected + (relative * squares) / (expected * expected);
  // The day's variance holds the noise of its own counts, which says nothing of the rest of the day.
  let total = 0;
  for (let slot = 0; slot < today.means.length; slot++) total += (today.means[slot] as number) || 0;
  const factorVariance = Math.max(0, dayVariance - dispersion / total);
  return factorVariance > 0 ? factorVariance / (factorVariance + noise) : 0;
}

/** A day-ahead forecast as slots with NaN where closed. */
export function meansOf({ mean }: DayAhead): Float64Array {
  return Float64Array.from(mean, (value) => value ?? Number.NaN);
}
