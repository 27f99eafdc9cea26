import { checkFraction, checkNonNegative, checkPositive } from '../../errors/index.ts';
import { bracketedRoot } from '../../math/index.ts';
import { logInverseB } from './erlangB.ts';
import { erlangBExcess } from './erlangBExcess.ts';

/**
 * The number of agents (or lines), in fractions, at which {@link erlangB} equals `blocking`.
 * The least whole number that keeps blocking at or below the target is its ceiling; see {@link linesForBlocking}.
 *
 * @param blocking Share lost, in (0, 1).
 * @param offeredErlangs Offered load, > 0.
 * @throws StaffcastError if an argument is out of its range.
 * @example
 * ```ts
 * import { agentsForBlocking } from 'staffcast/queueing';
 * agentsForBlocking(0.01, 15.7); // 24.4889…
 * ```
 */
export function agentsForBlocking(blocking: number, offeredErlangs: number): number {
  checkFraction('agentsForBlocking', 'blocking', blocking, 'open');
  checkPositive('agentsForBlocking', 'offeredErlangs', offeredErlangs);
  const slack = blockingSlack(blocking);
  let high = 1 + offeredErlangs;
  while (slack(high, offeredErlangs) < 0) high *= 1.5;
  return bracketedRoot((n) => slack(n, offeredErlangs), 0, high);
}

/**
 * The least whole number of lines (or agents) whose blocking is at most `blocking`; 0 if nothing is offered.
 *
 * @throws StaffcastError if an argument is out of its range.
 * @example
 * ```ts
 * import { linesForBlocking } from 'staffcast/queueing';
 * linesForBlocking(0.02, 10); // 17
 * ```
 */
export function linesForBlocking(blocking: number, offeredErlangs: number): number {
  checkFraction('linesForBlocking', 'blocking', blocking, 'open');
  checkNonNegative('linesForBlocking', 'offeredErlangs', offeredErlangs);
  if (offeredErlangs === 0) return 0;
  // From just below the answer in fractions, so that its last digit doesn't decide.
  let n = Math.floor(agentsForBlocking(blocking, offeredErlangs));
  while (1 / (1 + erlangBExcess(n, offeredErlangs)) > blocking) n += 1;
  return n;
}

/**
 * The offered load at which {@link erlangB} equals `blocking`: what a group of lines can carry.
 *
 * @param blocking Share lost, in (0, 1).
 * @param agents Agents or lines, > 0.
 * @throws StaffcastError if an argument is out of its range.
 * @example
 * ```ts
 * import { erlangsForBlocking } from 'staffcast/queueing';
 * erlangsForBlocking(0.01, 17); // 9.6516…
 * ```
 */
export function erlangsForBlocking(blocking: number, agents: number): number {
  checkFraction('erlangsForBlocking', 'blocking', blocking, 'open');
  checkPositive('erlangsForBlocking', 'agents', agents);
  const slack = blockingSlack(blocking);
  // Carried load can't exceed the agents, so the offered load can't exceed agents / (1 - blocking).
  const high = agents / (1 - blocking);
  let low = high;
  while (slack(agents, low) < 0) low /= 8;
  // In logarithms, where slack is close to linear, also for loads that are tiny.
  return Math.exp(bracketedRoot((x) => slack(agents, Math.exp(x)), Math.log(low), Math.log(high)));
}

/** ln of target over B, or of the odds where the target is near 1; positive where blocking is below the target. */
function blockingSlack(blocking: number): (n: number, a: number) => number {
  if (blocking < 0.5) {
    const goal = Math.log(blocking);
    return (n, a) => logInverseB(n, a) + goal;
  }
  const goal = Math.log((1 - blocking) / blocking);
  return (n, a) => Math.log(erlangBExcess(n, a)) - goal;
}
