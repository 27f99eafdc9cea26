/** What a slot gains from its agents: `gain[k]` is the gain of `floor + k` agents. */
export interface SlotGain {
  readonly floor: number;
  readonly gain: Float64Array;
}

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
  const lastChord = slots.map(() => 0);
  let gained = slots.reduce((sum, slot) => sum + (slot.gain[0] as number), 0);
  let total = slots.reduce((sum, slot) => sum + slot.floor, 0);
  let bound = total;
  const chords = slots.flatMap(envelope).sort((a, b) => b.slope - a.slope);
  for (const { slot, to, slope } of chords) {
    if (gained >= aim) break;
    const steps = to - (extra[slot] as number);
    bound = total + Math.min(steps, (aim - gained) / slope);
    gained += slope * steps;
    total += steps;
    extra[slot] = to;
    lastChord[slot] = steps;
  }
  const reached = gained >= aim - 1e-9 * Math.max(1, Math.abs(aim));
  const best =
    reached && total > Math.ceil(bound - 1e-9) ? searchAround(slots, extra, lastChord, aim) : extra;
  return { agents: best.map((k, slot) => (slots[slot] as SlotGain).floor + k), bound, reached };

  function envelope({ gain }: SlotGain, slot: number): Chord[] {
    const hull = [0];
    for (let k = 1; k < gain.length; k++) {
      while (
        hull.length > 1 &&
        slopeTo(hull.length - 2, k) >= slopeTo(hull.length - 2, hull.at(-1) as number)
      )
        hull.pop();
      hull.push(k);
    }
    return hull.slice(1).flatMap((to, i) => {
      const slope = ((gain[to] as number) - (gain[hull[i] as number] as number)) / (to - (hull[i] as number));
      return slope > 0 ? [{ slot, to, slope }] : [];
    });

    function slopeTo(from: number, k: number): number {
      const at = hull[from] as number;
      return ((gain[k] as number) - (gain[at] as number)) / (k - at);
    }
  }
}

interface Chord {
  readonly slot: number;
  readonly to: number;
  readonly slope: number;
}

/** Agents a slot may differ by from the ends of its last chord, and all slots together from the envelope's total. */
const SLOT_REACH = 4;
const TOTAL_REACH = 32;

/**
 * Among allocations close to `start`, one with the least total that reaches the aim: dynamic programming over slots, the
 * state being how far the total is from that of `start`, the value the most that can be gained.
 */
function searchAround(
  slots: readonly SlotGain[],
  start: readonly number[],
  lastChord: readonly number[],
  aim: number,
): number[] {
  const width = 2 * TOTAL_REACH + 1;
  let best = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  best[TOTAL_REACH] = 0;
  const choice = slots.map(() => new Int8Array(width));
  for (const [slot, { gain }] of slots.entries()) {
    const next = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
    const at = start[slot] as number;
    // A chord that jumps over the convex part may have been too long: its whole length is tried.
    const low = -Math.min(at, SLOT_REACH + (lastChord[slot] as number), TOTAL_REACH);
    const high = Math.min(SLOT_REACH, gain.length - 1 - at);
    for (let change = low; change <= high; change++) {
      const gained = gain[at + change] as number;
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
  if (d < 0 || d > TOTAL_REACH) return [...start];
  const found = [...start];
  for (let slot = slots.length - 1; slot >= 0; slot--) {
    const change = (choice[slot] as Int8Array)[d] as number;
    found[slot] = (found[slot] as number) + change;
    d -= change;
  }
  return found;
}
