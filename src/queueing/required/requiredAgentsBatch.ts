import { checkLength, checkNonNegative, checkPositive } from '../../errors/index.ts';
import { checkErlangs } from '../checkLoad.ts';
import type { Targets } from '../types.ts';
import { leastAgents } from './requiredAgents.ts';
import { checkTargets } from './targetSlack.ts';

/** Many intervals at once; an array has one entry per interval, a number holds for all. */
export interface BatchLoad {
  /** Contacts offered in each interval, >= 0. */
  readonly volume: ArrayLike<number>;
  readonly intervalSeconds: number;
  readonly ahtSeconds: number | ArrayLike<number>;
  /** Mean patience; absent: nobody abandons. */
  readonly patienceSeconds?: number | ArrayLike<number> | undefined;
}

/**
 * {@link requiredAgents} for every interval of a series: the numbers of agents alone, fast enough for years of intervals.
 *
 * @throws StaffcastError if a number is out of its range or lengths differ.
 * @example
 * ```ts
 * import { requiredAgentsBatch } from 'staffcast/queueing';
 * requiredAgentsBatch(
 *   { volume: [0, 40, 100], intervalSeconds: 1800, ahtSeconds: 180 },
 *   { serviceLevel: { target: 0.8, withinSeconds: 20 } },
 * ); // Int32Array [0, 7, 14]
 * ```
 */
export function requiredAgentsBatch(load: BatchLoad, targets: Targets): Int32Array {
  const where = 'requiredAgentsBatch';
  const { volume, intervalSeconds, ahtSeconds, patienceSeconds } = load;
  checkPositive(where, 'load.intervalSeconds', intervalSeconds);
  checkTargets(where, targets);
  checkSeries(where, 'load.ahtSeconds', ahtSeconds, volume.length);
  if (patienceSeconds !== undefined)
    checkSeries(where, 'load.patienceSeconds', patienceSeconds, volume.length);
  const agents = new Int32Array(volume.length);
  for (let i = 0; i < volume.length; i++) {
    const contacts = volume[i]!;
    if (!(contacts >= 0 && contacts < Number.POSITIVE_INFINITY)) {
      checkNonNegative(where, `load.volume[${i}]`, contacts);
    }
    const interval = {
      volume: contacts,
      intervalSeconds,
      ahtSeconds: typeof ahtSeconds === 'number' ? ahtSeconds : ahtSeconds[i]!,
      patienceSeconds: typeof patienceSeconds === 'object' ? patienceSeconds[i]! : patienceSeconds,
    };
    checkErlangs(where, interval);
    agents[i] = leastAgents(interval, targets);
  }
  return agents;
}

function checkSeries(where: string, path: string, series: number | ArrayLike<number>, length: number): void {
  if (typeof series === 'number') {
    checkPositive(where, path, series);
    return;
  }
  checkLength(where, path, series, length);
  for (let i = 0; i < length; i++) {
    if (!(series[i]! > 0 && series[i]! < Number.POSITIVE_INFINITY))
      checkPositive(where, `${path}[${i}]`, series[i]);
  }
}
