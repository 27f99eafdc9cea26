/** What {@link polishAgents} works on; `k` counts the slots. */
export interface Polish {
  readonly agents: readonly number[];
  /** Fewest agents of each slot. */
  readonly floors: readonly number[];
  /** What `n` agents in slot `k` add to each measure; more agents never add less. */
  readonly gain: (k: number, n: number) => Float64Array;
  /** Whether sums of the measures are good enough; larger sums never are worse. */
  readonly enough: (sums: Float64Array) => boolean;
}

/**
 * Adds agents where they gain most until it is enough, then takes away every agent that is not needed, those that gain
 * least first. Afterwards no single agent can be taken away.
 */
export function polishAgents({ agents, floors, gain, enough }: Polish): number[] {
  const found = [...agents];
  const gains = found.map((n, k) => gain(k, n));
  const sums = new Float64Array(gains[0]?.length ?? 0);
  for (const each of gains) for (let s = 0; s < sums.length; s++) sums[s]! += each[s] as number;
  for (let added = 0; !enough(sums) && added < MOST_ADDED; added++) {
    const steps = found.map((n, k) => changeTo(k, n + 1));
    const best = steps.reduce(
      (top, step, k) => (total(step) > total(steps[top] as Float64Array) ? k : top),
      0,
    );
    take(best, (found[best] as number) + 1, steps[best] as Float64Array);
  }
  let open = found.map((_, k) => k).filter((k) => canSpare(k));
  const losses = new Map(open.map((k) => [k, changeTo(k, (found[k] as number) - 1)]));
  while (open.length > 0) {
    const k = open.reduce((top, each) => (loss(each) > loss(top) ? each : top));
    const change = losses.get(k) as Float64Array;
    const less = sums.map((sum, s) => sum + (change[s] as number));
    if (!enough(less)) open = open.filter((each) => each !== k);
    else {
      take(k, (found[k] as number) - 1, change);
      if (canSpare(k)) losses.set(k, changeTo(k, (found[k] as number) - 1));
      else open = open.filter((each) => each !== k);
    }
  }
  return found;

  function canSpare(k: number): boolean {
    return (found[k] as number) > (floors[k] as number);
  }

  function loss(k: number): number {
    return total(losses.get(k) as Float64Array);
  }

  function changeTo(k: number, n: number): Float64Array {
    const now = gains[k] as Float64Array;
    return gain(k, n).map((value, s) => value - (now[s] as number));
  }

  function take(k: number, n: number, change: Float64Array): void {
    found[k] = n;
    gains[k] = (gains[k] as Float64Array).map((value, s) => value + (change[s] as number));
    for (let s = 0; s < sums.length; s++) sums[s]! += change[s] as number;
  }
}

/** A guard; starts are near the answer. */
const MOST_ADDED = 10_000;

function total(list: Float64Array): number {
  return list.reduce((a, b) => a + b, 0);
}
