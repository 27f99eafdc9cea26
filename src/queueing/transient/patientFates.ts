import type { EventualFate } from './eventualFate.ts';
import { poissonWeights } from './poissonWeights.ts';
import { radau } from './radau.ts';
import type { Arrivals, ForwardInterval } from './transientForward.ts';
import { valueAhead } from './waitAhead.ts';

/**
 * The mean wait where nobody gives up and leavers finish: with j ahead, the wait exceeds u exactly if the agents complete
 * at most j - gained(u) conversations in that time, a Poisson count of mean M(u) = ∫ n mu. So
 * E[V] = sum over intervals of (1 / n mu) ∫ P(Poisson(m) <= j - gained) dm, from M at its start to M at its end, and
 * ∫ from 0 to m of P(Poisson(x) <= k) dx = E[min(Poisson(m), k + 1)] is a sum over one Poisson distribution.
 */
export function patientFates(day: readonly ForwardInterval[]): EventualFate[] {
  const everBack = day.map((_, i) => day.slice(i).some(({ stretch }) => stretch.agents > 0));
  return day.map(({ stretch, pieces }, i) => {
    if (!everBack[i]) return { answered: 0, answeredWait: 0 };
    let answeredWait = 0;
    for (const { from, steps } of pieces) {
      let start = from;
      for (const { seconds, nodes } of steps) {
        for (let j = 0; j < nodes.length; j++) {
          const at = start + seconds * radau.nodes[j]!;
          if (nodes[j]!.weight > 0) answeredWait += nodes[j]!.weight * meanWait(day, i, at, nodes[j]!);
        }
        start += seconds;
      }
    }
    return { answered: 1, answeredWait: stretch.lambda > 0 ? answeredWait : 0 };
  });
}

/** Mean wait of these arrivals, `at` seconds into interval `index`. */
function meanWait(day: readonly ForwardInterval[], index: number, at: number, arrivals: Arrivals): number {
  const { first, busy } = arrivals;
  const fraction = day[index]!.stretch.agents - Math.floor(day[index]!.stretch.agents);
  // One more at the front, as a fractional agent lies between two whole numbers ahead.
  const lowest = Math.max(0, first - 1);
  const waits = new Float64Array(busy.length + first - lowest);
  const most = first + busy.length - 1;
  let gained = 0;
  let clock = 0;
  for (let i = index; i < day.length; i++) {
    const { stretch } = day[i]!;
    if (i > index) gained += Math.max(0, stretch.agents - day[i - 1]!.stretch.agents);
    if (most - gained < 0) break;
    const rate = stretch.agents * stretch.mu;
    const seconds =
      i === day.length - 1 ? Number.POSITIVE_INFINITY : stretch.seconds - (i === index ? at : 0);
    const end = clock + (rate > 0 ? rate * seconds : 0);
    addInterval(waits, lowest, gained, clock, end, rate, seconds);
    clock = end;
    if (clock > most + farOff(clock)) break;
  }
  let sum = 0;
  for (let i = 0; i < busy.length; i++) sum += busy[i]! * valueAhead(waits, first + i - lowest - fraction, 0);
  return sum;
}

/** Adds the time with the clock between `from` and `to`, for each number ahead from `lowest` on. */
function addInterval(
  waits: Float64Array,
  lowest: number,
  gained: number,
  from: number,
  to: number,
  rate: number,
  seconds: number,
): void {
  // Far from the head of the queue everybody waits through the whole of it.
  if (to + farOff(to) < lowest - gained && seconds < Number.POSITIVE_INFINITY) {
    for (let i = 0; i < waits.length; i++) waits[i] = waits[i]! + seconds;
    return;
  }
  const start = cappedMeans(from, lowest - gained, waits.length, rate === 0);
  if (rate === 0) {
    if (seconds === Number.POSITIVE_INFINITY) return;
    for (let i = 0; i < waits.length; i++) waits[i] = waits[i]! + seconds * start[i]!;
    return;
  }
  const end = cappedMeans(to, lowest - gained, waits.length, false);
  for (let i = 0; i < waits.length; i++) waits[i] = waits[i]! + (end[i]! - start[i]!) / rate;
}

/** E[min(N, k + 1)], or P(N <= k) if `chance`, of a Poisson N for k = lowest, …; real k interpolates. */
function cappedMeans(mean: number, lowest: number, count: number, chance: boolean): Float64Array {
  const values = new Float64Array(count);
  // Nearly always the whole range lies far below the count, whose chances then don't matter.
  if (mean === Number.POSITIVE_INFINITY || lowest + count + 1 < mean - farOff(mean)) {
    if (!chance) for (let i = 0; i < count; i++) values[i] = Math.max(0, lowest + i + 1);
    return values;
  }
  const whole = Math.floor(lowest);
  const share = lowest - whole;
  const { first, weights } = poissonWeights(mean);
  // Running sums over the count: P(N <= k) and E[N; N <= k].
  let below = 0;
  let partial = 0;
  let next = first;
  const at = (k: number) => {
    while (next <= k && next < first + weights.length) {
      below += weights[next - first]!;
      partial += next * weights[next - first]!;
      next += 1;
    }
    if (k < 0) return 0;
    return chance ? below : partial + (k + 1) * Math.max(0, 1 - below);
  };
  let low = at(whole);
  for (let i = 0; i < count; i++) {
    const high = at(whole + i + 1);
    values[i] = low + share * (high - low);
    low = high;
  }
  return values;
}

/** A Poisson count is further than this from its mean with a chance below 1e-15. */
const farOff = (mean: number) => 9 * Math.sqrt(mean) + 30;
