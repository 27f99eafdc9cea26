import { checkFraction, checkNonNegative } from '../../errors/index.ts';
import { bracketedRoot } from '../../math/index.ts';
import { checkLoad } from '../checkLoad.ts';
import { spareAgents } from '../queuePerformance.ts';
import type { QueueLoad } from '../types.ts';
import { erlangCOdds } from './erlangC.ts';
import { patientQueue } from './patientQueue.ts';
import { waitMeasures } from './waitMeasures.ts';

/**
 * The wait that is exceeded with chance 1 - probability by somebody of endless patience: the time an announcement could
 * promise. 0 if that share is answered at once; null where the wait has no bound (no agents, or Erlang C with no more
 * agents than load). The model is that of {@link queuePerformance}; `waitPercentile` as a target asks the same question.
 *
 * Without patience in closed form, ln(C / (1 - p)) AHT / (n - a); with patience the root of P(V > t) = 1 - p.
 *
 * @param load What arrives.
 * @param agents Agents present, >= 0, may be fractional.
 * @param probability Share in (0, 1); 0.95 for the 95th percentile.
 * @throws StaffcastError if a number is out of its range.
 * @example
 * ```ts
 * import { waitPercentile } from 'staffcast/queueing';
 * const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 300 };
 * waitPercentile(load, 12, 0.5); // 0: most are answered at once
 * waitPercentile(load, 12, 0.95); // 80.88…
 * ```
 */
export function waitPercentile(load: QueueLoad, agents: number, probability: number): number | null {
  const where = 'waitPercentile';
  checkLoad(where, load);
  checkNonNegative(where, 'agents', agents);
  checkFraction(where, 'probability', probability, 'open');
  if (load.volume === 0) return 0;
  if (agents === 0) return null;
  const { patienceSeconds } = load;
  return patienceSeconds === undefined
    ? withoutAbandonment(load, agents, probability)
    : withAbandonment(load, agents, probability, patienceSeconds);
}

function withoutAbandonment(load: QueueLoad, agents: number, probability: number): number | null {
  const spare = spareAgents(load, agents);
  if (spare <= 0) return null;
  const erlangs = (load.volume * load.ahtSeconds) / load.intervalSeconds;
  const waits = 1 / (1 + erlangCOdds(agents, erlangs, spare));
  const times = Math.log(waits / (1 - probability));
  return Math.max(0, (times * load.ahtSeconds) / spare);
}

function withAbandonment(
  load: QueueLoad,
  agents: number,
  probability: number,
  patienceSeconds: number,
): number {
  const q = patientQueue(agents, load, patienceSeconds);
  const goal = Math.log(1 - probability);
  // ln P(V > t) falls nearly in a line, so that the search takes few steps however rare the wait.
  const excess = (seconds: number) => goal - Math.log(waitMeasures(q, seconds).virtualLater);
  if (excess(0) >= 0) return 0;
  let high = q.mode + load.ahtSeconds / agents;
  while (excess(high) < 0) high *= 2;
  return bracketedRoot(excess, 0, high);
}
