import { LEVEL, WEEKDAY } from './dayDesign.ts';
import type { FilterInput } from './dayFilter.ts';
import { medianOf } from './median.ts';

/** Days of a weekday whose median says what it starts from: one strange day among them does not matter. */
const FIRST_DAYS = 3;
/** Variance around such a start beside that of a day's noise, log scale. */
const VARIANCE = 0.02;

/**
 * Starts level and weekday factors from medians of the first weeks instead of from nothing, where the first day of a kind
 * would be believed whatever it is: a bank holiday, a pilot, an export that began at noon. Changes `mean` and `covariance`.
 */
export function startFromFirstWeeks(
  { design, logTotals, scale }: FilterInput,
  mean: Float64Array,
  covariance: Float64Array,
): void {
  const first: number[][] = Array.from({ length: 7 }, () => []);
  for (let day = 0; day < logTotals.length && first.some((logs) => logs.length < FIRST_DAYS); day++) {
    const logs = first[design.weekdays[day] as number];
    const log = logTotals[day] as number;
    if (logs && logs.length < FIRST_DAYS && !Number.isNaN(log)) logs.push(log);
  }
  const level = medianOf(first.filter((logs) => logs.length > 0).map(medianOf));
  const set = (place: number, value: number, isSure: boolean) => {
    mean[place] = value;
    if (isSure) covariance[place * design.size + place] = VARIANCE + scale;
  };
  set(
    LEVEL,
    level,
    first.some((logs) => logs.length === FIRST_DAYS),
  );
  for (const [weekday, logs] of first.entries()) {
    if (logs.length > 0) set(WEEKDAY + weekday, medianOf(logs) - level, logs.length === FIRST_DAYS);
  }
}
