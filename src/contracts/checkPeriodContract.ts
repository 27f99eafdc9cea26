import {
  checkFields,
  checkFinite,
  checkFraction,
  checkNonNegative,
  checkObject,
  checkObjects,
  checkOneOf,
  checkText,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import { checkBilling } from './billing.ts';
import type { PeriodContract, Quantity, ServiceLevelSchedule, SettlementFormula } from './periodContract.ts';
import { checkExcusedAbove } from './settleDay.ts';

const lengths = ['day', 'week', 'month'] as const;
const measures = ['serviceLevel', 'answerRate', 'offered', 'answered', 'seatHours'] as const;
const quantityKinds = ['billing', 'volumeCharge', 'bonusLessPenalty', 'measure', 'grade'] as const;

const contractFields: FieldNames<PeriodContract> = {
  period: true,
  billing: true,
  volumeBand: true,
  serviceLevel: true,
  excusedAbove: true,
  settlement: true,
};

const scheduleFields: FieldNames<ServiceLevelSchedule> = {
  per: true,
  penalties: true,
  bonuses: true,
  atRiskShare: true,
};

/** Throws unless a contract is well formed: see the fields of {@link PeriodContract}. */
export function checkPeriodContract(where: string, contract: PeriodContract): void {
  checkFields(where, 'contract', contract, contractFields);
  const { period, billing, volumeBand, serviceLevel, excusedAbove, settlement } = contract;
  checkOneOf(where, 'contract.period', period, lengths);
  if (billing !== undefined) checkBilling(where, 'contract.billing', billing);
  if (volumeBand !== undefined) {
    checkObject(where, 'contract.volumeBand', volumeBand);
    checkNonNegative(where, 'contract.volumeBand.contacts', volumeBand.contacts);
    checkFraction(where, 'contract.volumeBand.byShare', volumeBand.byShare);
    checkNonNegative(where, 'contract.volumeBand.additionalPerContact', volumeBand.additionalPerContact);
    checkNonNegative(where, 'contract.volumeBand.reducedPerContact', volumeBand.reducedPerContact);
  }
  if (serviceLevel !== undefined) {
    checkSchedule(where, 'contract.serviceLevel', serviceLevel);
    if (lengths.indexOf(serviceLevel.per) > lengths.indexOf(period)) {
      fail(where, 'contract.serviceLevel.per', serviceLevel.per, `be no longer than the period, a ${period}`);
    }
  }
  if (excusedAbove !== undefined) checkExcusedAbove(where, 'contract.excusedAbove', excusedAbove);
  if (settlement !== undefined) checkQuantities(where, settlement);
}

/** Throws unless steps are shares with amounts of 0 or more. */
export function checkSchedule(where: string, path: string, schedule: ServiceLevelSchedule): void {
  checkFields(where, path, schedule, scheduleFields);
  const { per, penalties = [], bonuses = [], atRiskShare } = schedule;
  checkObjects(where, `${path}.penalties`, penalties);
  checkObjects(where, `${path}.bonuses`, bonuses);
  checkOneOf(where, `${path}.per`, per, lengths);
  for (const [i, { below, amount }] of penalties.entries()) {
    checkFraction(where, `${path}.penalties[${i}].below`, below, 'above-zero');
    checkNonNegative(where, `${path}.penalties[${i}].amount`, amount);
  }
  for (const [i, { from, amount }] of bonuses.entries()) {
    checkFraction(where, `${path}.bonuses[${i}].from`, from, 'above-zero');
    checkNonNegative(where, `${path}.bonuses[${i}].amount`, amount);
  }
  if (atRiskShare !== undefined) checkFraction(where, `${path}.atRiskShare`, atRiskShare);
}

function checkQuantities(where: string, settlement: SettlementFormula): void {
  checkObject(where, 'contract.settlement', settlement);
  const { quantities } = settlement;
  checkObject(where, 'contract.settlement.quantities', quantities);
  for (const [name, quantity] of Object.entries(quantities)) {
    checkQuantity(where, `contract.settlement.quantities.${name}`, quantity);
  }
}

function checkQuantity(where: string, path: string, quantity: Quantity): void {
  if (typeof quantity === 'number') {
    checkFinite(where, path, quantity);
    return;
  }
  checkObject(where, path, quantity);
  checkOneOf(where, `${path}.kind`, quantity.kind, quantityKinds);
  if (quantity.kind === 'measure' || quantity.kind === 'grade') {
    checkOneOf(where, `${path}.measure`, quantity.measure, measures);
  }
  if (quantity.kind !== 'grade') return;
  checkObjects(where, `${path}.grades`, quantity.grades);
  for (const [i, { name, from, factor }] of quantity.grades.entries()) {
    checkText(where, `${path}.grades[${i}].name`, name);
    checkNonNegative(where, `${path}.grades[${i}].from`, from);
    checkFinite(where, `${path}.grades[${i}].factor`, factor);
  }
  if (!quantity.grades.some(({ from }) => from === 0)) {
    fail(where, `${path}.grades`, quantity.grades.length, 'hold a grade that starts at 0');
  }
}

function fail(where: string, path: string, value: unknown, must: string): never {
  throw new StaffcastError({ code: 'inconsistent', where, path, value, must });
}
