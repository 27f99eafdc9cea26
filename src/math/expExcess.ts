/** e^-y - 1 + y, which is >= 0, for any y, without the cancellation near 0 that the plain sum has. */
export function expExcess(y: number): number {
  if (y > 0.6 || y < -0.6) return Math.expm1(-y) + y;
  // (cosh y - 1) - (sinh y - y): two short series in y² instead of one long one.
  const q = y * y;
  const even =
    1 / 2 +
    q *
      (1 / 24 + q * (1 / 720 + q * (1 / 40320 + q * (1 / 3628800 + q * (1 / 479001600 + q / 87178291200)))));
  const odd = 1 / 6 + q * (1 / 120 + q * (1 / 5040 + q * (1 / 362880 + q * (1 / 39916800 + q / 6227020800))));
  return q * (even - y * odd);
}
