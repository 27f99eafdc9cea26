import { checkFraction, checkLength, checkObject, StaffcastError } from '../../errors/index.ts';
import { transientPerformance } from '../transient/transientPerformance.ts';
import type { TransientInput, TransientResult } from '../transient/transientTypes.ts';
import { type DeferredInput, type DeferredOutcome, deferredOutcome } from './deferredWork.ts';

/** A day of calls and of work that may wait, on one grid of intervals. */
export interface BlendedDayInput {
  /** The calls, and the agents of each interval, who serve both. */
  readonly calls: TransientInput;
  readonly deferred: DeferredInput;
  /** Share of the agents' idle time that deferred work can use, in (0, 1]; default 1. */
  readonly usableIdle?: number | undefined;
}

/** What becomes of both kinds of work. */
export interface BlendedDay {
  readonly calls: TransientResult;
  readonly deferred: DeferredOutcome;
  /** Agents free for deferred work in each interval, on average. */
  readonly freeAgents: readonly number[];
}

/**
 * A day of calls whose agents do deferred work whenever they are idle and put it aside the moment a call comes (mail,
 * back-office work). The calls are those of {@link transientPerformance}, overload and backlog included, as if there were
 * no other work; what their agents have left, agents × (1 - occupancy), works off the deferred contacts, the first due
 * first, as {@link deferredOutcome} does. Work that can't be put aside disturbs the calls: {@link blendedPerformance}.
 *
 * @throws StaffcastError if a number is out of its range, or lengths or intervals differ.
 * @example
 * ```ts
 * import { blendedDay } from 'staffcast/queueing';
 * const day = blendedDay({
 *   calls: { volume: [60, 90, 40], agents: [10, 10, 10], intervalSeconds: 1800, ahtSeconds: 180, withinSeconds: 20 },
 *   deferred: { volume: [60, 20, 0], dueAfter: 2, intervalSeconds: 1800, ahtSeconds: 300 },
 *   usableIdle: 0.8,
 * });
 * day.deferred.onTime; // 0.912…
 * ```
 */
export function blendedDay(input: BlendedDayInput): BlendedDay {
  const where = 'blendedDay';
  checkObject(where, 'input', input);
  const { calls, deferred, usableIdle = 1 } = input;
  checkObject(where, 'calls', calls);
  checkObject(where, 'deferred', deferred);
  checkFraction(where, 'usableIdle', usableIdle, 'above-zero');
  checkLength(where, 'deferred.volume', deferred.volume, calls.volume.length);
  if (deferred.intervalSeconds !== calls.intervalSeconds) {
    throw new StaffcastError({
      code: 'grid-mismatch',
      where,
      path: 'deferred.intervalSeconds',
      value: deferred.intervalSeconds,
      must: `be that of the calls, ${calls.intervalSeconds}`,
    });
  }
  const result = transientPerformance(calls);
  const freeAgents = result.intervals.map(({ agents, occupancy }) => usableIdle * agents * (1 - occupancy));
  return { calls: result, deferred: deferredOutcome(deferred, freeAgents), freeAgents };
}
