import type { ServiceLevelDefinition } from '../queueing/index.ts';
import type { GridDay } from '../time/index.ts';
import { addRatio, endPart, type RatioSums, ratioAt, ratioErrorAt, ratioSums } from './ratioSums.ts';
import type { QueueTally } from './tallies.ts';
import type { CentreQueue, SimulatedOutcome, SimulatedQueue } from './types.ts';

const counted = ['offered', 'answered', 'abandoned', 'blocked', 'unanswered'] as const;
const measured = ['serviceLevel', 'asaSeconds', 'abandonment', 'waitProbability'] as const;
type Counts = Record<(typeof counted)[number], Float64Array>;
type Measures = Record<(typeof measured)[number], RatioSums>;

/** What the replications so far found about a queue: per row, then per day, then in all. */
export interface QueueSums {
  readonly counts: Counts;
  readonly measures: Measures;
  /** Service level per replication, one list per day and one for the total. */
  readonly serviceLevels: readonly (number | null)[][];
}

/** Sums at zero. */
export function queueSums(rows: number, days: number): QueueSums {
  const cells = rows + days + 1;
  const each = <K extends string, T>(names: readonly K[], make: () => T) =>
    Object.fromEntries(names.map((name) => [name, make()])) as Record<K, T>;
  return {
    counts: each(counted, () => new Float64Array(cells)),
    measures: each(measured, () => ratioSums(cells)),
    serviceLevels: Array.from({ length: days + 1 }, () => []),
  };
}

/** Adds one replication. */
export function addTally(
  sums: QueueSums,
  tally: QueueTally,
  days: readonly GridDay[],
  definition: ServiceLevelDefinition | undefined,
): void {
  const rows = tally.offered.length;
  for (let row = 0; row < rows; row++) addStretch(sums, row, tally, row, row + 1, definition);
  const stretches = [...days, { from: 0, to: rows }];
  for (const [i, { from, to }] of stretches.entries()) {
    const { y, x } = addStretch(sums, rows + i, tally, from, to, definition);
    sums.serviceLevels[i]?.push(x > 0 ? y / x : null);
  }
}

function addStretch(
  { counts, measures }: QueueSums,
  cell: number,
  tally: QueueTally,
  from: number,
  to: number,
  definition: ServiceLevelDefinition | undefined,
) {
  const sum = (list: Float64Array) => {
    let total = 0;
    for (let row = from; row < to; row++) total += list[row] as number;
    return total;
  };
  for (const name of counted) counts[name][cell] = (counts[name][cell] as number) + sum(tally[name]);
  const [offered, answered] = [sum(tally.offered), sum(tally.answered)];
  const inTime = sum(tally.answeredInTime);
  const level = serviceLevelParts(definition, offered, answered, inTime, sum(tally.abandonedEarly));
  addRatio(measures.serviceLevel, cell, level.y, level.x);
  addRatio(measures.asaSeconds, cell, sum(tally.answeredWaits), answered);
  addRatio(measures.abandonment, cell, sum(tally.abandoned), offered);
  addRatio(measures.waitProbability, cell, sum(tally.waited), offered);
  return level;
}

/** What a service level is a share of, and the share's other part. */
function serviceLevelParts(
  definition: ServiceLevelDefinition = 'offered',
  offered: number,
  answered: number,
  inTime: number,
  early: number,
): { y: number; x: number } {
  if (definition === 'answered') return { y: inTime, x: answered };
  if (definition === 'excludeEarlyAbandons') return { y: inTime, x: offered - early };
  if (definition === 'offered') return { y: inTime, x: offered };
  return { y: inTime + early, x: offered };
}

/** Ends a part that is independent of those before: a replication, or those of one path. */
export function endParts({ measures }: QueueSums): void {
  for (const name of measured) endPart(measures[name]);
}

/** The outcome of a queue from the sums of all replications. */
export function queueResult(
  { id }: CentreQueue,
  sums: QueueSums,
  days: readonly GridDay[],
  rows: number,
  replications: number,
  parts: number,
): SimulatedQueue {
  const stretch = (i: number) => ({
    ...outcomeAt(sums, rows + i, replications, parts),
    serviceLevels: sums.serviceLevels[i] as (number | null)[],
  });
  return {
    id,
    rows: Array.from({ length: rows }, (_, row) => outcomeAt(sums, row, replications, parts)),
    days: days.map(({ date }, i) => ({ date, ...stretch(i) })),
    total: stretch(days.length),
  };
}

function outcomeAt(
  { counts, measures }: QueueSums,
  cell: number,
  replications: number,
  parts: number,
): SimulatedOutcome {
  const mean = (list: Float64Array) => (list[cell] as number) / replications;
  const value = (name: (typeof measured)[number]) => ratioAt(measures[name], cell);
  const error = (name: (typeof measured)[number]) => ratioErrorAt(measures[name], cell, parts);
  return {
    offered: mean(counts.offered),
    answered: mean(counts.answered),
    abandoned: mean(counts.abandoned),
    blocked: mean(counts.blocked),
    unanswered: mean(counts.unanswered),
    serviceLevel: value('serviceLevel'),
    asaSeconds: value('asaSeconds'),
    abandonment: value('abandonment'),
    waitProbability: value('waitProbability'),
    standardErrors: {
      serviceLevel: error('serviceLevel'),
      asaSeconds: error('asaSeconds'),
      abandonment: error('abandonment'),
      waitProbability: error('waitProbability'),
    },
  };
}
