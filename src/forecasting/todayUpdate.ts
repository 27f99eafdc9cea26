import type { WholeDay } from './forecastDays.ts';
import { type DayOfSlots, meansOf, type RestOfDay, restOfDay } from './intraday.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import { profileGroup } from './profile.ts';
import { carriedFactors } from './rules/doubleSeasonalTable.ts';
import { sharesWithLonger } from './shapeFactors.ts';
import type { FittedModel } from './types.ts';

/** The update of the first day after the last row seen: the rest of today, or the start of tomorrow. */
export interface TodayUpdate extends RestOfDay {
  readonly dayNumber: number;
}

/**
 * What the rows seen last say of the day that comes next: the rest of an unfinished day, or, where the queue runs round
 * the clock, the day after a finished one. `null` when the history has no past day-ahead forecasts to learn from. `factorOf`: what
 * a planner expects of a day, as a multiple; contacts that come as expected are no news.
 */
export function todayUpdate(
  model: FittedModel,
  prepared: PreparedHistory,
  days: readonly WholeDay[],
  factorOf: (dayNumber: number) => number,
): TodayUpdate | null {
  const { table, counts, today, lastRow, shapeWeekday } = prepared;
  if (table.slots === 1 || lastRow < 0 || model.dayAhead.length < 7) return null;
  const first = days[0];
  const lastDay = table.clock.dayOf[lastRow] as number;
  const target = today >= 0 ? (table.dayNumbers[today] as number) : (table.dayNumbers[lastDay] as number) + 1;
  if (!first || first.dayNumber !== target) return null;
  const now = today >= 0 ? (table.slotOf[lastRow] as number) + 1 : 0;
  const slots = table.slots;
  const countsOf = (day: number) => counts.counts.subarray(day * slots, (day + 1) * slots);
  const means = new Map(model.dayAhead.map((each) => [each.dayNumber, meansOf(each)]));
  const firstDay = table.dayNumbers[0] as number;
  const slotsOf = (dayNumber: number): DayOfSlots | null => {
    const forecast = means.get(dayNumber);
    return forecast ? { counts: countsOf(dayNumber - firstDay), means: forecast } : null;
  };
  const runsOn = prepared.pattern.open[(shapeWeekday(target) - 1) * slots] === 1;
  if (now === 0 && !runsOn) return null;
  const shareOf = sharesWithLonger(model.profile.shares, model.profile, prepared);
  const shares = shareOf(target, profileGroup(first.daysAhead));
  const todayMeans = Float64Array.from(shares, (share) => first.total * factorOf(target) * share);
  const past = model.dayAhead.flatMap(({ dayNumber }) => {
    const day = slotsOf(dayNumber);
    return day ? [{ day, before: runsOn ? slotsOf(dayNumber - 1) : null }] : [];
  });
  const update = restOfDay({
    slots,
    now,
    today: { counts: now > 0 ? countsOf(today) : [], means: todayMeans },
    yesterday: runsOn ? slotsOf(target - 1) : null,
    past: now > 0 ? past : past.filter(({ before }) => before !== null),
    dayVariance: first.variance,
    dispersion: model.profile.dispersion[0] as number,
    relative: model.profile.relative[0] as number,
  });
  return { ...update, dayNumber: target };
}

/** What double-seasonal smoothing carries over from the last row seen to the rest of its day or the next one. */
export function carriedOver(
  { smoothing }: FittedModel,
  prepared: PreparedHistory,
  days: readonly WholeDay[],
): TodayUpdate | null {
  const { table, lastRow, today } = prepared;
  if (!smoothing || lastRow < 0) return null;
  const last = table.dayNumbers[table.clock.dayOf[lastRow] as number] as number;
  const dayNumber = today >= 0 ? last : last + 1;
  if (days[0]?.dayNumber !== dayNumber) return null;
  return { dayNumber, factor: carriedFactors(prepared, smoothing, dayNumber), varianceLeft: 1 };
}
