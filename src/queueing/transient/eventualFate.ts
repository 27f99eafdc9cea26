import { meanAhead } from './answeredWithin.ts';
import { fatesThroughInterval, meanDeepFate } from './deepQueue.ts';
import { type Fates, fatesBefore, mirrored, windowOf } from './fateStep.ts';
import { foundAhead, reachOfDay } from './queueReach.ts';
import { radau } from './radau.ts';
import type { ForwardInterval, Stretch } from './transientForward.ts';
import { beforeChange } from './waitAhead.ts';

/** What becomes in the end of those offered in an interval. */
export interface EventualFate {
  /** Share answered sooner or later. */
  readonly answered: number;
  /** Mean of the wait of those answered, 0 for the others. */
  readonly answeredWait: number;
}

/**
 * The fate of each interval's contacts, by one pass from the end of the day back to its start: with j ahead,
 * a' = r (a[j-1] - a[j]) - theta a and w' = r (w[j-1] - w[j]) - theta w + a, r = n mu + j theta.
 */
export function eventualFates(day: readonly ForwardInterval[], handBack: boolean): EventualFate[] {
  if (day.length === 0) return [];
  const sizes = reachOfDay(day, day.map(foundAhead), handBack);
  const last = day.length - 1;
  let fates = fatesForGood(day[last]!.stretch, sizes[last]!);
  const result: EventualFate[] = [];
  for (let i = last; i >= 0; i--) {
    const interval = day[i]!;
    if (i < last)
      fates = acrossChange(fates, interval.stretch.agents, day[i + 1]!.stretch.agents, handBack, sizes[i]!);
    const { answered, wait, before } = (interval.deepFrom === null ? stepByStep : inOneGo)(fates, interval);
    result[i] = { answered: Math.min(1, answered), answeredWait: wait };
    fates = before;
  }
  return result;
}

/** What becomes of an interval's contacts, and the fates at its start. */
interface IntervalFate {
  readonly answered: number;
  readonly wait: number;
  readonly before: Fates;
}

/** Solved on the forward run's steps. */
function stepByStep(later: Fates, { stretch, pieces }: ForwardInterval): IntervalFate {
  let fates = later;
  let answered = 0;
  let wait = 0;
  for (const { steps } of [...pieces].reverse()) {
    for (const { seconds, nodes } of [...steps].reverse()) {
      const window = windowOf(nodes, fates.answered.length);
      const { stages, before } = fatesBefore(fates, stretch, seconds, window);
      for (const [j, node] of nodes.entries()) {
        const here = mirrored(stages, j);
        const arrivals = { ...node, first: node.first - window.from };
        answered += node.weight * meanAhead(arrivals, here.answered, stretch.agents, 1);
        wait += node.weight * meanAhead(arrivals, here.wait, stretch.agents, 0);
      }
      fates = before;
    }
  }
  return { answered, wait, before: fates };
}

/** Read off the interval's end, where nobody gives up and everybody finds a long queue. */
function inOneGo(later: Fates, { stretch, pieces, deepFrom }: ForwardInterval): IntervalFate {
  let answered = 0;
  let wait = 0;
  for (const { from, steps } of pieces) {
    let start = from;
    for (const { seconds, nodes } of steps) {
      for (const [j, node] of nodes.entries()) {
        const left = stretch.seconds - start - seconds * radau.nodes[j]!;
        const mean = meanDeepFate(later, stretch, Math.max(0, left), node);
        answered += node.weight * mean.answered;
        wait += node.weight * mean.wait;
      }
      start += seconds;
    }
  }
  return { answered, wait, before: fatesThroughInterval(later, stretch, deepFrom ?? 0) };
}

/** If this team stays for good: answered with chance c/(c + j + 1), c = n mu / theta. */
export function fatesForGood(stretch: Stretch, size: number): Fates {
  const { agents, mu, theta } = stretch;
  const answered = new Float64Array(size);
  const wait = new Float64Array(size);
  let seconds = 0;
  for (let j = 0; j < size; j++) {
    const rate = agents * mu + (j + 1) * theta;
    // Without agents and without abandonment nothing ever happens.
    const chance = rate > 0 ? (agents * mu) / rate : 0;
    seconds += rate > 0 ? 1 / rate : 0;
    answered[j] = chance;
    wait[j] = chance * seconds;
  }
  return { answered, wait };
}

function acrossChange(fates: Fates, before: number, after: number, handBack: boolean, size: number): Fates {
  const answered = beforeChange(resized(fates.answered, size), before, after, handBack, 1);
  const wait = beforeChange(resized(fates.wait, size), before, after, handBack, 0);
  return { answered, wait };
}

function resized(values: Float64Array, size: number): Float64Array {
  if (values.length >= size) return values.slice(0, size);
  const longer = new Float64Array(size).fill(values[values.length - 1]!);
  longer.set(values);
  return longer;
}
