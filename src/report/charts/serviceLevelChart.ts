import type { ChartOption } from '../chartRenderer.ts';
import { percentText } from '../numberFormats.ts';
import type { Outcome, OutcomePair, ProjectReport } from '../planningReportTypes.ts';
import { dayAxis, numberAxis } from './axes.ts';
import { palette } from './palette.ts';

/** Service level by day, before and after the plan where there are two sides, with the target as a line. */
export function serviceLevelChart(
  project: ProjectReport,
  sides: readonly (keyof OutcomePair)[],
): ChartOption {
  const target = project.targets.serviceLevel;
  const values = (side: keyof OutcomePair) => project.days.map((day) => level(day[side]));
  return {
    grid: { left: 44, right: 44, top: 14, bottom: 26 },
    xAxis: {
      ...dayAxis(
        project.days.map((day) => day.date),
        5,
      ),
      boundaryGap: true,
    },
    yAxis: { ...numberAxis((share) => percentText(share), 1), interval: 0.25 },
    series: sides.map((side, i) =>
      i === 0
        ? { ...lineOf('before', values(side), palette.before), ...(target !== null && targetLine(target)) }
        : lineOf('after', values(side), palette.after),
    ) as NonNullable<ChartOption['series']>,
  };
}

function level(outcome: Outcome | undefined): number | '-' {
  return outcome?.serviceLevel ?? '-';
}

function lineOf(name: string, data: (number | '-')[], color: string) {
  return {
    type: 'line' as const,
    name,
    data,
    silent: true,
    symbol: name === 'before' ? 'emptyCircle' : 'circle',
    symbolSize: 4,
    showAllSymbol: true,
    lineStyle: { color, width: 1.5 },
    itemStyle: { color },
  };
}

function targetLine(target: number) {
  return {
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: palette.target, width: 1, type: [4, 3] },
      label: {
        formatter: `target\n${percentText(target)}`,
        position: 'end' as const,
        color: palette.target,
        fontSize: 11,
      },
      data: [{ yAxis: target }],
    },
  };
}
