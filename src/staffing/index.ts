// From volume, handle time and targets to agents on the phone and people on the roster
export {
  type Requirement,
  type RequirementOptions,
  type RequirementReason,
  requirement,
} from './requirement.ts';
// From people on the roster to agents on the phone
export { rosterCounts, type Shift } from './roster.ts';
export { availableOf, rosteredFor, type SharePerRow, type Shrinkage, shrinkagePerRow } from './shrinkage.ts';
