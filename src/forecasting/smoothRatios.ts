/** Counts beside what was expected of them, by slot; 0 expected where nothing is known. */
export interface SlotRatios {
  readonly counts: Float64Array;
  readonly expected: Float64Array;
  /** Variance of the logarithm of what was expected. */
  readonly unsure: Float64Array;
}

/** What is known of the smooth course before it is seen. */
export interface CoursePrior {
  /** Correlation of neighbouring slots. */
  readonly alike: number;
  /** Variance of a row's count as a multiple of its mean. */
  readonly dispersion: number;
  /** Variance of the course of these days that does not come back on others. */
  readonly ofTheDay: number;
}

/** Log ratio of a slot before anything is seen, as a standard deviation, and for how many well-determined slots that counts. */
const PRIOR_SD = 0.02;
const PRIOR_COUNTS = 1;
const ROUNDS = 8;
/** No slot is believed to have more, or less, than this many times its usual share. */
const MOST_LOG = Math.log(50);

/**
 * The smooth course of log(counts / expected) over the slots of a day that will come back: a first-order autoregression seen
 * through counts, by iterated Kalman smoothing (Durbin and Koopman 2012, section 10.6); how far it spreads is learned
 * (MacKay 1992, as in {@link withLearnedSpreads}), and what is as large as days of any kind differ is shrunk away.
 */
export function smoothRatios(ratios: SlotRatios, prior: CoursePrior): Float64Array {
  const n = ratios.counts.length;
  const course = new Float64Array(n);
  const variances = new Float64Array(n);
  let spread = PRIOR_SD ** 2 + prior.ofTheDay;
  for (let round = 0; round < ROUNDS; round++) {
    smoothOnce(ratios, prior, spread, course, variances);
    let squares = PRIOR_COUNTS * PRIOR_SD ** 2;
    let determined = PRIOR_COUNTS;
    for (let slot = 0; slot < n; slot++) {
      if (!((ratios.expected[slot] as number) > 0)) continue;
      squares += (course[slot] as number) ** 2;
      determined += Math.max(0, 1 - (variances[slot] as number) / spread);
    }
    spread = squares / determined;
  }
  const kept = Math.max(0, 1 - prior.ofTheDay / spread);
  return course.map((log) => kept * log);
}

/** One pass of the Kalman smoother over the slots, around the course so far. */
function smoothOnce(
  { counts, expected, unsure }: SlotRatios,
  { alike, dispersion }: CoursePrior,
  spread: number,
  course: Float64Array,
  variances: Float64Array,
): void {
  const n = counts.length;
  const predicted = new Float64Array(n);
  const predictedVariance = new Float64Array(n);
  let mean = 0;
  let variance = spread;
  for (let slot = 0; slot < n; slot++) {
    mean *= slot === 0 ? 1 : alike;
    variance = slot === 0 ? spread : alike * alike * variance + (1 - alike * alike) * spread;
    predicted[slot] = mean;
    predictedVariance[slot] = variance;
    const log = course[slot] as number;
    const usual = (expected[slot] as number) * Math.exp(log);
    if (usual > 0) {
      const seen = log + (counts[slot] as number) / usual - 1;
      const gain = variance / (variance + dispersion / usual + (unsure[slot] as number));
      mean += gain * (seen - mean);
      variance *= 1 - gain;
    }
    course[slot] = mean;
    variances[slot] = variance;
  }
  for (let slot = n - 2; slot >= 0; slot--) {
    const next = slot + 1;
    const gain = (alike * (variances[slot] as number)) / (predictedVariance[next] as number);
    course[slot] = (course[slot] as number) + gain * ((course[next] as number) - (predicted[next] as number));
    variances[slot] =
      (variances[slot] as number) +
      gain * gain * ((variances[next] as number) - (predictedVariance[next] as number));
  }
  for (let slot = 0; slot < n; slot++)
    course[slot] = Math.min(MOST_LOG, Math.max(-MOST_LOG, course[slot] as number));
}
