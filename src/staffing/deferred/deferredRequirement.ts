import { deferredOutcome } from '../../queueing/index.ts';
import { rosteredFor } from '../people/rosteredFor.ts';
import { shrinkagePerRow } from '../people/shrinkage.ts';
import type { Requirement, RequirementReason } from '../requirement.ts';
import { deferredAgentsPerRow, leastDeferredPeak } from './deferredAgentsPerRow.ts';
import {
  checkDeferred,
  type DeferredRequirementOptions,
  type DeferredRows,
  deferredRows,
} from './deferredOptions.ts';

/** People needed per row for work that may wait, and what they do with it. */
export interface DeferredRequirement extends Requirement {
  /** Contacts handled per row, the first due first. */
  readonly handled: readonly number[];
  /** Share of the work due within the rows that is handled in time; 1 if there is none. */
  readonly onTime: number;
  /** Whether all of it is. */
  readonly met: boolean;
  /** Contacts left after the last row, none of them due yet when `met`. */
  readonly backlogAtEnd: number;
  /** Most agents in any row. */
  readonly peakAgents: number;
}

/**
 * The least agents per row with which mail, tickets or call-backs are handled by their deadlines: first as few as
 * possible in the busiest row (or `mostAgents`), then as few agent-hours as possible. Time that agents of other queues
 * have left is used first.
 *
 * A fluid model, as in `deferredOutcome`: an agent handles interval / AHT contacts a row, the first due first, and what
 * arrives in a row can be handled in it. Work that falls due while nobody works, before anybody could have done it, is
 * done in the next open row and counts as late. The time it takes grows with the square of the rows.
 *
 * @throws StaffcastError on negative or non-finite numbers, deadlines that are not whole, shares outside [0, 1), or lists of
 * the wrong length.
 * @example
 * ```ts
 * import { deferredRequirement } from 'staffcast/staffing';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 21600 });
 * const mail = deferredRequirement({
 *   volume: makeSeries(grid, [30, 240, 300, 90]),
 *   ahtSeconds: 300,
 *   dueAfter: 1,
 *   openingHours: { weekly: { wednesday: [{ from: '06:00', to: '18:00' }] } },
 * });
 * mail.agents; // [0, 3, 5, 0]
 * mail.onTime; // 1: what comes in the evening is due tomorrow
 * ```
 */
export function deferredRequirement(options: DeferredRequirementOptions): DeferredRequirement {
  checkDeferred('deferredRequirement', options);
  const { volume, ahtSeconds, minimumAgents = 0 } = options;
  const { grid } = volume;
  const work = deferredRows(options);
  const doable = { ...work, due: work.due.map((due, row) => Math.max(due, nextOpen(work, row))) };
  const most = options.mostAgents ?? leastDeferredPeak(doable, minimumAgents);
  const all = deferredAgentsPerRow(doable, minimumAgents, most);
  const outcome = deferredOutcome(
    {
      volume: work.volume,
      dueAfter: work.due.map((due, row) => due - row),
      intervalSeconds: grid.intervalSeconds,
      ahtSeconds,
    },
    all.map((agents, row) => (agents + (work.idle[row] as number)) * (work.share[row] as number)),
  );
  const agents = all.slice(1);
  const handled = outcome.intervals.slice(1).map((interval) => interval.handled);
  const shrinkage = shrinkagePerRow(options.shrinkage ?? 0, grid.length);
  return {
    grid,
    offeredErlangs: volume.values.map((contacts) => ((contacts ?? 0) * ahtSeconds) / grid.intervalSeconds),
    agents,
    rostered: agents.map((n, row) => rosteredFor(n, shrinkage[row] ?? 0)),
    binds: agents.map((n, row) =>
      reason(n, handled[row] as number, work.share[row + 1] === 0, minimumAgents),
    ),
    volumeOutsideHours: volume.values.reduce<number>(
      (sum, contacts, row) => sum + (work.share[row + 1] === 0 ? (contacts ?? 0) : 0),
      0,
    ),
    handled,
    onTime: outcome.onTime,
    met: outcome.onTime >= 1 - 1e-9,
    backlogAtEnd: outcome.intervals.at(-1)?.backlogAtEnd ?? 0,
    peakAgents: agents.reduce((a, b) => Math.max(a, b), 0),
  };
}

/** The first row from `row` on in which somebody works; past the last when there is none. */
function nextOpen({ share }: DeferredRows, row: number): number {
  let next = row;
  while (next < share.length && share[next] === 0) next += 1;
  return next;
}

function reason(agents: number, handled: number, closed: boolean, minimumAgents: number): RequirementReason {
  if (closed) return 'closed';
  if (agents > minimumAgents) return 'deadline';
  if (agents > 0) return 'minimumAgents';
  return handled > 0 ? 'idleAgents' : 'noVolume';
}
