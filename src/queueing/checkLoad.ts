import { checkNonNegative, checkOneOf, checkPositive, StaffcastError } from '../errors/index.ts';
import type { AnswerTime, QueueLoad, ServiceLevelDefinition } from './types.ts';

/** The definitions, in the order of their documentation. */
export const serviceLevelDefinitions: readonly ServiceLevelDefinition[] = [
  'offered',
  'answered',
  'excludeEarlyAbandons',
  'creditEarlyAbandons',
  'creditShortAbandons',
  'virtualWait',
];

/** Throws unless the load is made of numbers a queue can have. */
export function checkLoad(where: string, load: QueueLoad): void {
  checkNonNegative(where, 'load.volume', load.volume);
  checkPositive(where, 'load.intervalSeconds', load.intervalSeconds);
  checkPositive(where, 'load.ahtSeconds', load.ahtSeconds);
  if (load.patienceSeconds !== undefined) checkPositive(where, 'load.patienceSeconds', load.patienceSeconds);
  checkErlangs(where, load);
}

/** Throws above a billion erlangs, where agents are no longer counted exactly. */
export function checkErlangs(where: string, load: QueueLoad): void {
  const value = erlangsOf(load);
  if (value <= 1e9) return;
  throw new StaffcastError({
    code: 'out-of-range',
    where,
    path: 'load',
    value,
    must: 'offer at most 1e9 erlangs (volume × ahtSeconds / intervalSeconds)',
  });
}

/** Throws unless the answer time and definition are valid; `path` names them in the message. */
export function checkAnswerTime(where: string, path: string, at: AnswerTime): void {
  checkNonNegative(where, `${path}.withinSeconds`, at.withinSeconds);
  if (at.definition !== undefined) {
    checkOneOf(where, `${path}.definition`, at.definition, serviceLevelDefinitions);
  }
  if (at.shortAbandonSeconds !== undefined) {
    checkNonNegative(where, `${path}.shortAbandonSeconds`, at.shortAbandonSeconds);
  }
}

/** volume × AHT / interval. */
export function erlangsOf(load: QueueLoad): number {
  return (load.volume * load.ahtSeconds) / load.intervalSeconds;
}
