import { checkInteger, checkPositive, StaffcastError } from '../../errors/index.ts';
import { checkAnswerTime, checkLoad, erlangsOf } from '../checkLoad.ts';
import { patientQueue } from '../erlang/patientQueue.ts';
import {
  growing,
  performanceOf,
  spareAgents,
  withAbandonment,
  withoutAbandonment,
} from '../queuePerformance.ts';
import type { AnswerTime, QueueLoad, QueuePerformance } from '../types.ts';

/** Calls whose agents also work off contacts that may wait; the fields shared with other queues are the callers'. */
export interface BlendedPerformance extends QueuePerformance {
  /** Agents kept free for calls: deferred work starts only while more than these are idle. */
  readonly keptFree: number;
  /** Deferred contacts completed per interval. */
  readonly deferredHandled: number;
  /** Agents' time they take, on average; callers take offeredErlangs × (1 - abandonment). */
  readonly deferredErlangs: number;
}

/**
 * Calls and deferred work in one team: an agent starts a mail only while more than `keptFree` agents are idle, and does
 * not put it aside when a call comes. Occupancy counts both kinds of work.
 *
 * The threshold policy of Bhulai and Koole, "A queueing model for call blending in call centers" (2003), extended by
 * abandonment. The number busy never falls below n - keptFree, so that the queue is Erlang A (Erlang C without patience)
 * confined to those states: the sum over fewer than n in service runs from n - keptFree instead of from 0.
 * Assumes a stock of deferred work that never runs out, Poisson calls, exponential patience and exponential handle times
 * with one mean for both kinds: count long mails as several contacts. If a mail can be put aside at any moment, calls
 * don't feel it: use {@link blendedDay}.
 *
 * @param load The calls.
 * @param agents Agents for both kinds, > 0, may be fractional.
 * @param keptFree Agents kept free for calls, a whole number from 0 (nobody waits for calls) to `agents` (no deferred work).
 * @param at Target answer time of the calls.
 * @throws StaffcastError if a number is out of its range.
 * @example
 * ```ts
 * import { blendedPerformance } from 'staffcast/queueing';
 * const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 300 };
 * const blended = blendedPerformance(load, 16, 3, { withinSeconds: 20 });
 * blended.serviceLevel; // 0.8847…
 * blended.deferredHandled; // 44.9… in the half hour
 * ```
 */
export function blendedPerformance(
  load: QueueLoad,
  agents: number,
  keptFree: number,
  at: AnswerTime,
): BlendedPerformance {
  const where = 'blendedPerformance';
  checkLoad(where, load);
  checkPositive(where, 'agents', agents);
  checkInteger(where, 'keptFree', keptFree);
  if (keptFree > agents) {
    throw new StaffcastError({
      code: 'out-of-range',
      where,
      path: 'keptFree',
      value: keptFree,
      must: `be at most the agents, ${agents}`,
    });
  }
  checkAnswerTime(where, 'at.', at);
  return blendedOf(load, agents, keptFree, at);
}

/** {@link blendedPerformance} without the checks. */
export function blendedOf(
  load: QueueLoad,
  agents: number,
  keptFree: number,
  at: AnswerTime,
): BlendedPerformance {
  const calls = callersOf(load, agents, keptFree, at);
  const { offeredErlangs, abandonment, waitProbability } = calls;
  const started = agents - keptFree;
  const { sum, logScale } = freeStates(started, keptFree, offeredErlangs);
  // Whenever one of the fewest that may be busy gets done, a deferred contact takes the place.
  const deferredErlangs =
    keptFree === 0
      ? Math.max(0, agents - offeredErlangs * (1 - abandonment))
      : started * (1 - waitProbability) * (Math.exp(-logScale) / sum);
  return {
    ...calls,
    occupancy: Math.min(1, (offeredErlangs * (1 - abandonment) + deferredErlangs) / agents),
    keptFree,
    deferredHandled: (deferredErlangs * load.intervalSeconds) / load.ahtSeconds,
    deferredErlangs,
  };
}

/** What the callers see. */
function callersOf(load: QueueLoad, agents: number, keptFree: number, at: AnswerTime): QueuePerformance {
  const erlangs = erlangsOf(load);
  if (load.volume === 0) return { ...performanceOf(load, agents, at), agents };
  const { sum, last } = freeStates(agents - keptFree, keptFree, erlangs);
  // The chance of fewer than n busy over that of n - 1 busy: 1/B(n - 1) where nothing is kept busy by mail.
  const inverse = sum / last;
  if (load.patienceSeconds !== undefined) {
    const alone = patientQueue(agents, load, load.patienceSeconds);
    return withAbandonment(load, agents, { ...alone, logInverse: Math.log(inverse) }, at);
  }
  const spare = spareAgents(load, agents);
  if (spare <= 0) return growing(agents, erlangs, spare < 0);
  return withoutAbandonment(load, agents, at, inverse * (spare / erlangs));
}

/** Weights a^i / ((c + 1) … (c + i)) of c + i busy for i < keptFree: their sum and the last, over exp(logScale). */
function freeStates(started: number, keptFree: number, erlangs: number) {
  if (keptFree === 0) return { sum: 0, last: 1, logScale: 0 };
  let last = 1;
  let sum = 1;
  let logScale = 0;
  for (let i = 1; i < keptFree; i++) {
    last *= erlangs / (started + i);
    sum += last;
    if (sum < 1e200) continue;
    sum *= 1e-200;
    last *= 1e-200;
    logScale += 200 * Math.LN10;
  }
  return { sum, last, logScale };
}
