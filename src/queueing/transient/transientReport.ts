import { answeredWithinShare } from './answeredWithin.ts';
import type { EventualFate } from './eventualFate.ts';
import type { TransientDay } from './transientDay.ts';
import type { ForwardInterval } from './transientForward.ts';
import type { TransientInput, TransientInterval, TransientResult } from './transientTypes.ts';

/** The rows of the answer, from what happened and what becomes of everybody. */
export function transientIntervals(
  input: TransientInput,
  run: TransientDay,
  fates: readonly EventualFate[],
): TransientInterval[] {
  let inService = run.busyAtStart;
  return run.day.map((interval, i) => {
    const before = inService;
    inService = interval.busyAtEnd + interval.leaversAtEnd;
    return { ...counts(interval, before), ...shares(input, run.day, i, fates[i]!) };
  });
}

function counts(interval: ForwardInterval, inServiceBefore: number) {
  const { stretch, meanBusy, meanQueue } = interval;
  const { seconds, lambda, mu, theta, agents } = stretch;
  const handled = mu * meanBusy * seconds + interval.leaversHandled;
  const inServiceAtEnd = interval.busyAtEnd + interval.leaversAtEnd;
  return {
    agents,
    offered: lambda * seconds,
    answered: handled + inServiceAtEnd - inServiceBefore,
    abandoned: theta * meanQueue * seconds,
    handled,
    occupancy: agents > 0 ? Math.min(1, meanBusy / agents) : lambda > 0 ? 1 : 0,
    meanQueue,
    queueAtEnd: interval.queueAtEnd,
    inServiceAtEnd,
    overloaded: lambda > agents * mu,
  };
}

function shares(input: TransientInput, day: readonly ForwardInterval[], i: number, fate: EventualFate) {
  const { lambda, theta, seconds } = day[i]!.stretch;
  if (lambda === 0) {
    return {
      answeredWithin: 0,
      serviceLevel: 1,
      waitProbability: 0,
      asaSeconds: 0,
      meanWaitSeconds: 0,
      abandonment: 0,
    };
  }
  const { answered, answeredWait } = fate;
  const within = ask(input, day, i, input.withinSeconds, theta);
  const abandonment = theta === 0 ? 0 : 1 - answered;
  return {
    answeredWithin: within * lambda * seconds,
    serviceLevel: Math.min(1, serviceLevel(input, day, i, within, answered)),
    waitProbability: waitProbability(day[i]!),
    asaSeconds: answered > 0 ? answeredWait / answered : null,
    meanWaitSeconds: theta > 0 ? abandonment / theta : answered > 1 - 1e-9 ? answeredWait : null,
    abandonment,
  };
}

function ask(
  input: TransientInput,
  day: readonly ForwardInterval[],
  i: number,
  withinSeconds: number,
  ownTheta: number,
): number {
  return answeredWithinShare(day, i, { withinSeconds, ownTheta }, input.leavingAgents === 'handBack');
}

function serviceLevel(
  input: TransientInput,
  day: readonly ForwardInterval[],
  i: number,
  within: number,
  answered: number,
): number {
  const { theta } = day[i]!.stretch;
  const { withinSeconds, definition = 'offered', shortAbandonSeconds = withinSeconds } = input;
  if (theta === 0 || definition === 'offered') return within;
  if (definition === 'answered') return answered > 0 ? within / answered : 0;
  const virtual = (seconds: number) => ask(input, day, i, seconds, 0);
  // Somebody still waiting after t seconds neither gave up nor was answered: P(W > t) = e^(-theta t) P(V > t).
  const gone = (seconds: number) => 1 - Math.exp(-theta * seconds) * (1 - virtual(seconds));
  if (definition === 'virtualWait') return virtual(withinSeconds);
  if (definition === 'creditEarlyAbandons') return gone(withinSeconds);
  if (definition === 'excludeEarlyAbandons') {
    const abandoned = gone(withinSeconds) - within;
    return abandoned < 1 ? within / (1 - abandoned) : 0;
  }
  return within + gone(shortAbandonSeconds) - ask(input, day, i, shortAbandonSeconds, theta);
}

/** Time average of the chance that an arrival finds no free agent; a fractional agent is free to that fraction. */
function waitProbability(interval: ForwardInterval): number {
  const fraction = interval.stretch.agents - Math.floor(interval.stretch.agents);
  let free = 0;
  for (const { whole } of interval.pieces)
    free += whole.weight * (whole.free + fraction * (whole.busy[0] ?? 0));
  return Math.min(1, Math.max(0, 1 - free));
}

/** Sums and volume-weighted means over the day. */
export function transientTotals(
  run: TransientDay,
  intervals: readonly TransientInterval[],
  fates: readonly EventualFate[],
): Omit<TransientResult, 'intervals'> {
  const sum = (value: (row: TransientInterval, i: number) => number) =>
    intervals.reduce((total, row, i) => total + value(row, i), 0);
  const offered = sum((row) => row.offered);
  const perOffered = (value: number, none: number) => (offered > 0 ? value / offered : none);
  const everAnswered = sum((row, i) => row.offered * fates[i]!.answered);
  const answeredWait = sum((row, i) => row.offered * fates[i]!.answeredWait);
  const endless = intervals.some((row) => row.meanWaitSeconds === null);
  return {
    offered,
    answered: sum((row) => row.answered),
    abandoned: sum((row) => row.abandoned),
    answeredWithin: sum((row) => row.answeredWithin),
    queueAtStart: run.queueAtStart,
    queueAtEnd: intervals.at(-1)?.queueAtEnd ?? 0,
    serviceLevel: perOffered(
      sum((row) => row.offered * row.serviceLevel),
      1,
    ),
    abandonment: perOffered(
      sum((row) => row.offered * row.abandonment),
      0,
    ),
    asaSeconds: everAnswered > 0 ? answeredWait / everAnswered : offered > 0 ? null : 0,
    meanWaitSeconds: endless
      ? null
      : perOffered(
          sum((row) => row.offered * (row.meanWaitSeconds ?? 0)),
          0,
        ),
  };
}
