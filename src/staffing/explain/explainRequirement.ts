import { checkFields, checkLength, checkNonNegative } from '../../errors/index.ts';
import {
  type AnswerTime,
  checkTargets,
  exactAgents,
  type QueueLoad,
  type QueuePerformance,
  queuePerformance,
  type RequiredAgents,
  requiredAgents,
  type Targets,
} from '../../queueing/index.ts';
import {
  checkOptions,
  type OpenRow,
  openRows,
  type RequirementOptions,
  requirementFields,
} from '../openRows.ts';
import {
  type AgentsExplained,
  explained,
  explainedClosed,
  type RequirementExplanation,
} from './explained.ts';

/** What {@link explainRequirement} takes. */
export interface ExplainOptions extends RequirementOptions {
  /** Agents on the phone of the plan to be explained, whole or not; default: the requirement of the expected volume. */
  readonly agents?: readonly number[] | undefined;
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
  const where = 'explainRequirement';
  checkFields(where, 'options', options, { ...requirementFields, agents: true });
  checkOptions(where, options);
  checkTargets(where, options.targets);
  const { volume, targets, minimumAgents = 0, agents } = options;
  const { grid } = volume;
  if (agents) {
    checkLength(where, 'agents', agents, grid.length);
    for (const [row, n] of agents.entries()) checkNonNegative(where, `agents[${row}]`, n);
  }
  const open = new Map(openRows(options).rows.map((each) => [each.row, each]));
  const rows = volume.values.map((_, row) => {
    const found = open.get(row);
    const planned = agents?.[row];
    return found ? explainOpen(found, targets, minimumAgents, planned) : explainedClosed(row, planned ?? 0);
  });
  return explained(rows, options.shrinkage ?? 0, grid.intervalSeconds);
}

function explainOpen(
  { row, load }: OpenRow,
  targets: Targets,
  minimumAgents: number,
  planned: number | undefined,
): AgentsExplained<QueuePerformance> {
  const needed = load.volume > 0 ? requiredAgents(load, targets) : null;
  const least = needed ?? { agents: 0, binds: 'noVolume' as const };
  const alone = Math.max(least.agents, minimumAgents);
  const agents = planned ?? alone;
  const erlangs = (load.volume * load.ahtSeconds) / load.intervalSeconds;
  // A load next to nothing needs next to nothing before rounding.
  const exact = erlangs > 1e-9 ? Math.min(least.agents, exactAgents(load, targets)) : 0;
  const at = targets.serviceLevel ?? { withinSeconds: 0 };
  return {
    row,
    agents,
    binds: alone > least.agents ? 'minimumAgents' : least.binds,
    parts: {
      load: erlangs,
      targets: exact - erlangs,
      rounding: least.agents - exact,
      minimum: alone - least.agents,
      uncertainty: agents - alone,
    },
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
