import {
  type ChatLoad,
  type ChatPerformance,
  chatPerformance,
  type TargetName,
  type Targets,
} from '../../queueing/index.ts';
import type { ChatRow } from './chatRows.ts';

/** The target that agents miss, the first of several; `null`: they meet them all. */
export function chatMisses(load: ChatLoad, agents: number, targets: Targets): TargetName | null {
  const { serviceLevel, asaSeconds, meanWaitSeconds, abandonment, occupancy, waitPercentile } = targets;
  const found = chatAt(load, agents, targets);
  if (serviceLevel && found.serviceLevel < serviceLevel.target) return 'serviceLevel';
  if (asaSeconds !== undefined && (found.asaSeconds === null || found.asaSeconds > asaSeconds))
    return 'asaSeconds';
  if (meanWaitSeconds !== undefined && found.meanWaitSeconds > meanWaitSeconds) return 'meanWaitSeconds';
  if (abandonment !== undefined && found.abandonment > abandonment) return 'abandonment';
  if (occupancy !== undefined && found.occupancy > occupancy) return 'occupancy';
  if (targets.waitProbability !== undefined && found.waitProbability > targets.waitProbability)
    return 'waitProbability';
  if (!waitPercentile) return null;
  const patient = { withinSeconds: waitPercentile.withinSeconds, definition: 'virtualWait' } as const;
  const share = chatPerformance(load, agents, patient).serviceLevel;
  return share < waitPercentile.probability ? 'waitPercentile' : null;
}

/** The steady state at the answer time of the service level (0 s if none is asked for). */
export function chatAt(load: ChatLoad, agents: number, { serviceLevel }: Targets): ChatPerformance {
  return chatPerformance(load, agents, serviceLevel ?? { withinSeconds: 0 });
}

/** The least agents that meet every target: doubling steps from the load until they do, then halving. */
export function leastChatAgents({ load, erlangs }: ChatRow, targets: Targets): number {
  const meets = (agents: number) => chatMisses(load, agents, targets) === null;
  let high = Math.max(1, Math.ceil(erlangs));
  let low = 0;
  let step = Math.max(1, Math.round(0.5 * Math.sqrt(erlangs)));
  if (meets(high)) {
    while (high - step > 0 && meets(high - step)) {
      high -= step;
      step *= 2;
    }
    low = Math.max(0, high - step);
  } else {
    for (low = high; !meets(low + step); step *= 2) low += step;
    high = low + step;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (meets(middle)) high = middle;
    else low = middle;
  }
  return high;
}
