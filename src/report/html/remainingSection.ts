import { shortDateText } from '../dateFormats.ts';
import { amountText, countText } from '../numberFormats.ts';
import type { PlanningReport } from '../planningReport.ts';
import { worstDays } from '../projectDays.ts';
import { htmlTable } from './htmlTable.ts';
import { htmlText } from './htmlText.ts';
import { serviceLevelCell } from './outcomeCells.ts';

const MOST_DAYS = 15;

/** The days that stay short with the plan, and why nobody else helps. */
export function remainingSection(report: PlanningReport): string {
  return `<section id="remaining"><h2>What remains short</h2>
${remainingTable(report)}
${refusalTable(report)}</section>`;
}

function remainingTable(report: PlanningReport): string {
  const left = worstDays(report, 'after');
  if (left.length === 0) return '<p>Nothing: no interval lacks half an agent or more.</p>';
  const shown = left.slice(0, MOST_DAYS);
  const caption =
    left.length > shown.length
      ? `The ${shown.length} worst of ${left.length} project-days that lack half an agent or more in some interval`
      : 'Project-days that lack half an agent or more in some interval';
  return htmlTable(
    caption,
    [
      { title: 'Day', text: true },
      { title: 'Project', text: true },
      { title: 'before', group: 'Agent-hours short' },
      { title: 'after', group: 'Agent-hours short' },
      { title: 'intervals', group: 'Short after the plan' },
      { title: 'agents at worst', group: 'Short after the plan' },
      { title: 'before', group: 'Service level' },
      { title: 'after', group: 'Service level' },
    ],
    shown.map(({ project, day, gap }) => [
      shortDateText(day.date),
      project.name,
      amountText(gap.before.shortHours),
      amountText(gap.after.shortHours),
      countText(gap.after.shortRows),
      amountText(gap.after.worstShort),
      serviceLevelCell(project, day.before),
      serviceLevelCell(project, day.after),
    ]),
  );
}

function refusalTable(report: PlanningReport): string {
  if (report.refusals.length === 0) return '';
  const names = new Map(report.projects.map((project) => [project.id, project.name]));
  const items = report.refusals.map(
    ({ source, to, reason }) => `<li>${htmlText(`${source} for ${names.get(to)}: ${reason}`)}</li>`,
  );
  return `<details><summary>Help that was possible and is not used (${items.length})</summary><ul>${items.join('\n')}</ul></details>`;
}
