import {
  checkFields,
  checkFraction,
  checkNonNegative,
  checkObject,
  checkPositive,
  type FieldNames,
  StaffcastError,
} from '../../errors/index.ts';
import { checkServiceLevelTarget } from '../checkLoad.ts';
import { performanceOf } from '../queuePerformance.ts';
import type { AnswerTime, QueueLoad, QueuePerformance, Targets } from '../types.ts';

/** The targets a requirement can have, in the order in which ties are reported. */
export type TargetName = keyof Targets;

/** How far a target is met: 0 at the target, positive beyond it; smooth and rising in the agents. */
export interface TargetSlack {
  readonly name: TargetName;
  readonly slack: number;
}

const targetFields: FieldNames<Targets> = {
  serviceLevel: true,
  asaSeconds: true,
  meanWaitSeconds: true,
  abandonment: true,
  occupancy: true,
  waitPercentile: true,
  waitProbability: true,
};

/** Throws unless every target lies in its range and there is at least one; `path` names them in the message. */
export function checkTargets(where: string, targets: Targets, path = 'targets'): void {
  checkFields(where, path, targets, targetFields);
  const { serviceLevel, waitPercentile } = targets;
  if (serviceLevel !== undefined) checkServiceLevelTarget(where, `${path}.serviceLevel`, serviceLevel);
  if (targets.asaSeconds !== undefined) checkPositive(where, `${path}.asaSeconds`, targets.asaSeconds);
  if (targets.meanWaitSeconds !== undefined) {
    checkPositive(where, `${path}.meanWaitSeconds`, targets.meanWaitSeconds);
  }
  if (targets.abandonment !== undefined) {
    checkFraction(where, `${path}.abandonment`, targets.abandonment, 'open');
  }
  if (targets.occupancy !== undefined) {
    checkFraction(where, `${path}.occupancy`, targets.occupancy, 'above-zero');
  }
  if (targets.waitProbability !== undefined) {
    checkFraction(where, `${path}.waitProbability`, targets.waitProbability, 'open');
  }
  if (waitPercentile !== undefined) {
    checkObject(where, `${path}.waitPercentile`, waitPercentile);
    checkFraction(where, `${path}.waitPercentile.probability`, waitPercentile.probability, 'open');
    checkNonNegative(where, `${path}.waitPercentile.withinSeconds`, waitPercentile.withinSeconds);
  }
  if (Object.values(targets).every((target) => target === undefined)) {
    throw new StaffcastError({
      code: 'empty',
      where,
      path,
      value: targets,
      must: 'name at least one target',
    });
  }
}

/** The performance at `agents`, at the answer time of the service level (0 s if none is asked for). */
export function performanceFor(load: QueueLoad, targets: Targets, agents: number): QueuePerformance {
  return performanceOf(load, agents, targets.serviceLevel ?? { withinSeconds: 0 });
}

/** The target furthest from being met with this performance; `at` evaluates the same queue at another answer time. */
export function worstSlack(
  load: QueueLoad,
  targets: Targets,
  p: QueuePerformance,
  at?: (answerTime: AnswerTime) => QueuePerformance,
): TargetSlack {
  const { serviceLevel, asaSeconds, meanWaitSeconds, abandonment, occupancy, waitPercentile } = targets;
  let worst = met;
  if (serviceLevel) worst = lesser(worst, 'serviceLevel', atLeast(p.serviceLevel, serviceLevel.target));
  if (asaSeconds !== undefined) worst = lesser(worst, 'asaSeconds', atMost(p.asaSeconds, asaSeconds));
  if (meanWaitSeconds !== undefined) {
    worst = lesser(worst, 'meanWaitSeconds', atMost(p.meanWaitSeconds, meanWaitSeconds));
  }
  if (abandonment !== undefined) worst = lesser(worst, 'abandonment', atMost(p.abandonment, abandonment));
  if (occupancy !== undefined) worst = lesser(worst, 'occupancy', atMost(p.occupancy, occupancy));
  if (waitPercentile) {
    const answerTime = { withinSeconds: waitPercentile.withinSeconds, definition: 'virtualWait' } as const;
    const share = (at ? at(answerTime) : performanceOf(load, p.agents, answerTime)).serviceLevel;
    worst = lesser(worst, 'waitPercentile', atLeast(share, waitPercentile.probability));
  }
  if (targets.waitProbability !== undefined) {
    worst = lesser(worst, 'waitProbability', atMost(p.waitProbability, targets.waitProbability));
  }
  return worst;
}

const met: TargetSlack = { name: 'serviceLevel', slack: Number.POSITIVE_INFINITY };

function lesser(worst: TargetSlack, name: TargetName, slack: number): TargetSlack {
  return slack < worst.slack ? { name, slack } : worst;
}

/** Difference of log odds: nearly linear in the agents, however close the target is to 1. */
function atLeast(share: number, target: number): number {
  if (share >= 1) return Number.POSITIVE_INFINITY;
  if (share <= 0) return Number.NEGATIVE_INFINITY;
  // The comparison itself decides the sign, so that rounding in the logarithms can't.
  const slack = Math.log(share / (1 - share)) - Math.log(target / (1 - target));
  return share >= target ? Math.max(0, slack) : Math.min(-Number.MIN_VALUE, slack);
}

function atMost(value: number | null, limit: number): number {
  if (value === null) return Number.NEGATIVE_INFINITY;
  if (value === 0) return Number.POSITIVE_INFINITY;
  const slack = Math.log(limit / value);
  return value <= limit ? Math.max(0, slack) : Math.min(-Number.MIN_VALUE, slack);
}
