import { checkNonNegative, checkPositive } from '../../errors/index.ts';
import { checkLoad } from '../checkLoad.ts';
import type { QueueLoad } from '../types.ts';
import { patientQueue } from './patientQueue.ts';
import { type WaitMeasures, waitMeasures } from './waitMeasures.ts';

/**
 * Erlang A in full: what becomes of a caller of an M/M/n+M queue, with every share that a service level can be made of.
 * {@link queuePerformance} is the summary; this is for reports that count in their own way.
 *
 * Assumes Poisson arrivals, exponential handle times and patience, first come first served. Under- and overloaded, any
 * patience; every value is a sum of positive terms, so that small shares keep their digits. Constant time.
 *
 * Source: Baccelli and Hebuterne (1981); Zeltyn and Mandelbaum, "Call centers with impatient customers" (2005).
 *
 * @param load What arrives, with a patience.
 * @param agents Agents, >= 0, may be fractional.
 * @param withinSeconds Target answer time, >= 0.
 * @throws StaffcastError if a number is out of its range or the patience is missing.
 * @example
 * ```ts
 * import { erlangA } from 'staffcast/queueing';
 * const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 300 };
 * erlangA(load, 14, 20).abandonedWithin;
 * ```
 */
export function erlangA(load: QueueLoad, agents: number, withinSeconds: number): WaitMeasures {
  checkLoad('erlangA', load);
  checkPositive('erlangA', 'load.patienceSeconds', load.patienceSeconds);
  checkNonNegative('erlangA', 'agents', agents);
  checkNonNegative('erlangA', 'withinSeconds', withinSeconds);
  if (load.volume === 0) return answeredAtOnce;
  if (agents === 0) return neverAnswered(load.patienceSeconds, withinSeconds);
  return waitMeasures(patientQueue(agents, load, load.patienceSeconds), withinSeconds, true);
}

const answeredAtOnce: WaitMeasures = {
  atOnce: 1,
  waitProbability: 0,
  answered: 1,
  abandoned: 0,
  answeredWithin: 1,
  answeredLater: 0,
  abandonedWithin: 0,
  waitsLonger: 0,
  virtualWithin: 1,
  virtualLater: 0,
  meanWaitSeconds: 0,
  meanWaitOfWaitersSeconds: 0,
  answeredWaitSeconds: 0,
  abandonedWaitSeconds: 0,
};

function neverAnswered(patienceSeconds: number, withinSeconds: number): WaitMeasures {
  const still = Math.exp(-withinSeconds / patienceSeconds);
  return {
    atOnce: 0,
    waitProbability: 1,
    answered: 0,
    abandoned: 1,
    answeredWithin: 0,
    answeredLater: 0,
    abandonedWithin: 1 - still,
    waitsLonger: still,
    virtualWithin: 0,
    virtualLater: 1,
    meanWaitSeconds: patienceSeconds,
    meanWaitOfWaitersSeconds: patienceSeconds,
    answeredWaitSeconds: 0,
    abandonedWaitSeconds: patienceSeconds,
  };
}
