import type { OpenPattern } from './openPattern.ts';

/**
 * Shares of a day's total (7 x slots) with guesses for slots the history has not seen: a slot takes after the nearest one
 * seen on its weekday; a weekday never open takes after the mean of those that were.
 */
export function guessShares(
  shares: ArrayLike<number>,
  { open, slots, isOpenWeekday }: OpenPattern,
): number[] {
  const weekdays = [0, 1, 2, 3, 4, 5, 6];
  const known = weekdays.filter((w) => isOpenWeekday(w + 1));
  const seenOn = (w: number, slot: number) =>
    known.includes(w) ? open[w * slots + slot] === 1 : known.some((k) => open[k * slots + slot] === 1);
  const shareOn = (w: number, slot: number) => {
    const of = known.includes(w) ? [w] : known;
    return of.reduce((sum, k) => sum + (shares[k * slots + slot] as number), 0) / of.length;
  };
  return weekdays.flatMap((w) => {
    const seen = Array.from({ length: slots }, (_, slot) => slot).filter((slot) => seenOn(w, slot));
    return Array.from({ length: slots }, (_, slot) => {
      let nearest = seen[0];
      for (const other of seen)
        if (Math.abs(other - slot) < Math.abs((nearest as number) - slot)) nearest = other;
      return nearest === undefined ? 0 : shareOn(w, nearest);
    });
  });
}
