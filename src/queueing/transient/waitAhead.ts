import { poissonWeights } from './poissonWeights.ts';
import type { Rates } from './rates.ts';

/**
 * A function of the number j of callers waiting ahead of a newcomer, j = 0, 1, …, while all agents are busy; its value
 * for somebody answered at once (j = -1) is 1.
 */
export type AheadFunction = Float64Array;

/**
 * Takes a probability of being answered, as a function of j, `seconds` back in time: those ahead leave at rate
 * n mu + j theta, the newcomer himself gives up at `ownTheta` (0: his virtual wait is asked for). Uniformised.
 */
export function answeredBefore(
  later: AheadFunction,
  rates: Rates,
  ownTheta: number,
  seconds: number,
): AheadFunction {
  const size = later.length;
  const jumpRate = rates.agents * rates.mu + (size - 1) * rates.theta + ownTheta;
  if (!(seconds > 0) || jumpRate === 0) return later;
  const { first, weights } = poissonWeights(jumpRate * seconds);
  const now = new Float64Array(size);
  const g = later.slice();
  const forward = new Float64Array(size);
  const stay = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    forward[j] = (rates.agents * rates.mu + j * rates.theta) / jumpRate;
    stay[j] = 1 - forward[j]! - ownTheta / jumpRate;
  }
  for (let k = 0; k < first + weights.length; k++) {
    if (k > 0) {
      for (let j = size - 1; j > 0; j--) g[j] = stay[j]! * g[j]! + forward[j]! * g[j - 1]!;
      g[0] = stay[0]! * g[0]! + forward[0]!;
    }
    if (k < first) continue;
    const weight = weights[k - first]!;
    for (let j = 0; j < size; j++) now[j] = now[j]! + weight * g[j]!;
  }
  return now;
}

/** The value at a real number ahead, linear between whole ones; `atOnce` at -1 and before, the last value beyond the end. */
export function valueAhead(g: AheadFunction, ahead: number, atOnce: number): number {
  if (ahead <= -1) return atOnce;
  const whole = Math.floor(ahead);
  const share = ahead - whole;
  const last = g.length - 1;
  const low = whole < 0 ? atOnce : g[Math.min(whole, last)]!;
  if (share === 0) return low;
  return low * (1 - share) + g[Math.min(whole + 1, last)]! * share;
}

/** The function as seen just before the agents change: newcomers in the team skip the queue ahead by their number. */
export function beforeChange(
  after: AheadFunction,
  agentsBefore: number,
  agentsAfter: number,
  handBack: boolean,
  atOnce: number,
): AheadFunction {
  const gained = agentsAfter > agentsBefore || handBack ? agentsAfter - agentsBefore : 0;
  if (gained === 0) return after;
  return after.map((_, j) => valueAhead(after, j - gained, atOnce));
}
