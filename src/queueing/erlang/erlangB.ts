import { checkNonNegative } from '../../errors/index.ts';
import { logExcess, logGamma, stirlingError } from '../../math/index.ts';
import { erlangBExcess } from './erlangBExcess.ts';

/**
 * Erlang B: the share of contacts that find every agent (or line) busy and are lost, M/M/n/n.
 *
 * Assumes Poisson arrivals; it holds for any handle-time distribution. B = (a^n / n!) / sum over k <= n of a^k / k!,
 * continued to real n by 1/B = ∫ e^-u (1 + u/a)^n du (Jagerman 1974). Constant time, relative error about
 * 5e-15 max(1, |ln B|); 0 where the value is below 1e-308, see {@link logErlangB}.
 *
 * @param agents Agents or lines, >= 0, may be fractional.
 * @param offeredErlangs Offered load, volume × AHT / interval, >= 0.
 * @throws StaffcastError if an argument is negative or not finite.
 * @example
 * ```ts
 * import { erlangB } from 'staffcast/queueing';
 * erlangB(25, 20); // 0.0502217779…
 * ```
 */
export function erlangB(agents: number, offeredErlangs: number): number {
  checkNonNegative('erlangB', 'agents', agents);
  checkNonNegative('erlangB', 'offeredErlangs', offeredErlangs);
  if (agents === 0) return 1;
  if (offeredErlangs === 0) return 0;
  return 1 / (1 + erlangBExcess(agents, offeredErlangs));
}

/**
 * Natural logarithm of {@link erlangB}, for tails that a double can't hold. -Infinity when nothing is offered.
 *
 * @throws StaffcastError if an argument is negative or not finite.
 * @example
 * ```ts
 * import { logErlangB } from 'staffcast/queueing';
 * logErlangB(1000, 100); // -1416.… while erlangB(1000, 100) is 0
 * ```
 */
export function logErlangB(agents: number, offeredErlangs: number): number {
  checkNonNegative('logErlangB', 'agents', agents);
  checkNonNegative('logErlangB', 'offeredErlangs', offeredErlangs);
  if (agents === 0) return 0;
  return -logInverseB(agents, offeredErlangs);
}

/** ln(1/B) for n, a > 0, also where 1/B overflows. */
export function logInverseB(n: number, a: number): number {
  const excess = erlangBExcess(n, a);
  if (excess < 1e300) return Math.log1p(excess);
  // That far out 1/B is n! e^a a^-n to every digit.
  if (n < 10) return logGamma(n + 1) + a - n * Math.log(a);
  const mu = (a - n) / n;
  const phi = mu > -0.6 ? logExcess(mu) : mu - Math.log(a / n);
  return stirlingError(n) + 0.5 * Math.log(2 * Math.PI * n) + n * phi;
}
