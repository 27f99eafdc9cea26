import type { LogDays } from '../logDays.ts';
import { medianOf } from '../median.ts';
import { dayLevels } from './learnHandleProfile.ts';
import type { HandleTimeProfile } from './types.ts';
import type { WeighedRows } from './weighedRows.ts';

/** The days' log handle times, each as sure as its contacts make it, in the form that the day models take. */
export function handleTimeLogs(rows: WeighedRows, profile: HandleTimeProfile): LogDays {
  const levels = dayLevels(rows, profile.factors);
  const known = levels.filter((level) => level > 0).sort();
  const base = known.length > 0 ? (known[Math.floor(known.length / 2)] as number) : 1;
  const logTotals = levels.map((level) => Math.log(level / base));
  const sampling = Float64Array.from(levels, (_, day) => {
    let n = 0;
    for (let slot = 0; slot < rows.slots; slot++) n += rows.contacts[day * rows.slots + slot] || 0;
    return n > 0 ? profile.contactVariance / n : 0;
  });
  const squares: number[] = [];
  for (let day = 7; day < logTotals.length; day++) {
    const step = (logTotals[day] as number) - (logTotals[day - 7] as number);
    if (!Number.isNaN(step)) squares.push(step * step);
  }
  // A day's noise has variance `scale`: half of a difference, by the median of a squared normal (0.455).
  const scale = Math.min(0.3, Math.max(1e-8, squares.length > 0 ? medianOf(squares) / 0.455 / 2 : 0.01));
  const usual = medianOf(Array.from(sampling).filter((value) => value > 0));
  const own = Math.max(0.1 * scale, scale - usual);
  return { logTotals, base, offset: 0, scale, noise: sampling.map((value) => (own + value) / scale) };
}
