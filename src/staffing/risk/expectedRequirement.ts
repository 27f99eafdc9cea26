import { checkFields, checkOneOf, type FieldNames } from '../../errors/index.ts';
import {
  agentsForExpectedServiceLevel,
  checkServiceLevelTarget,
  checkTargets,
  type ServiceLevelTarget,
  type Targets,
} from '../../queueing/index.ts';
import { leastPerRow } from '../leastPerRow.ts';
import { inTimeBeyondTarget } from '../period/inTimeContacts.ts';
import { leastTotal } from '../period/leastTotal.ts';
import { type Period, periodNames, periodsOf } from '../period/periods.ts';
import { rowGain, type SlotGain } from '../period/slotGain.ts';
import { polishAgents } from './polishAgents.ts';
import { groupedLoads, type RiskOptions, riskFields, type ScenarioRow, scenarioRows } from './riskOptions.ts';
import { type RiskRequirement, riskRequirement, rowsByRange } from './riskRequirement.ts';
import { watched } from './watched.ts';

/** What {@link expectedRequirement} takes. */
export interface ExpectedOptions extends RiskOptions {
  /** Expected contacts in time of the expected contacts. */
  readonly target: ServiceLevelTarget;
  /** What must reach it: each local day (default), week, month or all rows as a whole, or every row by itself. */
  readonly per?: Period | 'interval' | undefined;
  /** What every row must reach at its expected volume; default: half of the target's contacts in time. */
  readonly floor?: Targets | undefined;
}

const optionFields: FieldNames<ExpectedOptions> = {
  target: true,
  per: true,
  floor: true,
  ...riskFields,
};

/**
 * The least agents whose expected service level, contacts in time over contacts across all paths, reaches the target:
 * what a contract asks for that counts many days together. Busy paths hold more contacts and are served worse, so it
 * takes more than the expected volume does, as long as the target lies where service falls ever faster with volume.
 *
 * @throws the signal's reason when stopped; StaffcastError on bad paths and as `requirement` does.
 * @example
 * ```ts
 * import { expectedRequirement } from 'staffcast/staffing';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * expectedRequirement({
 *   scenarios: { grid, paths: [[2000, 4000], [2400, 4800], [2800, 5600]] },
 *   ahtSeconds: 180,
 *   patienceSeconds: 120,
 *   target: { target: 0.8, withinSeconds: 20 },
 * }).days[0]?.expectedServiceLevel; // 0.8 or a little more
 * ```
 */
export function expectedRequirement(options: ExpectedOptions): RiskRequirement {
  checkFields('expectedRequirement', 'options', options, optionFields);
  const { target, per = 'day', minimumAgents = 0, scenarios } = options;
  const where = 'expectedRequirement';
  checkOneOf(where, 'per', per, ['interval', ...periodNames]);
  checkServiceLevelTarget(where, 'target', target);
  if (options.floor !== undefined) checkTargets(where, options.floor, 'floor');
  const found = scenarioRows(where, options);
  const { rows, chances } = found;
  const floor = options.floor ?? { serviceLevel: { ...target, target: target.target / 2 } };
  const agents = new Array<number>(scenarios.grid.length).fill(0);
  for (const { row } of rows) agents[row] = minimumAgents;
  if (per === 'interval') {
    for (const { row, loads } of watched(options, rows)) {
      const scenarios = loads.map((load, s) => ({ load, probability: chances[s] as number }));
      const least = agentsForExpectedServiceLevel(scenarios, target, 'contact');
      agents[row] = Math.max(minimumAgents, least);
    }
  } else {
    for (const inside of watched(options, rowsByRange(periodsOf(scenarios.grid, per), rows))) {
      const busy = inside.filter(({ mean }) => mean.volume > 0);
      const least = leastForPeriod(busy, chances, target, floor, minimumAgents);
      for (const [k, { row }] of busy.entries()) agents[row] = least[k] as number;
    }
  }
  return riskRequirement(options, found, agents, target, per === 'interval' ? 'day' : per);
}

/** Few nodes per row find the neighbourhood of the answer, all paths settle it. */
function leastForPeriod(
  rows: readonly ScenarioRow[],
  chances: readonly number[],
  target: ServiceLevelTarget,
  floor: Targets,
  minimum: number,
): number[] {
  if (rows.length === 0) return [];
  const floors = [
    ...leastPerRow(
      rows.map(({ row, mean }) => ({ row, load: mean })),
      floor,
    ),
  ].map((least) => Math.max(minimum, least));
  const slots = rows.map((row, k) => expectedGain(row, chances, target, floors[k] as number));
  const volume = rows.reduce((sum, { mean }) => sum + mean.volume, 0);
  return polishAgents({
    agents: leastTotal(slots, 0).agents,
    floors,
    gain: (k, n) => {
      const { loads } = rows[k] as ScenarioRow;
      return Float64Array.of(
        loads.reduce((sum, load, s) => sum + (chances[s] as number) * inTimeBeyondTarget(load, n, target), 0),
      );
    },
    enough: (sums) => (sums[0] as number) >= -1e-9 * volume,
  });
}

/** Expected in-time contacts beyond the target's share, from the floor up. */
function expectedGain(
  row: ScenarioRow,
  chances: readonly number[],
  target: ServiceLevelTarget,
  floor: number,
): SlotGain {
  const nodes = groupedLoads(row, chances);
  const busiest = rowGain(nodes.at(-1)?.load ?? row.mean, target, floor);
  const known: number[] = [];
  return {
    floor,
    gain: (k) => {
      known[k] ??= nodes.reduce(
        (sum, { load, chance }) => sum + chance * inTimeBeyondTarget(load, floor + k, target),
        0,
      );
      return known[k];
    },
    top: nodes.reduce((sum, { load, chance }) => sum + chance * load.volume * (1 - target.target), 0),
    full: busiest.full,
  };
}
