/**
 * The least whole number n >= `least` with slack(n) >= 0, for a slack that rises with n, starting the search at `start`.
 * Steps by the secant through the last bracket, so that a nearly linear slack costs a handful of evaluations at any size.
 */
export function leastWhole(
  slack: (n: number) => number,
  least: number,
  start: number,
  scale: number,
): number {
  let n = Math.max(least, Math.round(start));
  let value = slack(n);
  let step = Math.max(1, Math.round(Math.min(Math.abs(value), 4) * scale));
  let low = least - 1;
  let lowValue = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let highValue = Number.POSITIVE_INFINITY;
  for (;;) {
    if (value >= 0) {
      high = n;
      highValue = value;
    } else {
      low = n;
      lowValue = value;
    }
    if (high - low <= 1) return high;
    if (high === Number.POSITIVE_INFINITY) n = low + step;
    else if (low === least - 1 && lowValue === Number.NEGATIVE_INFINITY) n = Math.max(least, high - step);
    else n = between(low, lowValue, high, highValue);
    step *= 2;
    value = slack(n);
  }
}

/** The whole number nearest above where the line through both ends is 0, kept inside; the middle if an end is endless. */
function between(low: number, lowValue: number, high: number, highValue: number): number {
  const share = -lowValue / (highValue - lowValue);
  const guess =
    Number.isFinite(lowValue) && Number.isFinite(highValue) ? low + share * (high - low) : (low + high) / 2;
  return Math.min(high - 1, Math.max(low + 1, Math.round(guess)));
}
