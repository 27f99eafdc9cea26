import { checkInteger, checkPositive, StaffcastError } from '../errors/index.ts';
import { checkAnswerTime } from './checkLoad.ts';
import { queueOf } from './erlang/patientQueue.ts';
import { waitMeasures } from './erlang/waitMeasures.ts';
import { serviceLevelOf } from './serviceLevel.ts';
import type { AnswerTime } from './types.ts';

/** What arrives at a team that holds several conversations at once. */
export interface ChatLoad {
  /** Chats offered in the interval, >= 0. */
  readonly volume: number;
  readonly intervalSeconds: number;
  /**
   * Mean time a chat takes with an agent who holds 1, 2, … chats, each > 0; the length of the list is the most chats an
   * agent takes. The completions per agent, c / handleSeconds[c - 1], must not fall with c.
   */
  readonly handleSeconds: readonly number[];
  /** Mean patience while waiting for an agent, > 0. */
  readonly patienceSeconds: number;
}

/** The steady state of a chat team. */
export interface ChatPerformance {
  readonly agents: number;
  readonly serviceLevel: number;
  readonly waitProbability: number;
  /** Mean wait of chats answered, and of all; 0 where nothing is offered. */
  readonly asaSeconds: number | null;
  readonly meanWaitSeconds: number;
  readonly abandonment: number;
  /** Mean number of chats under way, per agent too, and how long one lasts on average. */
  readonly meanChats: number;
  readonly meanChatsPerAgent: number;
  readonly meanChatSeconds: number;
  /** Share of agents with at least one chat. */
  readonly occupancy: number;
  readonly meanQueue: number;
}

/**
 * The steady state of `agents` agents who hold several chats at once, with handle times that grow with concurrency.
 *
 * Assumes Poisson arrivals and exponential work, chats spread as evenly as possible over the agents at every moment, and
 * an agent with c chats completing them at the total rate c / handleSeconds[c - 1]; a chat waits only while every agent
 * is full, and leaves after an exponential patience. The number of chats is then a birth–death chain up to the full house,
 * and beyond it the queue is that of Erlang A at the full house's rate. With one chat per agent it is Erlang A.
 * Relative error below 1e-12.
 *
 * @param load What arrives, and the curve of handle times: it must be measured, there is no universal one.
 * @param agents Whole number of agents, >= 1.
 * @param at Target answer time and how the service level is counted.
 * @throws StaffcastError if a number is out of its range or more chats make an agent slower in total.
 * @example
 * ```ts
 * import { chatPerformance } from 'staffcast/queueing';
 * const load = { volume: 60, intervalSeconds: 1800, handleSeconds: [300, 380, 480], patienceSeconds: 120 };
 * chatPerformance(load, 6, { withinSeconds: 30 }).serviceLevel;
 * ```
 */
export function chatPerformance(load: ChatLoad, agents: number, at: AnswerTime): ChatPerformance {
  check(load, agents, at);
  const { volume, intervalSeconds, handleSeconds, patienceSeconds } = load;
  if (volume === 0) return { ...silent, agents };
  const lambda = volume / intervalSeconds;
  const full = agents * handleSeconds.length;
  const rates = Float64Array.from({ length: full + 1 }, (_, m) => completionRate(m, agents, handleSeconds));
  const serviceRate = rates[full]!;
  const below = belowFull(rates, lambda, agents);
  const flows = { lambda, serviceRate, spareRate: serviceRate - lambda };
  const q = queueOf(flows, patienceSeconds, Math.log(below.weight) + below.logScale);
  const m = waitMeasures(q, at.withinSeconds);
  const meanChats = m.atOnce * below.meanChats + m.waitProbability * full;
  return {
    agents,
    serviceLevel: Math.min(1, serviceLevelOf(q, m, at)),
    waitProbability: Math.min(1, m.waitProbability),
    asaSeconds: m.answeredWaitSeconds,
    meanWaitSeconds: m.meanWaitSeconds,
    abandonment: m.abandoned,
    meanChats,
    meanChatsPerAgent: meanChats / agents,
    meanChatSeconds: meanChats / (lambda * m.answered),
    occupancy: Math.min(1, (m.atOnce * below.meanAtWork + m.waitProbability * agents) / agents),
    meanQueue: lambda * m.meanWaitSeconds,
  };
}

const silent = {
  serviceLevel: 1,
  waitProbability: 0,
  asaSeconds: 0,
  meanWaitSeconds: 0,
  abandonment: 0,
  meanChats: 0,
  meanChatsPerAgent: 0,
  meanChatSeconds: 0,
  occupancy: 0,
  meanQueue: 0,
};

/** Total completion rate of m chats spread evenly. */
function completionRate(m: number, agents: number, handleSeconds: readonly number[]): number {
  const each = Math.floor(m / agents);
  const more = m - each * agents;
  const rate = (c: number) => (c === 0 ? 0 : c / handleSeconds[c - 1]!);
  return more * rate(each + 1 > handleSeconds.length ? each : each + 1) + (agents - more) * rate(each);
}

/** The states below the full house: their weight relative to the last of them, in logarithmic scale, and their means. */
function belowFull(rates: Float64Array, lambda: number, agents: number) {
  let term = 1;
  let weight = 0;
  let chats = 0;
  let atWork = 0;
  let logScale = 0;
  for (let m = rates.length - 2; m >= 0; m--) {
    weight += term;
    chats += term * m;
    atWork += term * Math.min(m, agents);
    term *= rates[m]! / lambda;
    if (weight < 1e200) continue;
    term *= 1e-200;
    weight *= 1e-200;
    chats *= 1e-200;
    atWork *= 1e-200;
    logScale += 200 * Math.LN10;
  }
  return { weight, logScale, meanChats: chats / weight, meanAtWork: atWork / weight };
}

function check(load: ChatLoad, agents: number, at: AnswerTime): void {
  const where = 'chatPerformance';
  if (load.volume !== 0) checkPositive(where, 'load.volume', load.volume);
  checkPositive(where, 'load.intervalSeconds', load.intervalSeconds);
  checkPositive(where, 'load.patienceSeconds', load.patienceSeconds);
  checkInteger(where, 'agents', agents, 1);
  checkAnswerTime(where, 'at.', at);
  const { handleSeconds } = load;
  if (handleSeconds.length === 0) {
    const must = 'have at least one entry, the handle time of a chat alone';
    throw new StaffcastError({
      code: 'empty',
      where,
      path: 'load.handleSeconds',
      value: handleSeconds,
      must,
    });
  }
  for (const [i, seconds] of handleSeconds.entries()) {
    checkPositive(where, `load.handleSeconds[${i}]`, seconds);
  }
  for (let i = 1; i < handleSeconds.length; i++) {
    if ((i + 1) / handleSeconds[i]! >= (i / handleSeconds[i - 1]!) * (1 - 1e-12)) continue;
    const path = `load.handleSeconds[${i}]`;
    const must = 'grow slower than the number of chats, or another chat would lower what an agent completes';
    throw new StaffcastError({ code: 'inconsistent', where, path, value: handleSeconds[i], must });
  }
}
