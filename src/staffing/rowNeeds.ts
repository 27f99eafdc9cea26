import { requiredAgents, type TargetName, type Targets } from '../queueing/index.ts';
import { leastPerRow } from './leastPerRow.ts';
import type { OpenRow } from './openRows.ts';

/** The least agents of a row, and the target that asks for them. */
export interface RowNeed {
  readonly agents: number;
  readonly binds: TargetName | 'none' | 'noVolume';
}

/** The needs of rows for all targets, each target by itself in one go: the one that needs the most agents binds. */
export function rowNeeds(rows: readonly OpenRow[], targets: Targets): RowNeed[] {
  const names = (Object.keys(targets) as TargetName[]).filter((name) => targets[name] !== undefined);
  // Without any target the batch function says so.
  const alone = (names.length > 0 ? names : [undefined]).map((name) => ({
    name,
    agents: leastPerRow(rows, name ? { [name]: targets[name] } : {}),
  }));
  return rows.map(({ load }, k) => {
    if (load.volume === 0) return { agents: 0, binds: 'noVolume' };
    const agents = alone.reduce((most, each) => Math.max(most, each.agents[k] as number), 0);
    const asking = alone.filter((each) => each.agents[k] === agents);
    const only = asking[0]?.name;
    // Of several that one agent fewer misses, and of those that the first agent meets, the queue knows which binds.
    const known = asking.length === 1 && agents > 1 && only;
    return { agents, binds: known ? only : requiredAgents(load, targets).binds };
  });
}
