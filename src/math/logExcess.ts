/**
 * x - ln(1 + x) for x > -1, without the cancellation near 0 that the plain difference has.
 *
 * With r = x / (2 + x), ln(1 + x) = 2 artanh(r) and x - 2r = x r, so the value is
 * x r - 2 r³ (1/3 + r²/5 + r⁴/7 + …), where the second term is the smaller one.
 */
export function logExcess(x: number): number {
  if (x < -0.6 || x > 1) return x - Math.log1p(x);
  const r = x / (2 + x);
  const r2 = r * r;
  // 20 terms reach 1e-17 at the ends of the range (r² = 0.18); fewer do near 0.
  const terms = r2 < 1e-3 ? 6 : r2 < 0.03 ? 12 : 22;
  let sum = 0;
  for (let k = terms; k >= 0; k--) sum = sum * r2 + 1 / (2 * k + 3);
  return x * r - 2 * r * r2 * sum;
}
