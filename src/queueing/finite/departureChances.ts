/**
 * For j = 0 … size - 1 ahead of a caller while all agents are busy: the chance that all of them and one more leave the
 * queue's head within `seconds` (`within`), or not (`later`). Departures come at rate serviceRate + i theta with i left
 * (negative binomial), or serviceRate where theta is 0 (Poisson).
 */
export interface DepartureChances {
  readonly within: Float64Array;
  readonly later: Float64Array;
}

/** Sums of positive terms on both sides, so neither chance loses its digits where it is small. */
export function departureChances(
  serviceRate: number,
  theta: number,
  seconds: number,
  size: number,
): DepartureChances {
  const c = serviceRate / theta;
  const spent = -Math.expm1(-theta * seconds);
  const ratio = (i: number) => (theta === 0 ? (serviceRate * seconds) / i : ((c + i - 1) / i) * spent);
  // Relative to the term at 0, rescaled where they would overflow; `above` sums those from `size` on.
  const terms: number[] = [1];
  let above = 0;
  let logScale = 0;
  for (let i = 1; ; i++) {
    let term = terms[i - 1]! * ratio(i);
    if (term > 1e250) {
      for (let k = 0; k < i; k++) terms[k] = terms[k]! * 1e-250;
      term *= 1e-250;
      above *= 1e-250;
      logScale += 250 * Math.LN10;
    }
    terms.push(term);
    if (i < size) continue;
    above += term;
    // What is still to come is less than a geometric series.
    const next = ratio(i + 1);
    if (term * next <= 1e-17 * above * (1 - next) || i >= size + longest) break;
  }
  return cumulated(terms, size, above, Math.exp(logScale - serviceRate * seconds));
}

// Where abandonment is so fast that the terms outlast this, the complement is used.
const longest = 20_000;

function cumulated(terms: readonly number[], size: number, above: number, first: number): DepartureChances {
  const whole = terms.length < size + longest;
  const within = new Float64Array(size);
  const later = new Float64Array(size);
  let below = 0;
  for (let j = 0; j < size; j++) {
    below += terms[j]!;
    later[j] = below;
  }
  let rest = above;
  for (let j = size - 1; j >= 0; j--) {
    within[j] = rest;
    rest += terms[j]!;
  }
  // Normalised by their sum where it is complete, else by the exact first term.
  const scale = whole ? 1 / rest : first;
  for (let j = 0; j < size; j++) {
    later[j] = later[j]! * scale;
    within[j] = whole ? within[j]! * scale : 1 - later[j]!;
  }
  return { within, later };
}
