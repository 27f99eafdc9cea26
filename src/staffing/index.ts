// From volume, handle time and targets to agents on the phone and people on the roster

// People to hire, months ahead
export type { CapacityOptions } from './capacity/capacityOptions.ts';
export { type CapacityPeriod, type CapacityPlan, capacityPlan } from './capacity/capacityPlan.ts';
export {
  type HeadcountNeed,
  type HeadcountOptions,
  headcountPerPeriod,
} from './capacity/headcountPerPeriod.ts';
// Chats and work that may wait
export { type ChatRequirementOptions, chatRequirement } from './chat/chatRequirement.ts';
export type { ChatRowOptions } from './chat/chatRows.ts';
// Learners, borrowed people and others beside full agents
export { type CrewKind, type CrewPart, crewAht } from './crew/crewAht.ts';
export {
  type CrewKindOptions,
  type CrewNeed,
  type CrewOptions,
  type CrewRequirement,
  crewRequirement,
} from './crew/crewRequirement.ts';
// One team or several, and the seats there are
export { type Demand, type PoolingGain, type PoolingOptions, poolingGain } from './crew/poolingGain.ts';
export type { DeferredRequirementOptions } from './deferred/deferredOptions.ts';
export { type DeferredRequirement, deferredRequirement } from './deferred/deferredRequirement.ts';
export { type ExplainChatOptions, explainChatRequirement } from './explain/explainChat.ts';
export { explainDeferredRequirement } from './explain/explainDeferred.ts';
// Why so many
export type { ExplainedRow, RequirementExplanation, RequirementParts } from './explain/explained.ts';
export { type ExplainOptions, explainRequirement } from './explain/explainRequirement.ts';
export type { RequirementOptions } from './openRows.ts';
// From people on the roster to agents on the phone
export { type PresentOptions, presentAgents } from './people/presentAgents.ts';
export { rosterCounts, type Shift } from './people/roster.ts';
export { availableOf, rosteredFor } from './people/rosteredFor.ts';
export { type SeatLimit, seatLimit } from './people/seatLimit.ts';
export {
  type SharePerRow,
  type Shrinkage,
  type ShrinkageCategories,
  shrinkagePerRow,
} from './people/shrinkage.ts';
export { type ShrinkagePart, shrinkageParts } from './people/shrinkageParts.ts';
export { withoutShrinkage } from './people/withoutShrinkage.ts';
// Targets over a day, week or month
export {
  type PeriodOutcome,
  type PeriodRequirement,
  type PeriodRequirementOptions,
  periodRequirement,
} from './period/periodRequirement.ts';
export type { Period } from './period/periods.ts';
export { type Requirement, type RequirementReason, requirement } from './requirement.ts';
// Under uncertainty: paths of volumes, and agents for a chance, an expected service level, the least cost
export { type ChanceOptions, chanceRequirement } from './risk/chanceRequirement.ts';
export type { ExpectedCost } from './risk/cheapestPlan.ts';
export { type ExpectedOptions, expectedRequirement } from './risk/expectedRequirement.ts';
export {
  type LeastCostOptions,
  type LeastCostRequirement,
  leastCostRequirement,
} from './risk/leastCostRequirement.ts';
export {
  type ReserveOptions,
  type ReserveSplit,
  type ReserveTerms,
  reserveSplit,
} from './risk/reserveSplit.ts';
export type { RiskOptions } from './risk/riskOptions.ts';
export type { RiskDay, RiskOutcome, RiskPeriod, RiskRequirement } from './risk/riskRequirement.ts';
export { type ForecastBands, type ScenarioOptions, scenariosOfForecast } from './risk/scenariosOfForecast.ts';
export type { VolumeScenarios } from './risk/volumeScenarios.ts';
