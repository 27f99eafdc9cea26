import { checkAs, checkInteger, checkNonNegative, checkObject } from '../errors/index.ts';
import { type AnswerTime, type QueueLoad, queuePerformance } from '../queueing/index.ts';
import { mergeSteps, risingSteps, type Step } from './risingSteps.ts';
import type { ShortfallTier } from './shortfallTiers.ts';

/** What {@link serviceShortfallTiers} takes. */
export interface ServiceShortfallInput {
  /** An interval that stands for the rows to be priced, such as a busy one of the peak. */
  readonly load: QueueLoad;
  /** Agents that the interval needs; missing ones are counted from here. */
  readonly requiredAgents: number;
  /** Target answer time and service-level definition of the contract. */
  readonly target: AnswerTime;
  /** What one contact more within the target answer time is worth: the slope of the contract's schedule. */
  readonly valuePerContactInTime: number;
  /**
   * What one contact fewer in time costs where people who are present are taken away; at least `valuePerContactInTime`, and the
   * default.
   */
  readonly valuePerContactKept?: number;
  /** Agents present without help: up to them missing ones are priced by `valuePerContactInTime`. Left out, none are. */
  readonly presentAgents?: number;
  /** What one lost contact costs: its revenue and goodwill. Counts only with patience. */
  readonly valuePerLostContact: number;
  /** Most tiers, 1 or more; default 4. */
  readonly tiers?: number;
}

/**
 * What missing agents cost, from the queue itself: the k-th missing agent costs the contacts that are no longer in time
 * and those that leave, at their value. Service level is S-shaped in the agents, so savings would first rise; they are
 * pooled until they only rise with depth (pool adjacent violators), which keeps the total at both ends, and neighbours
 * of nearly equal price are merged into few tiers.
 *
 * @throws StaffcastError on a malformed load or target, or negative values.
 * @example
 * ```ts
 * import { serviceShortfallTiers } from 'staffcast/contracts';
 * serviceShortfallTiers({
 *   load: { volume: 600, intervalSeconds: 1800, ahtSeconds: 240, patienceSeconds: 120 },
 *   requiredAgents: 86,
 *   target: { withinSeconds: 20 },
 *   valuePerContactInTime: 2,
 *   valuePerLostContact: 6,
 * }).length <= 4; // true
 * ```
 */
export function serviceShortfallTiers(input: ServiceShortfallInput): ShortfallTier[] {
  const where = 'serviceShortfallTiers';
  checkObject(where, 'input', input);
  const { load, requiredAgents, target, valuePerContactInTime, valuePerLostContact, tiers = 4 } = input;
  const { valuePerContactKept = valuePerContactInTime, presentAgents = Number.POSITIVE_INFINITY } = input;
  checkObject(where, 'load', load);
  checkInteger(where, 'requiredAgents', requiredAgents);
  checkNonNegative(where, 'valuePerContactInTime', valuePerContactInTime);
  checkNonNegative(where, 'valuePerContactKept', valuePerContactKept);
  if (input.presentAgents !== undefined) checkNonNegative(where, 'presentAgents', presentAgents);
  checkNonNegative(where, 'valuePerLostContact', valuePerLostContact);
  checkInteger(where, 'tiers', tiers, 1);
  const perHour = (load.volume * 3600) / load.intervalSeconds;
  const kept = Math.max(valuePerContactInTime, valuePerContactKept);
  const steps: Step[] = [];
  const pathOf = (path: string) => path.replace(/^at\b/, 'target');
  let before = checkAs(where, () => queuePerformance(load, requiredAgents, target), pathOf);
  for (let agents = requiredAgents - 1; agents >= 0; agents--) {
    const left = queuePerformance(load, agents, target);
    const value = agents < presentAgents ? kept : valuePerContactInTime;
    const late = value * (before.serviceLevel - left.serviceLevel);
    const lost = valuePerLostContact * (left.abandonment - before.abandonment);
    steps.push({ width: 1, price: Math.max(0, perHour * (late + lost)) });
    before = left;
  }
  if (steps.length === 0) return [{ upToAgents: null, costPerAgentHour: 0 }];
  let reached = 0;
  const merged = mergeSteps(risingSteps(steps), tiers);
  return merged.map(({ width, price }, index) => {
    reached += width;
    return { upToAgents: index === merged.length - 1 ? null : reached, costPerAgentHour: price };
  });
}
