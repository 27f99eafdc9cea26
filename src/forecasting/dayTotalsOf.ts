import type { PreparedHistory } from './prepareHistory.ts';
import type { Profile } from './profile.ts';
import { dayShares } from './shapeFactors.ts';

/** Day totals as of a whole ordinary day (24 hours, all open slots), and how sure each is. */
export interface StandardDayTotals {
  /** NaN where closed, missing or hardly seen. */
  readonly totals: Float64Array;
  /** Share of the day's expected contacts that was seen: 1 for a whole day. */
  readonly seenShare: Float64Array;
}

/** Horizon group of the shares that whole days are made up with: the steadiest ones. */
const LATER = 2;
/** Less of a day than this says too little of its total. */
const LEAST_SHARE = 0.25;

/**
 * Totals of whole days. A day with rows missing is scaled up by the share of the day that its rows usually hold; the hour
 * doubled in autumn counts once.
 */
export function dayTotalsOf(prepared: PreparedHistory, profile: Profile): StandardDayTotals {
  const { table, counts, today } = prepared;
  const { slots } = table;
  const sharesOf = dayShares(profile.shares, profile, prepared);
  const totals = new Float64Array(table.dayNumbers.length).fill(Number.NaN);
  const seenShare = new Float64Array(totals.length);
  for (let day = 0; day < totals.length; day++) {
    const shares = sharesOf(table.dayNumbers[day] as number, LATER);
    let total = 0;
    let share = 0;
    let unusual = 0;
    for (let slot = 0; slot < slots; slot++) {
      const value = counts.counts[day * slots + slot] as number;
      if (Number.isNaN(value)) continue;
      const usual = shares[slot] as number;
      if (usual > 0) {
        total += value;
        share += usual;
      } else unusual += value;
    }
    seenShare[day] = share;
    if (day === today || share === 0) {
      // A day open against the pattern still has its total.
      if (day !== today && unusual > 0) {
        totals[day] = unusual;
        seenShare[day] = 1;
      }
      continue;
    }
    if (share < LEAST_SHARE) {
      if (unusual > 0) totals[day] = total + unusual;
      continue;
    }
    totals[day] = share > 0.995 ? total : total / share;
  }
  totals.fill(Number.NaN, 0, notYetLive(totals));
  return { totals, seenShare };
}

/** Days without a contact at the start of a history, from which a queue was not yet live rather than without contacts. */
const NOT_YET_LIVE = 7;

/** How many days at the start had no contact, where they are more than ever again in a row, and some came later. */
function notYetLive(totals: Float64Array): number {
  const start = totals.findIndex((total) => total > 0);
  let longest = 0;
  let inRow = 0;
  for (const total of totals.subarray(Math.max(0, start))) {
    inRow = total === 0 ? inRow + 1 : total > 0 ? 0 : inRow;
    longest = Math.max(longest, inRow);
  }
  return start >= NOT_YET_LIVE && start > longest ? start : 0;
}
