import type { Fates } from './fateStep.ts';
import type { Rates } from './rates.ts';
import { type SpacedWeights, spacedBeyond, spacedPoisson } from './spacedPoisson.ts';
import type { SystemState } from './systemState.ts';
import type { Arrivals, Stretch } from './transientForward.ts';

/**
 * Deep in a queue that nobody leaves, the number ahead falls by a Poisson count: what becomes of a caller follows from the
 * end of the interval in one go, however long the queue. A function of the number ahead has kinks where the team changes;
 * each is blurred by the departures since, so a mean over spaced counts is exact as long as no sharp one is in reach.
 *
 * @returns the number ahead from which on that holds at any time within interval `index`, and nobody is answered before
 *   the end of the next
 */
export function deepFrom(teams: readonly Stretch[], index: number): number {
  const served = servedIn(teams[index]!);
  let gained = 0;
  let since = 0;
  for (let i = index + 1; i < teams.length && (i === index + 1 || since < served); i++) {
    gained += Math.max(0, teams[i]!.agents - teams[i - 1]!.agents);
    since += servedIn(teams[i]!);
  }
  const next = index + 1 < teams.length ? servedIn(teams[index + 1]!) : served;
  const most = Math.max(served, next);
  return Math.ceil(gained + served + most + 17 * Math.sqrt(most)) + 30;
}

/** True if every caller of the interval finds so many ahead, but for a negligible chance. */
export function isDeep(state: SystemState, stretch: Stretch, from: number): boolean {
  const served = servedIn(stretch);
  return stretch.theta === 0 && state.low - stretch.agents - served - 9 * Math.sqrt(served) > from + 30;
}

/**
 * The longest step of a deep interval: kinks of the wait pass by the callers as the queue moves up, and must be seen at
 * the nodes. The least number ahead is how far they are blurred.
 */
export function longestDeepStep(state: SystemState, { agents, mu, seconds }: Stretch): number {
  const blur = Math.sqrt(Math.max(1, state.low - agents));
  return Math.min(seconds, (3 * blur) / (agents * mu));
}

function servedIn({ agents, mu, seconds }: Stretch): number {
  return agents * mu * seconds;
}

/** Mean fate of arrivals deep in the queue, from the fates a time later. */
export function meanDeepFate(
  later: Fates,
  { agents, mu }: Rates,
  seconds: number,
  { first, busy }: Arrivals,
) {
  const { first: least, stride, weights } = spacedPoisson(agents * mu * seconds);
  const fraction = agents - Math.floor(agents);
  const mean = (g: Float64Array) =>
    weights.reduce(
      (sum, weight, i) => sum + weight * meanFrom(g, first - least - i * stride, busy, fraction),
      0,
    );
  const answered = allAnswered(later) ? busy.reduce((sum, p) => sum + p, 0) : mean(later.answered);
  return { answered, wait: mean(later.wait) + seconds * answered };
}

/** Where nobody gives up, whoever comes first is answered surest: if the last is, all are. */
function allAnswered({ answered }: Fates): boolean {
  return answered[answered.length - 1]! > 1 - 1e-13;
}

/** Sum of busy[i] g(from + i - fraction), g linear between whole numbers, the last value beyond the end. */
function meanFrom(g: Float64Array, from: number, busy: Float64Array, fraction: number): number {
  const whole = sumFrom(g, from, busy);
  return fraction === 0 ? whole : (1 - fraction) * whole + fraction * sumFrom(g, from - 1, busy);
}

function sumFrom(g: Float64Array, from: number, busy: Float64Array): number {
  const skipped = Math.max(0, -from);
  const found = g.subarray(from + skipped);
  const chances = busy.subarray(skipped);
  const inside = Math.min(chances.length, found.length);
  let sum = 0;
  for (let i = 0; i < inside; i++) sum += chances[i]! * found[i]!;
  for (let i = inside; i < chances.length; i++) sum += chances[i]! * g[g.length - 1]!;
  return sum;
}

/** The fates at the start of an interval in which nobody gives up, from those at its end. */
export function fatesThroughInterval(later: Fates, stretch: Stretch, from: number): Fates {
  const { seconds, agents, mu } = stretch;
  const deep = Math.min(later.answered.length, from);
  const before = fatesBehind(later, stretch, seconds, deep);
  // Near the head the kinks of the interval's end are sharp: as many departures at a time as there were since, or few.
  const few = (0.9 * spacedBeyond) / (agents * mu);
  let low: Fates = { answered: later.answered.subarray(0, deep), wait: later.wait.subarray(0, deep) };
  for (let gone = 0; gone < seconds; ) {
    const next = Math.min(seconds - gone, Math.max(few, gone));
    low = fatesBehind(low, stretch, next, 0);
    gone += next;
  }
  before.answered.set(low.answered);
  before.wait.set(low.wait);
  return before;
}

/** The fates a time earlier, at numbers ahead from `from` on. */
function fatesBehind(later: Fates, { agents, mu }: Rates, seconds: number, from: number): Fates {
  const rate = agents * mu;
  const weights = spacedPoisson(rate * seconds);
  const answered = allAnswered(later)
    ? new Float64Array(later.answered.length).fill(1)
    : behind(later.answered, weights, from, () => 1);
  // At fewer than none ahead the wait is continued as if these agents stayed for good, which obeys the same equation.
  const wait = behind(later.wait, weights, from, (j) => (j + 1) / rate);
  for (let j = from; j < wait.length; j++) wait[j] = wait[j]! + seconds * answered[j]!;
  return { answered, wait };
}

function behind(
  g: Float64Array,
  { first, stride, weights }: SpacedWeights,
  from: number,
  served: (j: number) => number,
): Float64Array {
  const before = new Float64Array(g.length);
  const most = first + stride * (weights.length - 1);
  // Where none, or all, of the counts lead back to fewer than none ahead.
  for (let j = from; j < Math.min(most, g.length); j++) {
    for (const [i, weight] of weights.entries()) {
      const ahead = j - first - i * stride;
      before[j] = before[j]! + weight * (ahead < 0 ? served(ahead) : g[ahead]!);
    }
  }
  const start = Math.min(g.length, Math.max(from, most));
  const rest = before.subarray(start);
  for (let i = 0; i < weights.length; i += 2) {
    const back = start - first - i * stride;
    // Two at a time: what counts here is how often the long list is gone through.
    if (i + 1 === weights.length) addScaled(rest, weights[i]!, g.subarray(back), 0, g);
    else addScaled(rest, weights[i]!, g.subarray(back), weights[i + 1]!, g.subarray(back - stride));
  }
  return before;
}

function addScaled(sum: Float64Array, a: number, x: Float64Array, b: number, y: Float64Array): void {
  for (let j = 0; j < sum.length; j++) sum[j] = sum[j]! + a * x[j]! + b * y[j]!;
}
