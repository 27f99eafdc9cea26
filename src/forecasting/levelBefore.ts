/** Ordinary days before an event that say what was usual. */
export const DAYS_BEFORE = 14;

/** Mean of the last ordinary days before a day; NaN where there is none. */
export function levelBefore(levels: Float64Array, special: Uint8Array, day: number): number {
  let sum = 0;
  let n = 0;
  for (let at = day - 1; at >= 0 && n < DAYS_BEFORE; at--) {
    if (special[at] || Number.isNaN(levels[at] as number)) continue;
    sum += levels[at] as number;
    n += 1;
  }
  return sum / n;
}
