import { checkFields } from '../errors/index.ts';
import { checkTargets, type TargetName } from '../queueing/index.ts';
import type { Grid } from '../time/index.ts';
import { checkOptions, openRows, type RequirementOptions, requirementFields } from './openRows.ts';
import { rosteredFor } from './people/rosteredFor.ts';
import { shrinkagePerRow } from './people/shrinkage.ts';
import { type RowNeed, rowNeeds } from './rowNeeds.ts';

/**
 * Why a row needs the agents it needs; `none`: any call needs one agent, and no target asks for more; `deadline` and
 * `idleAgents`: deferred work that is due, or done by agents of other queues.
 */
export type RequirementReason =
  | TargetName
  | 'none'
  | 'minimumAgents'
  | 'closed'
  | 'noVolume'
  | 'deadline'
  | 'idleAgents';

/** People needed per row. All lists have one entry per row of the grid. */
export interface Requirement {
  readonly grid: Grid;
  /** Offered load, erlangs; 0 where closed. */
  readonly offeredErlangs: readonly number[];
  /** Agents needed on the phone. */
  readonly agents: readonly number[];
  /** People to roster, agents / (1 − shrinkage) rounded up. */
  readonly rostered: readonly number[];
  /** What binds: the target that needs the most agents, the minimum, or why nobody is needed. */
  readonly binds: readonly RequirementReason[];
  /** Contacts in rows outside the opening hours, which nobody is staffed for; 0 in a consistent plan. */
  readonly volumeOutsideHours: number;
}

/**
 * The least number of agents per row that meets every target, and the people to roster for it.
 * Each row is taken as a queue of its own in steady state (the stationary independent period-by-period approximation):
 * Erlang A with patience, Erlang C without.
 *
 * @throws StaffcastError on negative or non-finite numbers, shares outside [0, 1), or lists of the wrong length.
 * @example
 * ```ts
 * import { requirement } from 'staffcast/staffing';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * requirement({
 *   volume: makeSeries(grid, [2400, 4800]),
 *   ahtSeconds: 180,
 *   targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
 *   shrinkage: 0.3,
 * }).agents; // [14, 24]
 * ```
 */
export function requirement(options: RequirementOptions): Requirement {
  checkFields('requirement', 'options', options, requirementFields);
  checkOptions('requirement', options);
  checkTargets('requirement', options.targets);
  const { volume, targets, minimumAgents = 0 } = options;
  const { grid } = volume;
  const shrinkage = shrinkagePerRow(options.shrinkage ?? 0, grid.length);
  const offeredErlangs = new Array<number>(grid.length).fill(0);
  const agents = new Array<number>(grid.length).fill(0);
  const binds = new Array<RequirementReason>(grid.length).fill('closed');
  const { rows, volumeOutsideHours } = openRows(options);
  const needs = rowNeeds(rows, targets);
  for (const [k, { row, load }] of rows.entries()) {
    const need = needs[k] as RowNeed;
    const atMinimum = need.agents < minimumAgents;
    offeredErlangs[row] = (load.volume * load.ahtSeconds) / load.intervalSeconds;
    agents[row] = atMinimum ? minimumAgents : need.agents;
    binds[row] = atMinimum ? 'minimumAgents' : need.binds;
  }
  const rostered = agents.map((n, row) => rosteredFor(n, shrinkage[row] ?? 0));
  return { grid, offeredErlangs, agents, rostered, binds, volumeOutsideHours };
}
