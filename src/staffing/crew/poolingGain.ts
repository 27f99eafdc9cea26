import {
  checkAs,
  checkFields,
  checkObjects,
  checkPositive,
  type FieldNames,
  StaffcastError,
} from '../../errors/index.ts';
import type { Targets } from '../../queueing/index.ts';
import { checkSameGrid, checkSeries, type Series } from '../../time/index.ts';
import { requirement } from '../requirement.ts';

/** One of the demands that could share a team: a language, a product. */
export interface Demand {
  readonly id: string;
  readonly volume: Series;
  /** Average handle time, seconds. */
  readonly ahtSeconds: number;
}

/** What {@link poolingGain} takes. */
export interface PoolingOptions {
  readonly demands: readonly Demand[];
  readonly targets: Targets;
  /** Mean patience of all demands, seconds. */
  readonly patienceSeconds?: number | undefined;
}

const optionFields: FieldNames<PoolingOptions> = { demands: true, targets: true, patienceSeconds: true };
const demandFields: FieldNames<Demand> = { id: true, volume: true, ahtSeconds: true };

/** Separate teams beside one team for all. */
export interface PoolingGain {
  /** Agents per row of each demand by itself. */
  readonly separate: readonly { readonly id: string; readonly agents: readonly number[] }[];
  /** Agents per row of one team that serves everybody. */
  readonly pooled: readonly number[];
  readonly separateHours: number;
  readonly pooledHours: number;
  /** Agent-hours that pooling saves: separateHours − pooledHours. */
  readonly gainHours: number;
}

/**
 * What it saves when one team serves several demands, such as two languages that most people speak, in place of a team
 * each. The pool is one queue of all contacts with their mean handle time; everybody in it must be able to serve
 * everything. Handle times that differ much between demands make the pool's gain a little smaller than this.
 *
 * @throws StaffcastError without demands, on grids that differ, and as `requirement` does.
 * @example
 * ```ts
 * import { poolingGain } from 'staffcast/staffing';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * poolingGain({
 *   demands: [
 *     { id: 'zh', volume: makeSeries(grid, [2400, 4800]), ahtSeconds: 180 },
 *     { id: 'en', volume: makeSeries(grid, [240, 480]), ahtSeconds: 180 },
 *   ],
 *   targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
 * }).gainHours; // hours that one bilingual team saves
 * ```
 */
export function poolingGain(options: PoolingOptions): PoolingGain {
  checkFields('poolingGain', 'options', options, optionFields);
  const { demands, targets, patienceSeconds } = options;
  checkObjects('poolingGain', 'demands', demands);
  for (const [i, demand] of demands.entries()) {
    checkFields('poolingGain', `demands[${i}]`, demand, demandFields);
    checkSeries('poolingGain', `demands[${i}].volume`, demand.volume);
    checkPositive('poolingGain', `demands[${i}].ahtSeconds`, demand.ahtSeconds);
  }
  const [first] = demands;
  if (!first) {
    const must = 'hold at least one demand';
    throw new StaffcastError({ code: 'empty', where: 'poolingGain', path: 'demands', value: demands, must });
  }
  const { grid } = first.volume;
  const queue = { targets, ...(patienceSeconds === undefined ? {} : { patienceSeconds }) };
  const separate = demands.map(({ id, volume, ahtSeconds }, i) => {
    checkSameGrid('poolingGain', `demands[${i}].volume.grid`, volume.grid, grid);
    const alone = () => requirement({ volume, ahtSeconds, ...queue }).agents;
    const pathOf = (path: string) => (path.startsWith('volume') ? `demands[${i}].${path}` : path);
    return { id, agents: checkAs('poolingGain', alone, pathOf) };
  });
  const rows = first.volume.values.map((_, row) => {
    const open = demands.filter(({ volume }) => volume.values[row] !== null);
    const volume = open.reduce((sum, demand) => sum + (demand.volume.values[row] as number), 0);
    const work = open.reduce(
      (sum, { volume: { values }, ahtSeconds }) => sum + (values[row] as number) * ahtSeconds,
      0,
    );
    return {
      volume: open.length > 0 ? volume : null,
      ahtSeconds: volume > 0 ? work / volume : first.ahtSeconds,
    };
  });
  const volume = { grid, values: rows.map((row) => row.volume) };
  const together = { volume, ahtSeconds: rows.map((row) => row.ahtSeconds), ...queue };
  const pooled = checkAs(
    'poolingGain',
    () => requirement(together).agents,
    (path) => path.replace(/^volume.*/, 'demands'),
  );
  const hours = (list: readonly number[]) => (list.reduce((a, b) => a + b, 0) * grid.intervalSeconds) / 3600;
  const separateHours = separate.reduce((sum, { agents }) => sum + hours(agents), 0);
  const pooledHours = hours(pooled);
  return { separate, pooled, separateHours, pooledHours, gainHours: separateHours - pooledHours };
}
