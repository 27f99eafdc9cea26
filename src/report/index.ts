// From results to a report

export type {
  PlanningReportInput,
  ProjectReportInput,
  ReportedAccuracy,
  ReportedForecast,
  ReportedRequirement,
  ReportSides,
} from './build/planningReportInput.ts';
export { planningReport } from './planningReport.ts';

// What it is made of

export type {
  AccuracyReport,
  DayValues,
  ForecastReport,
  MoveReport,
  Outcome,
  OutcomePair,
  PlanningReport,
  PlanSummary,
  ProjectDay,
  ProjectReport,
  RefusalReport,
  SourceUse,
  SpareUseReport,
  TargetReport,
} from './planningReportTypes.ts';

// Its forms

export { csvDays } from './csv/csvDays.ts';
export { csvMoves } from './csv/csvMoves.ts';
export { csvUses } from './csv/csvUses.ts';
export { htmlReport } from './html/htmlReport.ts';
export { textReport } from './text/textReport.ts';

// A running day

export { type TextReviewOptions, textReview } from './text/textReview.ts';
