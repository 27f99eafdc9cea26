import type { GroupTally } from './tallies.ts';
import type { AgentGroup, CentreQueue, GroupTime, SimulatedGroup } from './types.ts';

/** Adds one replication to the sums of those before. */
export function addGroupTally(sums: GroupTally, tally: GroupTally): void {
  for (const name of ['presentSeconds', 'busySeconds', 'answered'] as const) {
    for (const [i, value] of tally[name].entries()) sums[name][i] = (sums[name][i] as number) + value;
  }
}

/** What a group did, from the sums of all replications. */
export function groupResult(
  { id, skills }: AgentGroup,
  sums: GroupTally,
  queues: readonly CentreQueue[],
  replications: number,
): SimulatedGroup {
  const time = (present: number, busy: number): GroupTime => ({
    agentHours: present / 3600 / replications,
    occupancy: present > 0 ? Math.min(1, busy / present) : null,
  });
  const total = (list: Float64Array) => list.reduce((sum, value) => sum + value, 0);
  return {
    id,
    rows: Array.from(sums.presentSeconds, (present, row) => time(present, sums.busySeconds[row] as number)),
    total: time(total(sums.presentSeconds), total(sums.busySeconds)),
    answered: skills.map(({ queue }) => ({
      queue,
      contacts: (sums.answered[queues.findIndex(({ id: name }) => name === queue)] as number) / replications,
    })),
  };
}
