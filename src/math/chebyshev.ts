/** Sum of c[k] T_k(t), |t| <= 1, by Clenshaw's recurrence. */
export function chebyshevSum(c: readonly number[], t: number): number {
  let b1 = 0;
  let b2 = 0;
  for (let k = c.length - 1; k > 0; k--) {
    const b0 = 2 * t * b1 - b2 + c[k]!;
    b2 = b1;
    b1 = b0;
  }
  return t * b1 - b2 + c[0]!;
}
