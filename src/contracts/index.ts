// What a client pays, and what a day earns
export type { BilledAmounts, Billing, ContactTier, DayBilling } from './billing.ts';
export type { Contract, ExcusedAbove, PenaltyStep } from './contract.ts';
// What a shortfall costs
export {
  type ContractShortfallInput,
  contractShortfallByRow,
  type ExpectedDay,
} from './contractShortfallByRow.ts';
// Settlement by the day, week or month, as the contract words it
export { type Formula, parseFormula } from './formula.ts';
export type {
  Grade,
  PeriodContract,
  PeriodMeasure,
  Quantity,
  ServiceLevelSchedule,
  SettlementFormula,
  VolumeBand,
} from './periodContract.ts';
export type { PeriodCounts } from './periodCounts.ts';
export {
  type PeriodShortfall,
  type PeriodShortfallInput,
  periodShortfallByRow,
} from './periodShortfallByRow.ts';
export type { PeriodLength } from './periods.ts';
export type { QuantityValue } from './quantityValue.ts';
export { type ServiceShortfallInput, serviceShortfallTiers } from './serviceShortfall.ts';
export { type ServiceShortfallByRowInput, serviceShortfallByRow } from './serviceShortfallByRow.ts';
export { checkContract, type SettledDay, type SettledDayInput, settleDay } from './settleDay.ts';
export { type ContractDay, type SettledPeriod, type Settlement, settlePeriods } from './settlePeriods.ts';
export {
  checkShortfallPrice,
  type ShortfallByRow,
  type ShortfallPrice,
  shortfallTiersAt,
} from './shortfallByRow.ts';
export { checkShortfallTiers, type ShortfallTier, shortfallCostPerHour } from './shortfallTiers.ts';
export { valueOfContactInTime } from './valueOfContactInTime.ts';
// Wages
export { type WageFactors, wageFactorsOf } from './wages.ts';
