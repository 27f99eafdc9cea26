import { dayGaps, totalGap } from '../dayGaps.ts';
import { amountText, countText, moneyText } from '../numberFormats.ts';
import type { PlanningReport, ProjectReport } from '../planningReportTypes.ts';
import { hoursOf, shownKinds } from '../spareUses.ts';

/** The project with most agent-hours beyond its requirement, if any has some. */
export function mostSpare({ grid, projects }: PlanningReport): ProjectReport | undefined {
  const hours = new Map(projects.map((one) => [one, totalGap(dayGaps(grid, one), 'before').spareHours]));
  const most = [...projects].sort((a, b) => hours.get(b)! - hours.get(a)!)[0];
  return most && hours.get(most)! > 0 ? most : undefined;
}

/** How many people are spare. */
export function spareText({ grid }: PlanningReport, project: ProjectReport): string {
  const { spareHours } = totalGap(dayGaps(grid, project), 'before');
  const open = project.forecast.mean.filter((contacts) => contacts !== null).length;
  return `${project.name} has ${amountText(spareHours)} agent-hours beyond its requirement on ${open} open ${open === 1 ? 'day' : 'days'}.`;
}

/** What the plan does with spare people, and what that is worth. */
export function spareUseText(report: PlanningReport): string {
  const { uses = [], plan, currency } = report;
  const parts = shownKinds(report).map(
    ({ kind, title }) => `${countText(hoursOf(uses, kind))} ${said[kind] ?? title}`,
  );
  const worth =
    plan && plan.objective !== null
      ? ` That is worth ${moneyText(plan.objective, currency)} against nobody moving.`
      : '';
  if (parts.length === 0) return `Nobody who is spare can leave.${worth}`;
  const last = parts.at(-1)!;
  const listed = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
  return `Of the person-hours that are spare for whole blocks or sent elsewhere, ${listed}.${worth}`;
}

const said: Readonly<Record<string, string>> = {
  lend: 'are lent',
  train: 'go to training',
  timeOff: 'are time off',
  release: 'are released',
  keep: 'stay',
};
