import { expExcess, gaussLegendre16 } from '../../math/index.ts';
import type { PatientQueue } from './patientQueue.ts';
import { reachOfDrop } from './reachOfDrop.ts';

/** Integrals over a range of waits, each of exp(-peak) f(x) times a weight; y = x / patience. */
export interface WaitIntegrals {
  /** Weight 1: the caller's virtual wait lies in the range. */
  all: number;
  /** Weight e^-y: and the caller is patient enough. */
  served: number;
  /** Weight 1 - e^-y: and the caller gives up before. */
  abandoned: number;
  /** Weight x e^-y: wait of those served. */
  servedWait: number;
  /** Weight (1 - e^-y (1 + y)) / theta: wait of those who give up; only if asked for. */
  abandonedWait: number;
  readonly withAbandonedWait: boolean;
}

const { nodes, weights } = gaussLegendre16;

// Beyond this many patiences, counted from where the bend equals theta, f is a plain exponential to every digit.
const bendGone = 39.2;

/** The integrals over waits in [from, to); `to` may be Infinity. Relative error about 1e-14 of each. */
export function waitIntegrals(
  q: PatientQueue,
  from: number,
  to: number,
  withAbandonedWait: boolean,
): WaitIntegrals {
  const sums: WaitIntegrals = {
    all: 0,
    served: 0,
    abandoned: 0,
    servedWait: 0,
    abandonedWait: 0,
    withAbandonedWait,
  };
  const start = from - q.mode;
  const end = to - q.mode;
  // f rises up to d = 0 and falls after it; each side is cut where it has dropped out of sight of its own top.
  if (start < 0) addRising(q, start, Math.min(end, 0), sums);
  if (end > 0) addFalling(q, Math.max(start, 0), end, sums);
  return sums;
}

function addRising(q: PatientQueue, start: number, top: number, sums: WaitIntegrals): void {
  const reach = reachOfDrop(q, top, -1);
  addPanels(q, top, -1, Math.min(top - start, reach), reach, sums);
}

function addFalling(q: PatientQueue, top: number, end: number, sums: WaitIntegrals): void {
  const far = (Math.max(0, Math.log(q.bend / q.theta)) + bendGone) / q.theta;
  if (top < far) {
    const reach = reachOfDrop(q, top, 1);
    const seen = Math.min(end - top, reach);
    addPanels(q, top, 1, Math.min(seen, far - top), reach, sums);
    if (top + seen <= far) return;
  }
  addExponentialTail(q, Math.max(top, far), end, sums);
}

// A part as long as its reach is cut here: the further from the top, the coarser a panel may be.
const grading = [0.16, 0.42, 1];

/** Gauss–Legendre on graded panels from the top end of a part on, none longer than 1.5 patiences. */
function addPanels(
  q: PatientQueue,
  top: number,
  sign: 1 | -1,
  width: number,
  reach: number,
  sums: WaitIntegrals,
): void {
  let done = 0;
  for (const share of grading) {
    const until = Math.min(width, share * reach);
    const panels = Math.ceil((q.theta * (until - done)) / 1.5);
    const step = (until - done) / panels;
    for (let i = 0; i < panels; i++) addPanel(q, top + sign * (done + i * step), sign * step, sums);
    done = until;
  }
}

function addPanel(q: PatientQueue, from: number, width: number, sums: WaitIntegrals): void {
  const { slope, theta, mode } = q;
  const stiffness = q.bend / theta;
  const size = Math.abs(width);
  let all = 0;
  let served = 0;
  let abandoned = 0;
  let servedWait = 0;
  let abandonedWait = 0;
  for (let i = 0; i < 16; i++) {
    const d = from + width * nodes[i]!;
    const f = size * weights[i]! * Math.exp(-slope * d - stiffness * expExcess(theta * d));
    const x = mode + d;
    const y = theta * x;
    const lost = -Math.expm1(-y);
    // The exponential itself only where 1 - lost has lost digits.
    const kept = lost < 0.5 ? 1 - lost : Math.exp(-y);
    all += f;
    served += f * kept;
    abandoned += f * lost;
    servedWait += f * kept * x;
    if (sums.withAbandonedWait) abandonedWait += f * kept * expExcess(-y);
  }
  sums.all += all;
  sums.served += served;
  sums.abandoned += abandoned;
  sums.servedWait += servedWait;
  sums.abandonedWait += abandonedWait / theta;
}

/**
 * Where e^-theta d has vanished beside 1, f = exp(bend/theta - n mu d) and every integral is elementary. Nobody is still
 * served that late, but as a share of the range that starts here, which has no end.
 */
function addExponentialTail(q: PatientQueue, from: number, to: number, sums: WaitIntegrals): void {
  const { theta, mode, serviceRate } = q;
  const top = Math.exp(q.bend / theta - serviceRate * from);
  const all = (top * -Math.expm1(-serviceRate * (to - from))) / serviceRate;
  sums.all += all;
  sums.served += (top * Math.exp(-theta * (mode + from))) / (serviceRate + theta);
  sums.abandoned += all;
  sums.abandonedWait += all / theta;
}
