import { type BandStretch, stretchFrom } from '../bandCalibration.ts';
import { dayLevels } from './learnHandleProfile.ts';
import { logScatter } from './rowScatter.ts';
import type { HandleTimeProfile } from './types.ts';
import { eachRow, type WeighedRows } from './weighedRows.ts';

/** Rows of the last days by which bands are stretched. */
const JUDGED_DAYS = 56;

/** How much wider or narrower than lognormal the rows of recent days lie around their day and slot. */
export function rowStretch(rows: WeighedRows, profile: HandleTimeProfile): BandStretch {
  const levels = dayLevels(rows, profile.factors);
  const scores: number[] = [];
  eachRow(rows, (day, place, seconds) => {
    if (day < rows.days - JUDGED_DAYS) return;
    const variance = logScatter(profile, profile.contacts[place] as number);
    const log = Math.log(seconds / ((levels[day] as number) * (profile.factors[place] as number)));
    if (variance > 0) scores.push((log + variance / 2) / Math.sqrt(variance));
  });
  return stretchFrom(scores, 1);
}
