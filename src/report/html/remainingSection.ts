import { shortDateText } from '../dateFormats.ts';
import { amountText, countText } from '../numberFormats.ts';
import { planSides } from '../outcomeSides.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { worstDays } from '../projectDays.ts';
import { htmlTable } from './htmlTable.ts';
import { htmlText } from './htmlText.ts';
import { serviceLevelCell } from './outcomeCells.ts';
import { sideColumns } from './sideColumns.ts';

const MOST_DAYS = 15;

/** Title of the section. */
export function remainingTitle(report: PlanningReport): string {
  return report.plan ? 'What remains short' : 'What is short';
}

/** The days that stay short with the plan, and why nobody else helps. */
export function remainingSection(report: PlanningReport): string {
  return `<section id="remaining"><h2>${remainingTitle(report)}</h2>
${remainingTable(report)}
${refusalTable(report)}</section>`;
}

function remainingTable(report: PlanningReport): string {
  const sides = planSides(report);
  const end = sides.at(-1)!;
  const left = worstDays(report, end);
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
      ...sideColumns('Agent-hours short', sides),
      { title: 'intervals', group: end === 'after' ? 'Short after the plan' : 'Short' },
      { title: 'agents at worst', group: end === 'after' ? 'Short after the plan' : 'Short' },
      ...sideColumns('Service level', sides),
    ],
    shown.map(({ project, day, gap }) => [
      shortDateText(day.date),
      project.name,
      ...sides.map((side) => amountText(gap[side].shortHours)),
      countText(gap[end].shortRows),
      amountText(gap[end].worstShort),
      ...sides.map((side) => serviceLevelCell(project, day[side])),
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
