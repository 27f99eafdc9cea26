import { requiredAgentsBatch, type Targets } from '../queueing/index.ts';
import type { OpenRow } from './openRows.ts';

/** The least agents of each row for all targets, with the queue's batch function: one call for rows of the same length. */
export function leastPerRow(rows: readonly OpenRow[], targets: Targets): Int32Array {
  const found = new Int32Array(rows.length);
  const byLength = new Map<number, number[]>();
  for (const [k, { load }] of rows.entries()) {
    const same = byLength.get(load.intervalSeconds);
    if (same) same.push(k);
    else byLength.set(load.intervalSeconds, [k]);
  }
  for (const [intervalSeconds, indices] of byLength) {
    const loads = indices.map((k) => (rows[k] as OpenRow).load);
    const patienceSeconds = loads[0]?.patienceSeconds;
    const agents = requiredAgentsBatch(
      {
        volume: loads.map((load) => load.volume),
        intervalSeconds,
        ahtSeconds: loads.map((load) => load.ahtSeconds),
        ...(patienceSeconds === undefined ? {} : { patienceSeconds }),
      },
      targets,
    );
    for (const [i, k] of indices.entries()) found[k] = agents[i] as number;
  }
  return found;
}
