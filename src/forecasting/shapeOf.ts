import type { ProfileInput } from './profile.ts';

/** Shares of all weekdays from a state of the filter. */
export function shapeTable(input: ProfileInput, state: Float64Array, width: number): Float64Array {
  const table = new Float64Array(7 * input.slots);
  for (let w = 0; w < 7; w++)
    shapeOf(input, state, w, width, table.subarray(w * input.slots, (w + 1) * input.slots));
  return table;
}

/** Shares of one weekday (from 0), smoothed over `width` neighbours on each side. */
export function shapeOf(
  input: ProfileInput,
  state: Float64Array,
  w: number,
  width: number,
  out: Float64Array,
): void {
  const { slots, open } = input;
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
      value += share * ((state[other] as number) + (state[(w + 1) * slots + other] as number));
      weight += share;
    }
    out[slot] = Math.max(0, value / weight);
    sum += out[slot] as number;
  }
  if (sum > 0) for (let slot = 0; slot < slots; slot++) out[slot] = (out[slot] as number) / sum;
}
