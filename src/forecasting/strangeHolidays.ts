import type { DayDesign } from './dayDesign.ts';

/** A strange day above expectation by more than this, log scale, tells of that year alone: holidays seldom treble the contacts. */
const MOST = 1;

/**
 * Of a day that stands out, the effect of a holiday of that name, met for the first time, that is least known: it is taken
 * for the reason, however small such effects usually are. -1 where there is none, or where the day lies too far above what
 * was expected.
 */
export function effectToBlame(
  { start, indices, part, size, courseOf, shared }: DayDesign,
  isMet: Uint8Array,
  covariance: Float64Array,
  day: number,
  surprise: number,
): number {
  let found = -1;
  let most = 0;
  if (surprise >= MOST) return found;
  for (const place of indices.subarray(start[day], start[day + 1])) {
    if (part[place] !== 'holiday' || isMet[place] || shared.has(place) || courseOf.has(place)) continue;
    const variance = covariance[place * size + place] as number;
    if (variance <= most) continue;
    most = variance;
    found = place;
  }
  return found;
}
