import { addDays, type Grid, type GridDay, gridDays, type LocalDate } from '../../time/index.ts';

export const periodNames = ['day', 'week', 'month', 'all'] as const;

/** Stretch of time over which a service level is agreed. Weeks begin on Monday. */
export type Period = (typeof periodNames)[number];

/** The rows of a period: from `from` up to `to`. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
  readonly firstDate: LocalDate;
  readonly lastDate: LocalDate;
  /** Local days. */
  readonly days: number;
}

/** The periods of a grid in order, as far as the grid holds them. */
export function periodsOf(grid: Grid, period: Period): RowRange[] {
  const ranges = new Map<string, RowRange>();
  for (const day of gridDays(grid)) {
    const name = nameOf(day, period);
    const before = ranges.get(name);
    ranges.set(name, {
      from: before?.from ?? day.from,
      to: day.to,
      firstDate: before?.firstDate ?? day.date,
      lastDate: day.date,
      days: (before?.days ?? 0) + 1,
    });
  }
  return [...ranges.values()];
}

function nameOf(day: GridDay, period: Period): string {
  if (period === 'day') return day.date;
  if (period === 'week') return addDays(day.date, 1 - day.weekday);
  return period === 'month' ? day.date.slice(0, 7) : '';
}
