import { leaveWithConversations } from './changeAgents.ts';
import { deepFrom } from './deepQueue.ts';
import { startState } from './startState.ts';
import { busyAndQueue, type ForwardInterval, forwardInterval, type Stretch } from './transientForward.ts';
import type { TransientInput } from './transientTypes.ts';

/** The day run forward, and who was there before it. */
export interface TransientDay {
  readonly day: readonly ForwardInterval[];
  readonly queueAtStart: number;
  readonly busyAtStart: number;
}

/** Follows the number in system through the day. */
export function transientDay(input: TransientInput): TransientDay {
  const count = input.volume.length;
  if (count === 0) return { day: [], queueAtStart: 0, busyAtStart: 0 };
  const teams = Array.from({ length: count }, (_, i) => stretchOf(input, i));
  const first = teams[0]!;
  const state = startState(input, first);
  const start = busyAndQueue(state, first.agents);
  const cuts = cutTimes(input);
  const day: ForwardInterval[] = [];
  let leavers = 0;
  for (let i = 0; i < count; i++) {
    const stretch = teams[i]!;
    if (i > 0 && input.leavingAgents !== 'handBack') {
      leavers += leaveWithConversations(state, day[i - 1]!.stretch.agents, stretch.agents);
    }
    const from = input.withinSeconds <= input.intervalSeconds ? deepFrom(teams, i) : Infinity;
    const interval = forwardInterval(state, stretch, cuts, leavers, from);
    leavers = interval.leaversAtEnd;
    day.push(interval);
  }
  return { day, queueAtStart: start.queue, busyAtStart: start.busy };
}

/** Rates and length of one interval. */
export function stretchOf(input: TransientInput, i: number): Stretch {
  const { ahtSeconds, patienceSeconds } = input;
  return {
    seconds: input.intervalSeconds,
    lambda: input.volume[i]! / input.intervalSeconds,
    agents: input.agents[i]!,
    mu: 1 / (typeof ahtSeconds === 'number' ? ahtSeconds : ahtSeconds[i]!),
    theta: patienceSeconds === undefined ? 0 : 1 / patienceSeconds,
  };
}

/** Where an interval is cut: where an answer time reaches its end. */
function cutTimes(input: TransientInput): number[] {
  const length = input.intervalSeconds;
  const times = [0, length];
  for (const seconds of [input.withinSeconds, input.shortAbandonSeconds ?? 0])
    times.push(length - (seconds % length));
  times.sort((a, b) => a - b);
  return times.filter((time, i) => i === 0 || time - times[i - 1]! > 1e-9 * length);
}
