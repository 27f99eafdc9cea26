import type { ChartRenderer } from '../chartRenderer.ts';
import { palette } from '../charts/palette.ts';
import { serviceLevelChart } from '../charts/serviceLevelChart.ts';
import { shortHoursChart } from '../charts/shortHoursChart.ts';
import type { OutcomeBasis } from '../outcomeSides.ts';
import type { ProjectReport } from '../planningReport.ts';
import type { ProjectDayGap } from '../projectDays.ts';
import { figure, legend } from './figure.ts';

const SIZE = { width: 400, height: 240 };

/** Service level and agent-hours short by day, before and after the plan. */
export function serviceFigures(
  project: ProjectReport,
  days: readonly ProjectDayGap[],
  id: string,
  draw: ChartRenderer,
): string {
  const level = (basis: OutcomeBasis, title: string, remark: string) => {
    const label = `${title} ${project.name}, before and after the plan; the numbers are in the table by day.`;
    return figure(
      title,
      remark,
      draw(serviceLevelChart(project, basis), { id: `${id}-level-${basis}`, label, ...SIZE }),
    );
  };
  const figures = [level('forecast', 'Service level per day,', 'on the forecast')];
  if (project.days.some((day) => day.hindsightBefore)) {
    figures.push(level('hindsight', 'Service level per day,', 'on what really came'));
  }
  figures.push(shortHours(project, days, id, draw));
  return `<div class="panels">${figures.join('\n')}</div>
${legend([
  { color: palette.before, label: 'before the plan', mark: 'line' },
  { color: palette.after, label: 'after the plan', mark: 'line' },
  { color: palette.target, label: 'target', mark: 'dashed' },
])}`;
}

function shortHours(
  project: ProjectReport,
  days: readonly ProjectDayGap[],
  id: string,
  draw: ChartRenderer,
): string {
  const gaps = days.map(({ gap }) => gap);
  const title = 'Agent-hours short per day';
  if (gaps.every(({ before, after }) => before.shortHours + after.shortHours === 0)) {
    return figure(title, '', '<p class="muted">None, before or after the plan.</p>');
  }
  const label = `${title} of ${project.name}, before and after the plan; the numbers are in the table by day.`;
  return figure(title, '', draw(shortHoursChart(gaps), { id: `${id}-short`, label, ...SIZE }));
}
