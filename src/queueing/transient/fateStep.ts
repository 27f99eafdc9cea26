import { radau } from './radau.ts';
import { addStage } from './solveBirthDeath.ts';
import type { Arrivals, Stretch } from './transientForward.ts';

/** What becomes of a caller in the end. */
export interface Fates {
  /** Chance of being answered, by the number ahead. */
  readonly answered: Float64Array;
  /** Mean wait of those answered, 0 for the others. */
  readonly wait: Float64Array;
}

/** A stretch of numbers ahead. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/** The numbers ahead that the arrivals of a step find: of an endless queue, a small part. */
export function windowOf(nodes: readonly Arrivals[], size: number): Window {
  let from = size - 1;
  let to = 1;
  for (const { first, busy } of nodes) {
    from = Math.min(from, Math.max(0, first - 1));
    to = Math.max(to, Math.min(size, first + busy.length + 1));
  }
  return { from: Math.min(from, to - 1), to };
}

/** The fates a step earlier, and those on a window at the start and the nodes of the method, counted back. */
export function fatesBefore(
  later: Fates,
  stretch: Stretch,
  seconds: number,
  { from, to }: Window,
): { stages: Fates[]; before: Fates } {
  const size = later.answered.length;
  const empty = (length: number): Fates => ({
    answered: new Float64Array(length),
    wait: new Float64Array(length),
  });
  const inner = Array.from({ length: LAST_NODE }, () => empty(to - from));
  const before = empty(size);
  const a: Complex = { re: new Float64Array(size), im: new Float64Array(size) };
  const w: Complex = { re: new Float64Array(size), im: new Float64Array(size) };
  for (let pole = 0; pole < 3; pole++) {
    solveFates(later, stretch, seconds, radau.poles[pole]!, a, w);
    for (const [part, { re, im }] of [
      ['answered', a],
      ['wait', w],
    ] as const) {
      for (const [j, stage] of inner.entries()) addStage(stage[part], re, im, pole, j, from);
      addStage(before[part], re, im, pole, LAST_NODE, 0);
    }
  }
  const cut = ({ answered, wait }: Fates): Fates => ({
    answered: answered.subarray(from, to),
    wait: wait.subarray(from, to),
  });
  return { stages: [cut(later), ...inner, cut(before)], before };
}

const LAST_NODE = 4;

interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/**
 * (d + h r[j] + h theta) a[j] - h r[j] a[j - 1] = later[j] with a[-1] = 1/d, as nobody's fate changes once answered, and
 * the same for w with h a[j] added on the right and w[-1] = 0.
 */
function solveFates(
  later: Fates,
  stretch: Stretch,
  seconds: number,
  pole: { readonly re: number; readonly im: number },
  a: Complex,
  w: Complex,
): void {
  const norm = pole.re * pole.re + pole.im * pole.im;
  let aRe = pole.re / norm;
  let aIm = -pole.im / norm;
  let wRe = 0;
  let wIm = 0;
  for (let j = 0; j < later.answered.length; j++) {
    const r = seconds * (stretch.agents * stretch.mu + j * stretch.theta);
    const pivotRe = pole.re + r + seconds * stretch.theta;
    const scale = 1 / (pivotRe * pivotRe + pole.im * pole.im);
    const inverseRe = pivotRe * scale;
    const inverseIm = -pole.im * scale;
    const xRe = later.answered[j]! + r * aRe;
    const xIm = r * aIm;
    aRe = xRe * inverseRe - xIm * inverseIm;
    aIm = xRe * inverseIm + xIm * inverseRe;
    const yRe = later.wait[j]! + r * wRe + seconds * aRe;
    const yIm = r * wIm + seconds * aIm;
    wRe = yRe * inverseRe - yIm * inverseIm;
    wIm = yRe * inverseIm + yIm * inverseRe;
    a.re[j] = aRe;
    a.im[j] = aIm;
    w.re[j] = wRe;
    w.im[j] = wIm;
  }
}

/** The fates at a node of the forward step, read off the backward step's interpolant. */
export function mirrored(stages: readonly Fates[], node: number): Fates {
  const [s0, s1, s2, s3, s4, s5] = stages as [Fates, Fates, Fates, Fates, Fates, Fates];
  if (node === LAST_NODE) return s0;
  const [c0, c1, c2, c3, c4, c5] = radau.mirrored[node]!;
  const mix = (part: 'answered' | 'wait') => {
    const [p0, p1, p2, p3, p4, p5] = [s0[part], s1[part], s2[part], s3[part], s4[part], s5[part]];
    const values = new Float64Array(p0.length);
    for (let j = 0; j < values.length; j++) {
      values[j] = c0 * p0[j]! + c1 * p1[j]! + c2 * p2[j]! + c3 * p3[j]! + c4 * p4[j]! + c5 * p5[j]!;
    }
    return values;
  };
  return { answered: mix('answered'), wait: mix('wait') };
}
