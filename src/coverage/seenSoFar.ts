import { transientPerformance } from '../queueing/index.ts';
import { sliceGrid } from '../time/index.ts';
import { evaluate } from './evaluate.ts';
import { ahtAt, type ReviewDayOptions } from './reviewDayOptions.ts';

/** What the rows that are over say. */
export interface SeenSoFar {
  /** Contacts that count and those in time, by the target's definition: measured, or by the queue model. */
  readonly counted: { readonly contacts: number; readonly inTime: number };
  /** Contacts waiting now, rounded. */
  readonly waiting: number;
  /** Handle time measured over planned, weighed by contacts; 1 where it isn't measured. */
  readonly ahtRatio: number;
  /** Agents present over agents planned in the last hour; 1 where they aren't counted. */
  readonly presence: number;
}

/** What was measured, and the queue model's word for the rest. */
export function seenSoFar(options: ReviewDayOptions): SeenSoFar {
  const { seen } = options;
  const ratios = { ahtRatio: ahtRatio(options), presence: presence(options) };
  if (seen.counted) return { counted: seen.counted, waiting: seen.waiting ?? 0, ...ratios };
  const modelled = modelSoFar(options);
  return { ...modelled, waiting: seen.waiting ?? modelled.waiting, ...ratios };
}

/** The queue followed through the rows seen. */
function modelSoFar(options: ReviewDayOptions): Pick<SeenSoFar, 'counted' | 'waiting'> {
  const { planned, seen, target, patienceSeconds } = options;
  const rows = seen.contacts.length;
  const { intervalSeconds } = planned.grid;
  const agents = seen.agents ?? options.agents.slice(0, rows);
  const ahtSeconds = seen.contacts.map((_, row) => seen.ahtSeconds?.[row] || ahtAt(options, row));
  const patience = patienceSeconds === undefined ? {} : { patienceSeconds };
  const volume = { grid: sliceGrid(planned.grid, 0, rows), values: seen.contacts };
  const { total } = evaluate({
    volume,
    agents,
    ahtSeconds,
    ...patience,
    answerTime: target,
    method: 'transient',
  });
  const contacts = total.serviceLevelBase;
  const { queueAtEnd } = transientPerformance({
    volume: seen.contacts.map((value) => value ?? 0),
    agents: agents.map((n, row) => (seen.contacts[row] === null ? 0 : n)),
    ahtSeconds,
    intervalSeconds,
    ...patience,
    withinSeconds: target.withinSeconds,
  });
  const inTime = Math.min(contacts, contacts * (total.serviceLevel ?? 0));
  return { counted: { contacts, inTime }, waiting: Math.round(queueAtEnd) };
}

function ahtRatio(options: ReviewDayOptions): number {
  const { contacts, ahtSeconds } = options.seen;
  if (!ahtSeconds) return 1;
  let [measured, planned] = [0, 0];
  for (const [row, count] of contacts.entries()) {
    measured += (count ?? 0) * (ahtSeconds[row] as number);
    planned += (count ?? 0) * ahtAt(options, row);
  }
  return planned > 0 ? measured / planned : 1;
}

function presence({ planned, agents, seen }: ReviewDayOptions): number {
  if (!seen.agents) return 1;
  const rows = seen.contacts.length;
  const from = Math.max(0, rows - Math.max(1, Math.round(3600 / planned.grid.intervalSeconds)));
  const sum = (list: readonly number[]) => list.slice(from, rows).reduce((a, b) => a + b, 0);
  const wanted = sum(agents);
  return wanted > 0 ? sum(seen.agents) / wanted : 1;
}
