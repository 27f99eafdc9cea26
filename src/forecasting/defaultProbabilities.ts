/** Quantiles given when none are asked for: the median and the bands of 80 % and 95 %. */
export const DEFAULT_PROBABILITIES: readonly number[] = [0.025, 0.1, 0.5, 0.9, 0.975];
