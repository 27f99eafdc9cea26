import { erfcx, gamma1pm1, logExcess, stirlingError, temmeCoefficients } from '../../math/index.ts';

const twoPi = 2 * Math.PI;

/**
 * 1/B - 1, the odds against blocking, for real agents >= 0 and offeredErlangs > 0; Infinity where B underflows.
 *
 * 1/B = ∫ e^-u (1 + u/a)^n du over u >= 0 (Jagerman 1974) = e^a a^-n gamma(n + 1, a). The excess over 1 is what
 * every other model needs, and forming it directly keeps its digits when B is close to 1.
 * Constant time: the recursion below 60 agents, above it a sum (a ≫ n), the complete integral less a sum (n ≫ a),
 * or Temme's uniform expansion between them.
 */
export function erlangBExcess(agents: number, offeredErlangs: number): number {
  if (agents < 60) return byRecursion(agents, offeredErlangs);
  if (offeredErlangs > 1.9 * agents) return byFallingSum(agents, offeredErlangs);
  if (agents > 2.2 * offeredErlangs) return byCompleteIntegral(agents, offeredErlangs);
  return byUniformExpansion(agents, offeredErlangs);
}

/** 1/B(n) = 1 + (n/a) / B(n - 1) from the fractional part up; all terms are positive. */
function byRecursion(n: number, a: number): number {
  const whole = Math.floor(n);
  let k = n - whole;
  let excess = k === 0 ? 0 : (k / a) * inverseBelowZero(k, a);
  for (let i = 0; i < whole; i++) {
    k += 1;
    excess = (k / a) * (1 + excess);
  }
  return excess;
}

/** 1/B at n = f - 1 for f in (0, 1): e^a a^(1-f) gamma(f, a). */
export function inverseBelowZero(f: number, a: number): number {
  if (a >= 1) {
    // Legendre's continued fraction from the back; its error falls like exp(-4 sqrt(a k)).
    let tail = 0;
    for (let k = Math.ceil(110 / a) + 6; k >= 1; k--) tail = (k * (k - f)) / (a + 2 * k + 1 - f - tail);
    return a / (a + 1 - f - tail);
  }
  // gamma(f) - a^f / f in one piece, as f may be tiny, then the rest of the series of the lower function.
  const logA = Math.log(a);
  const head = (gamma1pm1(f) - Math.expm1(f * logA)) / f;
  let term = 1;
  let sum = 0;
  for (let k = 1; k <= 20; k++) {
    term *= -a / k;
    sum += term / (f + k);
  }
  return Math.exp(a) * (a * Math.exp(-f * logA) * head - a * sum);
}

/** Sum of n (n - 1) … (n - j + 1) / a^j from j = 1: geometric decay below 0.53. */
function byFallingSum(n: number, a: number): number {
  let term = 1;
  let sum = 0;
  for (let j = 0; term > 1e-18 * sum; j++) {
    term *= (n - j) / a;
    sum += term;
  }
  return sum;
}

/** n! e^a a^-n less the part of the integral below 0, a sum that decays at least like 2.2^-k. */
function byCompleteIntegral(n: number, a: number): number {
  const complete = Math.sqrt(twoPi * n) * Math.exp(stirlingError(n) + n * Math.log(n / a) - (n - a));
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-17; k++) {
    term *= a / (n + k);
    sum += term;
  }
  return complete - sum;
}

/**
 * 1/B - 1 = g(n) [½ sqrt(2 pi n) erfcx(x) + S], x² = n (mu - ln(1 + mu)) with mu = (a - n)/n, S = sum c_k(eta) n^-k
 * (Temme 1979; DLMF 8.12), g the scaled gamma function.
 */
function byUniformExpansion(n: number, a: number): number {
  const mu = (a - n) / n;
  const phi = logExcess(mu);
  const eta = mu < 0 ? -Math.sqrt(2 * phi) : Math.sqrt(2 * phi);
  const x = Math.sqrt(n * phi);
  // Left of 0 erfcx grows like 2 exp(x²): the reflection keeps the table on x >= 0.
  const scaled = mu < 0 ? Math.exp(n * phi) - 0.5 * erfcx(x) : 0.5 * erfcx(x);
  return Math.exp(stirlingError(n)) * (Math.sqrt(twoPi * n) * scaled + temmeSum(n, eta));
}

function temmeSum(n: number, eta: number): number {
  // Row k weighs n^-k, column m eta^m: both cuts leave less than 1e-16.
  const rows = n > 1000 ? 5 : temmeCoefficients.length;
  const width = Math.abs(eta) < 0.25 ? 14 : 25;
  let sum = 0;
  for (let k = rows - 1; k >= 0; k--) {
    const row = temmeCoefficients[k]!;
    let inner = 0;
    for (let m = Math.min(width, row.length) - 1; m >= 0; m--) inner = inner * eta + row[m]!;
    sum = sum / n + inner;
  }
  return sum;
}
