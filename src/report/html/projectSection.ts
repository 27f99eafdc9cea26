import type { ChartRenderer } from '../chartRenderer.ts';
import type { PlanningReport, ProjectReport } from '../planningReportTypes.ts';
import { projectDays } from '../projectDays.ts';
import { dayTable } from './dayTable.ts';
import { forecastFigure } from './forecastFigure.ts';
import { gapFigures } from './gapFigures.ts';
import { htmlText } from './htmlText.ts';
import { serviceFigures } from './serviceFigures.ts';

/** Everything about one project: forecast, service level, people, and the numbers by day. */
export function projectSection(
  report: PlanningReport,
  project: ProjectReport,
  index: number,
  draw: ChartRenderer,
): string {
  const id = `project-${index + 1}`;
  const days = projectDays(report.grid, project);
  return `<section id="${id}"><h2>${htmlText(project.name)}</h2>
<p class="muted">Target: ${htmlText(project.targets.text)}</p>
${forecastFigure(project, id, draw)}
${serviceFigures(report, project, days, id, draw)}
${gapFigures(report, project, days, id, draw)}
${dayTable(report, project, days)}</section>`;
}
