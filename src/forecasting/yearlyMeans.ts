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
  const sums = new Float64Array(logs.length + 1);
  const counts = new Float64Array(logs.length + 1);
  for (const [day, log] of logs.entries()) {
    sums[day + 1] = (sums[day] as number) + (Number.isNaN(log) ? 0 : log);
    counts[day + 1] = (counts[day] as number) + (Number.isNaN(log) ? 0 : 1);
  }
  const mean = (day: number) =>
    ((sums[day + half + 1] as number) - (sums[day - half] as number)) /
    ((counts[day + half + 1] as number) - (counts[day - half] as number));
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

/** Means over the neighbours on each side; NaN where fewer than half of them have a value. */
export function smooth(logs: Float64Array, width: number): Float64Array {
  return logs.map((_, day) => {
    let sum = 0;
    let n = 0;
    for (let at = Math.max(0, day - width); at <= Math.min(logs.length - 1, day + width); at++) {
      const log = logs[at] as number;
      if (Number.isNaN(log)) continue;
      sum += log;
      n += 1;
    }
    return n > width ? sum / n : Number.NaN;
  });
}
