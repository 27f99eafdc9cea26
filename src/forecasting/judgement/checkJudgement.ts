import {
  checkNonNegative,
  checkObjects,
  checkPositive,
  checkText,
  StaffcastError,
} from '../../errors/index.ts';
import { checkDate } from '../../time/index.ts';
import type { Adjustment, Override } from '../types.ts';

/** Throws unless an adjustment's dates and factors are good and in order. */
export function checkAdjustment(where: string, path: string, adjustment: Adjustment): void {
  const { from, to, factor, factorLow = factor, factorHigh = factor } = adjustment;
  checkDate(where, `${path}.from`, from);
  checkDate(where, `${path}.to`, to);
  checkPositive(where, `${path}.factor`, factor);
  checkPositive(where, `${path}.factorLow`, factorLow);
  checkPositive(where, `${path}.factorHigh`, factorHigh);
  if (from <= to && factorLow <= factor && factor <= factorHigh) {
    checkText(where, `${path}.name`, adjustment.name);
    return;
  }
  throw new StaffcastError({
    code: 'inconsistent',
    where,
    path,
    value: { from, to, factor, factorLow, factorHigh },
    must: 'have from <= to and factorLow <= factor <= factorHigh',
  });
}

/** Throws unless dates and totals are good and in order and no two overrides meet on a day. */
export function checkOverrides(where: string, path: string, overrides: readonly Override[]): void {
  checkObjects(where, path, overrides);
  for (const [i, each] of overrides.entries()) {
    checkOverride(where, `${path}[${i}]`, each);
    const other = overrides.findIndex((one, k) => k < i && one.from <= each.to && each.from <= one.to);
    if (other < 0) continue;
    throw new StaffcastError({
      code: 'duplicate',
      where,
      path: `${path}[${i}]`,
      value: each,
      must: `share no day with ${path}[${other}]`,
    });
  }
}

function checkOverride(where: string, path: string, override: Override): void {
  checkText(where, `${path}.name`, override.name);
  const { from, to, dayTotal, dayTotalLow, dayTotalHigh } = override;
  checkDate(where, `${path}.from`, from);
  checkDate(where, `${path}.to`, to);
  checkNonNegative(where, `${path}.dayTotal`, dayTotal);
  if (dayTotalLow !== undefined) checkPositive(where, `${path}.dayTotalLow`, dayTotalLow);
  if (dayTotalHigh !== undefined) checkPositive(where, `${path}.dayTotalHigh`, dayTotalHigh);
  const both = (dayTotalLow === undefined) === (dayTotalHigh === undefined);
  if (both && from <= to && (dayTotalLow ?? dayTotal) <= dayTotal && dayTotal <= (dayTotalHigh ?? dayTotal))
    return;
  throw new StaffcastError({
    code: 'inconsistent',
    where,
    path,
    value: override,
    must: 'have from <= to, and dayTotalLow <= dayTotal <= dayTotalHigh given together or not at all',
  });
}
