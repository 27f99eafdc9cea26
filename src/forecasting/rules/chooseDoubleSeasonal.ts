import type { PreparedHistory } from '../prepareHistory.ts';
import { type DoubleSeasonalSettings, rootTable, runDoubleSeasonal } from './doubleSeasonal.ts';

/** Days on which settings are judged. */
const JUDGED_DAYS = 56;
const FIRST: DoubleSeasonalSettings = { level: 0.01, day: 0.05, week: 0.1, carried: 0.6 };
const GRID: { readonly [key in keyof DoubleSeasonalSettings]: readonly number[] } = {
  level: [0.001, 0.003, 0.01, 0.03],
  day: [0.01, 0.05, 0.1, 0.2],
  week: [0.03, 0.1, 0.2, 0.3],
  carried: [0, 0.3, 0.6, 0.8, 0.9],
};

/** A choice, and the factor that brings squared roots back to mean counts. */
export interface DoubleSeasonalChoice extends DoubleSeasonalSettings {
  readonly scale: number;
}

/** The gains with the least absolute errors of the next day over the last eight weeks, one gain after the other, twice. */
export function chooseDoubleSeasonal(prepared: PreparedHistory): DoubleSeasonalChoice {
  let best = FIRST;
  let least = judge(prepared, best);
  for (let pass = 0; pass < 2; pass++) {
    for (const key of Object.keys(GRID) as (keyof DoubleSeasonalSettings)[]) {
      for (const value of GRID[key]) {
        const candidate = { ...best, [key]: value };
        const found = judge(prepared, candidate);
        if (!(found.loss < least.loss)) continue;
        least = found;
        best = candidate;
      }
    }
  }
  return { ...best, scale: least.scale };
}

/** Absolute errors of the roots of each judged day from the night before, and counts over squared roots. */
function judge(prepared: PreparedHistory, settings: DoubleSeasonalSettings): { loss: number; scale: number } {
  const { table, counts, shapeWeekday, characterOf } = prepared;
  const { slots } = table;
  const first = Math.max(7, table.dayNumbers.length - JUDGED_DAYS);
  let [loss, came, expected] = [0, 0, 0];
  runDoubleSeasonal(prepared, settings, (d, state) => {
    const number = table.dayNumbers[d] as number;
    if (d < first || characterOf(number).kind === 'holiday') return;
    const roots = rootTable(state);
    const w = (shapeWeekday(number) - 1) * slots;
    let carried = state.error;
    for (let slot = 0; slot < slots; slot++) {
      const count = counts.counts[d * slots + slot] as number;
      if (Number.isNaN(count)) continue;
      carried *= settings.carried;
      const root = Math.max(0, (roots[w + slot] as number) + carried);
      loss += Math.abs(Math.sqrt(count) - root);
      came += count;
      expected += root * root;
    }
  });
  return { loss, scale: expected > 0 ? Math.min(2, Math.max(0.5, came / expected)) : 1 };
}
