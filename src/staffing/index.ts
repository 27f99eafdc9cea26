// From volume, handle time and targets to agents on the phone and people on the roster
export type { RequirementOptions } from './openRows.ts';
// Targets over a day, week or month
export {
  type Period,
  type PeriodOutcome,
  type PeriodRequirement,
  type PeriodRequirementOptions,
  periodRequirement,
} from './periodRequirement.ts';
export { type Requirement, type RequirementReason, requirement } from './requirement.ts';
// From people on the roster to agents on the phone
export { rosterCounts, type Shift } from './roster.ts';
export { availableOf, rosteredFor, type SharePerRow, type Shrinkage, shrinkagePerRow } from './shrinkage.ts';
