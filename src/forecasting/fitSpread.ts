/** Variance of a row's count around what was expected: `dispersion` x mean + `relative` x mean squared. */
export interface RowSpread {
  readonly dispersion: number;
  readonly relative: number;
}

/**
 * Fits e^2 = dispersion x mean + relative x mean^2 by least squares of e^2 / mean on the mean, both kept at 0 or above. A
 * row weighs mean / (mean + dispersion / 2), the inverse of how e^2 / mean scatters for counts: where next to nothing is
 * expected, one contact says nothing of the others.
 *
 * @param visit calls its argument with each row's count and what was expected of it, the same ones each time.
 */
export function fitSpread(visit: (each: (count: number, expected: number) => void) => void): RowSpread {
  let squares = 0;
  let means = 0;
  visit((count, expected) => {
    squares += (count - expected) ** 2;
    means += expected;
  });
  const half = means > 0 ? squares / means / 2 : 0;
  let n = 0;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let sxy = 0;
  visit((count, expected) => {
    if (expected <= 0) return;
    const weight = expected / (expected + half);
    const y = (count - expected) ** 2 / expected;
    n += weight;
    sx += weight * expected;
    sy += weight * y;
    sxx += weight * expected * expected;
    sxy += weight * expected * y;
  });
  if (n === 0) return { dispersion: 0, relative: 0.05 };
  const det = n * sxx - sx * sx;
  let relative = det > 0 ? (n * sxy - sx * sy) / det : 0;
  relative = Math.min(Math.max(0, relative), sx > 0 ? sy / sx : 0);
  const dispersion = Math.max(0, (sy - relative * sx) / n);
  return { dispersion, relative };
}
