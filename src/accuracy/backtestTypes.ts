import type { CalendarEvent, Grid, HolidayCalendar, LocalDate, Series } from '../time/index.ts';
import type { QuantileForecast } from './bandErrors.ts';
import type { Values } from './pairs.ts';
import type { Scores } from './score.ts';

/** The band of a local day's total. */
export interface DayBand {
  readonly date: LocalDate;
  readonly quantiles: readonly { readonly probability: number; readonly value: number | null }[];
}

/** What a forecaster answers: expected contacts per row of the grid, and bands if it has them. */
export interface ForecastValues {
  readonly mean: Values;
  readonly quantiles?: readonly QuantileForecast[];
  /** Bands of day totals, which are not the sums of the rows' bands. */
  readonly days?: readonly DayBand[];
}

/** Anything that forecasts: ours, or a user's function. It is given the history up to the origin and the rows to forecast. */
export type Forecaster = (history: Series, grid: Grid) => ForecastValues;

/** A forecaster that answers later, such as a worker or a service. */
export type AsyncForecaster = (history: Series, grid: Grid) => ForecastValues | Promise<ForecastValues>;

/** What a backtest takes. */
export interface BacktestOptions {
  /** Number of origins, 1 or more. The last one leaves `horizonDays` days to compare with. Default 8. */
  readonly origins?: number;
  /** Days forecast from each origin. Default 14. */
  readonly horizonDays?: number;
  /** Days between origins. Default 7. */
  readonly everyDays?: number;
  /** Scores each special day of the calendar by its name. */
  readonly calendar?: HolidayCalendar;
  /** Scores the days of each event (its lag included) by its name. */
  readonly events?: readonly CalendarEvent[];
  /** Called after each origin with the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Stops the run: it throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/** One origin of a backtest: what was forecast and what came. */
export interface BacktestOrigin {
  /** First day forecast. */
  readonly date: LocalDate;
  readonly grid: Grid;
  readonly actual: Values;
  readonly mean: Values;
  readonly quantiles: readonly QuantileForecast[];
  readonly days: readonly DayBand[];
  readonly scores: Scores;
}

/** How a forecaster did from several origins. */
export interface BacktestResult {
  readonly overall: Scores;
  /** Totals of days; bands are scored on days without a missing row, when the forecaster gives them. */
  readonly dayTotals: Scores;
  readonly byDaysAhead: readonly { readonly daysAhead: number; readonly scores: Scores }[];
  /** ISO weekday, 1 Monday to 7 Sunday. */
  readonly byWeekday: readonly { readonly weekday: number; readonly scores: Scores }[];
  readonly bySecondOfDay: readonly { readonly secondOfDay: number; readonly scores: Scores }[];
  /**
   * Days of each holiday, make-up workday, closed day and event by name, and `null` for all others; a day with two names
   * counts under both. One entry, for `null`, without a calendar and events.
   */
  readonly byEvent: readonly { readonly name: string | null; readonly scores: Scores }[];
  readonly origins: readonly BacktestOrigin[];
}
