import { meanAhead } from './answeredWithin.ts';
import { poissonWeights } from './poissonWeights.ts';
import type { ForwardInterval, Stretch } from './transientForward.ts';
import { beforeChange } from './waitAhead.ts';

/** What becomes in the end of those offered in an interval. */
export interface EventualFate {
  /** Share answered sooner or later. */
  readonly answered: number;
  /** Mean of the wait of those answered, 0 for the others; endless if nobody comes to answer and nobody gives up. */
  readonly answeredWait: number;
}

interface Fates {
  answered: Float64Array;
  wait: Float64Array;
}

/**
 * The fate of each interval's contacts, by one pass from the end of the day back to its start: with j ahead,
 * a' = r (a[j-1] - a[j]) - theta a and w' = r (w[j-1] - w[j]) - theta w + a, r = n mu + j theta.
 * Eight-point quadrature over each piece of an interval; relative error about 1e-6.
 */
export function eventualFates(day: readonly ForwardInterval[], handBack: boolean): EventualFate[] {
  if (day.length === 0) return [];
  const sizes = aheadSizes(day, handBack);
  const last = day.length - 1;
  let fates = fatesForGood(day[last]!.stretch, sizes[last]!);
  const result: EventualFate[] = new Array(day.length);
  for (let i = last; i >= 0; i--) {
    const { stretch, pieces } = day[i]!;
    if (i < last)
      fates = acrossChange(fates, stretch.agents, day[i + 1]!.stretch.agents, handBack, sizes[i]!);
    let now = stretch.seconds;
    let answered = 0;
    let answeredWait = 0;
    for (const { nodes } of [...pieces].reverse()) {
      for (const { at, arrivals } of [...nodes].reverse()) {
        fates = fatesBefore(fates, stretch, now - at);
        now = at;
        answered += arrivals.weight * meanAhead(arrivals, fates.answered, stretch.agents, 1);
        answeredWait += arrivals.weight * meanAhead(arrivals, fates.wait, stretch.agents, 0);
      }
    }
    fates = fatesBefore(fates, stretch, now);
    result[i] = { answered: Math.min(1, answered), answeredWait };
  }
  return result;
}

/** The number ahead that matters in each interval: of its own callers, and of earlier ones who are still there. */
function aheadSizes(day: readonly ForwardInterval[], handBack: boolean): number[] {
  const sizes: number[] = [];
  let carried = 1;
  for (let i = 0; i < day.length; i++) {
    const { stretch, pieces } = day[i]!;
    const grown = handBack && i > 0 ? Math.max(0, day[i - 1]!.stretch.agents - stretch.agents) : 0;
    let own = 1;
    for (const { nodes } of pieces) for (const node of nodes) own = Math.max(own, node.arrivals.busy.length);
    const size = Math.max(own, carried + Math.ceil(grown)) + 1;
    const answered = stretch.agents * stretch.mu * stretch.seconds;
    const sure = Math.max(0, Math.floor(answered - 9 * Math.sqrt(answered) - 9));
    carried = Math.max(own, size - sure);
    sizes.push(size);
  }
  return sizes;
}

/** If this team stays for good: answered with chance c/(c + j + 1), c = n mu / theta. */
function fatesForGood(stretch: Stretch, size: number): Fates {
  const { agents, mu, theta } = stretch;
  const answered = new Float64Array(size);
  const wait = new Float64Array(size);
  let seconds = 0;
  for (let j = 0; j < size; j++) {
    seconds += agents * mu + j * theta + theta > 0 ? 1 / (agents * mu + (j + 1) * theta) : 0;
    const chance = agents === 0 ? 0 : (agents * mu) / (agents * mu + (j + 1) * theta);
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

function fatesBefore(later: Fates, stretch: Stretch, seconds: number): Fates {
  const size = later.answered.length;
  const { theta } = stretch;
  const base = stretch.agents * stretch.mu;
  const jumpRate = base + size * theta;
  if (!(seconds > 0)) return later;
  if (jumpRate === 0)
    return { answered: later.answered, wait: later.wait.map((w, j) => w + seconds * later.answered[j]!) };
  const { first, weights } = poissonWeights(jumpRate * seconds);
  const a = later.answered.slice();
  const w = later.wait.slice();
  const now: Fates = { answered: new Float64Array(size), wait: new Float64Array(size) };
  for (let k = 0; k < first + weights.length; k++) {
    if (k > 0) jumpBack(a, w, base, theta, jumpRate);
    if (k < first) continue;
    const weight = weights[k - first]!;
    for (let j = 0; j < size; j++) {
      now.answered[j] = now.answered[j]! + weight * a[j]!;
      now.wait[j] = now.wait[j]! + weight * w[j]!;
    }
  }
  return now;
}

/** One jump of the uniformised chain, in place from the longest queue down; waiting accrues to those who get answered. */
function jumpBack(a: Float64Array, w: Float64Array, base: number, theta: number, jumpRate: number): void {
  for (let j = a.length - 1; j >= 0; j--) {
    const forward = (base + j * theta) / jumpRate;
    const stay = 1 - forward - theta / jumpRate;
    w[j] = stay * w[j]! + forward * (j > 0 ? w[j - 1]! : 0) + a[j]! / jumpRate;
    a[j] = stay * a[j]! + forward * (j > 0 ? a[j - 1]! : 1);
  }
}
