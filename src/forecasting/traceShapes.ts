import { LAGS, type ProfileInput } from './profile.ts';

/** The state of the smoothing after each of the last days: common shape, then the seven differences, then their shrinkage. */
export interface Trace {
  readonly states: readonly Float64Array[];
  /** Index into the usable days of the first state. */
  readonly first: number;
  readonly last: Float64Array;
}

/**
 * Runs the smoothing over the usable days and keeps its states from `keepFrom` on, with enough days before it for the longest
 * lag.
 */
export function traceShapes(
  input: ProfileInput,
  usable: readonly number[],
  gains: readonly [number, number],
  keepFrom: number,
): Trace {
  const { counts, slots, weekday, open } = input;
  const [commonGain, ownGain] = gains;
  const state = new Float64Array(8 * slots + 7);
  const noise = new Float64Array(7);
  const seenOf = new Int32Array(7);
  const share = new Float64Array(slots);
  const first = Math.max(0, keepFrom - LAGS[2]!);
  const states: Float64Array[] = [];
  for (const [index, day] of usable.entries()) {
    const w = (weekday[day] as number) - 1;
    let total = 0;
    for (let slot = 0; slot < slots; slot++) {
      const value = counts[day * slots + slot] as number;
      share[slot] = open[w * slots + slot] && !Number.isNaN(value) ? value : 0;
      total += share[slot] as number;
    }
    const n = (seenOf[w] as number) + 1;
    seenOf[w] = n;
    const a = Math.max(commonGain, 1 / (index + 1));
    const b = Math.max(ownGain, 1 / (n + (index < 7 ? 0 : 1)));
    let squares = 0;
    let signal = 0;
    for (let slot = 0; slot < slots; slot++) {
      const own = (w + 1) * slots + slot;
      const error = (share[slot] as number) / total - (state[slot] as number) - (state[own] as number);
      squares += error * error;
      state[slot] = (state[slot] as number) + a * error * (index === 0 ? 1 : 0.9);
      state[own] = (state[own] as number) + b * error * (index === 0 ? 0 : 1);
      signal += (state[own] as number) ** 2;
    }
    if (n > 1)
      noise[w] = (noise[w] as number) + Math.max(0.05, 1 / (n - 1)) * (squares - (noise[w] as number));
    const spread = b / (2 - b);
    state[8 * slots + w] =
      n < 3 || signal === 0
        ? signal > 2 * squares
          ? 1
          : 0.5
        : Math.max(0, 1 - ((noise[w] as number) * spread) / signal);
    if (index >= first) states.push(state.slice());
  }
  return { states, first, last: state };
}

/** Shares of all weekdays from a state of the smoothing. */
export function shapeTable(input: ProfileInput, state: Float64Array, width: number): Float64Array {
  const table = new Float64Array(7 * input.slots);
  for (let w = 0; w < 7; w++)
    shapeOf(input, state, w, width, table.subarray(w * input.slots, (w + 1) * input.slots));
  return table;
}

/** Shares of one weekday (from 0), shrunk and smoothed over `width` neighbours on each side. */
export function shapeOf(
  input: ProfileInput,
  state: Float64Array,
  w: number,
  width: number,
  out: Float64Array,
): void {
  const { slots, open } = input;
  const shrink = state[8 * slots + w] as number;
  const raw = new Float64Array(slots);
  for (let slot = 0; slot < slots; slot++) {
    raw[slot] = (state[slot] as number) + shrink * (state[(w + 1) * slots + slot] as number);
  }
  let sum = 0;
  for (let slot = 0; slot < slots; slot++) {
    out[slot] = 0;
    if (!open[w * slots + slot]) continue;
    let value = 0;
    let weight = 0;
    for (let k = -width; k <= width; k++) {
      const other = (slot + k + slots) % slots;
      if (!open[w * slots + other]) continue;
      const share = width + 1 - Math.abs(k);
      value += share * (raw[other] as number);
      weight += share;
    }
    out[slot] = Math.max(0, value / weight);
    sum += out[slot] as number;
  }
  if (sum > 0) for (let slot = 0; slot < slots; slot++) out[slot] = (out[slot] as number) / sum;
}
