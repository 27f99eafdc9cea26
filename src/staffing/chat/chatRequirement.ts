import { checkFields, type FieldNames } from '../../errors/index.ts';
import type { Targets } from '../../queueing/index.ts';
import { rosteredFor } from '../people/rosteredFor.ts';
import { type Shrinkage, shrinkagePerRow } from '../people/shrinkage.ts';
import type { Requirement, RequirementReason } from '../requirement.ts';
import { chatMisses, leastChatAgents } from './chatAgents.ts';
import { type ChatRow, type ChatRowOptions, chatRows, checkChatOptions } from './chatRows.ts';

/** What {@link chatRequirement} takes. */
export interface ChatRequirementOptions extends ChatRowOptions {
  /** Every target given is met. */
  readonly targets: Targets;
  /** Share of rostered time not available (default 0). */
  readonly shrinkage?: Shrinkage | undefined;
  /** Fewest agents in any open row (default 0). */
  readonly minimumAgents?: number | undefined;
}

/** Names of the options of {@link chatRequirement}. */
export const chatFields: FieldNames<ChatRequirementOptions> = {
  volume: true,
  handleSeconds: true,
  patienceSeconds: true,
  targets: true,
  shrinkage: true,
  minimumAgents: true,
  openingHours: true,
};

/**
 * The least number of agents per row who hold several chats at once and meet every target, and the people to roster.
 * Each row is a queue of its own in steady state, see `chatPerformance`. Occupancy is the share of agents with at least
 * one chat. `offeredErlangs` is the agents whom the chats keep busy when each holds as many as allowed.
 *
 * @throws StaffcastError on negative or non-finite numbers, on handle times with which another chat would make an agent
 * slower in total, shares outside [0, 1), or lists of the wrong length.
 * @example
 * ```ts
 * import { chatRequirement } from 'staffcast/staffing';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * chatRequirement({
 *   volume: makeSeries(grid, [2400, 4800]),
 *   handleSeconds: [300, 380, 480],
 *   patienceSeconds: 120,
 *   targets: { serviceLevel: { target: 0.8, withinSeconds: 30 } },
 *   shrinkage: 0.3,
 * }).agents; // [9, 17]
 * ```
 */
export function chatRequirement(options: ChatRequirementOptions): Requirement {
  checkFields('chatRequirement', 'options', options, chatFields);
  checkChatOptions('chatRequirement', options);
  const { volume, targets, minimumAgents = 0 } = options;
  const { grid } = volume;
  const shrinkage = shrinkagePerRow(options.shrinkage ?? 0, grid.length);
  const agents = new Array<number>(grid.length).fill(0);
  const offeredErlangs = new Array<number>(grid.length).fill(0);
  const binds = new Array<RequirementReason>(grid.length).fill('closed');
  const { rows, volumeOutsideHours } = chatRows(options);
  for (const each of rows) {
    const need = chatNeed(each, targets, minimumAgents);
    offeredErlangs[each.row] = each.erlangs;
    agents[each.row] = Math.max(need.agents, minimumAgents);
    binds[each.row] = need.binds;
  }
  const rostered = agents.map((n, row) => rosteredFor(n, shrinkage[row] ?? 0));
  return { grid, offeredErlangs, agents, rostered, binds, volumeOutsideHours };
}

/** The least agents of a row for its targets, and what binds, the minimum included. */
export function chatNeed(
  row: ChatRow,
  targets: Targets,
  minimumAgents: number,
): { agents: number; binds: RequirementReason } {
  if (row.load.volume === 0) return { agents: 0, binds: minimumAgents > 0 ? 'minimumAgents' : 'noVolume' };
  const agents = leastChatAgents(row, targets);
  if (agents < minimumAgents) return { agents, binds: 'minimumAgents' };
  return { agents, binds: agents > 1 ? (chatMisses(row.load, agents - 1, targets) ?? 'none') : 'none' };
}
