import { checkLength, checkNonNegative } from '../errors/index.ts';
import {
  type AnswerTime,
  exactAgents,
  type QueueLoad,
  type QueuePerformance,
  queuePerformance,
  type RequiredAgents,
  requiredAgents,
  type Targets,
} from '../queueing/index.ts';
import { checkOptions, type OpenRow, openRows, type RequirementOptions } from './openRows.ts';
import type { RequirementReason } from './requirement.ts';
import { rosteredFor, shrinkagePerRow } from './shrinkage.ts';

/** What the people of a row are for; the parts sum to the people rostered. */
export interface RequirementParts {
  /** Contacts themselves: the offered load, erlangs. */
  readonly load: number;
  /** What the targets ask beyond the load, before rounding; negative where abandonment may relieve the queue. */
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

/** Why a row needs the people it needs. */
export interface ExplainedRow {
  readonly row: number;
  readonly binds: RequirementReason;
  readonly agents: number;
  readonly rostered: number;
  readonly parts: RequirementParts;
  /** What these agents, one fewer and one more give at the expected volume; `null` where closed or nobody to take away. */
  readonly performance: QueuePerformance | null;
  readonly oneFewer: QueuePerformance | null;
  readonly oneMore: QueuePerformance | null;
}

/** A requirement taken apart. */
export interface RequirementExplanation {
  readonly rows: readonly ExplainedRow[];
  /** The parts over all rows, person-hours; they sum to `rosteredHours`. */
  readonly hours: RequirementParts;
  readonly rosteredHours: number;
}

/** What {@link explainRequirement} takes. */
export interface ExplainOptions extends RequirementOptions {
  /** Agents on the phone of the plan to be explained, whole or not; default: the requirement of the expected volume. */
  readonly agents?: readonly number[];
}

/**
 * How much of a requirement is load, how much the targets, rounding, uncertainty, minimum staff and shrinkage, and what
 * one agent more or fewer would change. `volume` is the expected one; `agents` may be any plan made for it, such as that
 * of `chanceRequirement`.
 *
 * @throws StaffcastError as `requirement` does, and on `agents` of another length or below 0.
 * @example
 * ```ts
 * import { explainRequirement } from 'staffcast/staffing';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const { rows } = explainRequirement({
 *   volume: makeSeries(grid, [2400, 4800]),
 *   ahtSeconds: 180,
 *   targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
 *   shrinkage: 0.3,
 * });
 * rows[0]?.parts; // load 10, targets 3.2, rounding 0.8, shrinkage 6, the rest 0: 20 people
 * ```
 */
export function explainRequirement(options: ExplainOptions): RequirementExplanation {
  const { volume, targets, minimumAgents = 0, agents } = options;
  const { grid } = volume;
  const where = 'explainRequirement';
  checkOptions(where, options);
  if (agents) {
    checkLength(where, 'agents', agents, grid.length);
    for (const [row, n] of agents.entries()) checkNonNegative(where, `agents[${row}]`, n);
  }
  const shrinkage = shrinkagePerRow(options.shrinkage ?? 0, grid.length);
  const open = new Map(openRows(options).rows.map((each) => [each.row, each]));
  const rows = volume.values.map((_, row) => {
    const found = open.get(row);
    const planned = agents?.[row];
    const share = shrinkage[row] ?? 0;
    return found
      ? explainOpen(found, targets, minimumAgents, planned, share)
      : explainClosed(row, planned ?? 0, share);
  });
  const hours = grid.intervalSeconds / 3600;
  const sum = (part: keyof RequirementParts) =>
    rows.reduce((total, { parts }) => total + parts[part] * hours, 0);
  return {
    rows,
    hours: {
      load: sum('load'),
      targets: sum('targets'),
      rounding: sum('rounding'),
      uncertainty: sum('uncertainty'),
      minimum: sum('minimum'),
      shrinkage: sum('shrinkage'),
      rosterRounding: sum('rosterRounding'),
    },
    rosteredHours: rows.reduce((total, { rostered }) => total + rostered * hours, 0),
  };
}

function explainOpen(
  { row, load }: OpenRow,
  targets: Targets,
  minimumAgents: number,
  planned: number | undefined,
  shrinkage: number,
): ExplainedRow {
  const busy = load.volume > 0;
  const needed = busy ? requiredAgents(load, targets) : null;
  const least = needed ?? { agents: 0, binds: 'noVolume' as const };
  const alone = Math.max(least.agents, minimumAgents);
  const agents = planned ?? alone;
  const erlangs = (load.volume * load.ahtSeconds) / load.intervalSeconds;
  // A load next to nothing needs next to nothing before rounding.
  const exact = erlangs > 1e-9 ? Math.min(least.agents, exactAgents(load, targets)) : 0;
  const at = targets.serviceLevel ?? { withinSeconds: 0 };
  return {
    row,
    binds: alone > least.agents ? 'minimumAgents' : least.binds,
    ...people(agents, shrinkage, {
      load: erlangs,
      targets: exact - erlangs,
      rounding: least.agents - exact,
      minimum: alone - least.agents,
      uncertainty: agents - alone,
    }),
    ...(needed?.agents === agents ? neighbours(needed) : neighboursOf(load, agents, at)),
  };
}

function neighbours({ performance, oneFewer, oneMore }: RequiredAgents) {
  return { performance, oneFewer, oneMore };
}

function neighboursOf(load: QueueLoad, agents: number, at: AnswerTime) {
  return {
    performance: queuePerformance(load, agents, at),
    oneFewer: agents >= 1 ? queuePerformance(load, agents - 1, at) : null,
    oneMore: queuePerformance(load, agents + 1, at),
  };
}

function explainClosed(row: number, agents: number, shrinkage: number): ExplainedRow {
  const none = { load: 0, targets: 0, rounding: 0, minimum: 0, uncertainty: agents };
  return {
    row,
    binds: 'closed',
    ...people(agents, shrinkage, none),
    performance: null,
    oneFewer: null,
    oneMore: null,
  };
}

function people(
  agents: number,
  shrinkage: number,
  parts: Omit<RequirementParts, 'shrinkage' | 'rosterRounding'>,
): { agents: number; rostered: number; parts: RequirementParts } {
  const rostered = rosteredFor(agents, shrinkage);
  const exact = agents / (1 - shrinkage);
  return {
    agents,
    rostered,
    parts: { ...parts, shrinkage: exact - agents, rosterRounding: rostered - exact },
  };
}
