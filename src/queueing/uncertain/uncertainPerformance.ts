import { checkNonNegative } from '../../errors/index.ts';
import { checkAnswerTime } from '../checkLoad.ts';
import { performanceOf } from '../queuePerformance.ts';
import type { AnswerTime, QueuePerformance } from '../types.ts';
import { checkScenarios, type LoadScenario } from './loadScenario.ts';

/** Expected performance over the loads that may come. */
export interface UncertainPerformance {
  readonly agents: number;
  /** Mean over intervals, each counting alike. */
  readonly serviceLevel: number;
  readonly abandonment: number;
  readonly waitProbability: number;
  /** Null if it is endless in one of the loads. */
  readonly meanWaitSeconds: number | null;
  /** Mean over contacts: intervals with more volume count for more. */
  readonly serviceLevelPerContact: number;
  readonly abandonmentPerContact: number;
}

/**
 * The expected performance of `agents` agents over the loads that may come.
 *
 * Service level is concave in the load around usual targets, so it is below that of the mean load: a plan made for the
 * mean under-delivers. Assumes that the load is constant while it lasts.
 *
 * @param scenarios Loads and probabilities that sum to 1.
 * @throws StaffcastError if a number is out of its range or the probabilities don't sum to 1.
 * @example
 * ```ts
 * import { uncertainPerformance } from 'staffcast/queueing';
 * const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 120 };
 * const scenarios = [80, 100, 120].map((volume) => ({ probability: 1 / 3, load: { ...load, volume } }));
 * uncertainPerformance(scenarios, 13, { withinSeconds: 20 }).serviceLevel;
 * ```
 */
export function uncertainPerformance(
  scenarios: readonly LoadScenario[],
  agents: number,
  at: AnswerTime,
): UncertainPerformance {
  const where = 'uncertainPerformance';
  checkScenarios(where, scenarios);
  checkNonNegative(where, 'agents', agents);
  checkAnswerTime(where, 'at.', at);
  return expected(scenarios, agents, at);
}

/** {@link uncertainPerformance} without the checks. */
export function expected(
  scenarios: readonly LoadScenario[],
  agents: number,
  at: AnswerTime,
): UncertainPerformance {
  const rows = scenarios.map(({ probability, load }) => {
    return { probability, volume: load.volume, p: performanceOf(load, agents, at) };
  });
  const mean = (value: (p: QueuePerformance) => number) =>
    rows.reduce((sum, { probability, p }) => sum + probability * value(p), 0);
  const contacts = rows.reduce((sum, { probability, volume }) => sum + probability * volume, 0);
  const perContact = (value: (p: QueuePerformance) => number, none: number) =>
    contacts === 0
      ? none
      : rows.reduce((sum, { probability, volume, p }) => sum + probability * volume * value(p), 0) / contacts;
  const endless = rows.some(({ probability, p }) => probability > 0 && p.meanWaitSeconds === null);
  return {
    agents,
    serviceLevel: mean((p) => p.serviceLevel),
    abandonment: mean((p) => p.abandonment),
    waitProbability: mean((p) => p.waitProbability),
    meanWaitSeconds: endless ? null : mean((p) => p.meanWaitSeconds ?? 0),
    serviceLevelPerContact: perContact((p) => p.serviceLevel, 1),
    abandonmentPerContact: perContact((p) => p.abandonment, 0),
  };
}
