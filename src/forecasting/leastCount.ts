import type { Series } from '../time/index.ts';

/**
 * The value below which a quantile means no contact: half the smallest count seen, in a history that has rows without
 * contacts; else 0. Bands are curves, counts are not: a tenth of a contact as the low end would leave out the days with
 * none. For daily histories; the bands of shorter rows are calibrated to hold over all rows of the day.
 */
export function leastCount({ values }: Series): number {
  let least = Number.POSITIVE_INFINITY;
  let zeros = false;
  for (const value of values) {
    if (value === 0) zeros = true;
    else if (value !== null && value < least) least = value;
  }
  return zeros && Number.isFinite(least) ? least / 2 : 0;
}
