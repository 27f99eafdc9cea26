import { type Grid, gridDays } from '../../time/index.ts';
import type { AccuracyReport, ProjectReport } from '../planningReportTypes.ts';
import { forecastReport } from './forecastReport.ts';
import type { ProjectReportInput, ReportedAccuracy } from './planningReportInput.ts';
import { type PlanEffect, projectOutcomes } from './projectOutcomes.ts';
import type { ReportedPlan } from './reportedPlan.ts';
import { shownHistory } from './shownHistory.ts';
import { targetText } from './targetText.ts';

/** One project of a report, from the results given. */
export function projectReport(
  path: string,
  project: ProjectReportInput,
  grid: Grid,
  plan: ReportedPlan | undefined,
): ProjectReport {
  const { id, name = id, targets, present, accuracy } = project;
  const rosterAfter = plan?.projects.find((after) => after.id === id)?.present ?? present;
  const forecast = forecastReport(path, project, grid);
  return {
    id,
    name,
    targets: { text: targetText(targets), serviceLevel: targets.serviceLevel?.target ?? null },
    history: shownHistory(
      project.history,
      gridDays(grid).map(({ date }) => date),
    ),
    forecast,
    required: required(project, grid),
    rosterBefore: present,
    rosterAfter,
    ...projectOutcomes(path, project, forecast, planEffect(plan, present, rosterAfter)),
    ...(accuracy ? { accuracy: accuracyReport(accuracy) } : {}),
  };
}

function planEffect(
  plan: ReportedPlan | undefined,
  before: readonly number[],
  after: readonly number[],
): PlanEffect {
  if (!plan) return 'none';
  return before.every((agents, row) => agents === after[row]) ? 'unchanged' : 'changed';
}

/** Agents needed, `null` where the requirement or the forecast of these rows says that the queue is closed. */
function required({ requirement, forecast }: ProjectReportInput, grid: Grid): readonly (number | null)[] {
  const [agents, binds] = 'agents' in requirement ? [requirement.agents, requirement.binds] : [requirement];
  const volume = 'values' in forecast ? forecast.values : forecast.mean;
  const sameRows = forecast.grid.intervalSeconds === grid.intervalSeconds ? volume : undefined;
  return agents.map((needed, row) => (binds?.[row] === 'closed' || sameRows?.[row] === null ? null : needed));
}

function accuracyReport({ scores, scope = 'rolling origins', against }: ReportedAccuracy): AccuracyReport {
  const { wape, mase, bias, coverage } = scores;
  const coverage80 = coverage.find(({ probability }) => probability === 0.8)?.share ?? null;
  const rival = against ? { against: against.name, wapeAgainst: against.scores.wape } : {};
  return { scope, wape, mase, bias, coverage80, ...rival };
}
