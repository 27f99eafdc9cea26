import { differenceOfProducts, logExcess } from '../math/index.ts';
import { logInverseB } from './erlangB.ts';
import { erlangBExcess, inverseBelowZero } from './erlangBExcess.ts';

/**
 * M/M/n+M in the form its integrals need. The wait V that an endlessly patient caller would see has the density
 * v(x) = lambda f(x) / (E + lambda J), f(x) = exp(lambda (1 - e^(-theta x)) / theta - n mu x), J = ∫ f, and an atom
 * E / (E + lambda J) at 0, E = 1/B(n - 1, a) (Baccelli and Hebuterne 1981; Zeltyn and Mandelbaum 2005).
 * f is held as exp(peak - slope d - (bend/theta) (e^(-theta d) - 1 + theta d)), d = x - mode, so that nothing large cancels.
 */
export interface PatientQueue {
  readonly agents: number;
  readonly erlangs: number;
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
}

/** The queue of `agents` > 0 with volume > 0 and a finite patience > 0. */
export function patientQueue(
  agents: number,
  load: { volume: number; intervalSeconds: number; ahtSeconds: number },
  patienceSeconds: number,
): PatientQueue {
  const { volume, intervalSeconds, ahtSeconds } = load;
  const lambda = volume / intervalSeconds;
  const serviceRate = agents / ahtSeconds;
  const theta = 1 / patienceSeconds;
  const work = intervalSeconds * ahtSeconds;
  // n mu - lambda from exact products: at saturation with long patience its relative error would blow up.
  const spareRate = differenceOfProducts(agents, intervalSeconds, volume, ahtSeconds) / work;
  const common = { agents, erlangs: (volume * ahtSeconds) / intervalSeconds, lambda, serviceRate, theta };
  if (spareRate >= 0) return { ...common, mode: 0, peak: 0, slope: spareRate, bend: lambda };
  const surplus = -spareRate / serviceRate;
  const logRatio = Math.log1p(surplus);
  return {
    ...common,
    mode: logRatio * patienceSeconds,
    peak: serviceRate * patienceSeconds * logExcess(surplus),
    slope: 0,
    bend: serviceRate,
  };
}

/** E = 1/B(n - 1, a); Infinity where it overflows. */
export function inverseOneFewer(agents: number, erlangs: number): number {
  if (agents < 1) return inverseBelowZero(agents, erlangs);
  return agents === 1 ? 1 : 1 + erlangBExcess(agents - 1, erlangs);
}

/** ln E. */
export function logInverseOneFewer(agents: number, erlangs: number): number {
  if (agents < 1) return Math.log(inverseBelowZero(agents, erlangs));
  return agents === 1 ? 0 : logInverseB(agents - 1, erlangs);
}
