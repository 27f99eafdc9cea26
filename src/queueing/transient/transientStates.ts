import { advance } from './advance.ts';
import { leaveWithConversations } from './changeAgents.ts';
import { checkTransientInput } from './checkTransient.ts';
import { startState } from './startState.ts';
import type { SystemState } from './systemState.ts';
import { stretchOf } from './transientDay.ts';
import { busyAndQueue } from './transientForward.ts';
import type { TransientInput } from './transientTypes.ts';

/** The number in system at an instant. */
export interface TransientState {
  readonly seconds: number;
  /** Agents present from then on. */
  readonly agents: number;
  /** Chances of first, first + 1, … in the system; nil elsewhere. */
  readonly first: number;
  readonly probabilities: readonly number[];
  /** Chance that somebody arriving now has to wait. */
  readonly waitProbability: number;
  readonly meanInSystem: number;
  readonly meanQueue: number;
  readonly meanBusy: number;
}

/**
 * The distribution of the number in system at the start of every interval, once its agents are there, and at the end of
 * the day: the same evaluation as {@link transientPerformance}, seen at instants. `withinSeconds` plays no part.
 *
 * @throws StaffcastError if a number is out of its range or lengths differ.
 * @example
 * ```ts
 * import { transientStates } from 'staffcast/queueing';
 * const day = { volume: [60, 140], agents: [10, 12], intervalSeconds: 1800, ahtSeconds: 180, withinSeconds: 0 };
 * transientStates(day).map((state) => state.meanQueue); // at 0, 30 and 60 minutes
 * ```
 */
export function transientStates(input: TransientInput): TransientState[] {
  checkTransientInput('transientStates', input);
  const count = input.volume.length;
  if (count === 0) return [];
  const state = startState(input, stretchOf(input, 0));
  const states: TransientState[] = [];
  for (let i = 0; i < count; i++) {
    const stretch = stretchOf(input, i);
    if (i > 0 && input.leavingAgents !== 'handBack') {
      leaveWithConversations(state, input.agents[i - 1]!, stretch.agents);
    }
    states.push(seen(state, i * input.intervalSeconds, stretch.agents));
    advance(
      state,
      stretch,
      stretch.seconds,
      2 / (stretch.lambda + stretch.agents * stretch.mu + stretch.theta),
    );
  }
  states.push(seen(state, count * input.intervalSeconds, input.agents[count - 1]!));
  return states;
}

function seen(state: SystemState, seconds: number, agents: number): TransientState {
  const probabilities = Array.from(state.p.subarray(state.low, state.high + 1), (p) => Math.max(0, p));
  const { busy, queue } = busyAndQueue(state, agents);
  let waitProbability = 0;
  for (let k = state.low; k <= state.high; k++) {
    waitProbability += state.p[k]! * Math.min(1, Math.max(0, k + 1 - agents));
  }
  return {
    seconds,
    agents,
    first: state.low,
    probabilities,
    waitProbability,
    meanInSystem: busy + queue,
    meanQueue: queue,
    meanBusy: busy,
  };
}

/**
 * Volumes for an arrival rate that changes within the interval: each interval becomes two halves with constant rates,
 * chosen so that the state at the end of an interval is right to the fourth order in its length (the commutator-free
 * Magnus method of Blanes and Moan 2006; the rates are not the halves' means).
 *
 * @param rate Contacts per second at a time in seconds, >= 0 and smooth.
 * @param intervalSeconds Length of a whole interval.
 * @param count Number of whole intervals; the answer has twice as many entries.
 * @example
 * ```ts
 * import { volumesOfRate } from 'staffcast/queueing';
 * volumesOfRate((seconds) => 0.1 + 0.05 * Math.sin(seconds / 3600), 900, 4); // eight volumes, for 450 s each
 * ```
 */
export function volumesOfRate(
  rate: (seconds: number) => number,
  intervalSeconds: number,
  count: number,
): number[] {
  const offset = Math.sqrt(3) / 6;
  const volumes: number[] = [];
  for (let i = 0; i < count; i++) {
    const early = rate((i + 0.5 - offset) * intervalSeconds);
    const late = rate((i + 0.5 + offset) * intervalSeconds);
    const major = 0.25 + offset;
    const minor = 0.25 - offset;
    volumes.push(Math.max(0, (major * early + minor * late) * intervalSeconds));
    volumes.push(Math.max(0, (minor * early + major * late) * intervalSeconds));
  }
  return volumes;
}
