import { LAGS, type ProfileInput } from './profile.ts';

/** How far shapes differ and how fast they move, as variances in units of a day's own noise. */
export interface ShapeSettings {
  /** Added to the common shape per day. */
  readonly common: number;
  /** Added to each weekday's difference from it per day. */
  readonly weekday: number;
  /** Of the weekdays' differences before any was seen. */
  readonly spread: number;
}

/** The state of the filter after each of the last days: the common shape, then the differences of the seven weekdays. */
export interface Trace {
  readonly states: readonly Float64Array[];
  /** Index into the usable days of the first state. */
  readonly first: number;
  readonly last: Float64Array;
  /** Per slot: index into the usable days of the first day that saw it, where that came late (hours were extended); else 0. */
  readonly lateFrom: Int32Array;
}

/** Numbers of a slot's state: the common share and the seven differences. */
const SIZE = 8;
/** Variance of the common shape before any day was seen: nothing is known. */
const UNKNOWN = 1e6;
/** Variance that the differences of Saturday and Sunday share: they are more alike than other days. */
const WEEKEND = 3;
/** Days after which a shape is as unsure as it gets without being seen. */
const LONGEST_STEP = 7;
/** Days without a slot after which the first one that has it says all that is known of the slot. */
const LATE = 7;

/**
 * Runs a Kalman filter over the usable days (Harvey 1989, section 3.2): a day's share of a slot is the common share, its
 * weekday's difference from it and noise, and both wander. All slots have the same covariance, so that one filter of eight
 * numbers gives the gains of all but slots that come late: those begin at what they are first seen at, by the mean of their
 * days. Keeps the states from `keepFrom` on, with enough days before it for the longest lag.
 */
export function traceShapes(
  input: ProfileInput,
  usable: readonly number[],
  settings: ShapeSettings,
  keepFrom: number,
): Trace {
  const { slots, weekday } = input;
  const state = new Float64Array(SIZE * slots);
  const covariance = startCovariance(settings);
  const gains = new Float64Array(SIZE);
  const error = new Float64Array(slots);
  const first = Math.max(0, keepFrom - (LAGS[2] as number));
  const states: Float64Array[] = [];
  const sightings = new Int32Array(slots);
  const lateFrom = new Int32Array(slots);
  for (const [index, day] of usable.entries()) {
    const w = weekday[day] as number;
    const days = index > 0 ? Math.min(LONGEST_STEP, day - (usable[index - 1] as number)) : 0;
    nextGains(covariance, w, settings, days, gains);
    shapeError(input, state, day, error, (slot) => index >= LATE && sightings[slot] === 0);
    for (let slot = 0; slot < slots; slot++) {
      const news = error[slot] as number;
      if (Number.isNaN(news)) continue;
      const n = sightings[slot] as number;
      sightings[slot] = n + 1;
      if (n === 0 && index >= LATE) lateFrom[slot] = index;
      const late = (lateFrom[slot] as number) > 0;
      const common = late ? Math.max(1 / (n + 1), gains[0] as number) : (gains[0] as number);
      state[slot] = (state[slot] as number) + common * news;
      if (late && n === 0) continue;
      for (let part = 1; part < SIZE; part++) {
        const at = part * slots + slot;
        state[at] = (state[at] as number) + (gains[part] as number) * news;
      }
    }
    if (index >= first) states.push(state.slice());
  }
  return { states, first, last: state, lateFrom };
}

function startCovariance({ spread }: ShapeSettings): Float64Array {
  const covariance = new Float64Array(SIZE * SIZE);
  covariance[0] = UNKNOWN;
  for (let w = 1; w < SIZE; w++) covariance[w * SIZE + w] = spread + (w >= 6 ? WEEKEND : 0);
  covariance[6 * SIZE + 7] = WEEKEND;
  covariance[7 * SIZE + 6] = WEEKEND;
  return covariance;
}

/** Lets `days` pass and a day of weekday `w` (1 to 7) be seen with noise of variance 1: what its error tells each number. */
function nextGains(
  covariance: Float64Array,
  w: number,
  { common, weekday }: ShapeSettings,
  days: number,
  gains: Float64Array,
): void {
  for (let i = 0; i < SIZE; i++) {
    const at = i * SIZE + i;
    covariance[at] = (covariance[at] as number) + days * (i === 0 ? common : weekday);
  }
  for (let i = 0; i < SIZE; i++)
    gains[i] = (covariance[i * SIZE] as number) + (covariance[i * SIZE + w] as number);
  const variance = 1 + (gains[0] as number) + (gains[w] as number);
  for (let i = 0; i < SIZE; i++) {
    for (let k = 0; k < SIZE; k++) {
      const at = i * SIZE + k;
      covariance[at] = (covariance[at] as number) - ((gains[i] as number) * (gains[k] as number)) / variance;
    }
  }
  for (let i = 0; i < SIZE; i++) gains[i] = (gains[i] as number) / variance;
}

/** Shares of a day less those expected; NaN where the day is closed or a row is missing. */
function shapeError(
  { counts, slots, weekday, open }: ProfileInput,
  state: Float64Array,
  day: number,
  out: Float64Array,
  isNew: (slot: number) => boolean,
): void {
  const w = weekday[day] as number;
  const from = day * slots;
  const seen = (slot: number) => open[(w - 1) * slots + slot] === 1 && !Number.isNaN(counts[from + slot]);
  let total = 0;
  let known = 0;
  let mass = 0;
  for (let slot = 0; slot < slots; slot++) {
    if (!seen(slot)) continue;
    total += counts[from + slot] as number;
    if (isNew(slot)) continue;
    known += counts[from + slot] as number;
    mass += (state[slot] as number) + (state[w * slots + slot] as number);
  }
  // What was seen of the day counts for as much as is expected of it; all of it on the first day.
  const scale = mass > 0 && known > 0 ? mass / known : 1 / total;
  for (let slot = 0; slot < slots; slot++) {
    const expected = (state[slot] as number) + (state[w * slots + slot] as number);
    out[slot] = seen(slot) ? scale * (counts[from + slot] as number) - expected : Number.NaN;
  }
}
