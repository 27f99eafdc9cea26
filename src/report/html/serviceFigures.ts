import type { ChartRenderer } from '../chartRenderer.ts';
import { palette } from '../charts/palette.ts';
import { serviceLevelChart } from '../charts/serviceLevelChart.ts';
import { shortHoursChart } from '../charts/shortHoursChart.ts';
import { type OutcomeBasis, outcomeSides, planSides } from '../outcomeSides.ts';
import type { PlanningReport, ProjectReport } from '../planningReportTypes.ts';
import type { ProjectDayGap } from '../projectDays.ts';
import { figure, type LegendKey, legend } from './figure.ts';

const SIZE = { width: 400, height: 240 };

/** Service level and agent-hours short by day, before and after the plan. */
export function serviceFigures(
  report: PlanningReport,
  project: ProjectReport,
  days: readonly ProjectDayGap[],
  id: string,
  draw: ChartRenderer,
): string {
  const level = (basis: OutcomeBasis, title: string, remark: string) => {
    const label = `${title} ${project.name}${when(report)}; the numbers are in the table by day.`;
    const chart = serviceLevelChart(project, outcomeSides(report, basis));
    return figure(title, remark, draw(chart, { id: `${id}-level-${basis}`, label, ...SIZE }));
  };
  const figures = [level('forecast', 'Service level per day,', 'on the forecast')];
  if (project.days.some((day) => day.hindsightBefore)) {
    figures.push(level('hindsight', 'Service level per day,', 'on what really came'));
  }
  figures.push(shortHours(report, project, days, id, draw));
  return `<div class="panels">${figures.join('\n')}</div>
${legend([...sideKeys(report), { color: palette.target, label: 'target', mark: 'dashed' }])}`;
}

function sideKeys(report: PlanningReport): LegendKey[] {
  return planSides(report).map((side) => ({
    color: palette[side],
    label: report.plan ? `${side} the plan` : 'as it is',
    mark: 'line',
  }));
}

function when({ plan }: PlanningReport): string {
  return plan ? ', before and after the plan' : '';
}

function shortHours(
  report: PlanningReport,
  project: ProjectReport,
  days: readonly ProjectDayGap[],
  id: string,
  draw: ChartRenderer,
): string {
  const gaps = days.map(({ gap }) => gap);
  const title = 'Agent-hours short per day';
  if (gaps.every(({ before, after }) => before.shortHours + after.shortHours === 0)) {
    return figure(title, '', `<p class="muted">None${report.plan ? ', before or after the plan' : ''}.</p>`);
  }
  const label = `${title} of ${project.name}${when(report)}; the numbers are in the table by day.`;
  return figure(
    title,
    '',
    draw(shortHoursChart(gaps, planSides(report)), { id: `${id}-short`, label, ...SIZE }),
  );
}
