import type { PlainCentre } from './compileCentre.ts';

/** What happened to the contacts of a queue in one replication, per row of arrival. */
export interface QueueTally {
  readonly offered: Float64Array;
  readonly answered: Float64Array;
  readonly abandoned: Float64Array;
  readonly blocked: Float64Array;
  readonly unanswered: Float64Array;
  readonly answeredInTime: Float64Array;
  readonly abandonedEarly: Float64Array;
  readonly waited: Float64Array;
  /** Seconds that answered contacts waited. */
  readonly answeredWaits: Float64Array;
}

/** What a group did in one replication. */
export interface GroupTally {
  readonly presentSeconds: Float64Array;
  readonly busySeconds: Float64Array;
  /** Contacts answered, per queue. */
  readonly answered: Float64Array;
}

/** All counts of one replication. */
export interface Tallies {
  readonly queues: readonly QueueTally[];
  readonly groups: readonly GroupTally[];
}

/** Tallies at zero. */
export function emptyTallies({ rows, queues, groups }: PlainCentre): Tallies {
  const perRow = () => new Float64Array(rows);
  return {
    queues: queues.map(() => ({
      offered: perRow(),
      answered: perRow(),
      abandoned: perRow(),
      blocked: perRow(),
      unanswered: perRow(),
      answeredInTime: perRow(),
      abandonedEarly: perRow(),
      waited: perRow(),
      answeredWaits: perRow(),
    })),
    groups: groups.map(() => ({
      presentSeconds: perRow(),
      busySeconds: perRow(),
      answered: new Float64Array(queues.length),
    })),
  };
}
