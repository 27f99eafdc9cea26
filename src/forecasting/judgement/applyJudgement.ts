import type { GridDay, LocalDate } from '../../time/index.ts';
import type { WholeDay } from '../forecastDays.ts';
import type { Adjustment, DayVariance, Override } from '../types.ts';
import { type AdjustmentFactor, adjustmentOn, bandVariance } from './adjustments.ts';

/** Days after a planner's judgement. */
export interface JudgedDays {
  /** Per day: the factor on its statistical mean, and the variance that the adjustments add. */
  readonly factors: readonly AdjustmentFactor[];
  /** Per day: the variance that stays of the statistical forecast, and that of each adjustment. */
  readonly variances: readonly DayVariance[];
  readonly notes: readonly string[];
}

/** Contacts of a day below which nothing is forecast; by less, an override could not be divided. */
const LEAST_TOTAL = 1e-15;

/**
 * Applies multipliers and overrides to the days of a forecast. Multipliers that hold on the same day multiply, their
 * uncertainties taken as independent. An override takes the place of the day's total, of its band when it has its own, and
 * of the multipliers.
 *
 * @param seenTo the last whole day of the history.
 */
export function applyJudgement(
  days: readonly WholeDay[],
  gridDays: readonly Pick<GridDay, 'date'>[],
  totals: readonly (number | null)[],
  adjustments: readonly Adjustment[],
  overrides: readonly Override[],
  seenTo: LocalDate,
): JudgedDays {
  const notes = [
    ...adjustments.flatMap((each) => outsideNote('Adjustment', each, gridDays)),
    ...overrides.flatMap((each) => outsideNote('Override', each, gridDays)),
    ...adjustments.flatMap((each) => seenNote(each, gridDays, seenTo)),
  ];
  const factors: AdjustmentFactor[] = [];
  const variances: DayVariance[] = [];
  for (const [i, { variance, specialVariance }] of days.entries()) {
    const date = gridDays[i]?.date ?? '';
    const total = totals[i] ?? null;
    const override = overrides.find(({ from, to }) => date >= from && date <= to);
    const statistical = { base: variance - specialVariance, special: specialVariance };
    if (override && total !== null && total >= LEAST_TOTAL) {
      const { dayTotal, dayTotalLow, dayTotalHigh } = override;
      const own = dayTotalLow !== undefined && dayTotalHigh !== undefined;
      const base = own ? { base: bandVariance(dayTotalLow, dayTotalHigh), special: 0 } : statistical;
      notes.push(...replacedNotes(override, adjustments, date));
      factors.push({ factor: dayTotal / total, variance: 0 });
      variances.push({ ...base, adjustments: adjustments.map(() => 0) });
      continue;
    }
    if (override)
      notes.push(
        `Override ${override.name}: nothing is forecast on ${date}, so there is no shape to spread it by; it is left out there.`,
      );
    const each = adjustments.map((adjustment) => adjustmentOn(adjustment, date));
    factors.push({
      factor: each.reduce((product, { factor }) => product * factor, 1),
      variance: each.reduce((sum, one) => sum + one.variance, 0),
    });
    variances.push({ ...statistical, adjustments: each.map((one) => one.variance) });
  }
  return { factors, variances, notes };
}

/** Says so where an override takes the place of adjustments. */
function replacedNotes({ name }: Override, adjustments: readonly Adjustment[], date: string): string[] {
  return adjustments
    .filter(({ from, to }) => date >= from && date <= to)
    .map((each) => `Override ${name} takes the place of adjustment ${each.name} on ${date}.`);
}

/** Says so where days of an adjustment have been seen: their effect is learned, and the adjustment multiplies it. */
function seenNote(
  { name, from, to }: Adjustment,
  days: readonly Pick<GridDay, 'date'>[],
  seenTo: LocalDate,
): string[] {
  if (from > seenTo || !days.some(({ date }) => date >= from && date <= to)) return [];
  const seen = from === seenTo ? `${from} is` : `${from} to ${seenTo} are`;
  return [
    `Adjustment ${name}: its days ${seen} in the history, so what they brought may be in the forecast already; the factor multiplies it.`,
  ];
}

/** Says so where judgement meets no day that is forecast: its dates may be wrong. */
function outsideNote(
  word: string,
  { name, from, to }: Adjustment | Override,
  days: readonly Pick<GridDay, 'date'>[],
): string[] {
  if (days.some(({ date }) => date >= from && date <= to)) return [];
  return [`${word} ${name}: no day from ${from} to ${to} is forecast here, so it changes nothing.`];
}
