/**
 * A zero of `f` between `low` and `high`, where f changes its sign, by Chandrupatla's method (1997): inverse quadratic
 * interpolation where it is safe, bisection elsewhere. Ends when the bracket is as narrow as doubles allow.
 * f may be infinite at the ends. Needs about ten evaluations where f is nearly linear.
 */
export function bracketedRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, fa] = [low, f(low)];
  let [b, fb] = [high, f(high)];
  let [c, fc] = [a, fa];
  let t = 0.5;
  for (let i = 0; i < 200; i++) {
    if (fb === 0) return b;
    if (fa === 0) return a;
    const x = a + t * (b - a);
    const fx = f(x);
    if (fx > 0 === fa > 0) [c, fc] = [a, fa];
    else [c, b, fc, fb] = [b, a, fb, fa];
    [a, fa] = [x, fx];
    const best = Math.abs(fb) < Math.abs(fa) ? b : a;
    const least = (2.3e-16 * Math.abs(best) + Number.MIN_VALUE) / Math.abs(b - a);
    if (fa === 0 || least > 0.5) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    const safe = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    t = safe
      ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((((c - a) / (b - a)) * fa) / (fc - fa)) * (fb / (fc - fb))
      : 0.5;
    if (!(t >= least)) t = least;
    if (t > 1 - least) t = 1 - least;
  }
  return a;
}
