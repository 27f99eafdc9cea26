import { expExcess } from '../../math/index.ts';
import type { PatientQueue } from './patientQueue.ts';

// Below the peak of a range by this factor's logarithm nothing counts: e^-41 is 1.6e-18.
const drop = 41;

/** A distance beyond which f lies `drop` below its value at `top`, going in direction `sign`; a little too long at most. */
export function reachOfDrop(q: PatientQueue, top: number, sign: 1 | -1): number {
  const { slope, bend, theta } = q;
  const goal = depth(q, top) + drop;
  // After 0 it is nowhere steeper than slope + bend. Before 0 it grows like e^(theta |d|): the search starts beyond the
  // goal, but where that doesn't overflow.
  let reach = sign > 0 ? drop / (slope + bend) : top + Math.log((2 * goal * theta) / bend + 10) / theta;
  let step: number;
  // The depth is convex, so each Newton step lands at or beyond the goal.
  do {
    const d = top + sign * reach;
    step = (goal - depth(q, d)) / Math.abs(steepness(q, d));
    reach += step;
  } while (Math.abs(step) > 0.05 * reach);
  return reach;
}

/** -ln f below the peak, at distance d from the mode. */
export function depth(q: PatientQueue, d: number): number {
  return q.slope * d + (q.bend / q.theta) * expExcess(q.theta * d);
}

/** The derivative of the depth. */
function steepness(q: PatientQueue, d: number): number {
  return q.slope - q.bend * Math.expm1(-q.theta * d);
}
