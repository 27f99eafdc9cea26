import { checkLoad, erlangsOf } from '../checkLoad.ts';
import type { QueueLoad, QueuePerformance, Targets } from '../types.ts';
import { fluidStart } from './fluidStart.ts';
import { leastErlangC } from './leastErlangC.ts';
import { leastWhole } from './leastWhole.ts';
import { checkTargets, performanceFor, type TargetName, worstSlack } from './targetSlack.ts';

/** The least whole number of agents that meets every target, and its neighbours. */
export interface RequiredAgents {
  readonly agents: number;
  /** The target that one agent fewer misses (most, if several); `none` if not even that one agent is asked for by a target. */
  readonly binds: TargetName | 'none';
  readonly performance: QueuePerformance;
  /** What one agent fewer would give; null if there is none to take away. */
  readonly oneFewer: QueuePerformance | null;
  readonly oneMore: QueuePerformance;
}

/**
 * The least whole number of agents that meets every target at once.
 *
 * The model is that of {@link queuePerformance}: Erlang A with patience, Erlang C without. With patience the answer may
 * lie below the load, as abandonment relieves the queue; without it, it lies above. No volume needs 0 agents, any volume
 * at least 1. The search starts from the square-root rule and takes a few evaluations at any size.
 *
 * @param load What arrives.
 * @param targets At least one target.
 * @throws StaffcastError if a number is out of its range or no target is given.
 * @example
 * ```ts
 * import { requiredAgents } from 'staffcast/queueing';
 * const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180 };
 * requiredAgents(load, { serviceLevel: { target: 0.8, withinSeconds: 20 }, occupancy: 0.85 }).agents; // 14
 * ```
 */
export function requiredAgents(load: QueueLoad, targets: Targets): RequiredAgents {
  checkLoad('requiredAgents', load);
  checkTargets('requiredAgents', targets);
  const agents = leastAgents(load, targets);
  const oneFewer = agents === 0 ? null : performanceFor(load, targets, agents - 1);
  const missed = oneFewer ? worstSlack(load, targets, oneFewer) : null;
  return {
    agents,
    binds: missed && missed.slack < 0 ? missed.name : 'none',
    performance: performanceFor(load, targets, agents),
    oneFewer,
    oneMore: performanceFor(load, targets, agents + 1),
  };
}

/** The number alone, without the checks. */
export function leastAgents(load: QueueLoad, targets: Targets): number {
  if (load.volume === 0) return 0;
  const erlangs = erlangsOf(load);
  // So little that one agent meets every target there can be, and that its square would underflow.
  if (erlangs < 1e-150) return 1;
  if (load.patienceSeconds === undefined) return leastErlangC(load, targets, erlangs);
  // Each step of 0.65 roots per unit of log odds: most often the second evaluation is at the answer, and a third proves it.
  return leastWhole(
    (n) => worstSlack(load, targets, performanceFor(load, targets, n)).slack,
    1,
    fluidStart(load, targets, erlangs),
    Math.max(0.5, 0.65 * Math.sqrt(erlangs)),
  );
}
