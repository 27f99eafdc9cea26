import { differenceOfProducts, logExcess } from '../../math/index.ts';
import { logInverseB } from './erlangB.ts';
import { inverseBelowZero } from './erlangBExcess.ts';

/**
 * M/M/n+M in the form its integrals need. The wait V that an endlessly patient caller would see has the density
 * v(x) = lambda f(x) / (E + lambda J), f(x) = exp(lambda (1 - e^(-theta x)) / theta - n mu x), J = ∫ f, and an atom
 * E / (E + lambda J) at 0, E = 1/B(n - 1, a) (Baccelli and Hebuterne 1981; Zeltyn and Mandelbaum 2005).
 * f is held as exp(peak - slope d - (bend/theta) (e^(-theta d) - 1 + theta d)), d = x - mode, so that nothing large cancels.
 */
export interface PatientQueue {
  /** Arrivals, completions of all agents, and abandonments of one caller, per second. */
  readonly lambda: number;
  readonly serviceRate: number;
  readonly theta: number;
  /** Where f is largest on x >= 0. */
  readonly mode: number;
  /** ln f at the mode. */
  readonly peak: number;
  readonly slope: number;
  readonly bend: number;
  /** ln E: E itself may be too large for a double. */
  readonly logInverse: number;
}

/** The queue of `agents` > 0 with volume > 0 and a finite patience > 0. */
export function patientQueue(
  agents: number,
  load: { readonly volume: number; readonly intervalSeconds: number; readonly ahtSeconds: number },
  patienceSeconds: number,
): PatientQueue {
  const { volume, intervalSeconds, ahtSeconds } = load;
  const erlangs = (volume * ahtSeconds) / intervalSeconds;
  // n mu - lambda from exact products: at saturation with long patience its relative error would blow up.
  const work = intervalSeconds * ahtSeconds;
  const spareRate = differenceOfProducts(agents, intervalSeconds, volume, ahtSeconds) / work;
  const logInverse =
    agents < 1 ? Math.log(inverseBelowZero(agents, erlangs)) : logInverseB(agents - 1, erlangs);
  const rates = { lambda: volume / intervalSeconds, serviceRate: agents / ahtSeconds, spareRate };
  return queueOf(rates, patienceSeconds, logInverse);
}

/** The density's form from arrivals, completions while all are busy, and their difference; and ln E. */
export function queueOf(
  rates: { readonly lambda: number; readonly serviceRate: number; readonly spareRate: number },
  patienceSeconds: number,
  logInverse: number,
): PatientQueue {
  const { lambda, serviceRate, spareRate } = rates;
  const overload = spareRate < 0;
  const surplus = overload ? -spareRate / serviceRate : 0;
  // Written out field by field: this runs a few times per staffed interval.
  return {
    logInverse,
    lambda,
    serviceRate,
    theta: 1 / patienceSeconds,
    mode: overload ? Math.log1p(surplus) * patienceSeconds : 0,
    peak: overload ? serviceRate * patienceSeconds * logExcess(surplus) : 0,
    slope: overload ? 0 : spareRate,
    bend: overload ? serviceRate : lambda,
  };
}
