import { dayGaps, totalGap } from '../dayGaps.ts';
import { daysMissed } from '../daysMissed.ts';
import { amountText, countText, percentText, waitText } from '../numberFormats.ts';
import type { PlanningReport, ProjectReport } from '../planningReport.ts';
import { type HtmlCell, type HtmlColumn, htmlTable } from './htmlTable.ts';
import { serviceLevelCell } from './outcomeCells.ts';

/** Each project's outcome over the whole horizon, before and after the plan. */
export function summarySection(report: PlanningReport): string {
  return `<section id="summary"><h2>Before and after the plan</h2>
<p class="muted">Before is the roster as it is; after is the roster with the people lent and borrowed. A service level below its target is marked.</p>
${forecastTable(report)}
${hindsightTable(report)}
</section>`;
}

function pairs(group: string): HtmlColumn[] {
  return [
    { title: 'before', group },
    { title: 'after', group },
  ];
}

const projectColumns: HtmlColumn[] = [
  { title: 'Project', text: true },
  { title: 'Target', text: true },
  { title: 'Contacts' },
];

function forecastTable(report: PlanningReport): string {
  const columns = [
    ...projectColumns,
    ...pairs('Service level'),
    ...pairs('Abandonment'),
    ...pairs('Days missed'),
    ...pairs('Agent-hours short'),
    ...pairs(`Cost, ${report.currency}`),
  ];
  const rows = report.projects.map((project): HtmlCell[] => {
    const gaps = dayGaps(report.grid, project);
    const { before, after } = project.total;
    return [
      ...firstCells(project, before.offered),
      serviceLevelCell(project, before),
      serviceLevelCell(project, after),
      percentText(before.abandonment),
      percentText(after.abandonment),
      countText(daysMissed(project, 'before')),
      countText(daysMissed(project, 'after')),
      amountText(totalGap(gaps, 'before').shortHours),
      amountText(totalGap(gaps, 'after').shortHours),
      countText(before.cost),
      countText(after.cost),
    ];
  });
  return htmlTable('On the forecast, whole horizon', columns, rows);
}

function hindsightTable(report: PlanningReport): string {
  if (!report.projects.some((project) => project.total.hindsightBefore)) return '';
  const columns = [
    ...projectColumns,
    ...pairs('Service level'),
    ...pairs('ASA'),
    ...pairs('Abandonment'),
    ...pairs('Days missed'),
    ...pairs(`Cost, ${report.currency}`),
  ];
  const rows = report.projects.map((project): HtmlCell[] => {
    const { hindsightBefore: before, hindsightAfter: after } = project.total;
    return [
      ...firstCells(project, before?.offered ?? null),
      serviceLevelCell(project, before),
      serviceLevelCell(project, after),
      waitText(before?.asaSeconds),
      waitText(after?.asaSeconds),
      percentText(before?.abandonment),
      percentText(after?.abandonment),
      countText(daysMissed(project, 'hindsightBefore')),
      countText(daysMissed(project, 'hindsightAfter')),
      countText(before?.cost),
      countText(after?.cost),
    ];
  });
  return htmlTable('On what really came, whole horizon', columns, rows);
}

function firstCells(project: ProjectReport, offered: number | null): HtmlCell[] {
  return [project.name, project.targets.text, countText(offered)];
}
