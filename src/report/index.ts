// What a report is made of

export { csvDays } from './csv/csvDays.ts';
export { csvMoves } from './csv/csvMoves.ts';
export { htmlReport } from './html/htmlReport.ts';
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
  TargetReport,
} from './planningReportTypes.ts';
// Its forms
export { textReport } from './text/textReport.ts';
