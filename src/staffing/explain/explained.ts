import type { QueuePerformance } from '../../queueing/index.ts';
import { rosteredFor } from '../people/rosteredFor.ts';
import type { Shrinkage } from '../people/shrinkage.ts';
import { shrinkageParts } from '../people/shrinkageParts.ts';
import type { RequirementReason } from '../requirement.ts';

/** What the people of a row are for; the parts sum to the people rostered. */
export interface RequirementParts {
  /** Contacts themselves: the offered load, erlangs; of chats, the agents they keep busy holding as many as they may. */
  readonly load: number;
  /** What the targets ask beyond the load, before rounding; negative where abandonment may relieve the queue, and for
   * deferred work where it waits for a later row. */
  readonly targets: number;
  /** Rounding up to whole agents. */
  readonly rounding: number;
  /** What a plan has beyond the requirement of the expected volume: risk taken into account, period targets (negative
   * where the plan dips), hand changes. */
  readonly uncertainty: number;
  /** Minimum staff beyond what the targets ask. */
  readonly minimum: number;
  /** People not available, agents / (1 − shrinkage) − agents. */
  readonly shrinkage: number;
  /** Rounding up to whole people. */
  readonly rosterRounding: number;
}

/** Why a row needs the people it needs; `P` is the steady state of its kind of queue. */
export interface ExplainedRow<P = QueuePerformance> {
  readonly row: number;
  readonly binds: RequirementReason;
  readonly agents: number;
  readonly rostered: number;
  readonly parts: RequirementParts;
  /** The part `shrinkage` by category, people. */
  readonly shrinkage: readonly { readonly name: string; readonly people: number }[];
  /** What these agents, one fewer and one more give at the expected volume; `null` where closed or nobody to take away. */
  readonly performance: P | null;
  readonly oneFewer: P | null;
  readonly oneMore: P | null;
}

/** A requirement taken apart. */
export interface RequirementExplanation<P = QueuePerformance> {
  readonly rows: readonly ExplainedRow<P>[];
  /** The parts over all rows, person-hours; they sum to `rosteredHours`. */
  readonly hours: RequirementParts;
  /** The part `shrinkage` by category, person-hours. */
  readonly shrinkageHours: readonly { readonly name: string; readonly hours: number }[];
  readonly rosteredHours: number;
}

/** A row before its shrinkage: agents = load + targets + rounding + minimum + uncertainty. */
export interface AgentsExplained<P> extends Omit<ExplainedRow<P>, 'rostered' | 'parts' | 'shrinkage'> {
  readonly parts: Omit<RequirementParts, 'shrinkage' | 'rosterRounding'>;
}

/** Adds the shrinkage of every row, and sums the parts. */
export function explained<P>(
  agents: readonly AgentsExplained<P>[],
  shrinkage: Shrinkage,
  intervalSeconds: number,
): RequirementExplanation<P> {
  const categories = shrinkageParts(shrinkage, agents.length);
  const rows = agents.map((each, i): ExplainedRow<P> => {
    const available = 1 - categories.reduce((sum, { share }) => sum + (share[i] as number), 0);
    const exact = each.agents / available;
    const rostered = rosteredFor(each.agents, 1 - available);
    const parts = { ...each.parts, shrinkage: exact - each.agents, rosterRounding: rostered - exact };
    const people = categories.map(({ name, share }) => ({ name, people: exact * (share[i] as number) }));
    return { ...each, rostered, parts, shrinkage: people };
  });
  const hours = intervalSeconds / 3600;
  const sum = (value: (row: ExplainedRow<P>) => number) =>
    rows.reduce((total, row) => total + value(row) * hours, 0);
  const part = (name: keyof RequirementParts) => sum((row) => row.parts[name]);
  return {
    rows,
    hours: {
      load: part('load'),
      targets: part('targets'),
      rounding: part('rounding'),
      uncertainty: part('uncertainty'),
      minimum: part('minimum'),
      shrinkage: part('shrinkage'),
      rosterRounding: part('rosterRounding'),
    },
    shrinkageHours: categories.map(({ name }, c) => ({
      name,
      hours: sum((row) => row.shrinkage[c]?.people ?? 0),
    })),
    rosteredHours: sum((row) => row.rostered),
  };
}

/** A row in which nobody is needed: whoever a plan has there all the same is beyond the requirement. */
export function explainedClosed(row: number, agents: number): AgentsExplained<never> {
  return {
    row,
    binds: 'closed',
    agents,
    parts: { load: 0, targets: 0, rounding: 0, minimum: 0, uncertainty: agents },
    performance: null,
    oneFewer: null,
    oneMore: null,
  };
}
