import { clockSeconds, localClock, type WeekdayName, weekdayNames } from '../time/index.ts';
import type { ShiftProblem, ShiftType } from './types.ts';

/** A shift that may begin on a day. */
export interface Placement {
  readonly shift: ShiftType;
  /** Wall clock of the start. */
  readonly start: string;
  /** Place of the day in the grid. */
  readonly day: number;
  /** First row, and one past the last; beyond the grid where the shift goes on after it. */
  readonly from: number;
  readonly to: number;
}

/**
 * Every shift on every day on which it may begin. Where clocks change, a shift begins at the first row at or after its time and keeps
 * its length.
 */
export function placementsOf({ grid, shifts }: ShiftProblem): Placement[] {
  const { days, secondOfDay } = localClock(grid);
  return shifts.flatMap((shift, s) =>
    shift.starts.flatMap((start, i) => {
      const second = clockSeconds('planShifts', `shifts[${s}].starts[${i}]`, start);
      const rows = shift.lengthSeconds / grid.intervalSeconds;
      return [...days.entries()].flatMap(([day, { from: first, to: end, weekday }]) => {
        if (shift.weekdays && !shift.weekdays.includes(weekdayNames[weekday - 1] as WeekdayName)) return [];
        const from = secondOfDay.subarray(first, end).findIndex((at) => at >= second) + first;
        return from < first ? [] : [{ shift, start, day, from, to: from + rows }];
      });
    }),
  );
}

/** The rows of a stretch: those beyond the grid are its first ones where the days repeat, and left out elsewhere. */
export function rowsOf({ grid, repeats }: ShiftProblem, from: number, to: number): number[] {
  const rows: number[] = [];
  for (let row = from; row < to; row++) {
    if (row < grid.length) rows.push(row);
    else if (repeats) rows.push(row % grid.length);
  }
  return rows;
}

/** Paid hours of one person in a shift. */
export function paidHours({ lengthSeconds, breaks = [] }: ShiftType): number {
  const unpaid = breaks.reduce((sum, { paid, durationSeconds }) => sum + (paid ? 0 : durationSeconds), 0);
  return (lengthSeconds - unpaid) / 3600;
}

/** Wage of one person in a shift. */
export function wageOf(shift: ShiftType): number {
  const { costPerPerson, costPerPaidHour = costPerPerson === undefined ? 1 : 0 } = shift;
  return costPerPaidHour * paidHours(shift);
}
