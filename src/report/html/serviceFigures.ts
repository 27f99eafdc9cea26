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
  const gaps = days.map(({ gap }) => gap);
  const label = `Agent-hours short per day of ${project.name}, before and after the plan.`;
  const figures = [level('forecast', 'Service level per day,', 'on the forecast')];
  if (project.days.some((day) => day.hindsightBefore)) {
    figures.push(level('hindsight', 'Service level per day,', 'on what really came'));
  }
  figures.push(
    figure(
      'Agent-hours short per day',
      '',
      draw(shortHoursChart(gaps), { id: `${id}-short`, label, ...SIZE }),
    ),
  );
  return `<div class="panels">${figures.join('\n')}</div>
${legend([
  { color: palette.before, label: 'before the plan', mark: 'line' },
  { color: palette.after, label: 'after the plan', mark: 'line' },
  { color: palette.target, label: 'target', mark: 'dashed' },
])}`;
}
