import { shortDateText } from '../dateFormats.ts';
import { dayGaps, totalGap } from '../dayGaps.ts';
import { amountText, countText, moneyText, percentText } from '../numberFormats.ts';
import type { PlanSide } from '../outcomeSides.ts';
import type { Outcome, PlanningReport, ProjectReport } from '../planningReportTypes.ts';
import { type ProjectDayGap, worstDays } from '../projectDays.ts';
import { mostSpare, spareText, spareUseText } from './spareHeadline.ts';

/** What a planner reads first, from the numbers of the report: who is short and by how much, what the plan does and costs. */
export function reportHeadline(report: PlanningReport): string[] {
  const spare = report.uses ? mostSpare(report) : undefined;
  return spare ? spareHeadline(report, spare) : shortHeadline(report);
}

/** After a peak: who has people to spare, and what becomes of them. */
function spareHeadline(report: PlanningReport, project: ProjectReport): string[] {
  const short = worstDays(report, 'before').filter((day) => day.project !== project);
  return [
    spareText(report, project),
    contactsText(project, []),
    spareUseText(report),
    ...serviceTexts(report, project),
    ...(short.length > 0 ? helpText(report) : []),
    ...costText(report),
  ];
}

function shortHeadline(report: PlanningReport): string[] {
  const days = worstDays(report, 'before');
  const project = mostShort(report, days) ?? report.projects[0]!;
  const own = days.filter((day) => day.project === project);
  return [
    own.length > 0 ? shortText(project, own) : 'No project is short of people in any interval.',
    contactsText(project, own),
    ...serviceTexts(report, project),
    ...(own.length > 0 ? helpText(report) : []),
    ...costText(report),
  ];
}

/** The project that lacks most agent-hours among those that are notably short. */
function mostShort(report: PlanningReport, days: readonly ProjectDayGap[]): ProjectReport | undefined {
  const hours = (project: ProjectReport) => totalGap(dayGaps(report.grid, project), 'before').shortHours;
  return [...new Set(days.map(({ project }) => project))].sort((a, b) => hours(b) - hours(a))[0];
}

/** `days` are those that are short, worst first. */
function shortText({ name, forecast }: ProjectReport, days: readonly ProjectDayGap[]): string {
  const { day, gap } = days[0]!;
  const [hours, worst] = [amountText(gap.before.shortHours), amountText(gap.before.worstShort)];
  const size = `${hours} agent-hours, ${worst} ${worst === '1' ? 'agent' : 'agents'} at worst`;
  if (days.length === 1) return `${name} is short of people on ${shortDateText(day.date)}: ${size}.`;
  const open = forecast.mean.filter((contacts) => contacts !== null).length;
  return `${name} is short of people on ${days.length} of ${open} open days, most on ${shortDateText(day.date)}: ${size}.`;
}

/** Contacts per day against what the client announced, on the days that are short or else on all. */
function contactsText({ name, forecast }: ProjectReport, days: readonly ProjectDayGap[]): string {
  const dates = new Set(days.map(({ day }) => day.date));
  const open = forecast.dates.flatMap((date, i) =>
    forecast.mean[i] != null && (dates.size === 0 || dates.has(date)) ? [i] : [],
  );
  const perDay = (list: readonly (number | null)[]) =>
    countText(open.reduce((sum, i) => sum + (list[i] ?? 0), 0) / Math.max(1, open.length));
  const expected = `${perDay(forecast.mean)} contacts`;
  const client = forecast.clientForecast;
  const announced = client ? `, and the client announced ${perDay(client)}` : '';
  if (dates.size === 0) return `${name} expects ${expected} a day${announced}.`;
  return dates.size === 1
    ? `It expects ${expected} on this day${announced}.`
    : `On these days it expects ${expected} a day${announced}.`;
}

function serviceTexts({ plan }: PlanningReport, { targets, total }: ProjectReport): string[] {
  const said = ({ serviceLevel, abandonment }: Outcome) =>
    `${percentText(serviceLevel, targets.serviceLevel)} are answered in time and ${percentText(abandonment)} abandon`;
  const known = (outcome: Outcome | undefined): outcome is Outcome =>
    typeof outcome?.serviceLevel === 'number';
  const target = targets.serviceLevel === null ? '' : ` (target ${percentText(targets.serviceLevel)})`;
  const lines: string[] = [];
  for (const [basis, before, after] of [
    ['Over all planned days', total.before, total.after],
    ['In hindsight', total.hindsightBefore, total.hindsightAfter],
  ] as const) {
    if (!known(before)) continue;
    const helped = plan && known(after) ? `; with the plan ${said(after)}` : '';
    lines.push(`${basis} ${plan ? 'without help ' : ''}${said(before)}${helped}${target}.`);
  }
  return lines;
}

function helpText(report: PlanningReport): string[] {
  const sum = (side: PlanSide) =>
    report.projects.reduce(
      (hours, project) => hours + totalGap(dayGaps(report.grid, project), side).shortHours,
      0,
    );
  const [missing, left] = [sum('before'), sum('after')];
  if (!report.plan) {
    return report.projects.length > 1
      ? [`All projects together lack ${countText(missing)} agent-hours.`]
      : [];
  }
  const help = countText(report.sources.reduce((hours, source) => hours + source.hours, 0));
  return [
    `Of ${countText(missing)} agent-hours missing in all, the plan closes ${countText(missing - left)} with ${help} hours of help; ${countText(left)} stay short.`,
  ];
}

function costText({ projects, plan, currency }: PlanningReport): string[] {
  const sum = (side: PlanSide) =>
    projects.reduce<number | null>((all, { total }) => {
      const { cost } = total[side];
      return all === null || cost === null ? null : all + cost;
    }, 0);
  const [before, after] = [sum('before'), sum('after')];
  if (before === null || after === null) return [];
  const costs = `Costs${projects.length > 1 ? ' of all projects' : ''} come to`;
  if (!plan) return [`${costs} ${moneyText(before, currency)}.`];
  const change = after - before;
  return [
    `${costs} ${moneyText(after, currency)} with the plan and ${moneyText(before, currency)} without it: ${countText(Math.abs(change))} ${change <= 0 ? 'less' : 'more'}.`,
  ];
}
