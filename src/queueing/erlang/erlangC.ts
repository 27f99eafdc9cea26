import { checkNonNegative } from '../../errors/index.ts';
import { logInverseB } from './erlangB.ts';
import { erlangBExcess } from './erlangBExcess.ts';

/**
 * Erlang C: the share of contacts that wait when nobody ever abandons, M/M/n.
 *
 * Assumes Poisson arrivals, exponential handle times, endless patience and line capacity.
 * 1/C = 1 + (1/B - 1)(n - a)/n, continued to real n as {@link erlangB} is. With agents <= load the queue grows without
 * bound and everybody waits: the value is then 1. Constant time, relative error about 5e-15 max(1, |ln C|).
 *
 * @param agents Agents, >= 0, may be fractional.
 * @param offeredErlangs Offered load, volume × AHT / interval, >= 0.
 * @throws StaffcastError if an argument is negative or not finite.
 * @example
 * ```ts
 * import { erlangC } from 'staffcast/queueing';
 * erlangC(14, 10); // 0.1741319…
 * ```
 */
export function erlangC(agents: number, offeredErlangs: number): number {
  checkNonNegative('erlangC', 'agents', agents);
  checkNonNegative('erlangC', 'offeredErlangs', offeredErlangs);
  if (offeredErlangs === 0) return agents === 0 ? 1 : 0;
  if (agents <= offeredErlangs) return 1;
  return 1 / (1 + erlangCOdds(agents, offeredErlangs, agents - offeredErlangs));
}

/** (1 - C)/C for a < n; `spare` is n - a, handed in so that the caller can form it without cancellation. */
export function erlangCOdds(agents: number, offeredErlangs: number, spare: number): number {
  // The ratio first: an excess near the largest double times `spare` would overflow.
  return erlangBExcess(agents, offeredErlangs) * (spare / agents);
}

/**
 * Natural logarithm of {@link erlangC}, for tails that a double can't hold. -Infinity when nothing is offered.
 *
 * @throws StaffcastError if an argument is negative or not finite.
 * @example
 * ```ts
 * import { logErlangC } from 'staffcast/queueing';
 * logErlangC(1000, 100); // -1416.…
 * ```
 */
export function logErlangC(agents: number, offeredErlangs: number): number {
  checkNonNegative('logErlangC', 'agents', agents);
  checkNonNegative('logErlangC', 'offeredErlangs', offeredErlangs);
  if (agents <= offeredErlangs) return 0;
  const spare = agents - offeredErlangs;
  const odds = erlangCOdds(agents, offeredErlangs, spare);
  if (odds < 1e290) return -Math.log1p(odds);
  return -(logInverseB(agents, offeredErlangs) + Math.log(spare / agents));
}
