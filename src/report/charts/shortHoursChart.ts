import type { ChartOption } from '../chartRenderer.ts';
import type { DayGap } from '../dayGaps.ts';
import { countText } from '../numberFormats.ts';
import type { PlanSide } from '../outcomeSides.ts';
import { dayAxis, numberAxis } from './axes.ts';
import { palette } from './palette.ts';

/** Agent-hours short by day, before and after the plan. */
export function shortHoursChart(days: readonly DayGap[], sides: readonly PlanSide[]): ChartOption {
  const bars = (side: PlanSide) => ({
    type: 'bar' as const,
    name: side,
    silent: true,
    barGap: '0%',
    barCategoryGap: '25%',
    data: days.map((day) => day[side].shortHours),
    itemStyle: { color: palette[side] },
  });
  return {
    grid: { left: 44, right: 10, top: 14, bottom: 26 },
    xAxis: dayAxis(
      days.map((day) => day.date),
      5,
    ),
    yAxis: { ...numberAxis(countText), minInterval: 1 },
    series: sides.map(bars),
  };
}
