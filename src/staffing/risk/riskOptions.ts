import { checkObject, type FieldNames } from '../../errors/index.ts';
import type { QueueLoad } from '../../queueing/index.ts';
import { checkOptions, openRows, type RequirementOptions, rowFields, volumeOrNone } from '../openRows.ts';
import { chancesOf, checkScenarios, meanVolumes, type VolumeScenarios } from './volumeScenarios.ts';

/** What staffing for volumes that are not sure takes: a {@link RequirementOptions} with paths in place of one volume. */
export interface RiskOptions extends Omit<RequirementOptions, 'volume' | 'targets'> {
  readonly scenarios: VolumeScenarios;
  /** Called after each period, or row where rows are staffed by themselves, with the share done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** Stops the run: it throws the signal's reason. As the run blocks, only `onProgress` can stop it. */
  readonly signal?: AbortSignal | undefined;
}

/** Names of the options that every way of staffing under uncertainty takes. */
export const riskFields: FieldNames<RiskOptions> = {
  scenarios: true,
  onProgress: true,
  signal: true,
  ...rowFields,
};

/** An open row: its queue at the expected volume, and on each path. */
export interface ScenarioRow {
  readonly row: number;
  readonly mean: QueueLoad;
  readonly loads: readonly QueueLoad[];
}

/** The open rows, and the chance of each path. */
export interface ScenarioRows {
  readonly rows: readonly ScenarioRow[];
  readonly chances: readonly number[];
}

/** The open rows of checked options, and the chance of each path. */
export function scenarioRows(where: string, options: RiskOptions): ScenarioRows {
  checkObject(where, 'options', options);
  const { scenarios, ...rest } = options;
  checkScenarios(where, scenarios);
  const volume = { grid: scenarios.grid, values: meanVolumes(scenarios) };
  checkOptions(where, { ...rest, volume });
  const rows = openRows({ ...rest, volume }).rows.map(({ row, load }) => ({
    row,
    mean: load,
    loads: scenarios.paths.map((path) => ({ ...load, volume: volumeOrNone(path[row] ?? 0) })),
  }));
  return { rows, chances: chancesOf(scenarios) };
}

/** Most nodes that stand for a row's volumes where every number of agents is tried. */
const NODES = 12;

/** A row's loads in few nodes of like chance, each the mean of its group. */
export function groupedLoads(
  { loads }: ScenarioRow,
  chances: readonly number[],
): { readonly load: QueueLoad; readonly chance: number }[] {
  const order = loads.map((_, s) => s).sort((a, b) => volumeOf(a) - volumeOf(b));
  const groups: { load: QueueLoad; chance: number }[] = [];
  for (let k = 0; k < NODES; k++) {
    const members = order.slice(
      Math.floor((k * order.length) / NODES),
      Math.floor(((k + 1) * order.length) / NODES),
    );
    const chance = members.reduce((sum, s) => sum + (chances[s] as number), 0);
    if (chance === 0) continue;
    const volume = members.reduce((sum, s) => sum + (chances[s] as number) * volumeOf(s), 0) / chance;
    groups.push({ load: { ...(loads[0] as QueueLoad), volume }, chance });
  }
  return groups;

  function volumeOf(s: number): number {
    return (loads[s] as QueueLoad).volume;
  }
}
