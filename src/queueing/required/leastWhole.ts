/**
 * The least whole number n >= `least` with slack(n) >= 0, for a slack that rises with n, starting at `start` with a first
 * step sized by `scale`. Secant steps, outwards until the answer is bracketed and then inside (Illinois: an end that
 * stays put for a second time counts half), so that a nearly linear slack costs a handful of evaluations at any size.
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
  // Below `least` nothing is asked for: that end counts as missing the target by far.
  let low = least - 1;
  let lowValue = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let highValue = Number.POSITIVE_INFINITY;
  let side = 0;
  for (;;) {
    const up = value >= 0;
    const last = up ? high : low;
    const lastValue = up ? highValue : lowValue;
    if (up) {
      high = n;
      highValue = value;
      if (side === 1) lowValue /= 2;
    } else {
      low = n;
      lowValue = value;
      if (side === -1) highValue /= 2;
    }
    if (high - low <= 1) return high;
    if (n > Number.MAX_SAFE_INTEGER) return n;
    const bracketed = high < Number.POSITIVE_INFINITY && low >= least;
    side = bracketed ? (up ? 1 : -1) : 0;
    if (bracketed) n = between(low, lowValue, high, highValue);
    else {
      const out = outward(n, value, last, lastValue, step);
      n = up ? Math.max(least, n - out) : n + out;
      step *= 2;
    }
    value = slack(n);
  }
}

/** How far to go on past `n`: to where the secant through the point before is 0, and never more than four steps. */
function outward(n: number, value: number, last: number, lastValue: number, step: number): number {
  const slope = (value - lastValue) / (n - last);
  if (!(slope > 0) || slope === Number.POSITIVE_INFINITY || !Number.isFinite(last)) return step;
  return Math.max(1, Math.min(4 * step, Math.ceil(Math.abs(value) / slope)));
}

/** The whole number nearest to where the line through both ends is 0, kept inside; the middle if an end is endless. */
function between(low: number, lowValue: number, high: number, highValue: number): number {
  const finite = lowValue > Number.NEGATIVE_INFINITY && highValue < Number.POSITIVE_INFINITY;
  const guess = finite ? low + (lowValue / (lowValue - highValue)) * (high - low) : (low + high) / 2;
  return Math.min(high - 1, Math.max(low + 1, Math.round(guess)));
}
