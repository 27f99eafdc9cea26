import { type Chord, chordHeap } from './chordHeap.ts';
import { type SlotReach, searchAround } from './searchAround.ts';
import type { SlotGain } from './slotGain.ts';

/** The agents of each slot, and what no allocation can undercut. */
export interface Allocation {
  readonly agents: number[];
  /** Least total of the relaxation in which agents may be split along the concave envelopes. */
  readonly bound: number;
  /** Whether the gains reach the aim; if not, `agents` are at their most. */
  readonly reached: boolean;
}

/**
 * The least total number of agents whose gains sum to `aim`.
 *
 * Marginal allocation along the upper concave envelope of each slot's gain (Fox 1966; service level is S-shaped in the
 * agents, so the envelope is needed below its inflection), then an exact search among allocations close to it: the sum
 * differs from the bound by less than one chord, and the search closes what whole agents allow.
 */
export function leastTotal(slots: readonly SlotGain[], aim: number): Allocation {
  const extra = slots.map(() => 0);
  const before = slots.map(() => Number.POSITIVE_INFINITY);
  const after = slots.map(() => 0);
  const chords = chordHeap();
  const offer = (slot: number) => {
    const next = nextChord(slots[slot] as SlotGain, slot, extra[slot] as number);
    after[slot] = next?.slope ?? 0;
    if (next) chords.push(next);
  };
  let gained = slots.reduce((sum, slot) => sum + slot.gain(0), 0);
  let total = slots.reduce((sum, slot) => sum + slot.floor, 0);
  let bound = total;
  let price = 0;
  if (gained < aim) for (const slot of slots.keys()) offer(slot);
  while (gained < aim) {
    const chord = chords.pop();
    if (!chord) break;
    const { slot, to, slope } = chord;
    const steps = to - (extra[slot] as number);
    bound = total + Math.min(steps, (aim - gained) / slope);
    gained += slope * steps;
    total += steps;
    price = slope;
    extra[slot] = to;
    before[slot] = slope;
    offer(slot);
  }
  const reached = gained >= aim - 1e-9 * Math.max(1, Math.abs(aim));
  const better = reached && total > Math.ceil(bound - 1e-9);
  const best = better ? searchAround(slots, extra, reaches(), aim) : extra;
  return { agents: best.map((k, slot) => (slots[slot] as SlotGain).floor + k), bound, reached };

  /**
   * How far a slot may lie from the envelope's allocation in any better one. At the price of the last chord every slot is
   * at its best, each agent more or fewer loses at least the difference of slopes, and a total below that of the envelope
   * leaves no more to lose than the price of the agents between it and the bound.
   */
  function reaches(): SlotReach[] {
    const spare = price * (total - 1 - bound) * (1 + 1e-9) + 1e-12 * price;
    return slots.map((_, slot) => ({
      down: Math.floor(spare / Math.max((before[slot] as number) - price, Number.MIN_VALUE)),
      up: Math.floor(spare / Math.max(price - (after[slot] as number), Number.MIN_VALUE)),
    }));
  }
}

/**
 * The piece of the envelope from `from` on: the steepest way up, the longest of equal ones. Gains beyond those looked at
 * can't make a steeper one, as none exceeds the top.
 */
function nextChord({ gain, top, full }: SlotGain, slot: number, from: number): Chord | null {
  if (full(from)) return null;
  const start = gain(from);
  let [slope, to] = [Number.NEGATIVE_INFINITY, from];
  for (let k = from + 1; ; k++) {
    const steepness = (gain(k) - start) / (k - from);
    if (steepness >= slope) [slope, to] = [steepness, k];
    if (full(k) || (top - start) / (k + 1 - from) < slope) break;
  }
  return slope > 0 ? { slot, to, slope } : null;
}
