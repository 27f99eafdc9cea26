import {
  checkFields,
  checkInteger,
  checkLength,
  checkNonNegative,
  type FieldNames,
} from '../../errors/index.ts';
import { type OpeningHours, openShares, type Series } from '../../time/index.ts';
import { checkOptions, volumeOrNone } from '../openRows.ts';
import type { Shrinkage } from '../people/shrinkage.ts';

/** What {@link deferredRequirement} takes. */
export interface DeferredRequirementOptions {
  /** Contacts that arrive per row, 0 or more, also while nobody works; `null` counts as none. */
  readonly volume: Series;
  /** Average handle time, seconds. */
  readonly ahtSeconds: number;
  /** Rows after its own by whose end a contact must be handled, 0 or more: one for all rows or one per row. */
  readonly dueAfter: number | readonly number[];
  /** Contacts left over from before, due by the end of the first row in which somebody works; default 0. */
  readonly backlog?: number | undefined;
  /** When people work; default: always. */
  readonly openingHours?: OpeningHours | undefined;
  /** Agents of other queues who are free for it, in people, per row: agents × (1 − occupancy) × the usable share of idle
   * time. */
  readonly idleAgents?: readonly number[] | undefined;
  /** Most agents in any row, whole; default: as few as will do. */
  readonly mostAgents?: number | undefined;
  /** Share of rostered time not available (default 0). */
  readonly shrinkage?: Shrinkage | undefined;
  /** Fewest agents in any open row (default 0). */
  readonly minimumAgents?: number | undefined;
}

const optionFields: FieldNames<DeferredRequirementOptions> = {
  volume: true,
  ahtSeconds: true,
  dueAfter: true,
  backlog: true,
  openingHours: true,
  idleAgents: true,
  mostAgents: true,
  shrinkage: true,
  minimumAgents: true,
};

/** Work as a list of rows: contacts that arrive and their last row, and the share of the row in which people work. */
export interface DeferredRows {
  readonly volume: readonly number[];
  /** Last row in which work of each row is in time; `rows` or more: after the last row. */
  readonly due: readonly number[];
  readonly share: readonly number[];
  readonly idle: readonly number[];
  /** Contacts that one agent handles in a whole row. */
  readonly perAgent: number;
}

/** The work, with what arrives while nobody works: its deadline stands, and so must be met before. */
export function deferredRows(options: DeferredRequirementOptions): DeferredRows {
  const { volume, ahtSeconds, dueAfter, openingHours, idleAgents, backlog = 0 } = options;
  const { grid } = volume;
  const share = openingHours ? [...openShares(grid, openingHours)] : new Array<number>(grid.length).fill(1);
  const first = share.findIndex((open) => open > 0);
  const contacts = volume.values.map((value) => volumeOrNone(value ?? 0));
  const due = contacts.map(
    (_, row) => row + (typeof dueAfter === 'number' ? dueAfter : (dueAfter[row] as number)),
  );
  // What was left over comes as a row of its own before the first.
  return {
    volume: [volumeOrNone(backlog), ...contacts],
    due: [Math.max(0, first) + 1, ...due.map((row) => row + 1)],
    share: [0, ...share],
    idle: [0, ...share.map((open, row) => (open > 0 ? (idleAgents?.[row] ?? 0) : 0))],
    perAgent: grid.intervalSeconds / ahtSeconds,
  };
}

/** Throws unless every number is in its range and every list has one entry per row. */
export function checkDeferred(where: string, options: DeferredRequirementOptions): void {
  checkFields(where, 'options', options, optionFields);
  checkOptions(where, options);
  const { volume, dueAfter, backlog, idleAgents, mostAgents } = options;
  if (typeof dueAfter === 'number') checkInteger(where, 'dueAfter', dueAfter);
  else {
    checkLength(where, 'dueAfter', dueAfter, volume.grid.length);
    for (const [row, rows] of dueAfter.entries()) checkInteger(where, `dueAfter[${row}]`, rows);
  }
  if (backlog !== undefined) checkNonNegative(where, 'backlog', backlog);
  if (mostAgents !== undefined) checkInteger(where, 'mostAgents', mostAgents, options.minimumAgents ?? 0);
  if (!idleAgents) return;
  checkLength(where, 'idleAgents', idleAgents, volume.grid.length);
  for (const [row, n] of idleAgents.entries()) checkNonNegative(where, `idleAgents[${row}]`, n);
}
