import { addDays, dayTotals, type LocalDate, type Series } from '../../time/index.ts';
import type { DayValues } from '../planningReportTypes.ts';

/** Days of history shown before the planned days. */
const HISTORY_DAYS = 56;
/** A year in whole weeks. */
const YEAR_DAYS = 364;

/** Totals of the last weeks before a day, and those of the planned days and the weeks before them a year ago. */
export function shownHistory(history: Series | undefined, dates: readonly LocalDate[]): DayValues {
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const shown = (history ? dayTotals(history) : []).filter(
    ({ date }) =>
      date < first &&
      (date >= addDays(first, -HISTORY_DAYS) ||
        (date >= addDays(first, -HISTORY_DAYS - YEAR_DAYS) && date <= addDays(last, -YEAR_DAYS))),
  );
  return { dates: shown.map(({ date }) => date), totals: shown.map(({ total }) => total) };
}
