import { shortDateText } from '../dateFormats.ts';
import { amountText, hoursText, percentText } from '../numberFormats.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { worstDays } from '../projectDays.ts';
import { TEXT_COLUMNS } from './textColumns.ts';
import { wrapText } from './wrapText.ts';

const MOST_DAYS = 8;
const MOST_REASONS = 12;

/** What stays short with the plan, and why nobody else helps. */
export function remainingLines(report: PlanningReport): string[] {
  if (!report.plan) return [];
  const left = worstDays(report, 'after');
  if (left.length === 0) return ['WHAT REMAINS SHORT', 'Nothing: no interval lacks half an agent or more.'];
  const lines = ['WHAT REMAINS SHORT (half an agent or more)'];
  for (const { project, day, gap } of left.slice(0, MOST_DAYS)) {
    const text =
      `${shortDateText(day.date)} ${project.name}: ${hoursText(gap.after.shortHours)} short in ` +
      `${gap.after.shortRows} intervals, ${amountText(gap.after.worstShort)} agents at worst; service level ` +
      `${percentText(day.after.serviceLevel, project.targets.serviceLevel)} (target ${project.targets.text}).`;
    lines.push(...wrapText(text, TEXT_COLUMNS, '- ', '  '));
  }
  if (left.length > MOST_DAYS) {
    const hours = left.slice(MOST_DAYS).reduce((sum, { gap }) => sum + gap.after.shortHours, 0);
    lines.push(`- ${left.length - MOST_DAYS} more project-days, ${hoursText(hours)} short together.`);
  }
  return [...lines, ...reasonLines(report, new Set(left.map(({ project }) => project.id)))];
}

function reasonLines(report: PlanningReport, shortProjects: ReadonlySet<string>): string[] {
  const refusals = report.refusals.filter((refusal) => shortProjects.has(refusal.to));
  if (refusals.length === 0) return [];
  const names = new Map(report.projects.map((project) => [project.id, project.name]));
  const lines = ['Help that was possible and is not used:'];
  for (const { source, to, reason } of refusals.slice(0, MOST_REASONS)) {
    lines.push(...wrapText(`${source} for ${names.get(to)}: ${reason}`, TEXT_COLUMNS, '- ', '  '));
  }
  const more = refusals.length - MOST_REASONS;
  if (more > 0) lines.push(`- and ${more} more.`);
  return lines;
}
