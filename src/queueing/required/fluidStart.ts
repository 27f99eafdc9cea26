import type { QueueLoad, Targets } from '../types.ts';

/**
 * Where the search for the agents of a queue with patience starts. In the limit of large numbers a queue with fewer agents
 * than load makes everybody wait patience × ln(load / agents) and answers agents / load of them (Whitt 2006): the number
 * at which that just meets the targets, at most the load, and half a square root on top for the randomness.
 */
export function fluidStart(load: QueueLoad, targets: Targets, erlangs: number): number {
  const patience = load.patienceSeconds ?? Number.POSITIVE_INFINITY;
  const { serviceLevel, asaSeconds, meanWaitSeconds, abandonment, waitPercentile } = targets;
  let share = 0;
  if (serviceLevel) {
    share = Math.max(share, Math.exp(-serviceLevel.withinSeconds / patience));
    if ((serviceLevel.definition ?? 'offered') === 'offered') share = Math.max(share, serviceLevel.target);
  }
  if (waitPercentile) share = Math.max(share, Math.exp(-waitPercentile.withinSeconds / patience));
  if (asaSeconds !== undefined) share = Math.max(share, Math.exp(-asaSeconds / patience));
  if (meanWaitSeconds !== undefined) share = Math.max(share, 1 - meanWaitSeconds / patience);
  if (abandonment !== undefined) share = Math.max(share, 1 - abandonment);
  if (targets.occupancy !== undefined || targets.waitProbability !== undefined) share = 1;
  return share * erlangs + 0.5 * Math.sqrt(erlangs);
}
