import { dayGaps, totalGap } from '../dayGaps.ts';
import { daysMissed } from '../daysMissed.ts';
import { amountText, countText, percentText, waitText } from '../numberFormats.ts';
import { type OutcomeBasis, outcomeSides, planSides } from '../outcomeSides.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { type HtmlCell, htmlTable } from './htmlTable.ts';
import { serviceLevelCell } from './outcomeCells.ts';
import { sideColumns } from './sideColumns.ts';

/** Each project's outcome over the whole horizon, before and after the plan. */
export function summarySection(report: PlanningReport): string {
  const hindsight = report.projects.some((project) => project.total.hindsightBefore);
  const sides = report.plan
    ? 'Before is the roster as it is; after is the roster with the people lent and borrowed. '
    : '';
  return `<section id="summary"><h2>${summaryTitle(report)}</h2>
<p class="muted">${sides}A service level below its target is marked.</p>
${serviceTable(report, 'Service, on the forecast', 'forecast')}
${hindsight ? serviceTable(report, 'Service, on what really came', 'hindsight') : ''}
${peopleTable(report)}
</section>`;
}

/** Title of the section. */
export function summaryTitle(report: PlanningReport): string {
  return report.plan ? 'Before and after the plan' : 'Service and people';
}

function serviceTable(report: PlanningReport, caption: string, basis: OutcomeBasis): string {
  const shown = planSides(report);
  const columns = [
    { title: 'Project', text: true },
    ...sideColumns('Service level', shown),
    { title: 'Target', text: true },
    { title: 'Contacts' },
    ...sideColumns('Days missed', shown),
    ...sideColumns('ASA', shown),
    ...sideColumns('Abandonment', shown),
  ];
  const sides = outcomeSides(report, basis);
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
  const sides = planSides(report);
  const columns = [
    { title: 'Project', text: true },
    ...sideColumns('Agent-hours short', sides),
    ...sideColumns('Agent-hours spare', sides),
    ...sideColumns('Occupancy', sides),
    ...sideColumns(`Cost, ${report.currency}`, sides),
  ];
  const rows = report.projects.map((project): HtmlCell[] => {
    const gaps = dayGaps(report.grid, project);
    const totals = sides.map((side) => totalGap(gaps, side));
    const outcomes = sides.map((side) => project.total[side]);
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
