import { spanMeans } from './spanMeans.ts';

/** Days in a year, on average. */
export const YEAR = 365.2425;

/** Means of the year around each day of a history. */
export interface YearlyMeans {
  readonly means: Float64Array;
  /** Their growth per day, over the days that have half a year on each side. */
  readonly growth: number;
  /** How many days that is. */
  readonly span: number;
}

/** Mean of the year around each day, carried on at the growth of the whole history where half of it is missing. */
export function yearlyMeans(logs: Float64Array): YearlyMeans | null {
  const half = Math.floor(YEAR / 2);
  const spans = spanMeans(logs);
  const mean = (day: number) => spans.mean(day - half, day + half + 1);
  const first = half;
  const last = logs.length - 1 - half;
  const growth = (mean(last) - mean(first)) / (last - first);
  if (!Number.isFinite(growth)) return null;
  const means = logs.map((_, day) => {
    const near = Math.min(last, Math.max(first, day));
    return mean(near) + growth * (day - near);
  });
  return { means, growth, span: last - first };
}
