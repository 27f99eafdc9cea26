import type { Targets } from '../../queueing/index.ts';

/** Targets in words: `85 % in 20 s (offered), ASA up to 30 s`. */
export function targetText(targets: Targets): string {
  const { serviceLevel, asaSeconds, meanWaitSeconds, abandonment, occupancy } = targets;
  const { waitPercentile, waitProbability } = targets;
  const parts: string[] = [];
  if (serviceLevel) {
    const { target, withinSeconds, definition = 'offered' } = serviceLevel;
    parts.push(`${percent(target)} in ${withinSeconds} s (${definition})`);
  }
  if (asaSeconds !== undefined) parts.push(`ASA up to ${asaSeconds} s`);
  if (meanWaitSeconds !== undefined) parts.push(`mean wait up to ${meanWaitSeconds} s`);
  if (waitPercentile) {
    parts.push(`${percent(waitPercentile.probability)} wait up to ${waitPercentile.withinSeconds} s`);
  }
  if (waitProbability !== undefined) parts.push(`up to ${percent(waitProbability)} wait`);
  if (abandonment !== undefined) parts.push(`abandonment up to ${percent(abandonment)}`);
  if (occupancy !== undefined) parts.push(`occupancy up to ${percent(occupancy)}`);
  return parts.join(', ');
}

/** A share as it was promised, a decimal at most. */
function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
