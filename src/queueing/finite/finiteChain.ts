import type { AnswerTime, QueueLoad } from '../types.ts';
import { type DepartureChances, departureChances } from './departureChances.ts';

/** Shares of all offered contacts of an M/M/n/N+M queue, and waits per offered contact. */
export interface FiniteChain {
  readonly blocked: number;
  readonly waiting: number;
  readonly abandoned: number;
  readonly answered: number;
  readonly answeredWithin: number;
  readonly abandonedWithin: number;
  readonly abandonedShort: number;
  readonly virtualWithin: number;
  readonly waitsLonger: number;
  /** Seconds waited, by those let in and by those answered. */
  readonly wait: number;
  readonly answeredWait: number;
  readonly queue: number;
}

/** Sums over the number in system, every one of positive terms; volume > 0. */
export function finiteChain(load: QueueLoad, agents: number, lines: number, at: AnswerTime): FiniteChain {
  const { volume, intervalSeconds } = load;
  const serviceRate = agents / load.ahtSeconds;
  const theta = load.patienceSeconds === undefined ? 0 : 1 / load.patienceSeconds;
  const p = probabilities(load, agents, lines);
  const places = lines - agents;
  let free = 0;
  for (let k = 0; k < agents; k++) free += p[k]!;
  const T = at.withinSeconds;
  const short = at.shortAbandonSeconds ?? T;
  // Somebody's own patience adds one more to those who may leave: c + 1 in place of c.
  const served = departureChances(serviceRate + theta, theta, T, places);
  const virtual = departureChances(serviceRate, theta, T, places);
  const [servedShort, virtualShort] =
    short === T
      ? [served, virtual]
      : [serviceRate + theta, serviceRate].map((rate) => departureChances(rate, theta, short, places));
  const sums = {
    waiting: 0,
    queue: 0,
    later: 0,
    within: 0,
    virtual: 0,
    wait: 0,
    served: 0,
    early: 0,
    short: 0,
  };
  let seconds = 0;
  for (let j = 0; j < places; j++) {
    const found = p[agents + j]!;
    const rate = serviceRate + (j + 1) * theta;
    const chance = rate > 0 ? serviceRate / rate : 0;
    seconds += rate > 0 ? 1 / rate : 0;
    sums.waiting += found;
    sums.queue += (j + 1) * p[agents + j + 1]!;
    sums.served += found * chance;
    sums.within += found * chance * served.within[j]!;
    sums.virtual += found * virtual.within[j]!;
    sums.later += found * Math.exp(-theta * T) * virtual.later[j]!;
    sums.wait += found * chance * seconds;
    sums.early += found * gaveUp(virtual, served, chance, theta, T, j);
    sums.short += found * gaveUp(virtualShort!, servedShort!, chance, theta, short, j);
  }
  return {
    blocked: p[lines]!,
    waiting: sums.waiting,
    abandoned: (theta * sums.queue * intervalSeconds) / volume,
    answered: free + sums.served,
    answeredWithin: free + sums.within,
    abandonedWithin: sums.early,
    abandonedShort: sums.short,
    virtualWithin: free + sums.virtual,
    waitsLonger: sums.later,
    wait: (sums.queue * intervalSeconds) / volume,
    answeredWait: sums.wait,
    queue: sums.queue,
  };
}

/** P(gives up within T | j ahead) = 1 - P(answered within T) - P(still there after T). */
function gaveUp(
  virtual: DepartureChances,
  served: DepartureChances,
  chance: number,
  theta: number,
  seconds: number,
  j: number,
): number {
  if (theta === 0) return 0;
  const still = Math.exp(-theta * seconds) * virtual.later[j]!;
  return Math.max(0, 1 - chance * served.within[j]! - still);
}

/** Detailed balance outward from the likeliest state, so that nothing overflows. */
function probabilities(load: QueueLoad, agents: number, lines: number): Float64Array {
  const { volume, intervalSeconds, ahtSeconds, patienceSeconds } = load;
  const erlangs = (volume * ahtSeconds) / intervalSeconds;
  const perPatience = patienceSeconds === undefined ? 0 : ahtSeconds / patienceSeconds;
  const p = new Float64Array(lines + 1);
  // Departures in units of completions of one agent.
  const leaving = (k: number) => Math.min(k, agents) + Math.max(0, k - agents) * perPatience;
  let mode = 0;
  while (mode < lines && erlangs > leaving(mode + 1)) mode += 1;
  p[mode] = 1;
  for (let k = mode; k > 0; k--) p[k - 1] = (p[k]! * leaving(k)) / erlangs;
  for (let k = mode + 1; k <= lines; k++) p[k] = (p[k - 1]! * erlangs) / leaving(k);
  let total = 0;
  for (let k = 0; k <= lines; k++) total += p[k]!;
  for (let k = 0; k <= lines; k++) p[k] = p[k]! / total;
  return p;
}
