import { radau } from './radau.ts';
import { departureRate, type Rates } from './rates.ts';

/**
 * The five stages of one step of the forward equations, from the probabilities `start` of the states low, low + 1, …
 * For each pole d, (d - h Q) x = start is tridiagonal; elimination without pivoting is stable, as its columns are
 * dominated by their diagonals. Arrivals at the window's top are turned away, so that no probability is lost.
 */
export function solveBirthDeath(
  start: Float64Array,
  rates: Rates,
  low: number,
  seconds: number,
): Float64Array[] {
  const size = start.length;
  const up = seconds * rates.lambda;
  const down = new Float64Array(size + 1);
  for (let i = 1; i <= size; i++) down[i] = seconds * departureRate(rates, low + i);
  // Whoever leaves the lowest state would leave the window: nobody does.
  down[0] = 0;
  const stages = radau.nodes.map(() => new Float64Array(size));
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  realPole(start, up, down, re);
  addPole(stages, re, null, 0);
  for (let pole = 1; pole < 3; pole++) {
    complexPole(start, up, down, radau.poles[pole]!, re, im);
    addPole(stages, re, im, pole);
  }
  return stages;
}

/** (d + up + down[k]) x[k] - up x[k - 1] - down[k + 1] x[k + 1] = start[k], d real. */
function realPole(start: Float64Array, up: number, down: Float64Array, x: Float64Array): void {
  const d = radau.poles[0].re;
  const last = start.length - 1;
  const ratio = new Float64Array(start.length);
  let value = 0;
  let inverse = 0;
  for (let k = 0; k <= last; k++) {
    // The pivot less what elimination of x[k - 1] takes from it, d + up + down[k] (1 - up / pivot), without cancellation.
    const pivot = d + (k < last ? up : 0) + down[k]! * (1 - up * inverse);
    inverse = 1 / pivot;
    value = (start[k]! + up * value) * inverse;
    ratio[k] = down[k + 1]! * inverse;
    x[k] = value;
  }
  for (let k = last - 1; k >= 0; k--) x[k] = x[k]! + ratio[k]! * x[k + 1]!;
}

function complexPole(
  start: Float64Array,
  up: number,
  down: Float64Array,
  pole: { readonly re: number; readonly im: number },
  re: Float64Array,
  im: Float64Array,
): void {
  const last = start.length - 1;
  const ratioRe = new Float64Array(start.length);
  const ratioIm = new Float64Array(start.length);
  let valueRe = 0;
  let valueIm = 0;
  let inverseRe = 0;
  let inverseIm = 0;
  for (let k = 0; k <= last; k++) {
    const pivotRe = pole.re + (k < last ? up : 0) + down[k]! * (1 - up * inverseRe);
    const pivotIm = pole.im - down[k]! * up * inverseIm;
    const scale = 1 / (pivotRe * pivotRe + pivotIm * pivotIm);
    inverseRe = pivotRe * scale;
    inverseIm = -pivotIm * scale;
    const rightRe = start[k]! + up * valueRe;
    const rightIm = up * valueIm;
    valueRe = rightRe * inverseRe - rightIm * inverseIm;
    valueIm = rightRe * inverseIm + rightIm * inverseRe;
    ratioRe[k] = down[k + 1]! * inverseRe;
    ratioIm[k] = down[k + 1]! * inverseIm;
    re[k] = valueRe;
    im[k] = valueIm;
  }
  for (let k = last - 1; k >= 0; k--) {
    const nextRe = re[k + 1]!;
    const nextIm = im[k + 1]!;
    re[k] = re[k]! + ratioRe[k]! * nextRe - ratioIm[k]! * nextIm;
    im[k] = im[k]! + ratioRe[k]! * nextIm + ratioIm[k]! * nextRe;
  }
}

/** Adds the real part of factor × x to each stage. */
function addPole(
  stages: readonly Float64Array[],
  re: Float64Array,
  im: Float64Array | null,
  pole: number,
): void {
  for (const [j, stage] of stages.entries()) addStage(stage, re, im, pole, j, 0);
}

/** Adds the real part of factor × x, from an index of x on, to stage j. */
export function addStage(
  stage: Float64Array,
  re: Float64Array,
  im: Float64Array | null,
  pole: number,
  j: number,
  from: number,
): void {
  const a = radau.factors[pole]!.re[j]!;
  const b = radau.factors[pole]!.im[j]!;
  if (im === null) for (let k = 0; k < stage.length; k++) stage[k] = stage[k]! + a * re[from + k]!;
  else for (let k = 0; k < stage.length; k++) stage[k] = stage[k]! + a * re[from + k]! - b * im[from + k]!;
}
