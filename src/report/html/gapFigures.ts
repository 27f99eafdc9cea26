import { type LocalClock, localClock } from '../../time/index.ts';
import type { ChartRenderer } from '../chartRenderer.ts';
import { type GapClass, gapClasses } from '../charts/gapClasses.ts';
import { heatMapChart } from '../charts/heatMapChart.ts';
import { palette } from '../charts/palette.ts';
import { workdayChart } from '../charts/workdayChart.ts';
import { shortDateText } from '../dateFormats.ts';
import { totalGap } from '../dayGaps.ts';
import { gapRows } from '../gapRows.ts';
import { hoursText } from '../numberFormats.ts';
import { type PlanSide, planSides } from '../outcomeSides.ts';
import type { PlanningReport, ProjectReport } from '../planningReportTypes.ts';
import { NOTABLE_AGENTS, type ProjectDayGap } from '../projectDays.ts';
import { figure, type LegendKey, legend } from './figure.ts';

const MOST_DAYS = 3;
const titles = { before: 'Before the plan:', after: 'After the plan:' };

/** Requirement against roster on the worst days, and surplus and shortfall over all days and intervals. */
export function gapFigures(
  report: PlanningReport,
  project: ProjectReport,
  days: readonly ProjectDayGap[],
  id: string,
  draw: ChartRenderer,
): string {
  const clock = localClock(report.grid);
  return `${workdays(report, project, days, clock, id, draw)}
${heatMaps(report, project, days, clock, id, draw)}`;
}

function workdays(
  report: PlanningReport,
  project: ProjectReport,
  days: readonly ProjectDayGap[],
  clock: LocalClock,
  id: string,
  draw: ChartRenderer,
): string {
  // One row a day has no course through the day.
  if (clock.days.every((day) => day.to - day.from <= 1)) return '';
  const { indexes, title } = daysToShow(project, days, clock);
  if (indexes.length === 0) return '';
  const sides = planSides(report);
  const most = largestAgents(project, clock, indexes);
  const figures = indexes.map((index) => {
    const { day, gap } = days[index]!;
    const date = shortDateText(day.date);
    const label = `Agents required and rostered through ${date}, ${project.name}.`;
    const frame = { id: `${id}-day-${index + 1}`, width: 350, height: 210, label };
    const short = sides.map((side) => `${hoursText(gap[side].shortHours)}${report.plan ? ` ${side}` : ''}`);
    const chart = workdayChart(project, clock, index, report.grid.intervalSeconds, most, sides);
    return figure(`${date},`, `short ${short.join(', ')}`, draw(chart, frame));
  });
  return `<h3>${title}</h3>
<div class="panels">${figures.join('\n')}</div>
${legend([
  { color: palette.required, label: 'agents required', mark: 'line' },
  ...sides.map((side) => rosterKey(side, report)),
  { color: palette.shortArea, label: report.plan ? 'short before the plan' : 'short' },
])}`;
}

function rosterKey(side: PlanSide, { plan }: PlanningReport): LegendKey {
  const label = plan ? `roster ${side}` : 'roster';
  return { color: palette[side], label, mark: side === 'before' ? 'dashed' : 'line' };
}

/** The worst days in the order of the calendar; without any shortfall, the day that needs most agents. */
function daysToShow(project: ProjectReport, days: readonly ProjectDayGap[], clock: LocalClock) {
  const short = days
    .map(({ gap }, index) => ({ index, hours: gap.before.shortHours, worst: gap.before.worstShort }))
    .filter(({ worst }) => worst >= NOTABLE_AGENTS)
    .sort((a, b) => b.hours - a.hours)
    .slice(0, MOST_DAYS)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
  if (short.length > 0) return { indexes: short, title: 'Requirement against roster on the worst days' };
  const peaks = clock.days.map(({ from, to }) =>
    Math.max(0, ...project.required.slice(from, to).map((need) => need ?? 0)),
  );
  const peak = peaks.indexOf(Math.max(...peaks));
  const title = 'Requirement against roster on the day that needs most agents';
  return { indexes: (peaks[peak] ?? 0) > 0 ? [peak] : [], title };
}

/** The most agents that any panel shows, for a scale in common. */
function largestAgents(project: ProjectReport, clock: LocalClock, indexes: readonly number[]): number {
  let most = 1;
  for (const index of indexes) {
    const { from, to } = clock.days[index]!;
    for (let row = from; row < to; row++) {
      most = Math.max(
        most,
        project.required[row] ?? 0,
        project.rosterBefore[row]!,
        project.rosterAfter[row]!,
      );
    }
  }
  return most;
}

function heatMaps(
  report: PlanningReport,
  project: ProjectReport,
  days: readonly ProjectDayGap[],
  clock: LocalClock,
  id: string,
  draw: ChartRenderer,
): string {
  const gaps = {
    before: gapRows(project.required, project.rosterBefore),
    after: gapRows(project.required, project.rosterAfter),
  };
  const classes = gapClasses([gaps.before, gaps.after]);
  const { intervalSeconds } = report.grid;
  const height = intervalSeconds === 86_400 ? 90 : 278;
  const maps = planSides(report).map((side) => {
    const total = totalGap(
      days.map(({ gap }) => gap),
      side,
    );
    const label = `Surplus and shortfall of ${project.name}${report.plan ? ` ${side} the plan` : ''}, by day and interval.`;
    const chart = heatMapChart(clock, intervalSeconds, gaps[side], classes);
    const remark = `${hoursText(total.shortHours)} short, ${hoursText(total.spareHours)} spare`;
    const frame = { id: `${id}-heat-${side}`, width: 470, height, label };
    return figure(report.plan ? titles[side] : 'In all:', remark, draw(chart, frame), 'heat');
  });
  return `<h3>Surplus and shortfall, agents by day and interval</h3>
<div class="panels">${maps.join('\n')}</div>
${classLegend(classes, showsClosedRows(project, clock))}`;
}

/** Whether some row is closed at a time of day at which another is open: the maps show no more of the day than that. */
function showsClosedRows(project: ProjectReport, clock: LocalClock): boolean {
  const closed = new Set<number>();
  let first = Infinity;
  let last = -Infinity;
  for (const [row, need] of project.required.entries()) {
    const second = clock.secondOfDay[row]!;
    if (need === null) closed.add(second);
    else [first, last] = [Math.min(first, second), Math.max(last, second)];
  }
  return [...closed].some((second) => second >= first && second <= last);
}

function classLegend(classes: readonly GapClass[], closed: boolean): string {
  return legend(closed ? [...classes, { color: '#fff', label: 'closed' }] : classes);
}
