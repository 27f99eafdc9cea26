import { checkShortfallTiers } from '../contracts/index.ts';
import {
  checkFraction,
  checkInteger,
  checkNonNegative,
  checkObject,
  checkObjects,
  checkPositive,
  StaffcastError,
} from '../errors/index.ts';
import type { ReserveProblem } from './reserveProblem.ts';
import { costOfScenario } from './scenarioCost.ts';

/** A reserve of some size, over all scenarios. */
export interface ReservePoint {
  readonly people: number;
  /** Retainer and expected cost of use, recourse and shortfall. */
  readonly expectedCost: number;
  /** Probability that agents are missing in spite of all help. */
  readonly shortProbability: number;
  readonly expectedShortfallHours: number;
  /** Mean cost of the dearest 5 % of cases: what a bad peak costs. */
  readonly badCaseCost: number;
}

/** The best size and the whole curve. */
export interface ReserveSizing {
  readonly people: number;
  readonly expectedCost: number;
  /** Sizes 0 to `most`. */
  readonly curve: readonly ReservePoint[];
}

/**
 * How large a standing reserve pays: decided before demand is known, used after (two-stage stochastic programme). Each
 * scenario is met in merit order, cheapest per effective agent first (reserve, recourse, tiers of shortfall), which is
 * optimal because every option is divisible and bounded. The expected cost is convex in the size of the reserve.
 * Source: the newsvendor with recourse; Birge and Louveaux, Introduction to Stochastic Programming, section 1.
 *
 * People called on the day may be fractions (hours shared out); the reserve is a whole number. Of equally cheap sizes
 * the smallest is chosen.
 *
 * @throws StaffcastError on negative numbers, probabilities that do not sum to 1, or a limited last tier.
 * @example
 * ```ts
 * import { sizeReserve } from 'staffcast/borrowing';
 * const sizing = sizeReserve({
 *   presentAgents: 100,
 *   hours: 4,
 *   scenarios: [{ probability: 0.5, requiredAgents: 95 }, { probability: 0.5, requiredAgents: 118 }],
 *   reserve: { retainerPerHour: 14, costPerHour: 2, productivity: 0.9, most: 30 },
 *   recourse: [{ id: 'overtime', costPerHour: 48, productivity: 1, most: 8 }],
 *   shortfall: [{ upToAgents: null, costPerAgentHour: 180 }],
 * });
 * sizing.people; // 20
 * ```
 */
export function sizeReserve(problem: ReserveProblem): ReserveSizing {
  checkReserveProblem(problem);
  const curve: ReservePoint[] = [];
  for (let people = 0; people <= problem.reserve.most; people++) curve.push(reservePoint(problem, people));
  const best = curve.reduce((a, b) => (b.expectedCost < a.expectedCost - 1e-9 ? b : a));
  return { people: best.people, expectedCost: best.expectedCost, curve };
}

function reservePoint(problem: ReserveProblem, people: number): ReservePoint {
  const { scenarios, hours, reserve } = problem;
  const retainer = reserve.retainerPerHour * people * hours;
  const outcomes = scenarios.map(({ probability, requiredAgents }) => {
    return { probability, ...costOfScenario(problem, people, requiredAgents) };
  });
  const expected = (value: (outcome: (typeof outcomes)[number]) => number) =>
    outcomes.reduce((sum, outcome) => sum + outcome.probability * value(outcome), 0);
  return {
    people,
    expectedCost: retainer + expected(({ cost }) => cost),
    shortProbability: expected(({ missingAgents }) => (missingAgents > 1e-9 ? 1 : 0)),
    expectedShortfallHours: expected(({ missingAgents }) => missingAgents * hours),
    badCaseCost: retainer + dearestMean(outcomes, 0.05),
  };
}

/** Mean cost of the dearest `share` of cases. */
function dearestMean(
  outcomes: readonly { readonly probability: number; readonly cost: number }[],
  share: number,
): number {
  let left = share;
  let sum = 0;
  for (const { probability, cost } of [...outcomes].sort((a, b) => b.cost - a.cost)) {
    const part = Math.min(left, probability);
    sum += part * cost;
    left -= part;
  }
  return sum / share;
}

function checkReserveProblem(problem: ReserveProblem): void {
  const where = 'sizeReserve';
  checkObject(where, 'problem', problem);
  const { presentAgents, hours, scenarios, reserve, recourse, shortfall } = problem;
  checkObjects(where, 'scenarios', scenarios);
  checkObject(where, 'reserve', reserve);
  checkObjects(where, 'recourse', recourse);
  checkNonNegative(where, 'presentAgents', presentAgents);
  checkPositive(where, 'hours', hours);
  for (const [index, { probability, requiredAgents }] of scenarios.entries()) {
    checkFraction(where, `scenarios[${index}].probability`, probability);
    checkNonNegative(where, `scenarios[${index}].requiredAgents`, requiredAgents);
  }
  const sum = scenarios.reduce((total, { probability }) => total + probability, 0);
  if (Math.abs(sum - 1) > 1e-6) {
    const must = 'have probabilities that sum to 1';
    throw new StaffcastError({ code: 'inconsistent', where, path: 'scenarios', value: sum, must });
  }
  checkNonNegative(where, 'reserve.retainerPerHour', reserve.retainerPerHour);
  checkNonNegative(where, 'reserve.costPerHour', reserve.costPerHour);
  checkPositive(where, 'reserve.productivity', reserve.productivity);
  checkInteger(where, 'reserve.most', reserve.most);
  for (const [index, option] of recourse.entries()) {
    checkNonNegative(where, `recourse[${index}].costPerHour`, option.costPerHour);
    checkPositive(where, `recourse[${index}].productivity`, option.productivity);
    checkNonNegative(where, `recourse[${index}].most`, option.most);
  }
  checkShortfallTiers(where, 'shortfall', shortfall);
  const last = shortfall[shortfall.length - 1]!;
  if (last.upToAgents === null) return;
  const path = `shortfall[${shortfall.length - 1}].upToAgents`;
  throw new StaffcastError({
    code: 'inconsistent',
    where,
    path,
    value: last.upToAgents,
    must: 'be null in the last tier',
  });
}
