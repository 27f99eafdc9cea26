import { dayNumber, type Grid, type LocalClock, localClock, type Series } from '../time/index.ts';

/** A history arranged by local day and by slot of the day, the form the models work on. */
export interface DayTable {
  readonly grid: Grid;
  readonly clock: LocalClock;
  /** Slots in a day: 86400 / interval. */
  readonly slots: number;
  /** Slot of each row by the local clock. */
  readonly slotOf: Int32Array;
  /** Day number of each day. */
  readonly dayNumbers: Int32Array;
  /** ISO weekday of each day. */
  readonly weekdays: Int32Array;
}

/** The days and slots of a grid. */
export function dayTable(grid: Grid): DayTable {
  const clock = localClock(grid);
  const slots = 86_400 / grid.intervalSeconds;
  const slotOf = Int32Array.from(clock.secondOfDay, (second) => Math.floor(second / grid.intervalSeconds));
  return {
    grid,
    clock,
    slots,
    slotOf,
    dayNumbers: Int32Array.from(clock.days, (day) => dayNumber(day.date)),
    weekdays: Int32Array.from(clock.days, (day) => day.weekday),
  };
}

/** Counts of each day by slot; NaN where the history has none. A doubled hour is averaged, and `rows` says how many. */
export interface SlotCounts {
  /** days x slots. */
  readonly counts: Float64Array;
  /** Number of rows that fell on a slot, days x slots. */
  readonly rows: Uint8Array;
}

/** The history as a table of days by slots. */
export function slotCounts(table: DayTable, series: Series): SlotCounts {
  const days = table.clock.days.length;
  const counts = new Float64Array(days * table.slots).fill(Number.NaN);
  const rows = new Uint8Array(days * table.slots);
  for (let row = 0; row < series.grid.length; row++) {
    const value = series.values[row];
    if (value === null || value === undefined) continue;
    const at = (table.clock.dayOf[row] ?? 0) * table.slots + (table.slotOf[row] ?? 0);
    const seen = rows[at] ?? 0;
    counts[at] = seen === 0 ? value : ((counts[at] ?? 0) * seen + value) / (seen + 1);
    rows[at] = seen + 1;
  }
  return { counts, rows };
}
