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
import type {
  Grade,
  PeriodContract,
  Quantity,
  ServiceLevelSchedule,
  SettlementFormula,
  VolumeBand,
} from './periodContract.ts';
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

type Step<Name extends 'penalties' | 'bonuses'> = NonNullable<ServiceLevelSchedule[Name]>[number];
const penaltyFields: FieldNames<Step<'penalties'>> = { below: true, amount: true };
const bonusFields: FieldNames<Step<'bonuses'>> = { from: true, amount: true };
const bandFields: FieldNames<VolumeBand> = {
  contacts: true,
  byShare: true,
  additionalPerContact: true,
  reducedPerContact: true,
};
const settlementFields: FieldNames<SettlementFormula> = { formula: true, quantities: true };
const gradeFields: FieldNames<Grade> = { name: true, from: true, factor: true };
const kind = { kind: true } as const;
const quantityFields = {
  billing: kind,
  volumeCharge: kind,
  bonusLessPenalty: kind,
  measure: { ...kind, measure: true },
  grade: { ...kind, measure: true, grades: true },
} as const;

/** Throws unless a contract is well formed: see the fields of {@link PeriodContract}. */
export function checkPeriodContract(where: string, contract: PeriodContract): void {
  checkFields(where, 'contract', contract, contractFields);
  const { period, billing, volumeBand, serviceLevel, excusedAbove, settlement } = contract;
  checkOneOf(where, 'contract.period', period, lengths);
  if (billing !== undefined) checkBilling(where, 'contract.billing', billing);
  if (volumeBand !== undefined) {
    checkFields(where, 'contract.volumeBand', volumeBand, bandFields);
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
  for (const [i, step] of penalties.entries()) {
    const { below, amount } = step;
    checkFields(where, `${path}.penalties[${i}]`, step, penaltyFields);
    checkFraction(where, `${path}.penalties[${i}].below`, below, 'above-zero');
    checkNonNegative(where, `${path}.penalties[${i}].amount`, amount);
  }
  for (const [i, step] of bonuses.entries()) {
    const { from, amount } = step;
    checkFields(where, `${path}.bonuses[${i}]`, step, bonusFields);
    checkFraction(where, `${path}.bonuses[${i}].from`, from, 'above-zero');
    checkNonNegative(where, `${path}.bonuses[${i}].amount`, amount);
  }
  checkDistinct(
    where,
    `${path}.penalties`,
    'below',
    penalties.map(({ below }) => below),
  );
  checkDistinct(
    where,
    `${path}.bonuses`,
    'from',
    bonuses.map(({ from }) => from),
  );
  if (atRiskShare !== undefined) checkFraction(where, `${path}.atRiskShare`, atRiskShare);
}

function checkQuantities(where: string, settlement: SettlementFormula): void {
  checkFields(where, 'contract.settlement', settlement, settlementFields);
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
  checkFields(where, path, quantity, quantityFields[quantity.kind]);
  if (quantity.kind === 'measure' || quantity.kind === 'grade') {
    checkOneOf(where, `${path}.measure`, quantity.measure, measures);
  }
  if (quantity.kind !== 'grade') return;
  checkObjects(where, `${path}.grades`, quantity.grades);
  const isShare = quantity.measure === 'serviceLevel' || quantity.measure === 'answerRate';
  for (const [i, grade] of quantity.grades.entries()) {
    const { name, from, factor } = grade;
    checkFields(where, `${path}.grades[${i}]`, grade, gradeFields);
    checkText(where, `${path}.grades[${i}].name`, name);
    if (isShare) checkFraction(where, `${path}.grades[${i}].from`, from);
    else checkNonNegative(where, `${path}.grades[${i}].from`, from);
    checkFinite(where, `${path}.grades[${i}].factor`, factor);
  }
  checkDistinct(
    where,
    `${path}.grades`,
    'from',
    quantity.grades.map(({ from }) => from),
  );
  if (!quantity.grades.some(({ from }) => from === 0)) {
    fail(where, `${path}.grades`, quantity.grades.length, 'hold a grade that starts at 0');
  }
}

/** Throws where two steps begin at the same place: which of them counts would hang on their order. */
function checkDistinct(where: string, path: string, field: string, steps: readonly number[]): void {
  for (const [i, step] of steps.entries()) {
    if (steps.indexOf(step) === i) continue;
    const must = 'differ from those of the other steps';
    throw new StaffcastError({ code: 'duplicate', where, path: `${path}[${i}].${field}`, value: step, must });
  }
}

function fail(where: string, path: string, value: unknown, must: string): never {
  throw new StaffcastError({ code: 'inconsistent', where, path, value, must });
}
