import { slotCounts } from '../historyDays.ts';
import { type PreparedHistory, prepareHistory } from '../prepareHistory.ts';
import type { ForecastContext } from '../types.ts';
import type { HandleTimeHistory } from './types.ts';

/** A history of averages by day and slot. */
export interface WeighedRows {
  readonly slots: number;
  readonly days: number;
  /** Weekday from 0 whose shape each day has. */
  readonly weekday: Int32Array;
  /** Handle time per row, days x slots; NaN where there is none. */
  readonly aht: Float64Array;
  /** Contacts behind it. */
  readonly contacts: Float64Array;
}

/** A holiday may halve the volume, but calls last as long as they do within a tenth or two. */
const EFFECT_SCALE = 0.25;

/** Arranges a history of handle times by day and slot. */
export function prepareHandleTimes(history: HandleTimeHistory, context: ForecastContext): PreparedHistory {
  return prepareHistory(history.ahtSeconds, context, { effectScale: EFFECT_SCALE, findsNewHours: false });
}

/** Arranges handle times and the contacts behind them; rows without contacts have no handle time. */
export function weighedRows(
  { table, shapeWeekday }: PreparedHistory,
  { ahtSeconds, contacts }: HandleTimeHistory,
): WeighedRows {
  const weights = slotCounts(table, contacts).counts;
  const aht = slotCounts(table, ahtSeconds).counts.map((value, at) =>
    (weights[at] as number) > 0 ? value : Number.NaN,
  );
  return {
    slots: table.slots,
    days: table.dayNumbers.length,
    weekday: Int32Array.from(table.dayNumbers, (day) => shapeWeekday(day) - 1),
    aht,
    contacts: weights,
  };
}

/** Calls `visit` for each row with a handle time. */
export function eachRow(
  { slots, days, weekday, aht, contacts }: WeighedRows,
  visit: (day: number, place: number, seconds: number, contacts: number) => void,
): void {
  for (let day = 0; day < days; day++) {
    for (let slot = 0; slot < slots; slot++) {
      const seconds = aht[day * slots + slot] as number;
      if (Number.isNaN(seconds)) continue;
      visit(day, (weekday[day] as number) * slots + slot, seconds, contacts[day * slots + slot] as number);
    }
  }
}
