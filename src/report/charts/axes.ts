import type { LocalDate } from '../../time/index.ts';
import { weekdayOf } from '../../time/index.ts';
import { shortDateText } from '../dateFormats.ts';
import { palette } from './palette.ts';

const labelStyle = { color: palette.muted, fontSize: 11 } as const;

/** An axis of days with few labels: every day of a short span, else Mondays. */
export function dayAxis(dates: readonly LocalDate[], mostLabels: number) {
  const labelled = labelledDays(dates, mostLabels);
  return {
    type: 'category' as const,
    data: dates.map(shortDateText),
    axisTick: {
      show: true,
      interval: (index: number) => labelled.has(index),
      lineStyle: { color: palette.muted },
    },
    axisLine: { lineStyle: { color: palette.muted } },
    axisLabel: { ...labelStyle, interval: (index: number) => labelled.has(index), hideOverlap: true },
    splitLine: { show: false },
  };
}

/** Indexes of the days that carry a label. */
export function labelledDays(dates: readonly LocalDate[], mostLabels: number): Set<number> {
  const all = dates.map((_, index) => index);
  if (dates.length <= mostLabels) return new Set(all);
  const mondays = all.filter((index) => weekdayOf(dates[index]!) === 1);
  const every = Math.max(1, Math.ceil(mondays.length / mostLabels));
  return new Set(mondays.filter((_, k) => k % every === 0));
}

/** An axis of numbers from 0 with quiet grid lines. */
export function numberAxis(format: (value: number) => string, most?: number) {
  return {
    type: 'value' as const,
    min: 0,
    ...(most !== undefined && { max: most }),
    splitNumber: 4,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { ...labelStyle, formatter: format },
    splitLine: { lineStyle: { color: palette.rule } },
  };
}

/** Style of the label at the end of a line. */
export function endLabel(text: string, color: string) {
  return {
    endLabel: { show: true, formatter: () => text, color, fontSize: 11, distance: 6 },
    labelLayout: { moveOverlap: 'shiftY' as const },
  };
}
