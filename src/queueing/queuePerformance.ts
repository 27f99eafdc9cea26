import { checkNonNegative } from '../errors/index.ts';
import { differenceOfProducts } from '../math/index.ts';
import { checkAnswerTime, checkLoad, erlangsOf } from './checkLoad.ts';
import { erlangCOdds } from './erlang/erlangC.ts';
import { type PatientQueue, patientQueue } from './erlang/patientQueue.ts';
import { waitMeasures } from './erlang/waitMeasures.ts';
import { serviceLevelOf } from './serviceLevel.ts';
import type { AnswerTime, QueueLoad, QueuePerformance } from './types.ts';

/**
 * The steady state of a queue with `agents` agents: service level, waits, abandonment, occupancy.
 *
 * With `load.patienceSeconds` it is Erlang A (M/M/n+M), without it Erlang C (M/M/n): Poisson arrivals, exponential
 * handle times and patience, first come first served, room for everybody. Fractional agents continue the formulas'
 * integrals, as {@link erlangB} does. Constant time; relative error below 1e-12.
 *
 * Situations, not errors: no volume (service level 1, no wait); no agents (service level 0 by every definition);
 * fewer agents than load, which Erlang A handles, and where Erlang C grows without bound (service level 0, nulls).
 *
 * Sources: Baccelli and Hebuterne (1981); Zeltyn and Mandelbaum, "Call centers with impatient customers" (2005).
 *
 * @param load What arrives.
 * @param agents Agents present, >= 0, may be fractional.
 * @param at Target answer time and how the service level is counted.
 * @throws StaffcastError if a number is out of its range.
 * @example
 * ```ts
 * import { queuePerformance } from 'staffcast/queueing';
 * const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 300 };
 * queuePerformance(load, 14, { withinSeconds: 20 }).serviceLevel; // 0.9167…
 * ```
 */
export function queuePerformance(load: QueueLoad, agents: number, at: AnswerTime): QueuePerformance {
  checkLoad('queuePerformance', load);
  checkNonNegative('queuePerformance', 'agents', agents);
  checkAnswerTime('queuePerformance', 'at.', at);
  return performanceOf(load, agents, at);
}

/** {@link queuePerformance} without the checks. */
export function performanceOf(load: QueueLoad, agents: number, at: AnswerTime): QueuePerformance {
  const offeredErlangs = erlangsOf(load);
  if (load.volume === 0) return idle(agents);
  if (agents === 0) return nobodyThere(load, offeredErlangs);
  if (load.patienceSeconds !== undefined) {
    return withAbandonment(load, agents, patientQueue(agents, load, load.patienceSeconds), at);
  }
  const spare = spareAgents(load, agents);
  if (spare <= 0) return growing(agents, offeredErlangs, spare < 0);
  return withoutAbandonment(load, agents, at, erlangCOdds(agents, offeredErlangs, spare));
}

/** Agents less load, from exact products: near saturation their difference would lose its digits. */
export function spareAgents({ volume, intervalSeconds, ahtSeconds }: QueueLoad, agents: number): number {
  return differenceOfProducts(agents, intervalSeconds, volume, ahtSeconds) / intervalSeconds;
}

/** The summary of a queue with abandonment. */
export function withAbandonment(
  load: QueueLoad,
  agents: number,
  q: PatientQueue,
  at: AnswerTime,
): QueuePerformance {
  const offeredErlangs = erlangsOf(load);
  const m = waitMeasures(q, at.withinSeconds);
  return {
    agents,
    offeredErlangs,
    serviceLevel: Math.min(1, serviceLevelOf(q, m, at)),
    waitProbability: Math.min(1, m.waitProbability),
    asaSeconds: m.answeredWaitSeconds,
    meanWaitSeconds: m.meanWaitSeconds,
    abandonment: Math.min(1, m.abandoned),
    occupancy: Math.min(1, (offeredErlangs * m.answered) / agents),
    meanQueue: q.lambda * m.meanWaitSeconds,
    overloaded: spareAgents(load, agents) < 0,
  };
}

/** The summary of a queue with more agents than load and no abandonment, from the odds against waiting. */
export function withoutAbandonment(
  load: QueueLoad,
  agents: number,
  at: AnswerTime,
  odds: number,
): QueuePerformance {
  const { ahtSeconds } = load;
  const offeredErlangs = erlangsOf(load);
  const spare = spareAgents(load, agents);
  const waitProbability = 1 / (1 + odds);
  // 1 - C e^-x as (1 - C) + C (1 - e^-x), both positive: no digits are lost where nearly everybody waits.
  const answeredLaterShare = -Math.expm1((-spare * at.withinSeconds) / ahtSeconds);
  const meanWaitSeconds = (waitProbability * ahtSeconds) / spare;
  const atOnce = odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
  return {
    agents,
    offeredErlangs,
    serviceLevel: Math.min(1, atOnce + waitProbability * answeredLaterShare),
    waitProbability,
    asaSeconds: meanWaitSeconds,
    meanWaitSeconds,
    abandonment: 0,
    occupancy: offeredErlangs / agents,
    meanQueue: (waitProbability * offeredErlangs) / spare,
    overloaded: false,
  };
}

function idle(agents: number): QueuePerformance {
  return {
    agents,
    offeredErlangs: 0,
    serviceLevel: 1,
    waitProbability: 0,
    asaSeconds: 0,
    meanWaitSeconds: 0,
    abandonment: 0,
    occupancy: 0,
    meanQueue: 0,
    overloaded: false,
  };
}

function nobodyThere(load: QueueLoad, offeredErlangs: number): QueuePerformance {
  if (load.patienceSeconds === undefined) return growing(0, offeredErlangs, true);
  return {
    agents: 0,
    offeredErlangs,
    serviceLevel: 0,
    waitProbability: 1,
    asaSeconds: null,
    meanWaitSeconds: load.patienceSeconds,
    abandonment: 1,
    occupancy: 1,
    meanQueue: (load.volume * load.patienceSeconds) / load.intervalSeconds,
    overloaded: true,
  };
}

/** More load than agents and nobody gives up. */
export function growing(agents: number, offeredErlangs: number, overloaded: boolean): QueuePerformance {
  return {
    agents,
    offeredErlangs,
    serviceLevel: 0,
    waitProbability: 1,
    asaSeconds: null,
    meanWaitSeconds: null,
    abandonment: 0,
    occupancy: 1,
    meanQueue: null,
    overloaded,
  };
}
