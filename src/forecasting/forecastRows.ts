import type { WholeDay } from './forecastDays.ts';
import { guessShares } from './guessShares.ts';
import type { DayTable } from './historyDays.ts';
import { openRows } from './openPattern.ts';
import type { PreparedHistory } from './prepareHistory.ts';
import { profileGroup } from './profile.ts';
import { simpleShares } from './rules/simpleModel.ts';
import { sharesWithLonger } from './shapeFactors.ts';
import type { TodayUpdate } from './todayUpdate.ts';
import type { FittedModel, ForecastContext } from './types.ts';

/** Expected contacts per row, and the share of each whole day that the grid's rows hold. */
export interface ForecastRows {
  readonly mean: (number | null)[];
  readonly share: Float64Array;
}

/** Spreads whole days over the open rows of the grid by their profile, moved by what was seen of today. */
export function forecastRows(
  model: FittedModel,
  prepared: PreparedHistory,
  context: ForecastContext,
  table: DayTable,
  days: readonly WholeDay[],
  update: TodayUpdate | null,
): ForecastRows {
  const weekday = Int32Array.from(table.dayNumbers, prepared.shapeWeekday);
  const closed = Uint8Array.from(table.dayNumbers, (day) => (prepared.isClosedDay(day) ? 1 : 0));
  const hours = Array.from(table.dayNumbers, (day) => ({
    shorter: prepared.specialHours(day),
    longer: prepared.longerHours(day),
  }));
  const open = openRows(table, prepared.pattern, context, weekday, closed, hours);
  const shares = days.map(rowShares(model, prepared, context));
  const share = new Float64Array(days.length);
  const mean = Array.from(table.clock.dayOf, (day, row) => {
    if (!open[row]) return null;
    const whole = days[day] as WholeDay;
    const slot = table.slotOf[row] as number;
    const rowShare = (shares[day] as ArrayLike<number>)[slot] as number;
    share[day] = (share[day] as number) + rowShare;
    const factor = update?.dayNumber === whole.dayNumber ? (update.factor[slot] as number) : 1;
    return whole.total * rowShare * factor;
  });
  return { mean, share };
}

/** Shares of a day by slot; where opening hours are given, with guesses for slots they open that the history has not seen. */
function rowShares(
  model: FittedModel,
  prepared: PreparedHistory,
  context: ForecastContext,
): (day: WholeDay) => ArrayLike<number> {
  const simple = model.dayModels.length === 0 ? simpleShares(model, prepared) : null;
  const groups: readonly ArrayLike<number>[] = simple ? [simple, simple, simple] : model.profile.shares;
  const shares = context.openingHours ? groups.map((each) => guessShares(each, prepared.pattern)) : groups;
  const shareOf = sharesWithLonger(shares, model.profile, prepared);
  return ({ dayNumber, daysAhead }) => shareOf(dayNumber, profileGroup(daysAhead));
}
