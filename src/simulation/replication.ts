import type { PlainCentre, PlainQueue } from './compileCentre.ts';
import { type Draws, drawHandleSeconds, drawPatienceSeconds, nextArrival } from './draws.ts';
import { type EventHeap, eventHeap } from './eventHeap.ts';
import { freeRoute, nextQueue } from './routing.ts';
import { emptyTallies, type QueueTally, type Tallies } from './tallies.ts';
import { type Team, team } from './team.ts';
import { type WaitingLine, waitingLine } from './waitingLine.ts';

/** One replication under way. */
export interface Run {
  readonly centre: PlainCentre;
  readonly draws: Draws;
  /** Which of its paths each queue follows. */
  readonly path: number;
  readonly heap: EventHeap;
  readonly lines: readonly WaitingLine[];
  readonly tallies: Tallies;
  time: number;
  /** The row under way; the number of rows when the last one is over. */
  row: number;
  /** Contacts waiting or served, per queue. */
  readonly inSystem: Float64Array;
  /** The agents of each group, and until when their work has been counted. */
  readonly teams: readonly Team[];
  readonly countedUntil: Float64Array;
  /** The part of an agent that decides about fractions of agents, per group. */
  readonly fraction: readonly number[];
}

/** Kinds of events; what they happen to stands in the digits below. */
const ROW = 0;
const COMPLETION = 1;
const ABANDONMENT = 2;
const ARRIVAL = 3;
const REDIAL = 4;
const KIND = 2 ** 48;

/** Plays the grid through once, and on until everybody has been answered or has left; the agents of the last row stay. */
export function replicate(
  centre: PlainCentre,
  draws: Draws,
  path: number,
  fraction: readonly number[],
): Tallies {
  const run = startRun(centre, draws, path, fraction);
  const { heap } = run;
  beginRow(run, 0);
  for (const queue of centre.queues.keys()) scheduleArrival(run, queue);
  while (heap.nextTime() < Infinity) {
    run.time = heap.nextTime();
    const event = heap.pop();
    const kind = Math.floor(event / KIND);
    const which = event - kind * KIND;
    if (kind === COMPLETION) complete(run, which);
    else if (kind === ABANDONMENT) abandon(run, which);
    else if (kind === ARRIVAL) arrive(run, which);
    else if (kind === REDIAL) redial(run, which);
    else beginRow(run, which);
  }
  countUnanswered(run);
  return run.tallies;
}

function startRun(centre: PlainCentre, draws: Draws, path: number, fraction: readonly number[]): Run {
  const { queues, groups } = centre;
  return {
    centre,
    draws,
    path,
    heap: eventHeap(),
    lines: queues.map(waitingLine),
    tallies: emptyTallies(centre),
    time: 0,
    row: 0,
    inSystem: new Float64Array(queues.length),
    teams: draws.leavers.map(team),
    countedUntil: new Float64Array(groups.length),
    fraction,
  };
}

/** Agents come and go; newcomers take who waits. */
function beginRow(run: Run, row: number): void {
  const { centre, teams, fraction, heap, tallies } = run;
  for (const group of teams.keys()) countTime(run, group);
  run.row = row;
  if (row === centre.rows) return;
  heap.push((row + 1) * centre.intervalSeconds, ROW * KIND + row + 1);
  for (const [group, each] of teams.entries()) {
    const { agents } = centre.groups[group] as PlainCentre['groups'][number];
    each.resize(Math.floor((agents[row] as number) + (fraction[group] as number)));
    const { presentSeconds } = tallies.groups[group] as Tallies['groups'][number];
    presentSeconds[row] = each.present() * centre.intervalSeconds;
  }
  while (serveWaiting(run));
}

/** When agents come, of all who are free the one answers who ranks the contact lowest, then the longest wait goes first. */
function serveWaiting(run: Run): boolean {
  const { centre, teams, lines } = run;
  let best = -1;
  let least: readonly number[] = [];
  for (const [group, team] of teams.entries()) {
    if (team.free() === 0) continue;
    const route = nextQueue((centre.groups[group] as PlainCentre['groups'][number]).routes, lines);
    if (!route) continue;
    const order = [route.rank, (lines[route.to] as WaitingLine).headSince(), -team.free()];
    if (best < 0 || isBefore(order, least)) [best, least] = [group, order];
  }
  return best >= 0 && takeNext(run, best);
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const first = a.findIndex((value, i) => value !== b[i]);
  return first >= 0 && (a[first] as number) < (b[first] as number);
}

/** Adds what a group has worked since it was last counted; what leavers finish is not counted. */
function countTime({ time, row, centre, teams, countedUntil, tallies }: Run, group: number): void {
  const seconds = time - (countedUntil[group] as number);
  countedUntil[group] = time;
  if (row === centre.rows) return;
  const { present, free } = teams[group] as Team;
  count(
    (tallies.groups[group] as Tallies['groups'][number]).busySeconds,
    row,
    seconds * (present() - free()),
  );
}

function scheduleArrival(run: Run, queue: number): void {
  const { centre, draws, path, time, heap } = run;
  const { rates } = centre.queues[queue] as PlainQueue;
  const random = draws.callers[queue] as Draws['callers'][number];
  const course = rates[rates.length > 1 ? path : 0] as Float64Array;
  const next = nextArrival(course, centre.intervalSeconds, time, random);
  if (next < Infinity) heap.push(next, ARRIVAL * KIND + queue);
}

function arrive(run: Run, queue: number): void {
  admit(run, queue, run.draws.callers[queue] as Draws['callers'][number]);
  scheduleArrival(run, queue);
}

function redial(run: Run, queue: number): void {
  if (run.row < run.centre.rows) admit(run, queue, run.draws.redials[queue] as Draws['redials'][number]);
}

/** A contact comes: it is blocked, answered at once, or waits. */
function admit(run: Run, queue: number, random: Draws['callers'][number]): void {
  const { centre, lines, inSystem, heap, time, row } = run;
  const plain = centre.queues[queue] as PlainQueue;
  const tally = run.tallies.queues[queue] as QueueTally;
  const handleSeconds = drawHandleSeconds(plain, row, random);
  const patience = drawPatienceSeconds(plain, random);
  count(tally.offered, row);
  if ((inSystem[queue] as number) >= plain.lines) {
    count(tally.blocked, row);
    perhapsRedial(run, queue, plain.redialAfterBlock);
    return;
  }
  count(inSystem, queue);
  const route = freeRoute(plain.routes, run.teams);
  if (route) {
    serve(run, queue, row, handleSeconds / route.productivity, 0, route.to);
    return;
  }
  count(tally.waited, row);
  const contact = (lines[queue] as WaitingLine).join(time, handleSeconds, row);
  if (patience < Infinity)
    heap.push(time + patience, ABANDONMENT * KIND + contact * centre.queues.length + queue);
}

/** A contact is answered after a wait. */
function serve(
  run: Run,
  queue: number,
  row: number,
  handleSeconds: number,
  waitSeconds: number,
  group: number,
): void {
  const { centre, teams, heap, tallies, time } = run;
  const tally = tallies.queues[queue] as QueueTally;
  count(tally.answered, row);
  count(tally.answeredWaits, row, waitSeconds);
  if (waitSeconds <= (centre.queues[queue] as PlainQueue).withinSeconds) count(tally.answeredInTime, row);
  count((tallies.groups[group] as Tallies['groups'][number]).answered, queue);
  countTime(run, group);
  const conversation = (teams[group] as Team).begin();
  const which = (conversation * teams.length + group) * centre.queues.length + queue;
  heap.push(time + handleSeconds, COMPLETION * KIND + which);
}

function complete(run: Run, which: number): void {
  const { centre, teams, inSystem } = run;
  const queue = which % centre.queues.length;
  const rest = (which - queue) / centre.queues.length;
  const group = rest % teams.length;
  countTime(run, group);
  count(inSystem, queue, -1);
  (teams[group] as Team).end((rest - group) / teams.length);
  takeNext(run, group);
}

/** Lets a free agent of a group take the next contact; false when there is none of either. */
function takeNext(run: Run, group: number): boolean {
  const { centre, teams, lines, time } = run;
  if ((teams[group] as Team).free() === 0) return false;
  const route = nextQueue((centre.groups[group] as PlainCentre['groups'][number]).routes, lines);
  if (!route) return false;
  const { since, handleSeconds, row } = (lines[route.to] as WaitingLine).leave();
  serve(run, route.to, row, handleSeconds / route.productivity, time - since, group);
  return true;
}

/** A caller's patience ends; those answered before are passed over. */
function abandon(run: Run, which: number): void {
  const { centre, lines, inSystem, tallies, time } = run;
  const queue = which % centre.queues.length;
  const gone = (lines[queue] as WaitingLine).giveUp((which - queue) / centre.queues.length);
  if (!gone) return;
  const plain = centre.queues[queue] as PlainQueue;
  const tally = tallies.queues[queue] as QueueTally;
  count(inSystem, queue, -1);
  count(tally.abandoned, gone.row);
  if (time - gone.since <= plain.earlySeconds) count(tally.abandonedEarly, gone.row);
  perhapsRedial(run, queue, plain.redialAfterAbandon);
}

function perhapsRedial({ centre, draws, heap, time }: Run, queue: number, share: number): void {
  if (share === 0) return;
  const { uniform } = draws.redials[queue] as Draws['redials'][number];
  const { redialDelaySeconds } = centre.queues[queue] as PlainQueue;
  if (uniform() < share) heap.push(time - redialDelaySeconds * Math.log1p(-uniform()), REDIAL * KIND + queue);
}

function countUnanswered({ lines, tallies }: Run): void {
  for (const [queue, line] of lines.entries())
    while (line.headSince() < Infinity)
      count((tallies.queues[queue] as QueueTally).unanswered, line.leave().row);
}

function count(tally: Float64Array, place: number, by = 1): void {
  tally[place] = (tally[place] as number) + by;
}
