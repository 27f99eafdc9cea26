import { dayGaps, totalGap } from '../dayGaps.ts';
import { daysMissed } from '../daysMissed.ts';
import { amountText, countText, percentText, waitText } from '../numberFormats.ts';
import { type OutcomeBasis, outcomeSides } from '../outcomeSides.ts';
import type { PlanningReport } from '../planningReport.ts';
import { type HtmlCell, type HtmlColumn, htmlTable } from './htmlTable.ts';
import { serviceLevelCell } from './outcomeCells.ts';

/** Each project's outcome over the whole horizon, before and after the plan. */
export function summarySection(report: PlanningReport): string {
  const hindsight = report.projects.some((project) => project.total.hindsightBefore);
  return `<section id="summary"><h2>Before and after the plan</h2>
<p class="muted">Before is the roster as it is; after is the roster with the people lent and borrowed. A service level below its target is marked.</p>
${serviceTable(report, 'Service, on the forecast', 'forecast')}
${hindsight ? serviceTable(report, 'Service, on what really came', 'hindsight') : ''}
${peopleTable(report)}
</section>`;
}

function pairs(group: string): HtmlColumn[] {
  return [
    { title: 'before', group },
    { title: 'after', group },
  ];
}

function serviceTable(report: PlanningReport, caption: string, basis: OutcomeBasis): string {
  const columns = [
    { title: 'Project', text: true },
    ...pairs('Service level'),
    { title: 'Target', text: true },
    { title: 'Contacts' },
    ...pairs('Days missed'),
    ...pairs('ASA'),
    ...pairs('Abandonment'),
  ];
  const sides = outcomeSides(basis);
  const rows = report.projects.map((project): HtmlCell[] => {
    const outcomes = sides.map((side) => project.total[side]);
    return [
      project.name,
      ...outcomes.map((outcome) => serviceLevelCell(project, outcome)),
      project.targets.text,
      countText(outcomes[0]?.offered),
      ...sides.map((side) => countText(daysMissed(project, side))),
      ...outcomes.map((outcome) => waitText(outcome?.asaSeconds)),
      ...outcomes.map((outcome) => percentText(outcome?.abandonment)),
    ];
  });
  return htmlTable(caption, columns, rows);
}

function peopleTable(report: PlanningReport): string {
  const columns = [
    { title: 'Project', text: true },
    ...pairs('Agent-hours short'),
    ...pairs('Agent-hours spare'),
    ...pairs('Occupancy'),
    ...pairs(`Cost, ${report.currency}`),
  ];
  const rows = report.projects.map((project): HtmlCell[] => {
    const gaps = dayGaps(report.grid, project);
    const totals = [totalGap(gaps, 'before'), totalGap(gaps, 'after')];
    const outcomes = [project.total.before, project.total.after];
    return [
      project.name,
      ...totals.map((total) => amountText(total.shortHours)),
      ...totals.map((total) => amountText(total.spareHours)),
      ...outcomes.map((outcome) => percentText(outcome.occupancy)),
      ...outcomes.map((outcome) => countText(outcome.cost)),
    ];
  });
  return htmlTable('People and money, on the forecast', columns, rows);
}
