import { gaussLegendre8 } from '../math/index.ts';
import { advance, type Rates } from './advance.ts';
import { reserve, type SystemState } from './systemState.ts';

/** One interval of the day: its rates and length. */
export interface Stretch extends Rates {
  readonly seconds: number;
}

/** Who finds whom on arrival: the share answered at once, and the chances of each queue (or part of an agent) ahead. */
export interface Arrivals {
  /** Share of the interval's arrivals that these stand for. */
  readonly weight: number;
  /** Chance of a free agent. */
  readonly free: number;
  /** Chances of floor(agents) + i in system, i = 0, 1, … */
  readonly busy: Float64Array;
}

/** A part of an interval: as a whole, and at quadrature nodes. */
export interface Piece {
  /** Seconds from the start of the interval. */
  readonly from: number;
  readonly to: number;
  readonly whole: Arrivals;
  readonly nodes: readonly { readonly at: number; readonly arrivals: Arrivals }[];
}

/** What happened in one interval. */
export interface ForwardInterval {
  readonly stretch: Stretch;
  readonly pieces: readonly Piece[];
  /** Mean numbers in service (leavers' conversations not included) and waiting, over the interval. */
  readonly meanBusy: number;
  readonly meanQueue: number;
  /** Leavers' conversations completed in the interval, and left at its end. */
  readonly leaversHandled: number;
  readonly leaversAtEnd: number;
  readonly busyAtEnd: number;
  readonly queueAtEnd: number;
}

/** Runs the state through one interval, cut at the given times, which ascend from 0 to its length. */
export function forwardInterval(
  state: SystemState,
  stretch: Stretch,
  cuts: readonly number[],
  leavers: number,
): ForwardInterval {
  const total = emptySum();
  const pieces: Piece[] = [];
  for (let i = 1; i < cuts.length; i++) {
    const piece = forwardPiece(state, stretch, cuts[i - 1]!, cuts[i]!);
    addInto(total, piece.sum);
    pieces.push(piece.piece);
  }
  const left = leavers * Math.exp(-stretch.mu * stretch.seconds);
  const mean = busyAndQueue(total, stretch.agents);
  const end = busyAndQueue(state, stretch.agents);
  return {
    stretch,
    pieces,
    meanBusy: mean.busy / stretch.seconds,
    meanQueue: mean.queue / stretch.seconds,
    leaversHandled: leavers - left,
    leaversAtEnd: left,
    busyAtEnd: end.busy,
    queueAtEnd: end.queue,
  };
}

function forwardPiece(
  state: SystemState,
  stretch: Stretch,
  from: number,
  to: number,
): { piece: Piece; sum: SystemState } {
  const sum = emptySum();
  const nodes: Piece['nodes'][number][] = [];
  const length = to - from;
  const share = length / stretch.seconds;
  let now = 0;
  for (let g = 0; g < 8; g++) {
    const at = length * gaussLegendre8.nodes[g]!;
    advance(state, stretch, at - now, sum);
    now = at;
    const weight = share * gaussLegendre8.weights[g]!;
    nodes.push({ at: from + at, arrivals: arrivalsOf(state, stretch.agents, weight, 1) });
  }
  advance(state, stretch, length - now, sum);
  return { piece: { from, to, whole: arrivalsOf(sum, stretch.agents, share, 1 / length), nodes }, sum };
}

function emptySum(): SystemState {
  return { p: new Float64Array(64), low: Number.MAX_SAFE_INTEGER, high: 0 };
}

function addInto(total: SystemState, part: SystemState): void {
  reserve(total, part.high + 1);
  for (let k = part.low; k <= part.high; k++) total.p[k] = total.p[k]! + part.p[k]!;
  total.low = Math.min(total.low, part.low);
  total.high = Math.max(total.high, part.high);
}

/** Means of min(k, agents) and of what exceeds it. */
export function busyAndQueue(state: SystemState, agents: number): { busy: number; queue: number } {
  let busy = 0;
  let queue = 0;
  for (let k = state.low; k <= state.high; k++) {
    const p = state.p[k]!;
    busy += p * Math.min(k, agents);
    if (k > agents) queue += p * (k - agents);
  }
  return { busy, queue };
}

function arrivalsOf(state: SystemState, agents: number, weight: number, scale: number): Arrivals {
  const base = Math.floor(agents);
  let free = 0;
  for (let k = state.low; k < base && k <= state.high; k++) free += state.p[k]!;
  const busy = new Float64Array(Math.max(0, state.high - base + 1));
  for (let k = Math.max(base, state.low); k <= state.high; k++) busy[k - base] = scale * state.p[k]!;
  return { weight, free: scale * free, busy };
}
