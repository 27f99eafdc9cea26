import { checkPositive, StaffcastError } from '../../errors/index.ts';
import { checkLoad, erlangsOf } from '../checkLoad.ts';
import type { QueueLoad } from '../types.ts';
import type { LoadScenario } from './loadScenario.ts';

/**
 * The loads of a volume that varies as a gamma distribution around its mean, with the coefficient of variation `cv`
 * (standard deviation / mean): the usual model of overdispersed arrivals. The nodes of a trapezoidal rule in the
 * logarithm of the volume, which converges exponentially here; expectations over them are good to about 1e-9.
 *
 * @param load The mean load.
 * @param cv > 0 and at most 3.
 * @throws StaffcastError if a number is out of its range.
 * @example
 * ```ts
 * import { gammaLoads, uncertainPerformance } from 'staffcast/queueing';
 * const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180, patienceSeconds: 120 };
 * uncertainPerformance(gammaLoads(load, 0.2), 13, { withinSeconds: 20 }).serviceLevel; // below that of the mean load
 * ```
 */
export function gammaLoads(load: QueueLoad, cv: number): LoadScenario[] {
  checkLoad('gammaLoads', load);
  checkPositive('gammaLoads', 'cv', cv);
  if (cv < 1e-4 || cv > 3)
    throw new StaffcastError({
      code: 'out-of-range',
      where: 'gammaLoads',
      path: 'cv',
      value: cv,
      must: cv > 3 ? 'be 3 or less' : 'be 0.0001 or more',
    });
  const k = 1 / (cv * cv);
  // Density of u = ln G, proportional to e^(k (u - e^u)), cut where it has fallen by e^-42 from its top at 0.
  const depth = (u: number) => k * (Math.exp(u) - 1 - u);
  const edge = (sign: 1 | -1) => {
    let u = sign * Math.min(1, cv);
    while (depth(u) < 42) u *= 1.1;
    return u;
  };
  const [from, to] = [edge(-1), edge(1)];
  // Steps follow the narrower of the density and the bend of the queue around saturation.
  const step = Math.min(cv / 4, 0.2, 1 / (4 * Math.sqrt(erlangsOf(load) + 1)));
  const scenarios: LoadScenario[] = [];
  for (let i = Math.ceil(from / step); i * step <= to; i++) {
    const u = i * step;
    scenarios.push({
      probability: Math.exp(-depth(u)),
      load: { ...load, volume: load.volume * Math.exp(u) },
    });
  }
  const total = scenarios.reduce((sum, { probability }) => sum + probability, 0);
  return scenarios.map((s) => ({ ...s, probability: s.probability / total }));
}
