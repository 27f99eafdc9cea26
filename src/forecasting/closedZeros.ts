import { type OpeningHours, openShares } from '../time/index.ts';
import type { DayTable, SlotCounts } from './historyDays.ts';

/**
 * The counts without zeros in rows that given opening hours close: closed, rather than open without contacts. Only of times of the
 * week that never had a contact while they were closed, as hours may have been others once.
 */
export function withoutClosedZeros(
  { grid, clock, slotOf, slots, weekdays }: DayTable,
  seen: SlotCounts,
  hours: OpeningHours,
): SlotCounts {
  const closedRows = [...openShares(grid, hours).entries()].filter(([, share]) => share === 0);
  const places = closedRows.map(([row]) => {
    const day = clock.dayOf[row] as number;
    const slot = slotOf[row] as number;
    return { at: day * slots + slot, cell: ((weekdays[day] as number) - 1) * slots + slot };
  });
  const contacts = new Float64Array(7 * slots);
  for (const { at, cell } of places) contacts[cell] = (contacts[cell] as number) + (seen.counts[at] || 0);
  const counts = seen.counts.slice();
  for (const { at, cell } of places) if (contacts[cell] === 0) counts[at] = Number.NaN;
  return { ...seen, counts };
}
