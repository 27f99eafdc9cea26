// Grids and the local clock

// Series
export { type AlignOptions, alignSeries } from './alignSeries.ts';
export { chinaHolidays } from './chinaHolidays.ts';
export { addDays, dateOfDayNumber, dayNumber, daysBetween, weekdayOf } from './dates.ts';
export { type CalendarEvent, checkEvent, type ExpectedFactor, eventDay } from './events.ts';
export {
  checkGrid,
  checkIntervalSeconds,
  checkSameGrid,
  type GridOptions,
  gridDays,
  makeGrid,
  sameGrid,
} from './grid.ts';
export {
  type CalendarDay,
  calendarLookup,
  checkHolidayCalendar,
  type HolidayCalendar,
  type SpecialDay,
  type SpecialDayKind,
} from './holidays.ts';
export { checkInstant } from './instant.ts';
export { clockSeconds, clockText, type LocalClock, localClock } from './localClock.ts';
// Opening hours, holidays, events
export {
  type ClockRange,
  checkOpeningHours,
  type OpeningHours,
  openShares,
  type WeekdayName,
  weekdayNames,
} from './openingHours.ts';
export { checkSeries, type DayTotal, dayTotals, makeSeries } from './series.ts';
export { type QueueRow, type SeriesFromQueueRows, seriesFromQueueRows } from './seriesFromQueueRows.ts';
export {
  type SeriesFromRows,
  type SeriesFromRowsOptions,
  seriesFromRows,
  type TimestampedValue,
} from './seriesFromRows.ts';
export { sliceGrid, sliceSeries } from './sliceSeries.ts';
export { type SpreadDaysOptions, spreadDays } from './spreadDays.ts';
export type { Grid, GridDay, LocalDate, Series } from './types.ts';
export { checkDate, checkZone } from './zone.ts';
