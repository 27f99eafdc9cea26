import type { BorrowingPlan } from 'staffcast/borrowing';

import type { Outcome, OutcomePair, PlanningReport, ProjectReport } from 'staffcast/report';
import type { PlanFileProject } from 'staffcast/schema';
import { addDays, dayTotals, type Series } from 'staffcast/time';
import { headline } from './headline.ts';
import type { PlanningCase } from './loadCase.ts';
import type { Judged, ProjectOutcomes } from './outcomes.ts';
import type { PlannedProject } from './planProject.ts';

const methodTexts: Readonly<Record<BorrowingPlan['method'], string>> = {
  mip: 'mixed-integer programme',
  greedy: 'greedy search',
  none: 'nothing to decide',
};

/** Days of history shown before the planned days. */
const HISTORY_DAYS = 56;

export function toReport(
  planning: PlanningCase,
  planned: readonly PlannedProject[],
  plan: BorrowingPlan,
  outcomes: readonly ProjectOutcomes[],
): PlanningReport {
  const projects = planned.map((project, i) => projectReport(project, plan, outcomes[i] as ProjectOutcomes));
  return {
    title: planning.plan.title ?? 'Peak plan',
    subtitle: `${planned.length} project${planned.length === 1 ? '' : 's'}: forecast, staffing, gaps and help`,
    generatedFrom: planning.from,
    zone: planning.zone,
    currency: planning.plan.currency ?? 'money',
    grid: planning.grid,
    headline: headline(planning, planned, plan, outcomes),
    notes: [...planning.notes, ...planned.flatMap(({ notes }) => notes), ...(plan.note ? [plan.note] : [])],
    projects,
    moves: plan.moves.map(({ source, kind, from, to, date, clock, people, hours, cost, reason }) => ({
      ...{ source, kind, from, to, date, people, hours, cost, reason },
      block: `${clock.from}–${clock.to}`,
    })),
    refusals: plan.refusals.map(({ source, to, reason }) => ({ source, to, reason })),
    sources: plan.sources.map(({ id, kind, people, hours, cost }) => ({
      source: id,
      kind,
      people,
      hours,
      cost,
    })),
    plan: {
      status: plan.status,
      method: methodTexts[plan.method],
      objective: plan.objective,
      bound: plan.bound,
      gap: plan.gap,
      costs: plan.costs,
    },
  };
}

function projectReport(
  planned: PlannedProject,
  plan: BorrowingPlan,
  outcomes: ProjectOutcomes,
): ProjectReport {
  const { spec, history } = planned.project;
  const after = plan.projects.find(({ id }) => id === spec.id);
  const scores = planned.accuracy;
  return {
    id: spec.id,
    name: spec.name ?? spec.id,
    targets: { text: targetText(spec.targets), serviceLevel: spec.targets.serviceLevel?.target ?? null },
    history: shownHistory(history, planned),
    forecast: forecastReport(planned),
    required: planned.requirement.agents.map((agents, row) =>
      planned.volume.values[row] === null ? null : agents,
    ),
    rosterBefore: planned.roster.agents,
    rosterAfter: after?.present ?? planned.roster.agents,
    days: planned.coverage.days.map(({ date }, i) => ({
      date,
      ...pair(outcomes, (judged) => dayOutcome(judged, i)),
    })),
    total: pair(outcomes, totalOutcome),
    ...(scores
      ? {
          accuracy: {
            scope: `rows of the last ${scores.origins} fortnights, one week apart`,
            wape: scores.ours.wape,
            mase: scores.ours.mase,
            bias: scores.ours.bias,
            coverage80: scores.ours.coverage.find((band) => band.probability === 0.8)?.share ?? null,
            against: 'seasonal naive (same weekday last week)',
            wapeAgainst: scores.naive.wape,
          },
        }
      : {}),
  };
}

function targetText({
  serviceLevel,
  asaSeconds,
  abandonment,
  occupancy,
}: PlanFileProject['targets']): string {
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
  const parts: string[] = [];
  if (serviceLevel) {
    const definition = serviceLevel.definition ?? 'offered';
    parts.push(`${percent(serviceLevel.target)} in ${serviceLevel.withinSeconds} s (${definition})`);
  }
  if (asaSeconds !== undefined) parts.push(`ASA up to ${asaSeconds} s`);
  if (abandonment !== undefined) parts.push(`abandonment up to ${percent(abandonment)}`);
  if (occupancy !== undefined) parts.push(`occupancy up to ${percent(occupancy)}`);
  return parts.join(', ');
}

/** The last weeks, and the same dates a year before with the planned days among them. */
function shownHistory(history: Series, planned: PlannedProject) {
  const first = planned.forecast.days[0]?.date ?? '';
  const last = planned.forecast.days.at(-1)?.date ?? '';
  const shown = dayTotals(history).filter(
    ({ date }) =>
      date >= addDays(first, -HISTORY_DAYS) ||
      (date >= addDays(first, -HISTORY_DAYS - 364) && date <= addDays(last, -364)),
  );
  return { dates: shown.map(({ date }) => date), totals: shown.map(({ total }) => total) };
}

function forecastReport({ forecast, roster, actual }: PlannedProject): ProjectReport['forecast'] {
  const quantile = (probability: number) =>
    forecast.days.map((day) => day.quantiles.find((q) => q.probability === probability)?.value ?? null);
  return {
    dates: forecast.days.map(({ date }) => date),
    mean: forecast.days.map(({ mean }) => mean),
    low80: quantile(0.1),
    high80: quantile(0.9),
    low95: quantile(0.025),
    high95: quantile(0.975),
    ...(roster.clientForecast ? { clientForecast: roster.clientForecast } : {}),
    ...(actual ? { actual: dayTotals(actual).map(({ total }) => total) } : {}),
    model: forecast.model,
    reason: forecast.reason,
  };
}

function pair(outcomes: ProjectOutcomes, of: (judged: Judged) => Outcome): OutcomePair {
  const { before, after, hindsight } = outcomes;
  return {
    before: of(before),
    after: of(after),
    ...(hindsight ? { hindsightBefore: of(hindsight.before), hindsightAfter: of(hindsight.after) } : {}),
  };
}

function dayOutcome({ evaluation, costs }: Judged, i: number): Outcome {
  return shownOutcome(evaluation.days[i] as Judged['evaluation']['total'], costs.days[i]?.total ?? null);
}

function totalOutcome({ evaluation, costs }: Judged): Outcome {
  return shownOutcome(evaluation.total, costs.total.total);
}

function shownOutcome(outcome: Judged['evaluation']['total'], cost: number | null): Outcome {
  const { offered, serviceLevel, asaSeconds, abandonment, occupancy } = outcome;
  return { offered: offered > 0 ? offered : null, serviceLevel, asaSeconds, abandonment, occupancy, cost };
}
