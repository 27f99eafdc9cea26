import type { RandomStream } from './randomStream.ts';

/** A standard normal draw (Marsaglia and Bray 1964, polar method). */
export function drawNormal(random: RandomStream): number {
  for (;;) {
    const x = 2 * random.uniform() - 1;
    const y = 2 * random.uniform() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** An exponential draw with the given mean. */
export function drawExponential(random: RandomStream, mean: number): number {
  return -mean * Math.log1p(-random.uniform());
}

/** A gamma draw with the given shape (> 0) and mean 1 (Marsaglia and Tsang 2000; shapes below 1 by their boost). */
export function drawGamma(random: RandomStream, shape: number): number {
  if (shape < 1) {
    const boost = random.uniform() ** (1 / shape);
    // The draw of shape + 1 has mean 1 on its own scale; bring it to mean 1 on this one.
    return ((drawGamma(random, shape + 1) * (shape + 1)) / shape) * boost;
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v))
      return (d * v) / shape;
  }
}

/** A Poisson draw: products of uniforms below a mean of 10, else transformed rejection (Hörmann 1993, PTRS). */
export function drawPoisson(random: RandomStream, mean: number): number {
  if (mean <= 0) return 0;
  return mean < 10 ? poissonByProducts(random, mean) : poissonByRejection(random, mean);
}

function poissonByProducts(random: RandomStream, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.uniform(); product > limit; product *= random.uniform()) count += 1;
  return count;
}

function poissonByRejection(random: RandomStream, mean: number): number {
  const logMean = Math.log(mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const quick = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= quick) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const accept = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b);
    if (accept <= -mean + k * logMean - logFactorial(k)) return k;
  }
}

/** ln k! by Stirling's series from 10 on, where three terms err by less than 1e-10. */
function logFactorial(k: number): number {
  if (k < 10) {
    let product = 1;
    for (let i = 2; i <= k; i++) product *= i;
    return Math.log(product);
  }
  const x = k + 1;
  const inverse = 1 / (x * x);
  const series = (1 / 12 - inverse * (1 / 360 - inverse / 1260)) / x;
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + series;
}
