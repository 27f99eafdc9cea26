import type { PreparedHistory } from './prepareHistory.ts';

/** Ordinary days of the same weekday on each side that say what a day's shape would have been, and how far away they may lie. */
const NEIGHBOURS = 4;
const FARTHEST_DAYS = 70;
/** Share of a day that a slot is taken to have at least. */
const LEAST_SHARE = 1e-4;
/** Share of a day's open slots that must be seen. */
const WELL_SEEN = 0.9;

/** What a day's rows would have been had it been an ordinary day of its total. */
export interface UsualDay {
  readonly day: number;
  /** By slot; 0 where the day or its neighbours have no value. */
  readonly expected: Float64Array;
  readonly neighbours: readonly number[];
  /** Mean count of the neighbours by slot. */
  readonly around: Float64Array;
}

/** Days of no special kind, by the weekday whose shape they have. */
export function ordinaryDays(
  { table, counts, pattern, shapeWeekday, isClosedDay, today }: PreparedHistory,
  kindsOf: readonly (readonly string[])[],
): readonly (readonly number[])[] {
  const { slots } = table;
  const byWeekday: number[][] = [[], [], [], [], [], [], []];
  for (const [day, number] of table.dayNumbers.entries()) {
    if (day === today || isClosedDay(number) || (kindsOf[day] as readonly string[]).length > 0) continue;
    const w = shapeWeekday(number) - 1;
    if (isWellSeen(counts.counts, day, slots, pattern.open.subarray(w * slots, (w + 1) * slots)))
      byWeekday[w]?.push(day);
  }
  return byWeekday;
}

function isWellSeen(counts: Float64Array, day: number, slots: number, open: Uint8Array): boolean {
  let expected = 0;
  let seen = 0;
  let total = 0;
  for (let slot = 0; slot < slots; slot++) {
    if (!open[slot]) continue;
    expected += 1;
    const count = counts[day * slots + slot] as number;
    if (Number.isNaN(count)) continue;
    seen += 1;
    total += count;
  }
  return total > 0 && seen >= WELL_SEEN * expected;
}

/** A day as its neighbours of the same weekday say it would have been; `null` where it has fewer than two. */
export function usualDay(
  { table, counts: { counts }, shapeWeekday }: PreparedHistory,
  ordinary: readonly (readonly number[])[],
  day: number,
): UsualDay | null {
  const { slots } = table;
  const same = ordinary[shapeWeekday(table.dayNumbers[day] as number) - 1] as readonly number[];
  const near = same.filter((other) => other !== day && Math.abs(other - day) <= FARTHEST_DAYS);
  const neighbours = [
    ...near.filter((other) => other < day).slice(-NEIGHBOURS),
    ...near.filter((other) => other > day).slice(0, NEIGHBOURS),
  ];
  if (neighbours.length < 2) return null;
  const around = meanOfDays(counts, neighbours, slots);
  let usual = 0;
  for (const mean of around) usual += mean || 0;
  let total = 0;
  let sum = 0;
  for (let slot = 0; slot < slots; slot++) {
    const count = counts[day * slots + slot] as number;
    const mean = Math.max(LEAST_SHARE * usual, around[slot] as number);
    around[slot] = Number.isNaN(count) ? 0 : mean || 0;
    if ((around[slot] as number) === 0) continue;
    total += count;
    sum += mean;
  }
  if (total === 0) return null;
  return { day, expected: around.map((mean) => (mean * total) / sum), neighbours, around };
}

/** Mean count of some days by slot; NaN where none has a value. */
function meanOfDays(counts: Float64Array, days: readonly number[], slots: number): Float64Array {
  return Float64Array.from({ length: slots }, (_, slot) => {
    let sum = 0;
    let n = 0;
    for (const day of days) {
      const value = counts[day * slots + slot] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      n += 1;
    }
    return sum / n;
  });
}
