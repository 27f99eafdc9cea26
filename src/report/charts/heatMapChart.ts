import { clockText, type LocalClock } from '../../time/index.ts';
import type { ChartOption, MarksOption } from '../chartRenderer.ts';
import { dayAxis } from './axes.ts';
import { clockScale } from './clockScale.ts';
import { type GapClass, gapClassOf } from './gapClasses.ts';
import { type HeatCell, heatCells } from './heatCells.ts';
import { palette } from './palette.ts';

const DAY_SECONDS = 86_400;

/** Surplus and shortfall: a column a day, a row an interval, one colour a class; closed rows stay blank. */
export function heatMapChart(
  clock: LocalClock,
  intervalSeconds: number,
  gaps: Float64Array,
  classes: readonly GapClass[],
): ChartOption {
  const cells = heatCells(clock, intervalSeconds, (row) => gapClassOf(classes, gaps[row]!));
  const daily = intervalSeconds === DAY_SECONDS;
  return {
    grid: { left: 44, right: 6, top: 6, bottom: 26 },
    xAxis: {
      ...dayAxis(
        clock.days.map((day) => day.date),
        6,
      ),
      axisLine: { onZero: false, lineStyle: { color: palette.muted } },
    },
    yAxis: {
      type: 'value',
      inverse: true,
      ...clockScale(
        Math.min(...cells.map((cell) => cell.fromSecond)),
        Math.max(...cells.map((cell) => cell.toSecond)),
      ),
      splitLine: { show: false },
      axisLabel: { show: !daily, color: palette.muted, fontSize: 11, formatter: clockText },
    },
    // One path a colour, not one element a cell: a month of half hours would be megabytes.
    series: classes.flatMap((gapClass, index) => {
      const own = cells.filter((cell) => cell.group === index);
      return own.length === 0 ? [] : [classCells(gapClass, own)];
    }),
  };
}

function classCells({ label, color }: GapClass, cells: readonly HeatCell[]): MarksOption {
  return {
    type: 'custom',
    name: label,
    silent: true,
    data: [[0, 0]],
    renderItem: (_, api) => {
      const dayWidth = (api.size!([1, 0]) as number[])[0] ?? 0;
      const outlines = cells.map((cell) => {
        const [centre = 0, top = 0] = api.coord([cell.day, cell.fromSecond]);
        const bottom = api.coord([cell.day, cell.toSecond])[1] ?? 0;
        const left = centre + (cell.left - 0.5) * dayWidth;
        const right = left + cell.width * dayWidth;
        return `M${left} ${top}L${right} ${top}L${right} ${bottom}L${left} ${bottom}Z`;
      });
      return { type: 'path', shape: { pathData: outlines.join('') }, style: { fill: color } };
    },
  };
}
