import { checkInteger, checkLength, checkNonNegative, checkPositive } from '../errors/index.ts';
import { type QueueLoad, requiredAgents, type TargetName, type Targets } from '../queueing/index.ts';
import { checkSeries, type Grid, type OpeningHours, openShares, type Series } from '../time/index.ts';
import { rosteredFor, type Shrinkage, shrinkagePerRow } from './shrinkage.ts';

/** What {@link requirement} takes. */
export interface RequirementOptions {
  /** Contacts offered per row, 0 or more; `null` where closed. May be fractional, as forecasts are. */
  readonly volume: Series;
  /** Average handle time, seconds, above 0: one for all rows or one per row. */
  readonly ahtSeconds: number | readonly number[];
  /** Mean patience, seconds; left out, nobody abandons (Erlang C). */
  readonly patienceSeconds?: number;
  /** Every target given is met. */
  readonly targets: Targets;
  /** Share of rostered time not available (default 0). */
  readonly shrinkage?: Shrinkage;
  /** Fewest agents in any open row (default 0). */
  readonly minimumAgents?: number;
  /** Rows outside need nobody; a row open for part of its length is staffed for that part's load. */
  readonly openingHours?: OpeningHours;
}

/** Why a row needs the agents it needs; `none`: any call needs one agent, and no target asks for more. */
export type RequirementReason = TargetName | 'none' | 'minimumAgents' | 'closed' | 'noVolume';

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
  const { volume, targets } = options;
  const { grid } = volume;
  const minimum = options.minimumAgents ?? 0;
  checkOptions(options);
  const shrinkage = shrinkagePerRow(options.shrinkage ?? 0, grid.length);
  const open = options.openingHours ? openShares(grid, options.openingHours) : null;
  const offeredErlangs: number[] = [];
  const agents: number[] = [];
  const binds: RequirementReason[] = [];
  let volumeOutsideHours = 0;
  for (let row = 0; row < grid.length; row++) {
    const share = open?.[row] ?? 1;
    const contacts = volume.values[row] ?? null;
    if (contacts === null || share === 0) {
      volumeOutsideHours += contacts ?? 0;
      push(0, 0, 'closed');
      continue;
    }
    const load = rowLoad(options, row, contacts, share);
    const least = contacts > 0 ? requiredAgents(load, targets) : { agents: 0, binds: 'noVolume' as const };
    const erlangs = (contacts * load.ahtSeconds) / load.intervalSeconds;
    if (least.agents < minimum) push(erlangs, minimum, 'minimumAgents');
    else push(erlangs, least.agents, least.binds);
  }
  const rostered = agents.map((n, row) => rosteredFor(n, shrinkage[row] ?? 0));
  return { grid, offeredErlangs, agents, rostered, binds, volumeOutsideHours };

  function push(erlangs: number, needed: number, reason: RequirementReason): void {
    offeredErlangs.push(erlangs);
    agents.push(needed);
    binds.push(reason);
  }
}

/** The queue of one row while it is open. */
function rowLoad(options: RequirementOptions, row: number, volume: number, share: number): QueueLoad {
  const { ahtSeconds, patienceSeconds, volume: series } = options;
  return {
    volume,
    intervalSeconds: series.grid.intervalSeconds * share,
    ahtSeconds: typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[row] as number),
    ...(patienceSeconds === undefined ? {} : { patienceSeconds }),
  };
}

function checkOptions(options: RequirementOptions): void {
  const where = 'requirement';
  const { volume, ahtSeconds, patienceSeconds, minimumAgents } = options;
  checkSeries(where, 'volume', volume);
  for (let row = 0; row < volume.values.length; row++) {
    const value = volume.values[row];
    if (value !== null) checkNonNegative(where, `volume.values[${row}]`, value);
  }
  if (typeof ahtSeconds === 'number') checkPositive(where, 'ahtSeconds', ahtSeconds);
  else {
    checkLength(where, 'ahtSeconds', ahtSeconds, volume.grid.length);
    for (const [row, seconds] of ahtSeconds.entries()) checkPositive(where, `ahtSeconds[${row}]`, seconds);
  }
  if (patienceSeconds !== undefined) checkPositive(where, 'patienceSeconds', patienceSeconds);
  if (minimumAgents !== undefined) checkInteger(where, 'minimumAgents', minimumAgents);
}
