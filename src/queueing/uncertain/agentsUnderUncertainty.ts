import { checkFraction, checkNonNegative } from '../../errors/index.ts';
import { erlangsOf } from '../checkLoad.ts';
import { leastWhole } from '../required/leastWhole.ts';
import { leastAgents } from '../required/requiredAgents.ts';
import { checkTargets, performanceFor, worstSlack } from '../required/targetSlack.ts';
import type { ServiceLevelTarget, Targets } from '../types.ts';
import { checkScenarios, type LoadScenario } from './loadScenario.ts';
import { expected } from './uncertainPerformance.ts';

/**
 * The chance that `agents` agents meet every target.
 *
 * @throws StaffcastError if a number is out of its range, or the probabilities don't sum to 1.
 * @example
 * ```ts
 * import { chanceOfMeeting, gammaLoads } from 'staffcast/queueing';
 * const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 120 };
 * chanceOfMeeting(gammaLoads(load, 0.2), 13, { serviceLevel: { target: 0.8, withinSeconds: 20 } });
 * ```
 */
export function chanceOfMeeting(
  scenarios: readonly LoadScenario[],
  agents: number,
  targets: Targets,
): number {
  checkScenarios('chanceOfMeeting', scenarios);
  checkNonNegative('chanceOfMeeting', 'agents', agents);
  checkTargets('chanceOfMeeting', targets);
  let chance = 0;
  for (const { probability, load } of scenarios) {
    if (load.volume === 0 || worstSlack(load, targets, performanceFor(load, targets, agents)).slack >= 0) {
      chance += probability;
    }
  }
  return Math.min(1, chance);
}

/**
 * The least whole number of agents that meets every target with at least the given probability: the quantile of the
 * requirement over the loads.
 *
 * @throws StaffcastError if a number is out of its range, or the probabilities don't sum to 1.
 * @example
 * ```ts
 * import { agentsForChance, gammaLoads } from 'staffcast/queueing';
 * const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 120 };
 * agentsForChance(gammaLoads(load, 0.2), { serviceLevel: { target: 0.8, withinSeconds: 20 } }, 0.9);
 * ```
 */
export function agentsForChance(
  scenarios: readonly LoadScenario[],
  targets: Targets,
  probability: number,
): number {
  checkScenarios('agentsForChance', scenarios);
  checkTargets('agentsForChance', targets);
  checkFraction('agentsForChance', 'probability', probability, 'open');
  const needs = scenarios
    .map((scenario) => ({ probability: scenario.probability, agents: leastAgents(scenario.load, targets) }))
    .sort((a, b) => a.agents - b.agents);
  let chance = 0;
  for (const need of needs) {
    chance += need.probability;
    // Probabilities that sum to 1 only up to rounding must not push the answer to the last scenario.
    if (chance >= probability - 1e-12) return need.agents;
  }
  return needs.at(-1)!.agents;
}

/**
 * The least whole number of agents whose expected service level is at least the target.
 *
 * @param per `interval`: every interval counts alike (default); `contact`: each contact does.
 * @throws StaffcastError if a number is out of its range, or the probabilities don't sum to 1.
 * @example
 * ```ts
 * import { agentsForExpectedServiceLevel, gammaLoads } from 'staffcast/queueing';
 * const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 120 };
 * agentsForExpectedServiceLevel(gammaLoads(load, 0.2), { target: 0.8, withinSeconds: 20 });
 * ```
 */
export function agentsForExpectedServiceLevel(
  scenarios: readonly LoadScenario[],
  serviceLevel: ServiceLevelTarget,
  per: 'interval' | 'contact' = 'interval',
): number {
  const where = 'agentsForExpectedServiceLevel';
  checkScenarios(where, scenarios);
  checkTargets(where, { serviceLevel });
  if (scenarios.every(({ load }) => load.volume === 0)) return 0;
  const slack = (n: number) => {
    const p = expected(scenarios, n, serviceLevel);
    return (per === 'contact' ? p.serviceLevelPerContact : p.serviceLevel) - serviceLevel.target;
  };
  const erlangs = scenarios.reduce((sum, { probability, load }) => sum + probability * erlangsOf(load), 0);
  return leastWhole(slack, 1, erlangs + Math.sqrt(erlangs), 10 * Math.sqrt(erlangs) + 1);
}
