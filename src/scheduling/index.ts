// Requirement → shifts with breaks, and the people who work them
export { planShifts } from './planShifts.ts';
export { shiftRoster } from './shiftRoster.ts';
export type {
  PersonShift,
  PlannedShift,
  PlannedTour,
  RosterLine,
  ShiftBreak,
  ShiftCost,
  ShiftOptions,
  ShiftPlan,
  ShiftPlanStatus,
  ShiftProblem,
  ShiftType,
  TourRules,
} from './types.ts';
