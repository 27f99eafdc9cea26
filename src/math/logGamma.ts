import { stirlingError } from './stirlingError.ts';

const halfLogTwoPi = 0.9189385332046728;

/**
 * Natural logarithm of gamma(x) for x > 0; small arguments are shifted up to where Stirling's series
 * holds. Relative error 1e-15, absolute where the value is below 1.
 */
export function logGamma(x: number): number {
  let product = 1;
  let z = x;
  while (z < 10) {
    product *= z;
    z += 1;
  }
  const stirling = (z - 0.5) * Math.log(z) - z + halfLogTwoPi + stirlingError(z);
  return stirling - Math.log(product);
}
