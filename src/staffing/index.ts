// From volume, handle time and targets to agents on the phone and people on the roster

// People to hire, months ahead
export type { CapacityOptions } from './capacityOptions.ts';
export { type CapacityPeriod, type CapacityPlan, capacityPlan } from './capacityPlan.ts';
// Under uncertainty: paths of volumes, and agents for a chance, an expected service level, the least cost
export { type ChanceOptions, chanceRequirement } from './chanceRequirement.ts';
export { type ExpectedOptions, expectedRequirement } from './expectedRequirement.ts';
// Why so many
export {
  type ExplainedRow,
  type ExplainOptions,
  explainRequirement,
  type RequirementExplanation,
  type RequirementParts,
} from './explainRequirement.ts';
export {
  type ExpectedCost,
  type LeastCostOptions,
  type LeastCostRequirement,
  leastCostRequirement,
} from './leastCostRequirement.ts';
export type { RequirementOptions } from './openRows.ts';
// Targets over a day, week or month
export {
  type PeriodOutcome,
  type PeriodRequirement,
  type PeriodRequirementOptions,
  periodRequirement,
} from './periodRequirement.ts';
export type { Period } from './periods.ts';
// One team or several, and the seats there are
export { type Demand, type PoolingGain, type PoolingOptions, poolingGain } from './poolingGain.ts';
export { type Requirement, type RequirementReason, requirement } from './requirement.ts';
export { type ReserveOptions, type ReserveSplit, type ReserveTerms, reserveSplit } from './reserveSplit.ts';
export type { RiskOptions } from './riskOptions.ts';
export type { RiskDay, RiskRequirement } from './riskRequirement.ts';
// From people on the roster to agents on the phone
export { rosterCounts, type Shift } from './roster.ts';
export { type ForecastBands, type ScenarioOptions, scenariosOfForecast } from './scenariosOfForecast.ts';
export { type SeatLimit, seatLimit } from './seatLimit.ts';
export { availableOf, rosteredFor, type SharePerRow, type Shrinkage, shrinkagePerRow } from './shrinkage.ts';
export type { VolumeScenarios } from './volumeScenarios.ts';
