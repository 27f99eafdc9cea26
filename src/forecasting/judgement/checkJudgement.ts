import {
  checkFields,
  checkNonNegative,
  checkObjects,
  checkPositive,
  checkText,
  type FieldNames,
  StaffcastError,
} from '../../errors/index.ts';
import { checkDate } from '../../time/index.ts';
import type { Adjustment, Override } from '../types.ts';

/**
 * A day of more than 20 times its forecast is stated as a total, while percentages given for factors mostly lie above: 25
 * for a quarter, 110 for a tenth more.
 */
const MOST_FACTOR = 20;

/**
 * How many times its low end the high end of an 8 in 10 band may be: the widest that is calculated with, e^(2 x 1.28 x 3),
 * a variance of 9 of the logarithm. Beyond, a band says nothing.
 */
const WIDEST_BAND = 2000;

/** Throws where the ends of an 8 in 10 band lie so far apart that it says nothing. */
export function checkBand(where: string, path: string, low: number, high: number): void {
  if (high <= WIDEST_BAND * low) return;
  const must = `be at most ${WIDEST_BAND} times the low end, ${low}`;
  throw new StaffcastError({ code: 'out-of-range', where, path, value: high, must });
}

/** Throws unless the dates and factors of adjustments are good and in order. */
export function checkAdjustments(where: string, path: string, adjustments: readonly Adjustment[]): void {
  checkObjects(where, path, adjustments);
  for (const [i, each] of adjustments.entries()) checkAdjustment(where, `${path}[${i}]`, each);
}

const adjustmentFields: FieldNames<Adjustment> = {
  ...{ name: true, from: true, to: true },
  ...{ factor: true, factorLow: true, factorHigh: true },
};

function checkAdjustment(where: string, path: string, adjustment: Adjustment): void {
  checkFields(where, path, adjustment, adjustmentFields);
  const { from, to, factor, factorLow = factor, factorHigh = factor } = adjustment;
  checkDate(where, `${path}.from`, from);
  checkDate(where, `${path}.to`, to);
  for (const [name, value] of Object.entries({ factor, factorLow, factorHigh }))
    checkFactor(where, `${path}.${name}`, value);
  if (from <= to && factorLow <= factor && factor <= factorHigh) {
    checkText(where, `${path}.name`, adjustment.name);
    checkBand(where, `${path}.factorHigh`, factorLow, factorHigh);
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

function checkFactor(where: string, path: string, value: unknown): void {
  checkPositive(where, path, value);
  if (value <= MOST_FACTOR) return;
  const percentage = value <= 100 * MOST_FACTOR;
  throw new StaffcastError({
    code: percentage ? 'percentage' : 'out-of-range',
    where,
    path,
    value,
    must: `be at most ${MOST_FACTOR}; what is expected of a day beyond is an override`,
    maybe: percentage ? `it was given as a percentage: write ${value / 100}` : undefined,
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

const overrideFields: FieldNames<Override> = {
  ...{ name: true, from: true, to: true },
  ...{ dayTotal: true, dayTotalLow: true, dayTotalHigh: true },
};

function checkOverride(where: string, path: string, override: Override): void {
  checkFields(where, path, override, overrideFields);
  checkText(where, `${path}.name`, override.name);
  const { from, to, dayTotal, dayTotalLow, dayTotalHigh } = override;
  checkDate(where, `${path}.from`, from);
  checkDate(where, `${path}.to`, to);
  checkNonNegative(where, `${path}.dayTotal`, dayTotal);
  if (dayTotalLow !== undefined) checkPositive(where, `${path}.dayTotalLow`, dayTotalLow);
  if (dayTotalHigh !== undefined) checkPositive(where, `${path}.dayTotalHigh`, dayTotalHigh);
  const both = (dayTotalLow === undefined) === (dayTotalHigh === undefined);
  if (both && from <= to && (dayTotalLow ?? dayTotal) <= dayTotal && dayTotal <= (dayTotalHigh ?? dayTotal)) {
    if (dayTotalLow !== undefined && dayTotalHigh !== undefined)
      checkBand(where, `${path}.dayTotalHigh`, dayTotalLow, dayTotalHigh);
    return;
  }
  throw new StaffcastError({
    code: 'inconsistent',
    where,
    path,
    value: override,
    must: 'have from <= to, and dayTotalLow <= dayTotal <= dayTotalHigh given together or not at all',
  });
}
