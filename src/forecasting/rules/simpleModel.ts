import type { Series } from '../../time/index.ts';
import { horizonBucket } from '../bandCalibration.ts';
import type { WholeDay } from '../forecastDays.ts';
import { MOST_VARIANCE } from '../logDays.ts';
import { type PreparedHistory, prepareHistory } from '../prepareHistory.ts';
import type { FittedModel, ForecastContext, ModelChoice } from '../types.ts';
import { doubleSeasonalTable } from './doubleSeasonalTable.ts';
import { ruleModel, spreadOf } from './ruleModel.ts';

/** Weeks averaged by each simple model. */
export const SIMPLE_WEEKS = { seasonalNaive: 1, sameWeekdayAverage: 6 } as const;

/**
 * Fits "the same row last week" or "the mean of the last six same weekdays". Bands come from the errors that the same rule
 * made over the last eight weeks.
 */
export function fitSimple(
  history: Series,
  context: ForecastContext,
  model: keyof typeof SIMPLE_WEEKS,
  asked: ModelChoice,
  reason: string,
): FittedModel {
  const prepared = prepareHistory(history, context);
  const spread = spreadOf(prepared, (day) => weekdayMeans(prepared, SIMPLE_WEEKS[model], day));
  return ruleModel(prepared, [spread], { history, context, model, asked, reason });
}

/**
 * Mean of the last `weeks` values of each weekday and slot seen before day index `before`, 7 x slots; NaN where there is
 * none. Holidays and closed days are passed over.
 */
export function weekdayMeans(prepared: PreparedHistory, weeks: number, before: number): Float64Array {
  const { table, counts, shapeWeekday, characterOf } = prepared;
  const { slots } = table;
  const sums = new Float64Array(7 * slots);
  const seen = new Uint8Array(7 * slots);
  for (let day = before - 1; day >= Math.max(0, before - 7 * (weeks + 8)); day--) {
    const number = table.dayNumbers[day] as number;
    if (characterOf(number).kind === 'holiday') continue;
    const w = shapeWeekday(number) - 1;
    for (let slot = 0; slot < slots; slot++) {
      const at = w * slots + slot;
      const value = counts.counts[day * slots + slot] as number;
      if (Number.isNaN(value) || (seen[at] as number) >= weeks) continue;
      sums[at] = (sums[at] as number) + value;
      seen[at] = (seen[at] as number) + 1;
    }
  }
  return sums.map((sum, at) => (seen[at] ? sum / (seen[at] as number) : Number.NaN));
}

/** Shares of each weekday's total by slot, 7 x slots, as the rule sees them; 0 where nothing was seen. */
export function simpleShares(model: FittedModel, prepared: PreparedHistory): Float64Array {
  const means = meansAtEnd(model, prepared);
  const { slots } = prepared.table;
  const totals = totalsOf(means, slots);
  return means.map((mean, at) => {
    const total = totals[Math.floor(at / slots)] as number;
    return mean > 0 && total > 0 ? mean / total : 0;
  });
}

/** Whole days as the rule sees them. */
export function simpleDays(
  model: FittedModel,
  prepared: PreparedHistory,
  days: readonly number[],
): WholeDay[] {
  const { table, shapeWeekday } = prepared;
  const totals = totalsOf(meansAtEnd(model, prepared), table.slots);
  const last = table.dayNumbers[table.dayNumbers.length - 1] as number;
  return days.map((dayNumber) => ({
    dayNumber,
    daysAhead: Math.max(1, dayNumber - last),
    total: totals[shapeWeekday(dayNumber) - 1] as number,
    variance: Math.min(
      MOST_VARIANCE,
      model.bands.dayVariance[horizonBucket(Math.max(1, dayNumber - last))] as number,
    ),
    specialVariance: 0,
    logParts: { weekday: 0, season: 0, holiday: 0, event: 0, covariate: 0 },
  }));
}

function meansAtEnd(model: FittedModel, prepared: PreparedHistory): Float64Array {
  if (model.smoothing) return doubleSeasonalTable(prepared, model.smoothing);
  const weeks =
    model.model === 'seasonalNaive' ? SIMPLE_WEEKS.seasonalNaive : SIMPLE_WEEKS.sameWeekdayAverage;
  return withUnseenWeekdays(
    weekdayMeans(prepared, weeks, prepared.table.dayNumbers.length),
    prepared.table.slots,
  );
}

/** Weekdays that the history never reached, or not lately, are like the mean of the others; closed ones stay closed later. */
function withUnseenWeekdays(means: Float64Array, slots: number): Float64Array {
  const seen = [0, 1, 2, 3, 4, 5, 6].filter(
    (w) => !means.subarray(w * slots, (w + 1) * slots).every(Number.isNaN),
  );
  return means.map((mean, at) => {
    if (seen.includes(Math.floor(at / slots))) return mean;
    const others = seen.map((w) => means[w * slots + (at % slots)] as number).filter((n) => !Number.isNaN(n));
    return others.length > 0 ? others.reduce((a, b) => a + b, 0) / others.length : Number.NaN;
  });
}

function totalsOf(means: Float64Array, slots: number): Float64Array {
  const totals = new Float64Array(7);
  for (const [at, mean] of means.entries()) {
    const w = Math.floor(at / slots);
    if (mean > 0) totals[w] = (totals[w] as number) + mean;
  }
  return totals;
}
