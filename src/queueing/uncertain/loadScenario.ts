import { checkFraction, StaffcastError } from '../../errors/index.ts';
import { checkLoad } from '../checkLoad.ts';
import type { QueueLoad } from '../types.ts';

/** A load that may come, and its probability. */
export interface LoadScenario {
  readonly probability: number;
  readonly load: QueueLoad;
}

/** Throws unless the loads are valid and their probabilities sum to 1. */
export function checkScenarios(where: string, scenarios: readonly LoadScenario[]): void {
  let total = 0;
  scenarios.forEach(({ probability, load }, i) => {
    checkFraction(where, `scenarios[${i}].probability`, probability);
    checkLoad(where, load, `scenarios[${i}].load`);
    total += probability;
  });
  if (Math.abs(total - 1) < 1e-6) return;
  const must = 'have probabilities that sum to 1';
  throw new StaffcastError({ code: 'inconsistent', where, path: 'scenarios', value: total, must });
}
