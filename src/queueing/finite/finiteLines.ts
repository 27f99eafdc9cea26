import { checkInteger, StaffcastError } from '../../errors/index.ts';
import { checkAnswerTime, checkLoad, erlangsOf } from '../checkLoad.ts';
import type { AnswerTime, QueueLoad } from '../types.ts';
import { type FiniteChain, finiteChain } from './finiteChain.ts';

/** The steady state of a queue with a bounded number of lines; shares are of all offered contacts unless named otherwise. */
export interface FinitePerformance {
  readonly agents: number;
  readonly lines: number;
  readonly offeredErlangs: number;
  /** Share that finds every line taken and is lost. */
  readonly blocking: number;
  /** Share that is let in and has to wait. */
  readonly waitProbability: number;
  /** Share that is let in and gives up. */
  readonly abandonment: number;
  readonly answered: number;
  /** Counted as asked for; blocked contacts are part of the offered ones, and count as not answered. */
  readonly serviceLevel: number;
  /** Share of those let in that wait longer than the target answer time (then answered or not). */
  readonly waitsLongerOfAccepted: number;
  /** Mean wait of answered contacts; null: nobody is answered. */
  readonly asaSeconds: number | null;
  /** Mean wait of all contacts let in; null: nobody is ever let in. */
  readonly meanWaitSeconds: number | null;
  readonly occupancy: number;
  readonly meanQueue: number;
  readonly meanInSystem: number;
  readonly overloaded: boolean;
}

/**
 * The steady state of a centre with `lines` lines: agents plus waiting places, M/M/n/N, or M/M/n/N+M with patience.
 *
 * Assumes Poisson arrivals, exponential handle times and patience, first come first served; a caller who finds all lines
 * taken is lost. With `lines` = `agents` it is Erlang B, with many lines Erlang A or C. Always has a steady state. The
 * work grows with the lines. Relative error below 1e-12.
 *
 * @param load What arrives, before blocking.
 * @param agents Whole number of agents, >= 0.
 * @param lines Whole number of lines, >= agents.
 * @param at Target answer time and how the service level is counted.
 * @throws StaffcastError if a number is out of its range or there are fewer lines than agents.
 * @example
 * ```ts
 * import { finiteLinesPerformance } from 'staffcast/queueing';
 * const load = { volume: 100, intervalSeconds: 1800, ahtSeconds: 180 };
 * finiteLinesPerformance(load, 12, 20, { withinSeconds: 20 }).blocking;
 * ```
 */
export function finiteLinesPerformance(
  load: QueueLoad,
  agents: number,
  lines: number,
  at: AnswerTime,
): FinitePerformance {
  const where = 'finiteLinesPerformance';
  checkLoad(where, load);
  checkInteger(where, 'agents', agents);
  checkInteger(where, 'lines', lines);
  checkAnswerTime(where, 'at.', at);
  if (lines < agents) {
    const must = `be ${agents} or more, one line per agent`;
    throw new StaffcastError({ code: 'inconsistent', where, path: 'lines', value: lines, must });
  }
  return finitePerformanceOf(load, agents, lines, at);
}

/** {@link finiteLinesPerformance} without the checks. */
export function finitePerformanceOf(
  load: QueueLoad,
  agents: number,
  lines: number,
  at: AnswerTime,
): FinitePerformance {
  const offeredErlangs = erlangsOf(load);
  const common = { agents, lines, offeredErlangs, overloaded: offeredErlangs > agents };
  if (load.volume === 0) return { ...common, ...nothingOffered };
  const chain = finiteChain(load, agents, lines, at);
  const accepted = chain.answered + chain.abandoned;
  return {
    ...common,
    blocking: chain.blocked,
    waitProbability: Math.min(1, chain.waiting),
    abandonment: chain.abandoned,
    answered: Math.min(1, chain.answered),
    serviceLevel: Math.min(1, finiteServiceLevel(chain, at)),
    waitsLongerOfAccepted: accepted > 0 ? chain.waitsLonger / accepted : 0,
    asaSeconds: chain.answered > 0 ? chain.answeredWait / chain.answered : null,
    meanWaitSeconds: accepted > 0 ? chain.wait / accepted : null,
    occupancy:
      agents > 0 ? Math.min(1, (offeredErlangs * chain.answered) / agents) : offeredErlangs > 0 ? 1 : 0,
    meanQueue: chain.queue,
    meanInSystem: chain.queue + offeredErlangs * chain.answered,
  };
}

const nothingOffered = {
  blocking: 0,
  waitProbability: 0,
  abandonment: 0,
  answered: 1,
  serviceLevel: 1,
  waitsLongerOfAccepted: 0,
  asaSeconds: 0,
  meanWaitSeconds: 0,
  occupancy: 0,
  meanQueue: 0,
  meanInSystem: 0,
};

function finiteServiceLevel(chain: FiniteChain, at: AnswerTime): number {
  switch (at.definition ?? 'offered') {
    case 'offered':
      return chain.answeredWithin;
    case 'answered':
      return chain.answered > 0 ? chain.answeredWithin / chain.answered : 0;
    case 'excludeEarlyAbandons':
      return chain.answeredWithin / (1 - chain.abandonedWithin);
    case 'creditEarlyAbandons':
      return chain.answeredWithin + chain.abandonedWithin;
    case 'creditShortAbandons':
      return chain.answeredWithin + chain.abandonedShort;
    case 'virtualWait':
      return chain.virtualWithin;
  }
}
