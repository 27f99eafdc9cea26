import { gridDays } from '../time/index.ts';
import { checkSimulation } from './checkCentre.ts';
import { compileCentre } from './compileCentre.ts';
import { drawsOf, stratified } from './draws.ts';
import { addGroupTally, groupResult } from './groupSums.ts';
import { addTally, endParts, queueResult, queueSums } from './queueSums.ts';
import { replicate } from './replication.ts';
import { emptyTallies } from './tallies.ts';
import type { Centre, CentreQueue, Simulation, SimulationOptions } from './types.ts';

/**
 * Plays a centre through, contact by contact: several queues, groups of agents with their skills and ranks, volumes and
 * people that change from row to row, impatient callers, redials, busy lines. It answers what no formula does, such as the
 * service level of two languages shared by people who speak both, and checks those that there are.
 *
 * A discrete-event simulation. Arrivals are Poisson at the rate of each row, patience is exponential, handle times are
 * exponential or lognormal; the centre starts empty. Agents who leave finish their conversation, and after the last row its
 * agents stay until everybody is answered or gone. First calls draw from random streams of their own: two centres with the
 * same volumes, handle times and seed meet the same callers, so that their difference is that of the staffing alone (common
 * random numbers: Law, Simulation Modeling and Analysis, 5th ed., section 11.2).
 *
 * @returns means over the replications, with standard errors, and the service level of each replication.
 * @throws StaffcastError when a number is out of its range, a list has not one entry per row, grids differ, or a skill names
 *   an unknown queue; the signal's reason when `onProgress` stops it.
 * @example
 * ```ts
 * import { simulate } from 'staffcast/simulation';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const answerTime = { withinSeconds: 20 };
 * const { queues } = simulate({
 *   queues: [
 *     { id: 'Chinese', volume: makeSeries(grid, [2400, 4800]), ahtSeconds: 180, patienceSeconds: 120, answerTime },
 *     { id: 'English', volume: makeSeries(grid, [240, 480]), ahtSeconds: 240, patienceSeconds: 120, answerTime },
 *   ],
 *   groups: [
 *     { id: 'Chinese only', agents: [8, 16], skills: [{ queue: 'Chinese' }] },
 *     { id: 'both', agents: [4, 8], skills: [{ queue: 'English' }, { queue: 'Chinese', rank: 2 }] },
 *   ],
 * }, { replications: 20 });
 * queues[1]?.total.serviceLevel; // 0.69
 * ```
 */
export function simulate(centre: Centre, options: SimulationOptions = {}): Simulation {
  checkSimulation(centre, options);
  const { replications = 100, seed = 1, onProgress, signal } = options;
  const { grid } = (centre.queues[0] as CentreQueue).volume;
  const days = gridDays(grid);
  const plain = compileCentre(centre);
  const draws = drawsOf(seed, plain);
  const sums = centre.queues.map(() => queueSums(grid.length, days.length));
  const fractions = draws.fractions.map((random) => stratified(random, replications));
  const paths = Math.min(replications, Math.max(...plain.queues.map(({ rates }) => rates.length)));
  const groupSums = emptyTallies(plain).groups;
  for (let replication = 0; replication < replications; replication++) {
    signal?.throwIfAborted();
    // Replications of one path follow each other: their mean is one independent number.
    const path = Math.floor((replication * paths) / replications);
    const isLast = paths === 1 || Math.floor(((replication + 1) * paths) / replications) > path;
    const fraction = fractions.map((parts) => parts[replication] as number);
    const tallies = replicate(plain, draws, path, fraction);
    for (const [i, { answerTime }] of centre.queues.entries())
      addTally(
        sums[i] as (typeof sums)[number],
        tallies.queues[i] as (typeof tallies.queues)[number],
        days,
        answerTime.definition,
      );
    if (isLast) for (const each of sums) endParts(each);
    for (const [i, group] of groupSums.entries())
      addGroupTally(group, tallies.groups[i] as (typeof tallies.groups)[number]);
    onProgress?.((replication + 1) / replications);
  }
  return {
    grid,
    replications,
    queues: centre.queues.map((queue, i) =>
      queueResult(
        queue,
        sums[i] as (typeof sums)[number],
        days,
        grid.length,
        replications,
        paths > 1 ? paths : replications,
      ),
    ),
    groups: centre.groups.map((group, i) =>
      groupResult(group, groupSums[i] as (typeof groupSums)[number], centre.queues, replications),
    ),
  };
}
