import type { JudgedRows, Profile } from '../profile.ts';
import { type Correlation, fitCorrelation, UNRELATED } from './correlation.ts';

/** Fewer pairs than this say nothing of rows. */
const LEAST_PAIRS = 100;

/**
 * How a day's rows go together beyond the day's own factor: a shift of the profile moves neighbouring rows alike, Poisson
 * noise does not. From the rows of recent days around their share of the day's true total.
 */
export function learnRowCorrelation(rows: JudgedRows | undefined, profile: Profile): Correlation {
  if (!rows || profile.slots < 8) return UNRELATED;
  const apart = Math.max(2, Math.round(profile.slots / 12));
  const totals = new Map<number, number>();
  for (const [i, day] of rows.day.entries())
    totals.set(day, (totals.get(day) ?? 0) + (rows.count[i] as number));
  const [dispersion, relative] = [profile.dispersion[1] as number, profile.relative[1] as number];
  const scores = rows.day.map((day, i) => {
    const mean = (totals.get(day) as number) * (rows.share[i] as number);
    const variance = dispersion * mean + relative * mean * mean;
    const score = variance > 0 ? ((rows.count[i] as number) - mean) / Math.sqrt(variance) : Number.NaN;
    return Math.max(-4, Math.min(4, score));
  });
  const products = new Float64Array(apart + 1);
  const pairs = new Float64Array(apart + 1);
  for (const [i, score] of scores.entries()) {
    for (let j = i; j < scores.length && rows.day[j] === rows.day[i]; j++) {
      const k = (rows.slot[j] as number) - (rows.slot[i] as number);
      if (k > apart) break;
      const product = score * (scores[j] as number);
      if (Number.isNaN(product)) continue;
      products[k] = (products[k] as number) + product;
      pairs[k] = (pairs[k] as number) + 1;
    }
  }
  const meanSquare = (products[0] as number) / Math.max(1, pairs[0] as number);
  if ((pairs[1] as number) < LEAST_PAIRS || !(meanSquare > 0)) return UNRELATED;
  // Rows around a known total sum to nothing, which alone correlates them by -1 / (rows - 1).
  const lean = 1 / Math.max(2, scores.length / totals.size - 1);
  const observed = Array.from(
    { length: apart },
    (_, k) => (products[k + 1] as number) / Math.max(1, pairs[k + 1] as number) / meanSquare + lean,
  );
  return fitCorrelation(observed, Array.from(pairs.subarray(1)));
}
