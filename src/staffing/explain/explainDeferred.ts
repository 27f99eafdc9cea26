import { checkDeferred, type DeferredRequirementOptions, deferredRows } from '../deferred/deferredOptions.ts';
import { deferredRequirement } from '../deferred/deferredRequirement.ts';
import {
  type AgentsExplained,
  explained,
  explainedClosed,
  type RequirementExplanation,
} from './explained.ts';

/**
 * {@link explainRequirement} for work that may wait: load is what arrives in a row, `targets` what comes from earlier rows
 * (or, negative, waits for a later one or is done by idle agents), `rounding` the time that whole agents have left.
 *
 * @throws StaffcastError as {@link deferredRequirement} does.
 * @example
 * ```ts
 * import { explainDeferredRequirement } from 'staffcast/staffing';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 21600 });
 * const { hours } = explainDeferredRequirement({
 *   volume: makeSeries(grid, [30, 240, 300, 90]),
 *   ahtSeconds: 300,
 *   dueAfter: 1,
 *   shrinkage: 0.2,
 * });
 * hours.load; // 55
 * ```
 */
export function explainDeferredRequirement(
  options: DeferredRequirementOptions,
): RequirementExplanation<never> {
  checkDeferred('explainDeferredRequirement', options);
  const { minimumAgents = 0, volume } = options;
  const found = deferredRequirement(options);
  const { share, idle, perAgent } = deferredRows(options);
  const rows = found.agents.map((agents, row): AgentsExplained<never> => {
    const open = share[row + 1] as number;
    if (open === 0) return explainedClosed(row, agents);
    const load = (volume.values[row] ?? 0) / perAgent;
    const handled = (found.handled[row] as number) / (perAgent * open);
    const exact = Math.max(0, handled - (idle[row + 1] as number));
    const minimum = agents === minimumAgents ? agents - Math.min(agents, Math.ceil(exact - 1e-9)) : 0;
    return {
      row,
      binds: found.binds[row] ?? 'noVolume',
      agents,
      parts: { load, targets: exact - load, rounding: agents - minimum - exact, minimum, uncertainty: 0 },
      performance: null,
      oneFewer: null,
      oneMore: null,
    };
  });
  return explained(rows, options.shrinkage ?? 0, volume.grid.intervalSeconds);
}
