import type { SlotGain } from './slotGain.ts';

/** Agents that a slot may have fewer or more than at the start. */
export interface SlotReach {
  readonly down: number;
  readonly up: number;
}

/** Agents all slots together, and any one of them, may differ by from the start. */
const MOST_REACH = 32;

/**
 * Among allocations close to `start`, one with the least total that reaches the aim: dynamic programming over slots, the
 * state being how far the total is from that of `start`, the value the most that can be gained.
 */
export function searchAround(
  slots: readonly SlotGain[],
  start: readonly number[],
  reaches: readonly SlotReach[],
  aim: number,
): number[] {
  const width = 2 * MOST_REACH + 1;
  let best = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  best[MOST_REACH] = 0;
  const choice = slots.map(() => new Int8Array(width));
  for (const [slot, { gain, full }] of slots.entries()) {
    const next = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
    const at = start[slot] as number;
    const { down, up } = reaches[slot] as SlotReach;
    const low = -Math.min(at, down, MOST_REACH);
    for (let change = low; change <= Math.min(up, MOST_REACH); change++) {
      if (change > 0 && full(at + change - 1)) break;
      const gained = gain(at + change);
      for (let d = Math.max(0, change); d < Math.min(width, width + change); d++) {
        const value = (best[d - change] as number) + gained;
        if (value > (next[d] as number)) {
          next[d] = value;
          (choice[slot] as Int8Array)[d] = change;
        }
      }
    }
    best = next;
  }
  let d = best.findIndex((gained) => gained >= aim);
  if (d < 0 || d > MOST_REACH) return [...start];
  const found = [...start];
  for (let slot = slots.length - 1; slot >= 0; slot--) {
    const change = (choice[slot] as Int8Array)[d] as number;
    found[slot] = (found[slot] as number) + change;
    d -= change;
  }
  return found;
}
