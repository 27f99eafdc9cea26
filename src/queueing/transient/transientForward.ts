import { addIntegral, advance, type Step } from './advance.ts';
import { isDeep, longestDeepStep } from './deepQueue.ts';
import { radau } from './radau.ts';
import type { Rates } from './rates.ts';
import { reserve, type SystemState } from './systemState.ts';

/** One interval of the day: its rates and length. */
export interface Stretch extends Rates {
  readonly seconds: number;
}

/** Who finds whom on arrival: the chance of a free agent, and the chances of each queue ahead. */
export interface Arrivals {
  /** Share of the interval's arrivals that these stand for. */
  readonly weight: number;
  /** Chance of a free agent. */
  readonly free: number;
  /** Chances of floor(agents) + first + i in system, i = 0, 1, … */
  readonly first: number;
  readonly busy: Float64Array;
}

/** A step of the method: its arrivals at the five nodes. */
export interface ArrivalStep {
  readonly seconds: number;
  readonly nodes: readonly Arrivals[];
}

/** A part of an interval: as a whole, and step by step. */
export interface Piece {
  /** Seconds from the start of the interval. */
  readonly from: number;
  readonly to: number;
  readonly whole: Arrivals;
  readonly steps: readonly ArrivalStep[];
}

/** What happened in one interval. */
export interface ForwardInterval {
  readonly stretch: Stretch;
  readonly pieces: readonly Piece[];
  /** Where nobody gives up and everybody finds a long queue: how many ahead count as such; else `null`. */
  readonly deepFrom: number | null;
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
  deepFrom: number,
): ForwardInterval {
  const total = emptySum();
  const pieces: Piece[] = [];
  const deep = isDeep(state, stretch, deepFrom);
  // Just after a change of the team the distribution bends within the time of a few events, near as many as there are agents.
  // Where nobody is answered in time, it doesn't matter when that time ends.
  const times = deep ? [0, stretch.seconds] : cuts;
  const longest = deep ? longestDeepStep(state, stretch) : stretch.seconds;
  let firstStep = deep ? longest : 2 / (stretch.lambda + stretch.agents * stretch.mu + stretch.theta);
  for (let i = 1; i < times.length; i++) {
    const steps = advance(state, stretch, times[i]! - times[i - 1]!, firstStep, longest);
    pieces.push(pieceOf(steps, stretch, times[i - 1]!, times[i]!, total));
    firstStep = steps.at(-1)!.seconds;
  }
  const left = leavers * Math.exp(-stretch.mu * stretch.seconds);
  const mean = busyAndQueue(total, stretch.agents);
  const end = busyAndQueue(state, stretch.agents);
  return {
    stretch,
    pieces,
    deepFrom: deep ? deepFrom : null,
    meanBusy: mean.busy / stretch.seconds,
    meanQueue: mean.queue / stretch.seconds,
    leaversHandled: leavers - left,
    leaversAtEnd: left,
    busyAtEnd: end.busy,
    queueAtEnd: end.queue,
  };
}

function pieceOf(
  steps: readonly Step[],
  stretch: Stretch,
  from: number,
  to: number,
  total: SystemState,
): Piece {
  const sum = emptySum();
  for (const step of steps) addIntegral(sum, step);
  addInto(total, sum);
  const share = (to - from) / stretch.seconds;
  const values = sum.p.subarray(sum.low, sum.high + 1);
  return {
    from,
    to,
    whole: arrivalsOf(values, sum.low, stretch.agents, share, 1 / (to - from)),
    steps: steps.map(({ seconds, low, stages }) => ({
      seconds,
      nodes: stages.map((stage, j) =>
        arrivalsOf(stage, low, stretch.agents, (radau.weights[j]! * seconds) / stretch.seconds, 1),
      ),
    })),
  };
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

function arrivalsOf(
  values: Float64Array,
  low: number,
  agents: number,
  weight: number,
  scale: number,
): Arrivals {
  const base = Math.floor(agents);
  let start = 0;
  let free = 0;
  for (; start < values.length && low + start < base; start++) free += values[start]!;
  const busy = values.slice(start);
  if (scale !== 1) for (let i = 0; i < busy.length; i++) busy[i] = scale * busy[i]!;
  return { weight, free: scale * free, first: Math.max(0, low - base), busy };
}
