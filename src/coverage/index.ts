// Before and after
export {
  type Comparison,
  type ComparisonDay,
  compareEvaluations,
  type OutcomeChange,
} from './compareEvaluations.ts';
// Where a roster is over and where it is short
export {
  type Coverage,
  type CoverageDay,
  type CoverageOptions,
  type CoverageTotals,
  coverage,
} from './coverage.ts';
export { type CoverageFte, coverageFte, type FteGap } from './coverageFte.ts';
// While the day runs
export {
  type EarlyWarningInput,
  earlyWarnings,
  type Warning,
  type WarningKind,
  type WarningLevel,
  type WarningLimits,
  type Warnings,
} from './earlyWarnings.ts';
// What it leads to
export { type DayOutcome, type Evaluation, evaluate } from './evaluate.ts';
export type { EvaluationMethod, EvaluationOptions } from './evaluationOptions.ts';
export { type Outcome, sumOutcomes } from './outcome.ts';
export {
  type ProjectRoster,
  projectCoverage,
  type SiteCoverage,
  type SiteTotals,
} from './projectCoverage.ts';
export { type DayReview, type ReviewedContacts, reviewDay } from './reviewDay.ts';
export type { ReviewDayOptions, SeenRows } from './reviewDayOptions.ts';
export { type ExtraPeople, type RunningDay, type RunningDayOptions, runningDay } from './runningDay.ts';
export type { SeenSoFar } from './seenSoFar.ts';
export { type SpareBlock, spareBlocks } from './spareBlocks.ts';
export { type Release, type ReleaseOptions, surplusRelease } from './surplusRelease.ts';
