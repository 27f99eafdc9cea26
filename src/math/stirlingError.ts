/**
 * ln n! less Stirling's ½ ln(2 pi n) + n ln n - n, for real n >= 10: the series 1/(12 n) - 1/(360 n³) + …
 * (DLMF 5.11.1), whose first term left out is below 2e-17 there.
 */
export function stirlingError(n: number): number {
  const q = 1 / (n * n);
  return (
    (1 / 12 -
      (1 / 360 -
        (1 / 1260 -
          (1 / 1680 - (1 / 1188 - (691 / 360360 - (1 / 156 - (3617 / 122400) * q) * q) * q) * q) * q) *
          q) *
        q) /
    n
  );
}
