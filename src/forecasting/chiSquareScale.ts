import { medianOf } from './median.ts';

/**
 * Scale of numbers that follow it times chi-square with one degree of freedom: from their median (0.455), which strange days
 * do not move; in sparse counts, where half of them may be 0, from the mean of the lowest nine in ten (0.623).
 */
export function chiSquareScale(values: readonly number[], sparse: number): number {
  if (values.length === 0) return 0;
  const byMedian = medianOf(values) / 0.455;
  if (sparse === 0) return byMedian;
  const lowest = [...values].sort((a, b) => a - b).slice(0, Math.ceil(0.9 * values.length));
  const byMean = lowest.reduce((sum, value) => sum + value, 0) / lowest.length / 0.623;
  return (1 - sparse) * byMedian + sparse * byMean;
}
