import { checkFraction, checkNonNegative, checkObject, checkOneOf } from '../errors/index.ts';
import { type ServiceLevelTarget, serviceLevelDefinitions } from '../queueing/index.ts';

/** Throws unless the share lies in (0, 1), and answer time and definition are valid. */
export function checkTarget(where: string, target: ServiceLevelTarget): void {
  checkObject(where, 'target', target);
  checkFraction(where, 'target.target', target.target, 'open');
  checkNonNegative(where, 'target.withinSeconds', target.withinSeconds);
  if (target.definition !== undefined)
    checkOneOf(where, 'target.definition', target.definition, serviceLevelDefinitions);
}
