import { erfcx } from '../../math/index.ts';
import type { QueueLoad, Targets } from '../types.ts';

/** Agents by Halfin and Whitt's limit for the targets, load + beta √load, to within an agent or so. */
export function squareRootRule(load: QueueLoad, targets: Targets, erlangs: number): number {
  const root = Math.sqrt(erlangs);
  let low = 0;
  let high = 12;
  // Halving down to a quarter of an agent.
  while ((high - low) * root > 0.25) {
    const beta = (low + high) / 2;
    if (meetsInTheLimit(load, targets, root, beta)) high = beta;
    else low = beta;
  }
  const capped = targets.occupancy === undefined ? 0 : erlangs / targets.occupancy;
  return Math.max(capped, erlangs + high * root);
}

function meetsInTheLimit(load: QueueLoad, targets: Targets, root: number, beta: number): boolean {
  const { serviceLevel, asaSeconds, meanWaitSeconds, waitPercentile, waitProbability } = targets;
  // sqrt(2 pi) beta Phi(beta) exp(beta²/2), the odds against waiting.
  const odds =
    Math.sqrt(2 * Math.PI) * beta * (Math.exp(0.5 * beta * beta) - 0.5 * erfcx(beta * Math.SQRT1_2));
  const waits = 1 / (1 + odds);
  const decay = (-beta * root) / load.ahtSeconds;
  const wait = (waits * load.ahtSeconds) / (beta * root);
  return (
    (!serviceLevel || waits * Math.exp(decay * serviceLevel.withinSeconds) <= 1 - serviceLevel.target) &&
    (asaSeconds === undefined || wait <= asaSeconds) &&
    (meanWaitSeconds === undefined || wait <= meanWaitSeconds) &&
    (!waitPercentile ||
      waits * Math.exp(decay * waitPercentile.withinSeconds) <= 1 - waitPercentile.probability) &&
    (waitProbability === undefined || waits <= waitProbability)
  );
}
