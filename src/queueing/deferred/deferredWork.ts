import {
  checkInteger,
  checkLength,
  checkList,
  checkNonNegative,
  checkObject,
  checkPositive,
} from '../../errors/index.ts';

/** Mail, tickets or call-backs that may wait until a deadline; arrays have one entry per interval. */
export interface DeferredInput {
  /** Contacts that arrive in each interval, >= 0. */
  readonly volume: ArrayLike<number>;
  /** Intervals after its own until the end of which a contact must be handled, a whole number >= 0; 0: in its own. */
  readonly dueAfter: number | ArrayLike<number>;
  readonly intervalSeconds: number;
  readonly ahtSeconds: number;
  /** Contacts left over from before, due at the end of the first interval; default 0. */
  readonly backlog?: number | undefined;
}

/** One interval of deferred work. */
export interface DeferredInterval {
  readonly arrived: number;
  readonly handled: number;
  /** Of those handled, how many after their deadline. */
  readonly handledLate: number;
  readonly backlogAtEnd: number;
  /** Of the backlog, how many whose deadline has passed. */
  readonly overdueAtEnd: number;
  /** Share of the capacity used. */
  readonly occupancy: number;
}

/** What a capacity makes of the work; arrived + backlog before = handled + backlog after. */
export interface DeferredOutcome {
  readonly intervals: readonly DeferredInterval[];
  /** Share of all work due within the horizon that was handled in time; 1 if there is none. */
  readonly onTime: number;
}

interface Batch {
  readonly due: number;
  left: number;
}

/**
 * Works off deferred contacts with the given agents, the first due first.
 *
 * A fluid model: an agent handles interval / AHT contacts per interval, without randomness, and what arrives in an interval
 * can be handled in it. With deadlines of hours the randomness of a few contacts doesn't matter; with deadlines of minutes
 * use {@link queuePerformance}. For work blended with calls: {@link blendedDay} and {@link blendedPerformance}.
 *
 * @param input The work.
 * @param agents Agents working on it in each interval, >= 0, may be fractional.
 * @throws StaffcastError if a number is out of its range or lengths differ.
 * @example
 * ```ts
 * import { deferredOutcome } from 'staffcast/queueing';
 * const mail = { volume: [120, 60, 0, 0], dueAfter: 2, intervalSeconds: 3600, ahtSeconds: 300 };
 * deferredOutcome(mail, [5, 5, 5, 5]).onTime; // 1: 60 an hour clear it in three hours
 * ```
 */
export function deferredOutcome(input: DeferredInput, agents: ArrayLike<number>): DeferredOutcome {
  const where = 'deferredOutcome';
  checkWork(where, input);
  checkLength(where, 'agents', agents, input.volume.length);
  const { intervalSeconds, ahtSeconds } = input;
  const queue: Batch[] = input.backlog ? [{ due: 0, left: input.backlog }] : [];
  const intervals: DeferredInterval[] = [];
  let late = 0;
  for (let i = 0; i < input.volume.length; i++) {
    checkNonNegative(where, `agents[${i}]`, agents[i]);
    insert(queue, { due: i + dueAfter(input, i), left: input.volume[i]! });
    const capacity = (agents[i]! * intervalSeconds) / ahtSeconds;
    const { handled, handledLate } = serve(queue, capacity, i);
    late += handledLate;
    intervals.push({
      arrived: input.volume[i]!,
      handled,
      handledLate,
      backlogAtEnd: total(queue, Number.POSITIVE_INFINITY),
      overdueAtEnd: total(queue, i),
      occupancy: capacity > 0 ? handled / capacity : 0,
    });
  }
  const due = dueWithin(input);
  const missed = late + (intervals.at(-1)?.overdueAtEnd ?? 0);
  return { intervals, onTime: due > 0 ? Math.max(0, 1 - missed / due) : 1 };
}

/**
 * The least constant number of agents, in fractions, with which every contact is handled by its deadline: the largest,
 * over all spans of intervals, of the work that arrives and falls due within the span over its length.
 * Work due after the last interval isn't counted.
 *
 * @throws StaffcastError if a number is out of its range or lengths differ.
 * @example
 * ```ts
 * import { deferredAgents } from 'staffcast/queueing';
 * const mail = { volume: [120, 60, 0, 0], dueAfter: 2, intervalSeconds: 3600, ahtSeconds: 300 };
 * deferredAgents(mail); // 3.75: 180 contacts over four hours
 * ```
 */
export function deferredAgents(input: DeferredInput): number {
  checkWork('deferredAgents', input);
  const count = input.volume.length;
  let most = 0;
  for (let start = 0; start < count; start++) {
    // Work by due time, of what arrives from `start` on.
    const due = new Float64Array(count);
    // Counted by spans from the first interval only.
    due[0] = input.backlog ?? 0;
    for (let i = start; i < count; i++) {
      const deadline = i + dueAfter(input, i);
      if (deadline < count) due[deadline] = due[deadline]! + input.volume[i]!;
    }
    let sum = 0;
    for (let end = start; end < count; end++) {
      sum += due[end]!;
      most = Math.max(most, sum / (end - start + 1));
    }
  }
  return (most * input.ahtSeconds) / input.intervalSeconds;
}

function dueAfter({ dueAfter: after }: DeferredInput, i: number): number {
  return typeof after === 'number' ? after : after[i]!;
}

/** Keeps the queue in the order of deadlines, earlier arrivals first among equals. */
function insert(queue: Batch[], batch: Batch): void {
  let at = queue.length;
  while (at > 0 && queue[at - 1]!.due > batch.due) at -= 1;
  queue.splice(at, 0, batch);
}

function serve(queue: Batch[], capacity: number, now: number): { handled: number; handledLate: number } {
  let left = capacity;
  let handledLate = 0;
  while (queue.length > 0 && left > 0) {
    const batch = queue[0]!;
    const done = Math.min(left, batch.left);
    left -= done;
    batch.left -= done;
    if (batch.due < now) handledLate += done;
    if (batch.left <= 0) queue.shift();
  }
  return { handled: capacity - left, handledLate };
}

/** What is left of the work due up to an interval. */
function total(queue: readonly Batch[], due: number): number {
  return queue.reduce((sum, batch) => (batch.due <= due ? sum + batch.left : sum), 0);
}

function dueWithin(input: DeferredInput): number {
  const count = input.volume.length;
  let sum = count > 0 ? (input.backlog ?? 0) : 0;
  for (let i = 0; i < count; i++) if (i + dueAfter(input, i) < count) sum += input.volume[i]!;
  return sum;
}

function checkWork(where: string, input: DeferredInput): void {
  checkObject(where, 'input', input);
  const { volume, dueAfter: after } = input;
  checkList(where, 'volume', volume);
  checkPositive(where, 'intervalSeconds', input.intervalSeconds);
  checkPositive(where, 'ahtSeconds', input.ahtSeconds);
  if (input.backlog !== undefined) checkNonNegative(where, 'backlog', input.backlog);
  if (typeof after === 'number') checkInteger(where, 'dueAfter', after);
  else checkLength(where, 'dueAfter', after, volume.length);
  for (let i = 0; i < volume.length; i++) {
    checkNonNegative(where, `volume[${i}]`, volume[i]);
    if (typeof after !== 'number') checkInteger(where, `dueAfter[${i}]`, after[i]);
  }
}
