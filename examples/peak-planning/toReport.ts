import type { BorrowingPlan } from 'staffcast/borrowing';
import {
  type PlanningReport,
  type ProjectReportInput,
  planningReport,
  type ReportSides,
} from 'staffcast/report';
import { headline } from './headline.ts';
import type { PlanningCase } from './loadCase.ts';
import type { Judged, ProjectOutcomes } from './outcomes.ts';
import type { PlannedProject } from './planProject.ts';
import { withoutUndefined } from './rosters.ts';

/** Everything of a run, given to the library's own report. */
export function toReport(
  planning: PlanningCase,
  planned: readonly PlannedProject[],
  plan: BorrowingPlan,
  outcomes: readonly ProjectOutcomes[],
): PlanningReport {
  return planningReport({
    title: planning.plan.title ?? 'Peak plan',
    subtitle: `${planned.length} project${planned.length === 1 ? '' : 's'}: forecast, staffing, gaps and help`,
    generatedFrom: planning.from,
    currency: planning.plan.currency,
    headline: headline(planning, planned, plan, outcomes),
    notes: planning.notes,
    projects: planned.map((project, i) => projectInput(project, outcomes[i] as ProjectOutcomes)),
    plan,
  });
}

function projectInput(planned: PlannedProject, outcomes: ProjectOutcomes): ProjectReportInput {
  const { project, forecast, requirement, roster, actual, accuracy, notes } = planned;
  const { spec, history } = project;
  return {
    id: spec.id,
    name: spec.name,
    targets: withoutUndefined(spec.targets),
    ...{ history, forecast, requirement, notes },
    present: roster.agents,
    evaluations: sides(outcomes, ({ evaluation }) => evaluation),
    costs: sides(outcomes, ({ costs }) => costs),
    clientForecast: roster.clientForecast ?? undefined,
    actual: actual ?? undefined,
    accuracy: accuracy
      ? {
          scores: accuracy.ours,
          scope: `rows of the last ${accuracy.origins} fortnights, one week apart`,
          against: { name: 'seasonal naive (same weekday last week)', scores: accuracy.naive },
        }
      : undefined,
  };
}

function sides<T>({ before, after, hindsight }: ProjectOutcomes, of: (judged: Judged) => T): ReportSides<T> {
  const found = { before: of(before), after: of(after) };
  return hindsight
    ? { ...found, hindsightBefore: of(hindsight.before), hindsightAfter: of(hindsight.after) }
    : found;
}
