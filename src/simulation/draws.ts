import { drawExponential, drawNormal, type RandomStream, randomStream } from '../math/index.ts';
import type { PlainCentre, PlainQueue } from './compileCentre.ts';

/**
 * Random streams of a centre. First calls, redials, leavers and fractions of agents draw from streams of their own, so that the
 * same callers come, with the same handle times and patience, whoever is there to answer them.
 */
export interface Draws {
  readonly callers: readonly RandomStream[];
  readonly redials: readonly RandomStream[];
  readonly leavers: readonly RandomStream[];
  readonly fractions: readonly RandomStream[];
}

/** The streams of a seed. */
export function drawsOf(seed: number, { queues, groups }: PlainCentre): Draws {
  let stream = 0;
  const next = () => randomStream(seed, stream++);
  return {
    callers: queues.map(next),
    redials: queues.map(next),
    leavers: groups.map(next),
    fractions: groups.map(next),
  };
}

/** Numbers in [0, 1), one in each of `count` equal parts, in random order: a fraction of agents is met by just its share. */
export function stratified(random: RandomStream, count: number): number[] {
  const parts = Array.from({ length: count }, (_, i) => (i + random.uniform()) / count);
  for (let i = count - 1; i > 0; i--) {
    const other = Math.floor(random.uniform() * (i + 1));
    [parts[i], parts[other]] = [parts[other] as number, parts[i] as number];
  }
  return parts;
}

/**
 * The next arrival after `time` in a Poisson process with one rate per row, Infinity after the last: exponential time passes at
 * the rate of each row.
 */
export function nextArrival(
  rates: Float64Array,
  intervalSeconds: number,
  time: number,
  random: RandomStream,
): number {
  let left = drawExponential(random, 1);
  let from = time;
  for (let row = Math.floor(time / intervalSeconds); row < rates.length; row++) {
    const rate = rates[row] as number;
    const passes = rate * ((row + 1) * intervalSeconds - from);
    if (rate > 0 && passes >= left) return from + left / rate;
    left -= passes;
    from = (row + 1) * intervalSeconds;
  }
  return Infinity;
}

/** The handle time of a contact that arrives in a row; lognormal where its variability is given (Brown et al. 2005, section 4). */
export function drawHandleSeconds(
  { ahtSeconds, handleTimeLogSd: sd }: PlainQueue,
  row: number,
  random: RandomStream,
): number {
  const mean = ahtSeconds[row] as number;
  if (sd === null) return drawExponential(random, mean);
  return sd === 0 ? mean : mean * Math.exp(sd * (drawNormal(random) - sd / 2));
}

/** How long a caller is willing to wait. */
export function drawPatienceSeconds({ patienceSeconds }: PlainQueue, random: RandomStream): number {
  // Drawn even where it has no end, so that those who have some meet the same callers.
  const unit = drawExponential(random, 1);
  return patienceSeconds === Infinity ? Infinity : patienceSeconds * unit;
}
