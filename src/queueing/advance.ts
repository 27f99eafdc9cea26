import { type PoissonWeights, poissonWeights } from './poissonWeights.ts';
import { reserve, type SystemState } from './systemState.ts';

/** Constant rates of a stretch of time, per second. */
export interface Rates {
  readonly lambda: number;
  readonly agents: number;
  /** Completion rate of one conversation. */
  readonly mu: number;
  /** Abandonment rate of one caller; 0: nobody abandons. */
  readonly theta: number;
}

// Probabilities below this are let go; a day of half a million jumps loses less than 1e-12.
const negligible = 1e-18;

/** Rate at which somebody leaves when k are in the system. */
export function departureRate(rates: Rates, k: number): number {
  return k <= rates.agents ? k * rates.mu : rates.agents * rates.mu + (k - rates.agents) * rates.theta;
}

/**
 * Moves the state `seconds` ahead by uniformisation, which is exact up to the probabilities let go: the chain jumps as
 * a Poisson process of the largest rate, with enough null jumps to keep every state's own rate (Jensen 1953).
 * Adds the time integral of the state to `integral` and widens it where needed.
 */
export function advance(state: SystemState, rates: Rates, seconds: number, integral: SystemState): void {
  if (!(seconds > 0)) return;
  const arrivals = rates.lambda * seconds;
  const drift = Math.max(0, arrivals - departureRate(rates, state.high) * seconds);
  let room = Math.ceil(
    Math.min(arrivals + 9 * Math.sqrt(arrivals) + 30, drift + 6 * Math.sqrt(arrivals) + 40),
  );
  while (!tryAdvance(state, rates, seconds, integral, state.high + room)) room *= 2;
}

/** False, with nothing changed, if the window ran into `top`: the jump rate is chosen for states up to there. */
function tryAdvance(
  state: SystemState,
  rates: Rates,
  seconds: number,
  integral: SystemState,
  top: number,
): boolean {
  const jumpRate = rates.lambda + departureRate(rates, top);
  if (jumpRate === 0) {
    addScaled(integral, state, seconds);
    return true;
  }
  reserve(state, top + 2);
  const jumps = jumpTable(rates, jumpRate, state.low, top);
  const poisson = poissonWeights(jumpRate * seconds);
  const mean: SystemState = { p: new Float64Array(top + 3), low: state.low, high: state.high };
  const end: SystemState = { p: new Float64Array(top + 3), low: state.low, high: state.high };
  const walker: SystemState = { p: state.p.slice(), low: state.low, high: state.high };
  if (!walk(walker, jumps, poisson, mean, end, top)) return false;
  trim(end);
  Object.assign(state, end);
  addScaled(integral, mean, 1 / jumpRate);
  return true;
}

interface JumpTable {
  readonly up: number;
  readonly down: Float64Array;
  readonly stay: Float64Array;
}

function jumpTable(rates: Rates, jumpRate: number, low: number, top: number): JumpTable {
  const up = rates.lambda / jumpRate;
  const down = new Float64Array(top + 3);
  const stay = new Float64Array(top + 3);
  for (let k = 0; k <= top; k++) {
    down[k] = departureRate(rates, k) / jumpRate;
    stay[k] = 1 - up - down[k]!;
  }
  return { up, down, stay };
}

/** Jumps until the Poisson count is spent; sums the visited states for the mean and, weighted, for the end. */
function walk(
  walker: SystemState,
  jumps: JumpTable,
  poisson: PoissonWeights,
  mean: SystemState,
  end: SystemState,
  top: number,
): boolean {
  const { first, weights } = poisson;
  let beyond = 1;
  for (let k = 0; ; k++) {
    const weight = k < first ? 0 : weights[k - first]!;
    beyond -= weight;
    collect(mean, walker, Math.max(0, beyond));
    if (weight > 0) collect(end, walker, weight);
    if (k + 1 >= first + weights.length) return true;
    if (walker.high >= top) return false;
    jump(walker, jumps);
  }
}

function jump(walker: SystemState, { up, down, stay }: JumpTable): void {
  const p = walker.p;
  const low = walker.low > 0 ? walker.low - 1 : 0;
  const high = walker.high + 1;
  let left = 0;
  let here = p[low]!;
  for (let k = low; k <= high; k++) {
    const right = p[k + 1]!;
    p[k] = here * stay[k]! + left * up + right * down[k + 1]!;
    left = here;
    here = right;
  }
  walker.low = low;
  walker.high = high;
  trim(walker);
}

/** Lets go of negligible probabilities at both ends of the window. */
function trim(state: SystemState): void {
  const p = state.p;
  while (state.high > state.low && p[state.high]! < negligible) {
    p[state.high] = 0;
    state.high -= 1;
  }
  while (state.low < state.high && p[state.low]! < negligible) {
    p[state.low] = 0;
    state.low += 1;
  }
}

function collect(sum: SystemState, term: SystemState, weight: number): void {
  const to = sum.p;
  const from = term.p;
  if (term.low < sum.low) sum.low = term.low;
  if (term.high > sum.high) sum.high = term.high;
  for (let k = term.low; k <= term.high; k++) to[k] = to[k]! + weight * from[k]!;
}

/** sum += weight × term, over the term's window. */
export function addScaled(sum: SystemState, term: SystemState, weight: number): void {
  reserve(sum, term.high + 1);
  collect(sum, term, weight);
}
