import {
  checkFields,
  checkFraction,
  checkNonNegative,
  checkObject,
  checkOneOf,
  checkPositive,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import type { AnswerTime, QueueLoad, ServiceLevelDefinition, ServiceLevelTarget } from './types.ts';

/** The definitions, in the order of their documentation. */
export const serviceLevelDefinitions: readonly ServiceLevelDefinition[] = [
  'offered',
  'answered',
  'excludeEarlyAbandons',
  'creditEarlyAbandons',
  'creditShortAbandons',
  'virtualWait',
];

const serviceLevelFields: FieldNames<ServiceLevelTarget> = {
  target: true,
  withinSeconds: true,
  definition: true,
  shortAbandonSeconds: true,
};

const loadFields: FieldNames<QueueLoad> = {
  volume: true,
  intervalSeconds: true,
  ahtSeconds: true,
  patienceSeconds: true,
};

/** Throws unless the load is made of numbers a queue can have; `path` names it in the message. */
export function checkLoad(where: string, load: QueueLoad, path = 'load'): void {
  checkObject(where, path, load);
  // Called for every interval: the slower search for what was meant comes only where a field is not known.
  for (const name in load) if (!(name in loadFields)) checkFields(where, path, load, loadFields);
  checkNonNegative(where, `${path}.volume`, load.volume);
  checkPositive(where, `${path}.intervalSeconds`, load.intervalSeconds);
  checkPositive(where, `${path}.ahtSeconds`, load.ahtSeconds);
  if (load.patienceSeconds !== undefined)
    checkPositive(where, `${path}.patienceSeconds`, load.patienceSeconds);
  checkErlangs(where, load, path);
}

/** Throws above a billion erlangs, where agents are no longer counted exactly. */
export function checkErlangs(where: string, load: QueueLoad, path = 'load'): void {
  const value = erlangsOf(load);
  if (value <= 1e9) return;
  throw new StaffcastError({
    code: 'out-of-range',
    where,
    path,
    value,
    must: 'offer at most 1e9 erlangs (volume × ahtSeconds / intervalSeconds)',
  });
}

/** Throws unless the answer time and definition are valid; `prefix` stands before their names in the message. */
export function checkAnswerTime(where: string, prefix: string, at: AnswerTime): void {
  checkObject(where, prefix.slice(0, -1) || 'at', at);
  checkNonNegative(where, `${prefix}withinSeconds`, at.withinSeconds);
  if (at.definition !== undefined) {
    checkOneOf(where, `${prefix}definition`, at.definition, serviceLevelDefinitions);
  }
  if (at.shortAbandonSeconds !== undefined) {
    checkNonNegative(where, `${prefix}shortAbandonSeconds`, at.shortAbandonSeconds);
  }
}

/** Throws unless the share lies in (0, 1), and answer time and definition are valid; `path` names it in the message. */
export function checkServiceLevelTarget(where: string, path: string, target: ServiceLevelTarget): void {
  checkFields(where, path, target, serviceLevelFields);
  checkFraction(where, `${path}.target`, target.target, 'open');
  checkAnswerTime(where, `${path}.`, target);
}

/** volume × AHT / interval. */
export function erlangsOf(load: QueueLoad): number {
  return (load.volume * load.ahtSeconds) / load.intervalSeconds;
}
