import type { PreparedHistory } from '../prepareHistory.ts';
import type { DoubleSeasonalChoice } from './chooseDoubleSeasonal.ts';
import { type DoubleSeasonalState, rootTable, runDoubleSeasonal } from './doubleSeasonal.ts';

/** Expected counts of each weekday and slot after the history, without what carries over from its last row. */
export function doubleSeasonalTable(
  prepared: PreparedHistory,
  smoothing: DoubleSeasonalChoice,
): Float64Array {
  return countTable(runDoubleSeasonal(prepared, smoothing), smoothing);
}

/** Expected counts of each weekday and slot at some state. */
export function countTable(state: DoubleSeasonalState, { scale }: DoubleSeasonalChoice): Float64Array {
  return rootTable(state).map((root) => scale * root * root);
}

/**
 * Factors on the slots of the day that follows the last row, for what carries over from it; rows further on are left
 * alone, nothing being left by then.
 */
export function carriedFactors(
  prepared: PreparedHistory,
  smoothing: DoubleSeasonalChoice,
  dayNumber: number,
): Float64Array {
  const { table, today, lastRow, shapeWeekday, pattern } = prepared;
  const { slots } = table;
  const state = runDoubleSeasonal(prepared, smoothing);
  const roots = rootTable(state);
  const w = (shapeWeekday(dayNumber) - 1) * slots;
  const factors = new Float64Array(slots).fill(1);
  let carried = state.error;
  for (let slot = today >= 0 ? (table.slotOf[lastRow] as number) + 1 : 0; slot < slots; slot++) {
    if (!pattern.open[w + slot]) continue;
    carried *= smoothing.carried;
    const root = roots[w + slot] as number;
    if (root > 0) factors[slot] = (Math.max(0, root + carried) / root) ** 2;
  }
  return factors;
}
