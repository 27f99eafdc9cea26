import type { BorrowingProject } from 'staffcast/borrowing';
import { serviceShortfallByRow, valueOfContactInTime } from 'staffcast/contracts';
import { evaluate } from 'staffcast/evaluation';
import { requirement } from 'staffcast/staffing';
import type { Grid, Series } from 'staffcast/time';
import type { Client } from './centre.ts';
import { volumeOf } from './demand.ts';

/** A client with what comes, what is needed and who is there. */
export interface Staffed {
  readonly client: Client;
  readonly volume: Series;
  readonly required: readonly number[];
  /** Agents on the phone by the client's roster. */
  readonly present: readonly number[];
}

/** Needs for a volume, beside the roster that was made for another. */
export function staffed(client: Client, volume: Series, rosteredFor: Series): Staffed {
  const { ahtSeconds, patienceSeconds, target } = client;
  const rules = { ahtSeconds, targets: { serviceLevel: target } };
  const required = requirement({ ...rules, volume, patienceSeconds }).agents;
  // Rosters are made by Erlang C, as many clients ask for, although callers abandon.
  return { client, volume, required, present: requirement({ ...rules, volume: rosteredFor }).agents };
}

/** The roster of a client: the same day after day. */
export function rosterVolume(client: Client, grid: Grid): Series {
  return volumeOf(client, grid, () => client.rosteredFor);
}

/** A client as the planner sees it: a missing agent costs what the queue then loses, at the contract's prices. */
export function borrowingProject({ client, volume, required, present }: Staffed): BorrowingProject {
  const { id, ahtSeconds, patienceSeconds, target, pricePerContact, goodwillPerLostContact } = client;
  const answerTime = { withinSeconds: target.withinSeconds };
  const expected = evaluate({ volume, agents: present, ahtSeconds, patienceSeconds, answerTime });
  const perDay = expected.days.map(({ offered, serviceLevel }) =>
    offered > 0 ? valueOfContactInTime(client.serviceLevel, offered, serviceLevel ?? 1) : 0,
  );
  const rowsPerDay = volume.grid.length / perDay.length;
  return {
    id,
    required,
    present,
    shortfall: serviceShortfallByRow({
      ...{ volume, requiredAgents: required, ahtSeconds, patienceSeconds, target: answerTime },
      valuePerContactInTime: volume.values.map((_, row) => perDay[Math.floor(row / rowsPerDay)]!),
      valuePerLostContact: pricePerContact + goodwillPerLostContact,
    }),
  };
}
