import { radau } from './radau.ts';
import { departureRate, type Rates } from './rates.ts';
import { solveBirthDeath } from './solveBirthDeath.ts';
import { reserve, type SystemState } from './systemState.ts';

/** A step taken: the state at the five nodes of the method, on the window starting at `low`. */
export interface Step {
  readonly seconds: number;
  readonly low: number;
  readonly stages: readonly Float64Array[];
}

// Probabilities below this are let go at the ends of the window, and above it the window is widened.
const negligible = 1e-15;
// Bound of the last Legendre coefficient of a step, whose square is about the error at its end.
const tolerance = 1e-5;

/**
 * Moves the state `seconds` ahead through the forward equations, in Radau IIA steps whose length follows the motion of
 * the distribution rather than the rate of events, so that the size of the centre hardly matters. Returns the steps.
 */
export function advance(
  state: SystemState,
  rates: Rates,
  seconds: number,
  firstStep: number,
  longest = seconds,
): Step[] {
  const steps: Step[] = [];
  let left = seconds;
  let length = Math.min(firstStep, longest, seconds);
  while (left > 0) {
    const { step, roughness } = tryStep(state, rates, length);
    const factor = Math.min(4, Math.max(0.2, 0.8 * (tolerance / Math.max(roughness, 1e-12)) ** 0.2));
    if (roughness > 4 * tolerance && length > 1e-9 * seconds) {
      length *= Math.min(0.7, factor);
      continue;
    }
    settle(state, step);
    steps.push(step);
    left -= length;
    if (left < 1e-9 * seconds) break;
    length = Math.min(longest, factor > 1.2 || factor < 1 ? length * factor : length);
    // No sliver at the end: two equal steps rather than a long and a tiny one.
    if (length > left) length = left;
    else if (length > 0.5 * left) length = 0.5 * left;
  }
  return steps;
}

/** One step on a window wide enough for where it ends; the state isn't changed. */
function tryStep(state: SystemState, rates: Rates, seconds: number): { step: Step; roughness: number } {
  const up = (rates.lambda - departureRate(rates, state.high)) * seconds;
  const down = (departureRate(rates, state.low) - rates.lambda) * seconds;
  const spread = 4 * Math.sqrt((rates.lambda + departureRate(rates, state.high)) * seconds) + 8;
  let above = Math.ceil(Math.max(0, up) + spread);
  let below = Math.ceil(Math.max(0, down) + spread);
  for (;;) {
    const low = Math.max(0, state.low - below);
    const top = state.high + above;
    const tried = solveStep(state, rates, seconds, low, top);
    const end = tried.step.stages[4]!;
    const openAbove = Math.abs(end[end.length - 1]!) > negligible;
    const openBelow = low > 0 && Math.abs(end[0]!) > negligible;
    if (!openAbove && !openBelow) return tried;
    if (openAbove) above *= 2;
    if (openBelow) below *= 2;
  }
}

function solveStep(
  state: SystemState,
  rates: Rates,
  seconds: number,
  low: number,
  top: number,
): { step: Step; roughness: number } {
  reserve(state, top);
  const start = state.p.subarray(low, top + 1);
  const stages = solveBirthDeath(start, rates, low, seconds);
  let roughness = 0;
  const [t0, t1, t2, t3, t4, t5] = radau.top;
  const [s1, s2, s3, s4, s5] = stages as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let k = 0; k < start.length; k++) {
    roughness += Math.abs(
      t0 * start[k]! + t1 * s1[k]! + t2 * s2[k]! + t3 * s3[k]! + t4 * s4[k]! + t5 * s5[k]!,
    );
  }
  return { step: { seconds, low, stages }, roughness };
}

/** Takes the end of the step as the new state, without its negligible ends. */
function settle(state: SystemState, { low, stages }: Step): void {
  const end = stages[4]!;
  let first = 0;
  let last = end.length - 1;
  while (last > first && Math.abs(end[last]!) < negligible) last -= 1;
  while (first < last && Math.abs(end[first]!) < negligible) first += 1;
  state.p.fill(0, state.low, state.high + 1);
  for (let i = first; i <= last; i++) state.p[low + i] = end[i]!;
  state.low = low + first;
  state.high = low + last;
}

/** Adds a step's time integral to `sum`. */
export function addIntegral(sum: SystemState, { seconds, low, stages }: Step): void {
  const size = stages[0]!.length;
  reserve(sum, low + size);
  for (let j = 0; j < 5; j++) {
    const stage = stages[j]!;
    const weight = seconds * radau.weights[j]!;
    for (let i = 0; i < size; i++) sum.p[low + i] = sum.p[low + i]! + weight * stage[i]!;
  }
  sum.low = Math.min(sum.low, low);
  sum.high = Math.max(sum.high, low + size - 1);
}
