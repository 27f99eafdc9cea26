import { dateOfDayNumber } from '../../time/index.ts';
import { BUCKETS, IDEAL } from '../bandCalibration.ts';
import { type Correlation, correlationOfSeries, UNRELATED } from '../paths/correlation.ts';
import type { PreparedHistory } from '../prepareHistory.ts';
import type { DayError, FittedModel } from '../types.ts';

/** Days on which past errors of a rule are measured. */
const JUDGED_DAYS = 56;

/** A model that is a table of weekdays and slots, with the spread of its past errors by horizon bucket, or one for all. */
export function ruleModel(
  prepared: PreparedHistory,
  spreads: readonly RuleSpread[],
  named: Pick<FittedModel, 'history' | 'context' | 'model' | 'asked' | 'reason'>,
): FittedModel {
  const spread = spreads[0] as RuleSpread;
  const three = (value: number) => [value, value, value];
  let widest = 0;
  return {
    kind: 'staffcast.forecast',
    ...named,
    dayModels: [],
    profile: {
      slots: prepared.table.slots,
      shares: [],
      dispersion: three(spread.dispersion),
      relative: three(spread.relative),
      special: [],
    },
    bands: {
      // Days further ahead are never surer than nearer ones.
      dayVariance: BUCKETS.map((_, bucket) => {
        widest = Math.max(widest, (spreads[bucket] ?? spread).dayVariance);
        return widest;
      }),
      day: BUCKETS.map(() => IDEAL),
      row: BUCKETS.map(() => IDEAL),
    },
    correlation: { overDays: spread.overDays, overRows: UNRELATED },
    dayAhead: [],
    dayErrors: spread.errors.filter(({ logError }) => !Number.isNaN(logError)),
    cleaned: [],
    notes: [],
  };
}

/** How far a rule's past forecasts lay from what came. */
export interface RuleSpread {
  readonly dayVariance: number;
  readonly dispersion: number;
  readonly relative: number;
  readonly overDays: Correlation;
  readonly errors: readonly DayError[];
}

/** Variance of day totals, and of rows around their share of the day, in past forecasts of a rule: its table for each day. */
export function spreadOf(
  prepared: PreparedHistory,
  tableFor: (day: number) => Float64Array | null,
): RuleSpread {
  const { table, counts, shapeWeekday } = prepared;
  const { slots } = table;
  const days = table.dayNumbers.length;
  const errors: DayError[] = [];
  let dayErrors = 0;
  let judged = 0;
  let rowErrors = 0;
  let rows = 0;
  for (let day = Math.max(7, days - JUDGED_DAYS); day < days; day++) {
    const means = tableFor(day);
    if (!means) continue;
    const w = shapeWeekday(table.dayNumbers[day] as number) - 1;
    const pairs: [number, number][] = [];
    let came = 0;
    let expected = 0;
    for (let slot = 0; slot < slots; slot++) {
      const count = counts.counts[day * slots + slot] as number;
      const mean = means[w * slots + slot] as number;
      if (Number.isNaN(count) || !(mean > 0)) continue;
      pairs.push([count, mean]);
      came += count;
      expected += mean;
    }
    const date = dateOfDayNumber(table.dayNumbers[day] as number);
    errors.push({ date, logError: came > 0 && expected > 0 ? Math.log(came / expected) : Number.NaN });
    if (came <= 0) continue;
    dayErrors += Math.log(came / expected) ** 2;
    judged += 1;
    for (const [count, mean] of pairs) {
      const share = (mean * came) / expected;
      rowErrors += (count - share) ** 2 / share;
      rows += 1;
    }
  }
  return {
    dayVariance: judged > 0 ? dayErrors / judged : 0.04,
    dispersion: slots > 1 && rows > 0 ? rowErrors / rows : 0,
    relative: judged > 0 || slots === 1 ? 0 : 0.05,
    overDays: correlationOfSeries(
      errors.map(({ logError }) => logError),
      7,
    ),
    errors,
  };
}
