import { clockText, type LocalClock } from '../../time/index.ts';
import type { ChartOption } from '../chartRenderer.ts';
import { countText } from '../numberFormats.ts';
import type { ProjectReport } from '../planningReport.ts';
import { numberAxis } from './axes.ts';
import { niceScale } from './niceScale.ts';
import { palette } from './palette.ts';

/** Requirement and roster through one day, row by row, the shortfall before the plan shaded. */
export function workdayChart(
  project: ProjectReport,
  clock: LocalClock,
  dayIndex: number,
  most: number,
): ChartOption {
  const { from, to } = clock.days[dayIndex]!;
  const rows = Array.from({ length: to - from }, (_, i) => from + i);
  // A step needs the end of its last row.
  const ended = <T>(values: T[]) => [...values, values.at(-1)!];
  const needed = ended(rows.map((row) => project.required[row] ?? null));
  const before = ended(rows.map((row) => project.rosterBefore[row]!));
  const after = ended(rows.map((row) => project.rosterAfter[row]!));
  const labels = [...rows.map((row) => clockText(clock.secondOfDay[row]!)), '24:00'];
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
        interval: (_: number, text: string) => sixHourly(text),
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
      step('after', after, palette.after, 'solid'),
      step(
        'required',
        needed.map((need) => need ?? '-'),
        palette.required,
        'solid',
      ),
    ] as NonNullable<ChartOption['series']>,
  };
}

function sixHourly(clock: string): boolean {
  return clock.endsWith(':00') && Number(clock.slice(0, 2)) % 6 === 0;
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
