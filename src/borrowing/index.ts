// The problem
export { type Block, type ClockBlock, makeBlocks } from './blocks.ts';
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
  BorrowingProblem,
  BorrowingProject,
  Fairness,
  FairnessGroup,
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
