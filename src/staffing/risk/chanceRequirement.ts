import { checkFields, checkFraction, checkOneOf, type FieldNames } from '../../errors/index.ts';
import {
  checkServiceLevelTarget,
  checkTargets,
  requiredAgents,
  type ServiceLevelTarget,
  type Targets,
} from '../../queueing/index.ts';
import { leastPerRow } from '../leastPerRow.ts';
import { inTimeBeyondTarget } from '../period/inTimeContacts.ts';
import { leastTotal } from '../period/leastTotal.ts';
import { type Period, periodNames, periodsOf } from '../period/periods.ts';
import { rowGain } from '../period/slotGain.ts';
import { polishAgents } from './polishAgents.ts';
import { remembered } from './remembered.ts';
import { type RiskOptions, riskFields, type ScenarioRow, scenarioRows } from './riskOptions.ts';
import { type RiskRequirement, riskRequirement, rowsByRange } from './riskRequirement.ts';
import { weightedQuantile } from './volumeScenarios.ts';
import { watched } from './watched.ts';

/** What {@link chanceRequirement} takes. */
export interface ChanceOptions extends RiskOptions {
  readonly target: ServiceLevelTarget;
  /** Chance in (0, 1) that the target is met. */
  readonly probability: number;
  /** What must meet it: each local day (default), week, month or all rows as a whole, or every row by itself. */
  readonly per?: Period | 'interval' | undefined;
  /** What every row must reach at its expected volume; default: half of the target's contacts in time. */
  readonly floor?: Targets | undefined;
}

const optionFields: FieldNames<ChanceOptions> = {
  target: true,
  probability: true,
  per: true,
  floor: true,
  ...riskFields,
};

/**
 * Agents per row such that the target is met with the chance asked for.
 *
 * `interval`: the requirement of each row's own quantile of volume, exact, as the requirement rises with the volume.
 * `day`, `week`, `month`, `all`: the period's volume-weighted service level meets the target on paths that have that chance
 * together. A contract over a week forgives a busy day when others make up for it; how often they do, the paths say: see
 * `dayCorrelation` of {@link scenariosOfForecast}. The plan is that of a period inflated as a whole, by as little as will do, from which every agent not needed is then taken away:
 * no single agent can be spared, though a plan of another shape may do with slightly less. Where paths differ by one
 * factor only, the hardest path that counts decides, and the plan is the least for it.
 *
 * More uncertainty never lowers it for chances of a half or more. Rows are queues in steady state, as in `requirement`.
 *
 * @throws the signal's reason when stopped; StaffcastError on bad paths, on a probability outside (0, 1), and as `requirement` does.
 * @example
 * ```ts
 * import { chanceRequirement } from 'staffcast/staffing';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * chanceRequirement({
 *   scenarios: { grid, paths: [[2000, 4000], [2400, 4800], [3000, 6000]] },
 *   ahtSeconds: 180,
 *   target: { target: 0.8, withinSeconds: 20 },
 *   probability: 0.6,
 *   per: 'interval',
 * }).agents; // those of 2400 and 4800: [14, 24]
 * ```
 */
export function chanceRequirement(options: ChanceOptions): RiskRequirement {
  checkFields('chanceRequirement', 'options', options, optionFields);
  const { target, probability, per = 'day', minimumAgents = 0, scenarios } = options;
  const where = 'chanceRequirement';
  checkFraction(where, 'probability', probability, 'open');
  checkOneOf(where, 'per', per, ['interval', ...periodNames]);
  checkServiceLevelTarget(where, 'target', target);
  if (options.floor !== undefined) checkTargets(where, options.floor, 'floor');
  const found = scenarioRows(where, options);
  const { rows, chances } = found;
  const agents = new Array<number>(scenarios.grid.length).fill(0);
  for (const { row } of rows) agents[row] = minimumAgents;
  if (per === 'interval') {
    for (const { row, mean, loads } of watched(options, rows)) {
      const volumes = loads.map((load) => load.volume);
      const load = { ...mean, volume: weightedQuantile(volumes, chances, probability) };
      agents[row] = Math.max(minimumAgents, requiredAgents(load, { serviceLevel: target }).agents);
    }
  } else {
    const floor = options.floor ?? { serviceLevel: { ...target, target: target.target / 2 } };
    for (const inside of watched(options, rowsByRange(periodsOf(scenarios.grid, per), rows))) {
      const busy = inside.filter(({ mean }) => mean.volume > 0);
      const least = leastForPeriod(busy, chances, { target, probability, floor, minimumAgents });
      for (const [k, { row }] of busy.entries()) agents[row] = least[k] as number;
    }
  }
  return riskRequirement(options, found, agents, target, per === 'interval' ? 'day' : per);
}

interface PeriodAim {
  readonly target: ServiceLevelTarget;
  readonly probability: number;
  readonly floor: Targets;
  readonly minimumAgents: number;
}

function leastForPeriod(rows: readonly ScenarioRow[], chances: readonly number[], aim: PeriodAim): number[] {
  if (rows.length === 0) return [];
  const { target, probability, floor, minimumAgents } = aim;
  const gain = remembered((k, n) =>
    Float64Array.from((rows[k] as ScenarioRow).loads, (load) => inTimeBeyondTarget(load, n, target)),
  );
  const volumes = chances.map((_, s) => rows.reduce((sum, { loads }) => sum + (loads[s]?.volume ?? 0), 0));
  const enough = (sums: Float64Array) => {
    let chance = 0;
    for (let s = 0; s < sums.length; s++)
      if ((sums[s] as number) >= -1e-9 * (volumes[s] as number)) chance += chances[s] as number;
    return chance >= probability - 1e-9;
  };
  const floors = rows.map(({ mean }) => Math.max(minimumAgents, requiredAgents(mean, floor).agents));
  const inflated = (factor: number) => {
    const more = rows.map(({ row, mean }) => ({ row, load: { ...mean, volume: mean.volume * factor } }));
    const least = leastPerRow(more, floor);
    const slots = more.map(({ load }, k) =>
      rowGain(load, target, Math.max(floors[k] as number, least[k] as number)),
    );
    return leastTotal(slots, 0).agents;
  };
  const meets = (agents: readonly number[]) => {
    const sums = new Float64Array(chances.length);
    for (const [k, n] of agents.entries()) for (const [s, value] of gain(k, n).entries()) sums[s]! += value;
    return enough(sums);
  };
  const expected = rows.reduce((sum, { mean }) => sum + mean.volume, 0);
  const start = Math.max(0.01, weightedQuantile(volumes, chances, probability) / expected);
  return polishAgents({ agents: leastInflation(inflated, meets, start), floors, gain, enough });
}

/** The plan of the least factor that meets its aim, to 0.3 %. */
function leastInflation(
  plan: (factor: number) => number[],
  meets: (agents: readonly number[]) => boolean,
  start: number,
): number[] {
  let high = start;
  let found = plan(high);
  let low = 0;
  for (let step = 0; !meets(found) && step < 100; step++) {
    low = high;
    high *= 1.04;
    found = plan(high);
  }
  for (let step = 0; low === 0 && step < 100; step++) {
    const less = plan(high * 0.97);
    if (meets(less)) [high, found] = [high * 0.97, less];
    else low = high * 0.97;
  }
  while (high - low > 0.003 * high) {
    const middle = (low + high) / 2;
    const agents = plan(middle);
    if (meets(agents)) [high, found] = [middle, agents];
    else low = middle;
  }
  return found;
}
