import type { BorrowingPlan } from 'staffcast/borrowing';
import { sumOutcomes } from 'staffcast/evaluation';
import { gridDays } from 'staffcast/time';
import type { PlanningCase } from './loadCase.ts';
import type { Judged, ProjectOutcomes } from './outcomes.ts';
import type { PlannedProject } from './planProject.ts';

const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)} %`);
const count = (value: number) => Math.round(value).toLocaleString('en-US');

/** What a planner reads first. */
export function headline(
  planning: PlanningCase,
  planned: readonly PlannedProject[],
  plan: BorrowingPlan,
  outcomes: readonly ProjectOutcomes[],
): string[] {
  const worst = worstProject(planned, outcomes);
  const peak = peakDays(planning, planned[worst] as PlannedProject);
  const currency = planning.plan.currency ?? '';
  const lines = [...peakLines(planned[worst] as PlannedProject, outcomes[worst] as ProjectOutcomes, peak)];
  lines.push(helpLine(planned, plan));
  const sum = (of: (outcome: ProjectOutcomes) => Judged) =>
    outcomes.reduce((total, outcome) => total + of(outcome).costs.total.total, 0);
  const [before, after] = [sum((o) => o.before), sum((o) => o.after)];
  const change = after - before;
  lines.push(
    `Wages, help, penalties and lost revenue of all projects come to ${count(after)} ${currency} with the plan and ${count(before)} without it: ${count(Math.abs(change))} ${change <= 0 ? 'less' : 'more'}.`,
  );
  return lines;
}

/** The project that is short the most hours. */
function worstProject(planned: readonly PlannedProject[], outcomes: readonly ProjectOutcomes[]): number {
  const hours = planned.map(({ coverage }, i) => (outcomes[i] ? coverage.total.shortfallHours : 0));
  return hours.indexOf(Math.max(...hours));
}

/** Positions of the days of an event that this project feels inside the plan; all days when there is none. */
function peakDays(planning: PlanningCase, { project }: PlannedProject): number[] {
  const dates = gridDays(planning.grid).map((day) => Date.parse(day.date) / 86_400_000);
  const felt = planning.events.flatMap((event) => {
    const first = Date.parse(event.start) / 86_400_000 + (project.spec.eventLagDays?.[event.name] ?? 0);
    return dates.flatMap((date, i) => (date >= first && date < first + event.days ? [i] : []));
  });
  return felt.length > 0 ? [...new Set(felt)] : dates.map((_, i) => i);
}

function peakLines(planned: PlannedProject, outcomes: ProjectOutcomes, peak: readonly number[]): string[] {
  const over = ({ evaluation }: Judged) =>
    sumOutcomes(peak.map((i) => evaluation.days[i] as Judged['evaluation']['total']));
  const name = planned.project.spec.name ?? planned.project.spec.id;
  const [before, after] = [over(outcomes.before), over(outcomes.after)];
  const client = planned.roster.clientForecast;
  const open = peak.filter((i) => (outcomes.before.evaluation.days[i]?.offered ?? 0) > 0).length || 1;
  const promised = client ? peak.reduce((sum, i) => sum + (client[i] ?? 0), 0) / open : null;
  const days = `${planned.forecast.days[peak[0] ?? 0]?.date} to ${planned.forecast.days[peak.at(-1) ?? 0]?.date}`;
  const expected = before.offered / open;
  const lines = [
    `${name}, ${days}: ${count(expected)} contacts per open day are expected${promised === null ? '' : `, the roster is made for ${count(promised)}`}.`,
    `Without help ${percent(before.serviceLevel)} are answered in time and ${percent(before.abandonment)} abandon; with the plan ${percent(after.serviceLevel)} and ${percent(after.abandonment)}.`,
  ];
  if (outcomes.hindsight) {
    const [was, became] = [over(outcomes.hindsight.before), over(outcomes.hindsight.after)];
    lines.push(
      `In hindsight ${count(was.offered / open)} a day came: ${percent(was.serviceLevel)} in time without help, ${percent(became.serviceLevel)} with the plan made beforehand.`,
    );
  }
  return lines;
}

function helpLine(planned: readonly PlannedProject[], plan: BorrowingPlan): string {
  const missing = planned.reduce((sum, { coverage }) => sum + coverage.total.shortfallHours, 0);
  const left = plan.projects.reduce((sum, project) => sum + project.shortfallHours, 0);
  const hours = plan.sources.reduce((sum, source) => sum + source.hours, 0);
  if (missing === 0) return 'No project is short of its requirement; nobody needs to move.';
  return `Of ${count(missing)} agent-hours missing the plan closes ${count(missing - left)} with ${count(hours)} hours of help; ${count(left)} stay short.`;
}
