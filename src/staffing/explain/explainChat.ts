import { checkFields, checkInteger, checkLength } from '../../errors/index.ts';
import type { ChatPerformance } from '../../queueing/index.ts';
import { chatAt } from '../chat/chatAgents.ts';
import { type ChatRequirementOptions, chatFields, chatNeed } from '../chat/chatRequirement.ts';
import { type ChatRow, chatRows, checkChatOptions } from '../chat/chatRows.ts';
import {
  type AgentsExplained,
  explained,
  explainedClosed,
  type RequirementExplanation,
} from './explained.ts';

/** What {@link explainChatRequirement} takes. */
export interface ExplainChatOptions extends ChatRequirementOptions {
  /** Whole agents of the plan to be explained; default: the requirement of the expected volume. */
  readonly agents?: readonly number[] | undefined;
}

/**
 * {@link explainRequirement} for chats: load is the agents whom the chats keep busy when each holds as many as allowed,
 * `targets` what it takes beyond that. Chat agents come whole, so rounding is part of it and stands at 0.
 *
 * @throws StaffcastError as {@link chatRequirement} does, and on `agents` of another length or not whole.
 * @example
 * ```ts
 * import { explainChatRequirement } from 'staffcast/staffing';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const { rows } = explainChatRequirement({
 *   volume: makeSeries(grid, [2400, 4800]),
 *   handleSeconds: [300, 380, 480],
 *   patienceSeconds: 120,
 *   targets: { serviceLevel: { target: 0.8, withinSeconds: 30 } },
 *   shrinkage: 0.3,
 * });
 * rows[0]?.parts.load; // 8.889
 * ```
 */
export function explainChatRequirement(options: ExplainChatOptions): RequirementExplanation<ChatPerformance> {
  checkFields('explainChatRequirement', 'options', options, { ...chatFields, agents: true });
  checkChatOptions('explainChatRequirement', options);
  const { volume, agents } = options;
  if (agents) {
    checkLength('explainChatRequirement', 'agents', agents, volume.grid.length);
    for (const [row, n] of agents.entries()) checkInteger('explainChatRequirement', `agents[${row}]`, n);
  }
  const open = new Map(chatRows(options).rows.map((each) => [each.row, each]));
  const rows = volume.values.map((_, row) => {
    const found = open.get(row);
    return found ? explainOpen(found, options, agents?.[row]) : explainedClosed(row, agents?.[row] ?? 0);
  });
  return explained(rows, options.shrinkage ?? 0, volume.grid.intervalSeconds);
}

function explainOpen(
  each: ChatRow,
  { targets, minimumAgents = 0 }: ExplainChatOptions,
  planned: number | undefined,
): AgentsExplained<ChatPerformance> {
  const { row, load, erlangs } = each;
  const need = chatNeed(each, targets, minimumAgents);
  const alone = Math.max(need.agents, minimumAgents);
  const agents = planned ?? alone;
  const at = (n: number) => (n >= 1 ? chatAt(load, n, targets) : null);
  return {
    row,
    binds: need.binds,
    agents,
    parts: {
      load: erlangs,
      targets: need.agents - erlangs,
      rounding: 0,
      minimum: alone - need.agents,
      uncertainty: agents - alone,
    },
    performance: at(agents),
    oneFewer: at(agents - 1),
    oneMore: at(agents + 1),
  };
}
