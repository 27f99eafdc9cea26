import { medianOf } from './median.ts';

/** Means of values, some of which may be missing, over any span of them. */
export interface SpanMeans {
  /** Mean from one place up to another, that left out; NaN where none has a value. */
  readonly mean: (from: number, to: number) => number;
  /** How many have one. */
  readonly count: (from: number, to: number) => number;
}

/** Means over spans, from running sums. NaN is a missing value; spans are cut at both ends. */
export function spanMeans(values: Float64Array): SpanMeans {
  const sums = new Float64Array(values.length + 1);
  const counts = new Float64Array(values.length + 1);
  for (const [at, value] of values.entries()) {
    const isKnown = !Number.isNaN(value);
    sums[at + 1] = (sums[at] as number) + (isKnown ? value : 0);
    counts[at + 1] = (counts[at] as number) + (isKnown ? 1 : 0);
  }
  const between = (totals: Float64Array, from: number, to: number) =>
    (totals[Math.min(values.length, to)] as number) - (totals[Math.max(0, from)] as number);
  const count = (from: number, to: number) => between(counts, from, to);
  return { count, mean: (from, to) => between(sums, from, to) / count(from, to) };
}

/** Means over the neighbours on each side; NaN where fewer than half of them have a value. */
export function smooth(values: Float64Array, width: number): Float64Array {
  const { mean, count } = spanMeans(values);
  return values.map((_, at) =>
    count(at - width, at + width + 1) > width ? mean(at - width, at + width + 1) : Number.NaN,
  );
}

/** Standard deviation of values, few of which stand out, by their median size: 0.6745 of a normal's standard deviation. */
export function scatterOf(values: Float64Array): number {
  return medianOf(values.filter((value) => !Number.isNaN(value)).map(Math.abs)) / 0.6745;
}
