import { checkNonNegative } from '../../errors/index.ts';
import { checkErlangs, checkLoad, erlangsOf } from '../checkLoad.ts';
import { leastAgents } from '../required/requiredAgents.ts';
import { checkTargets, worstSlack } from '../required/targetSlack.ts';
import type { QueueLoad, Targets } from '../types.ts';
import { type BlendedPerformance, blendedOf } from './blended.ts';

/**
 * The least whole number of agents >= 1, and how many of them to keep free, such that calls meet every target and
 * `deferredVolume` contacts that may wait are completed per interval: the model of {@link blendedPerformance}.
 *
 * For each number of agents the fewest kept free that meet the targets leave most time for deferred work; that time grows
 * with the agents, so both searches halve. An occupancy target counts both kinds of work.
 *
 * @param load The calls.
 * @param targets Targets of the calls, at least one.
 * @param deferredVolume Deferred contacts to complete per interval, >= 0.
 * @throws StaffcastError if a number is out of its range or no target is given.
 * @example
 * ```ts
 * import { blendedAgents } from 'staffcast/queueing';
 * const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 300 };
 * const blended = blendedAgents(load, { serviceLevel: { target: 0.8, withinSeconds: 20 } }, 40);
 * blended.agents; // 16
 * blended.keptFree; // 2
 * ```
 */
export function blendedAgents(load: QueueLoad, targets: Targets, deferredVolume: number): BlendedPerformance {
  const where = 'blendedAgents';
  checkLoad(where, load);
  checkTargets(where, targets);
  checkNonNegative(where, 'deferredVolume', deferredVolume);
  checkErlangs(where, { ...load, volume: deferredVolume }, 'deferredVolume');
  const enough = (agents: number) => mostDeferred(load, targets, agents).deferredHandled >= deferredVolume;
  const deferredErlangs = (deferredVolume * load.ahtSeconds) / load.intervalSeconds;
  // Alone the calls need at least so many, and so does the work.
  let low = Math.max(0, leastAgents(load, targets) - 1, Math.ceil(deferredErlangs) - 1);
  let step = 1 + Math.floor(Math.sqrt(erlangsOf(load)) / 4);
  while (!enough(low + step)) {
    low += step;
    step *= 2;
  }
  return mostDeferred(load, targets, firstWhole(low, low + step, enough));
}

/** The performance with the fewest kept free that meet the targets; all of them kept free do. */
function mostDeferred(load: QueueLoad, targets: Targets, agents: number): BlendedPerformance {
  const of = (keptFree: number) =>
    blendedOf(load, agents, keptFree, targets.serviceLevel ?? { withinSeconds: 0 });
  const meets = (keptFree: number) =>
    worstSlack(load, targets, of(keptFree), (at) => blendedOf(load, agents, keptFree, at)).slack >= 0;
  return of(firstWhole(-1, agents, meets));
}

/** The first whole number in (low, high] from which on it holds; it holds at `high`. */
function firstWhole(low: number, high: number, holds: (n: number) => boolean): number {
  let below = low;
  let first = high;
  while (first - below > 1) {
    const middle = Math.floor((below + first) / 2);
    if (holds(middle)) first = middle;
    else below = middle;
  }
  return first;
}
