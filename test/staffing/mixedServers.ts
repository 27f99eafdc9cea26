/** A queue with two kinds of servers, in units of the handle time of the first. */
export interface MixedServers {
  readonly fast: number;
  readonly slow: number;
  /** Speed of the slow ones. */
  readonly productivity: number;
  readonly erlangs: number;
  readonly patienceInAht: number;
}

/**
 * The steady state of a queue whose free servers take calls at random, whatever their kind: Gauss-Seidel on the balance
 * equations of (busy fast, busy slow, waiting), with room for 60 to wait.
 */
export function mixedServers({ fast, slow, productivity: p, erlangs, patienceInAht }: MixedServers) {
  const room = 60;
  const index = (i: number, j: number) => i * (slow + 1) + j;
  const states = (fast + 1) * (slow + 1) + room;
  const flows: { from: number; to: number; rate: number }[] = [];
  for (let i = 0; i <= fast; i++) {
    for (let j = 0; j <= slow; j++) {
      const [freeFast, freeSlow] = [fast - i, slow - j];
      const free = freeFast + freeSlow;
      const from = index(i, j);
      if (freeFast > 0) flows.push({ from, to: index(i + 1, j), rate: (erlangs * freeFast) / free });
      if (freeSlow > 0) flows.push({ from, to: index(i, j + 1), rate: (erlangs * freeSlow) / free });
      if (i > 0) flows.push({ from, to: index(i - 1, j), rate: i });
      if (j > 0) flows.push({ from, to: index(i, j - 1), rate: j * p });
    }
  }
  const full = index(fast, slow);
  for (let q = 0; q < room; q++) {
    flows.push({ from: full + q, to: full + q + 1, rate: erlangs });
    flows.push({ from: full + q + 1, to: full + q, rate: fast + slow * p + (q + 1) / patienceInAht });
  }
  const out = new Float64Array(states);
  const into: { from: number; rate: number }[][] = Array.from({ length: states }, () => []);
  for (const { from, to, rate } of flows) {
    out[from]! += rate;
    into[to]!.push({ from, rate });
  }
  const chance = new Float64Array(states).fill(1 / states);
  for (let sweep = 0; sweep < 3000; sweep++) {
    for (let s = 0; s < states; s++) {
      let flow = 0;
      for (const { from, rate } of into[s]!) flow += chance[from]! * rate;
      chance[s] = flow / out[s]!;
    }
    const total = chance.reduce((a, b) => a + b, 0);
    for (let s = 0; s < states; s++) chance[s]! /= total;
  }
  const waiting = chance.slice(full);
  const waitProbability = waiting.reduce((a, b) => a + b, 0);
  const meanQueue = waiting.reduce((sum, x, q) => sum + q * x, 0);
  return { waitProbability, abandonment: meanQueue / patienceInAht / erlangs };
}
