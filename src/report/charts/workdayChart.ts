import { clockText, type GridDay, type LocalClock } from '../../time/index.ts';
import type { ChartOption } from '../chartRenderer.ts';
import { countText } from '../numberFormats.ts';
import type { PlanSide } from '../outcomeSides.ts';
import type { ProjectReport } from '../planningReportTypes.ts';
import { numberAxis } from './axes.ts';
import { niceScale } from './niceScale.ts';
import { palette } from './palette.ts';

/** Requirement and roster through one day, row by row, the shortfall before the plan shaded. */
export function workdayChart(
  project: ProjectReport,
  clock: LocalClock,
  dayIndex: number,
  intervalSeconds: number,
  most: number,
  sides: readonly PlanSide[],
): ChartOption {
  const rows = openRows(project, clock.days[dayIndex]!);
  // A step needs the end of its last row.
  const ended = <T>(values: T[]) => [...values, values.at(-1)!];
  const needed = ended(rows.map((row) => project.required[row] ?? null));
  const before = ended(rows.map((row) => project.rosterBefore[row]!));
  const after = ended(rows.map((row) => project.rosterAfter[row]!));
  const labels = [...rows.map((row) => clockText(clock.secondOfDay[row]!)), endText(clock, rows)];
  const hours = rows.length > (16 * 3600) / intervalSeconds ? 6 : 4;
  return {
    grid: { left: 38, right: 10, top: 10, bottom: 24 },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.muted } },
      axisLabel: {
        color: palette.muted,
        fontSize: 11,
        interval: (_: number, text: string) => isMultiple(text, hours),
      },
    },
    yAxis: { ...numberAxis(countText), ...niceScale(most) },
    series: [
      area(
        'base',
        needed.map((need, i) => (need === null ? '-' : Math.min(need, before[i]!))),
        null,
      ),
      area(
        'short',
        needed.map((need, i) => (need === null ? '-' : Math.max(0, need - before[i]!))),
        palette.shortArea,
      ),
      step('before', before, palette.before, [3, 2]),
      ...(sides.includes('after') ? [step('after', after, palette.after, 'solid')] : []),
      step(
        'required',
        needed.map((need) => need ?? '-'),
        palette.required,
        'solid',
      ),
    ] as NonNullable<ChartOption['series']>,
  };
}

/** The rows of a day from the first to the last that is open. */
function openRows(project: ProjectReport, { from, to }: GridDay): number[] {
  const open = project.required.map((need, row) => (need === null ? -1 : row)).slice(from, to);
  const rows = open.filter((row) => row >= 0);
  const [first = from, last = to - 1] = [rows[0], rows.at(-1)];
  return Array.from({ length: last + 1 - first }, (_, i) => first + i);
}

/** Clock time at the end of the last row. */
function endText(clock: LocalClock, rows: readonly number[]): string {
  const next = rows.at(-1)! + 1;
  const sameDay = clock.dayOf[next] === clock.dayOf[next - 1];
  return sameDay ? clockText(clock.secondOfDay[next]!) : '24:00';
}

function isMultiple(clock: string, hours: number): boolean {
  return clock.endsWith(':00') && Number(clock.slice(0, 2)) % hours === 0;
}

function step(name: string, data: (number | '-')[], color: string, type: string | number[]) {
  const lineStyle = { color, width: name === 'required' ? 1.2 : 1.8, type };
  return {
    type: 'line',
    name,
    step: 'end',
    data,
    symbol: 'none',
    silent: true,
    lineStyle,
    itemStyle: { color },
  };
}

function area(name: string, data: (number | '-')[], color: string | null) {
  return {
    ...step(name, data, '#fff', 'solid'),
    stack: 'gap',
    lineStyle: { width: 0, opacity: 0 },
    ...(color !== null && { areaStyle: { color, opacity: 1 } }),
  };
}
