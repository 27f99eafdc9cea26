/** Probabilities of a Poisson count from `first` on, cut where they fall below 1e-19 of the largest, summing to 1. */
export interface PoissonWeights {
  readonly first: number;
  readonly weights: Float64Array;
}

/** The weights for any mean >= 0; grown outward from the mode, where nothing under- or overflows (Fox and Glynn 1988). */
export function poissonWeights(mean: number): PoissonWeights {
  const mode = Math.floor(mean);
  const below: number[] = [];
  for (let k = mode, w = 1; k > 0; k--) {
    w *= k / mean;
    if (w < 1e-19) break;
    below.push(w);
  }
  const above: number[] = [1];
  for (let k = mode + 1, w = 1; ; k++) {
    w *= mean / k;
    if (w < 1e-19) break;
    above.push(w);
  }
  const weights = Float64Array.from([...below.reverse(), ...above]);
  let total = 0;
  for (const w of weights) total += w;
  for (let i = 0; i < weights.length; i++) weights[i] = weights[i]! / total;
  return { first: mode - below.length, weights };
}
