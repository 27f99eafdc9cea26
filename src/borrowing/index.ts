// The problem
export type { ShortfallByRow } from '../contracts/index.ts';
export { type Block, type ClockBlock, makeBlocks } from './blocks.ts';
// What changes from one plan to another
export { comparePlans, type MoveChange, type PlanDifference, type ProjectChange } from './comparePlans.ts';
export { type HelpCostOptions, helpCostByDate } from './helpCostByDate.ts';
// The plan
export type {
  BorrowingPlan,
  CostTerm,
  Infeasibility,
  MissingPeople,
  Move,
  MoveEffect,
  PlanStatus,
  ProjectOutcome,
  Refusal,
  RefusalCode,
  SourceUse,
  TimeOffGrant,
} from './plan.ts';
export { planBorrowing } from './planBorrowing.ts';
export type { PlanOptions, PlanProgress } from './planOptions.ts';
export type {
  AnnouncedMove,
  AnnouncedMoves,
  BorrowingProblem,
  BorrowingProject,
  Fairness,
  FairnessGroup,
  HelpBalance,
  HelpLink,
  HelpSource,
  HoursLimit,
  Lending,
  MinimumRun,
  SeatBilling,
  SourceKind,
  TimeOff,
} from './problem.ts';
// The size of a standing reserve
export type { RecourseOption, ReserveProblem, ReserveScenario } from './reserveProblem.ts';
export { type ReservePoint, type ReserveSizing, sizeReserve } from './sizeReserve.ts';
// Spare people after a peak
export { planSurplus } from './surplus/planSurplus.ts';
export type {
  BenefitTerm,
  SurplusOfProject,
  SurplusPlan,
  SurplusUse,
  SurplusUseKind,
} from './surplus/surplusPlan.ts';
export type { SurplusProblem, TemporaryRelease, TrainingOffer } from './surplus/surplusProblem.ts';
// Demand that is not known yet
export { planUnderUncertainty } from './uncertain/planUnderUncertainty.ts';
export type {
  DemandScenario,
  ScenarioPlan,
  SentPeople,
  UncertainPlan,
  UncertainProblem,
} from './uncertain/uncertainProblem.ts';
