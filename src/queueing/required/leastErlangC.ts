import { differenceOfProducts } from '../../math/index.ts';
import { erlangBExcess } from '../erlang/erlangBExcess.ts';
import { spareAgents } from '../queuePerformance.ts';
import type { QueueLoad, Targets } from '../types.ts';
import { squareRootRule } from './squareRootRule.ts';

/**
 * The least whole number of agents of an Erlang C queue that meets the targets. Up to a few hundred erlangs one pass of
 * the recursion of 1/B - 1 that stops where the targets are met; above, a start from the square-root rule, one
 * evaluation there, and the recursion in whichever direction is needed.
 */
export function leastErlangC(load: QueueLoad, targets: Targets, erlangs: number): number {
  const least = leastAboveLoad(load, erlangs);
  if (erlangs < 400) {
    // Below the load the recursion forgets where it came from, by exp(-x²/2) over x square roots of the load: it starts
    // 8.3 of them below from the limit k / (a - k), and what that is off by has shrunk under 1e-16 at the load.
    const skipped = Math.max(0, Math.floor(erlangs - 8.3 * Math.sqrt(erlangs)));
    let odds = skipped / (erlangs - skipped);
    for (let k = skipped + 1; k <= least; k++) odds = (k / erlangs) * (1 + odds);
    return upwards(load, targets, erlangs, least, odds);
  }
  const start = Math.max(least, Math.round(squareRootRule(load, targets, erlangs)));
  const odds = erlangBExcess(start, erlangs);
  if (!meets(load, targets, erlangs, start, spareAgents(load, start), odds))
    return upwards(load, targets, erlangs, start, odds);
  return downwards(load, targets, erlangs, start, odds, least);
}

function upwards(
  load: QueueLoad,
  targets: Targets,
  erlangs: number,
  from: number,
  oddsThere: number,
): number {
  let n = from;
  let odds = oddsThere;
  let spare = spareAgents(load, n);
  while (!meets(load, targets, erlangs, n, spare, odds)) {
    n += 1;
    spare += 1;
    odds = (n / erlangs) * (1 + odds);
  }
  return n;
}

function downwards(
  load: QueueLoad,
  targets: Targets,
  erlangs: number,
  from: number,
  oddsThere: number,
  least: number,
): number {
  let n = from;
  let odds = oddsThere;
  let spare = spareAgents(load, n);
  while (n > least) {
    // The recursion turned round; beyond the load 1/B - 1 is never small, so the subtraction is safe.
    const fewer = (odds * erlangs) / n - 1;
    if (!meets(load, targets, erlangs, n - 1, spare - 1, fewer)) return n;
    n -= 1;
    spare -= 1;
    odds = fewer;
  }
  return n;
}

/** Whether n agents, `spare` of them beyond the load, meet every target; `excess` is 1/B - 1. */
function meets(
  { ahtSeconds }: QueueLoad,
  targets: Targets,
  erlangs: number,
  n: number,
  spare: number,
  excess: number,
): boolean {
  const { serviceLevel, asaSeconds, meanWaitSeconds, occupancy, waitPercentile, waitProbability } = targets;
  const waits = 1 / (1 + (excess * spare) / n);
  const decay = -spare / ahtSeconds;
  if (serviceLevel && !(1 - waits * Math.exp(decay * serviceLevel.withinSeconds) >= serviceLevel.target)) {
    return false;
  }
  const wait = (waits * ahtSeconds) / spare;
  if (asaSeconds !== undefined && !(wait <= asaSeconds)) return false;
  if (meanWaitSeconds !== undefined && !(wait <= meanWaitSeconds)) return false;
  if (occupancy !== undefined && !(erlangs / n <= occupancy)) return false;
  if (
    waitPercentile &&
    !(1 - waits * Math.exp(decay * waitPercentile.withinSeconds) >= waitPercentile.probability)
  ) {
    return false;
  }
  return waitProbability === undefined || waits <= waitProbability;
}

/** The least whole number above the load, found without trusting the load's own rounding. */
function leastAboveLoad(load: QueueLoad, erlangs: number): number {
  let n = Math.max(1, Math.floor(erlangs));
  while (differenceOfProducts(n, load.intervalSeconds, load.volume, load.ahtSeconds) <= 0) n += 1;
  return n;
}
