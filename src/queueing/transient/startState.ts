import { emptyState, type SystemState, stateOf } from './systemState.ts';
import type { Stretch } from './transientForward.ts';
import type { TransientInput } from './transientTypes.ts';

/** The state before the first interval, as the input asks for. */
export function startState(input: TransientInput, first: Stretch): SystemState {
  const { start } = input;
  if (start === undefined || start === 'empty') return emptyState();
  if (start === 'steady') return steadyState(first);
  return stateOf(start);
}

/** Detailed balance outward from the likeliest state; empty where the queue would grow without bound. */
function steadyState(rates: Stretch): SystemState {
  const { lambda, agents, mu, theta } = rates;
  if (lambda === 0 || (theta === 0 && agents * mu <= lambda)) return emptyState();
  const leaving = (k: number) => (k <= agents ? k * mu : agents * mu + (k - agents) * theta);
  let mode = Math.floor(Math.min(lambda / mu, agents));
  if (lambda > agents * mu) mode = Math.floor(agents + (lambda - agents * mu) / theta);
  const below: number[] = [];
  for (let k = mode, w = 1; k > 0; k--) {
    w *= leaving(k) / lambda;
    if (w < 1e-19) break;
    below.push(w);
  }
  const above: number[] = [1];
  for (let k = mode + 1, w = 1; w > 1e-19; k++) {
    w *= lambda / leaving(k);
    above.push(w);
  }
  const weights = [...below.reverse(), ...above];
  const total = weights.reduce((sum, w) => sum + w, 0);
  const p = new Float64Array(mode - below.length + weights.length);
  p.set(
    weights.map((w) => w / total),
    mode - below.length,
  );
  return stateOf(p);
}
