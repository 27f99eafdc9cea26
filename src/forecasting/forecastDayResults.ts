import { normalQuantile } from '../math/index.ts';
import { bandValue, horizonBucket } from './bandCalibration.ts';
import { rowVariance } from './calibrate.ts';
import { wholeOrNone } from './countUnit.ts';
import type { WholeDay } from './forecastDays.ts';
import type { DayTable } from './historyDays.ts';
import type { JudgedDays } from './judgement/applyJudgement.ts';
import { profileGroup } from './profile.ts';
import type { DayForecast, DayParts, FittedModel } from './types.ts';

/** Totals of each local day over the rows in the grid, with quantiles. */
export function dayForecasts(
  model: FittedModel,
  table: DayTable,
  days: readonly WholeDay[],
  judged: JudgedDays,
  mean: readonly (number | null)[],
  probabilities: readonly number[],
  unit: number,
): DayForecast[] {
  return table.clock.days.map(({ date }, i) => {
    const total = dayTotal(table, mean, i);
    const { daysAhead, total: whole } = days[i] as WholeDay;
    // Where a row is a day, past days are what its variance was learned from: stretching by them too would be twice.
    const bands = table.slots === 1 ? model.bands.row : model.bands.day;
    const stretch = bands[horizonBucket(daysAhead)];
    const spread =
      total === null
        ? 0
        : totalVariance(model, total, whole, dayVarianceOf(judged, i), profileGroup(daysAhead));
    const quantile = (probability: number) => {
      if (total === null) return null;
      const value = bandValue(normalQuantile(probability), total, spread, stretch);
      return wholeOrNone(value, total, unit);
    };
    return {
      date,
      mean: total,
      quantiles: probabilities.map((probability) => ({ probability, value: quantile(probability) })),
    };
  });
}

/** Variance of a day's total; where the grid holds only a part of the day, rows add noise that a whole day evens out. */
function totalVariance(
  model: FittedModel,
  total: number,
  whole: number,
  dayVariance: number,
  group: number,
): number {
  const ofDay = Math.expm1(dayVariance) * total * total;
  const missing = whole > 0 ? Math.max(0, 1 - total / whole) : 0;
  if (missing < 1e-9) return ofDay;
  return ofDay + missing * rowVariance(total, 0, model.profile, group);
}

/** Variance of the logarithm of a day, all causes together. */
export function dayVarianceOf({ factors, variances }: JudgedDays, day: number): number {
  const { base, special } = variances[day] as JudgedDays['variances'][number];
  return base + special + (factors[day]?.variance ?? 0);
}

/** Sum of a day's open rows; `null` when all are closed. */
export function dayTotal(table: DayTable, mean: readonly (number | null)[], day: number): number | null {
  const { from, to } = table.clock.days[day] as { from: number; to: number };
  let total: number | null = null;
  for (let row = from; row < to; row++) {
    const value = mean[row];
    if (value !== null && value !== undefined) total = (total ?? 0) + value;
  }
  return total;
}

/** The factors that multiply to each day's expectation. */
export function dayParts(
  table: DayTable,
  days: readonly WholeDay[],
  { factors }: JudgedDays,
  mean: readonly (number | null)[],
  share: Float64Array,
): DayParts[] {
  return table.clock.days.map(({ date }, i) => {
    const { logParts } = days[i] as WholeDay;
    const factor = {
      weekday: Math.exp(logParts.weekday),
      season: Math.exp(logParts.season),
      holiday: Math.exp(logParts.holiday),
      event: Math.exp(logParts.event),
      covariate: Math.exp(logParts.covariate),
      adjustment: factors[i]?.factor ?? 1,
      rows: share[i] as number,
    };
    const total = dayTotal(table, mean, i);
    const product = Object.values(factor).reduce((a, b) => a * b, 1);
    const level = total === null ? null : product > 0 ? total / product : 0;
    return { date, level, ...factor };
  });
}
