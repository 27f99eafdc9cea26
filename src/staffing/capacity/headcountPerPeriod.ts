import {
  checkFields,
  checkLength,
  checkNonNegative,
  checkOneOf,
  checkPositive,
  type FieldNames,
  StaffcastError,
} from '../../errors/index.ts';
import { checkGrid, type Grid, gridDays, type LocalDate } from '../../time/index.ts';
import { type Period, periodNames, periodsOf } from '../period/periods.ts';

/** What {@link headcountPerPeriod} takes. */
export interface HeadcountOptions {
  readonly grid: Grid;
  /** People needed on the roster per row, such as {@link requirement} gives. */
  readonly rostered: readonly number[];
  /** Hours that one full-time person is rostered per week, leave and holidays taken off; above 0. */
  readonly rosteredHoursPerWeek: number;
  /** Periods of the plan: weeks or months. */
  readonly period: Exclude<Period, 'day' | 'all'>;
  /** Rostered hours of a shift plan over those required: it never fits exactly, say 1.08. 1 or more; default 1. */
  readonly scheduleInefficiency?: number | undefined;
}

const optionFields: FieldNames<HeadcountOptions> = {
  grid: true,
  rostered: true,
  rosteredHoursPerWeek: true,
  period: true,
  scheduleInefficiency: true,
};

/** Full-time people whom a period needs. */
export interface HeadcountNeed {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Days of the period in the grid. */
  readonly days: number;
  readonly rosteredHours: number;
  /** Full-time people, in fractions: hours over those of one person in as many days. */
  readonly fte: number;
}

/**
 * From people per row to full-time people per week or month: what {@link capacityPlan} takes as `requiredAgents`. A period
 * cut by the grid's ends counts its own days only.
 *
 * @throws StaffcastError on negative people, hours not above 0, or lists of the wrong length.
 * @example
 * ```ts
 * import { headcountPerPeriod } from 'staffcast/staffing';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-02', days: 14, intervalSeconds: 43200 });
 * const rostered = Array.from({ length: 28 }, (_, row) => (row < 14 ? 20 : 30));
 * const weeks = headcountPerPeriod({ grid, rostered, rosteredHoursPerWeek: 40, period: 'week' });
 * weeks.map(({ fte }) => fte); // [84, 126]
 * ```
 */
export function headcountPerPeriod(options: HeadcountOptions): HeadcountNeed[] {
  checkFields('headcountPerPeriod', 'options', options, optionFields);
  const { grid, rostered, rosteredHoursPerWeek, period, scheduleInefficiency = 1 } = options;
  const where = 'headcountPerPeriod';
  checkGrid(where, 'grid', grid);
  checkLength(where, 'rostered', rostered, grid.length);
  for (const [row, people] of rostered.entries()) checkNonNegative(where, `rostered[${row}]`, people);
  checkPositive(where, 'rosteredHoursPerWeek', rosteredHoursPerWeek);
  checkAtLeastOne(where, scheduleInefficiency);
  checkOneOf(where, 'period', period, periodNames);
  const days = gridDays(grid);
  return periodsOf(grid, period).map(({ from, to, firstDate, lastDate, days: count }) => {
    let hours = 0;
    for (const day of days) {
      if (day.from < from || day.from >= to) continue;
      const people = rostered.slice(day.from, day.to).reduce((a, b) => a + b, 0);
      hours += (people * (grid.intervalSeconds === 86_400 ? day.seconds : grid.intervalSeconds)) / 3600;
    }
    const rosteredHours = hours * scheduleInefficiency;
    const fte = rosteredHours / ((rosteredHoursPerWeek * count) / 7);
    return { from: firstDate, to: lastDate, days: count, rosteredHours, fte };
  });
}

function checkAtLeastOne(where: string, value: number): void {
  checkPositive(where, 'scheduleInefficiency', value);
  if (value >= 1) return;
  throw new StaffcastError({
    code: 'out-of-range',
    where,
    path: 'scheduleInefficiency',
    value,
    must: 'be 1 or more',
  });
}
