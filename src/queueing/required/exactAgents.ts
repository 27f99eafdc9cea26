import { checkPositive } from '../../errors/index.ts';
import { bracketedRoot } from '../../math/index.ts';
import { checkLoad, erlangsOf } from '../checkLoad.ts';
import type { QueueLoad, Targets } from '../types.ts';
import { checkTargets, performanceFor, worstSlack } from './targetSlack.ts';

/**
 * The number of agents, in fractions, at which every target is met and one of them exactly, on the continuous form of the
 * model (see {@link queuePerformance}). For staffing in fractions of an hour and for comparing plans; never more than
 * {@link requiredAgents}. 0 if nothing is offered, or if no agents at all would do.
 *
 * @throws StaffcastError if a number is out of its range or no target is given.
 * @example
 * ```ts
 * import { exactAgents } from 'staffcast/queueing';
 * const load = { volume: 103, intervalSeconds: 1800, ahtSeconds: 180 };
 * exactAgents(load, { serviceLevel: { target: 0.9, withinSeconds: 10 } }); // 14.9274…
 * ```
 */
export function exactAgents(load: QueueLoad, targets: Targets): number {
  checkLoad('exactAgents', load);
  checkTargets('exactAgents', targets);
  const erlangs = erlangsOf(load);
  if (erlangs < 1e-150) return 0;
  const slack = (n: number) => worstSlack(load, targets, performanceFor(load, targets, n)).slack;
  let high = erlangs + Math.sqrt(erlangs);
  while (slack(high) < 0) high *= 1.3;
  // Without patience the load itself is the least, unless no target asks for more than that.
  if (load.patienceSeconds === undefined)
    return slack(erlangs) >= 0 ? erlangs : bracketedRoot(slack, erlangs, high);
  return bracketedRoot(slack, slack(high / 2) > 0 ? 0 : high / 2, high);
}

/**
 * The largest volume that `agents` agents can take and still meet every target.
 * Inverse of {@link exactAgents} in the volume: targets as there, agents may be fractional.
 *
 * @throws StaffcastError if a number is out of its range or no target is given.
 * @example
 * ```ts
 * import { volumeForAgents } from 'staffcast/queueing';
 * const queue = { intervalSeconds: 1800, ahtSeconds: 180 };
 * volumeForAgents(queue, 25, { serviceLevel: { target: 0.9, withinSeconds: 10 } }); // 190.565…
 * ```
 */
export function volumeForAgents(queue: Omit<QueueLoad, 'volume'>, agents: number, targets: Targets): number {
  const where = 'volumeForAgents';
  checkLoad(where, { ...queue, volume: 1 });
  checkPositive(where, 'agents', agents);
  checkTargets(where, targets);
  const perErlang = queue.intervalSeconds / queue.ahtSeconds;
  return largestMeeting((volume) => ({ ...queue, volume }), agents, targets, agents * perErlang);
}

/**
 * The longest average handle time with which `agents` agents still meet every target.
 *
 * @throws StaffcastError if a number is out of its range or no target is given.
 * @example
 * ```ts
 * import { ahtForAgents } from 'staffcast/queueing';
 * ahtForAgents({ volume: 100, intervalSeconds: 1800 }, 14, { asaSeconds: 20 }); // seconds
 * ```
 */
export function ahtForAgents(queue: Omit<QueueLoad, 'ahtSeconds'>, agents: number, targets: Targets): number {
  const where = 'ahtForAgents';
  checkLoad(where, { ...queue, ahtSeconds: 1 });
  checkPositive(where, 'load.volume', queue.volume);
  checkPositive(where, 'agents', agents);
  checkTargets(where, targets);
  const atFullLoad = (agents * queue.intervalSeconds) / queue.volume;
  return largestMeeting((ahtSeconds) => ({ ...queue, ahtSeconds }), agents, targets, atFullLoad);
}

/** The largest x with slack >= 0 for a slack that falls with x; `scale` is the x of full load. */
function largestMeeting(
  loadOf: (x: number) => QueueLoad,
  agents: number,
  targets: Targets,
  scale: number,
): number {
  const slack = (logX: number) => {
    const load = loadOf(Math.exp(logX));
    return worstSlack(load, targets, performanceFor(load, targets, agents)).slack;
  };
  const start = Math.log(scale);
  let high = start;
  while (slack(high) >= 0 && high < start + 60) high += 0.5;
  let low = start - 0.5;
  while (slack(low) < 0 && low > start - 600) low -= Math.max(1, 0.5 * (start - low));
  return Math.exp(bracketedRoot(slack, low, high));
}
