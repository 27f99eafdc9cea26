import type { CalendarEvent, Grid, HolidayCalendar, LocalDate, OpeningHours, Series } from '../time/index.ts';
import type { BandCalibration } from './bandCalibration.ts';
import type { DayAhead } from './dayAhead.ts';
import type { DayModelSettings } from './daySettings.ts';
import type { Correlation } from './paths/correlation.ts';
import type { Profile } from './profile.ts';
import type { DoubleSeasonalChoice } from './rules/chooseDoubleSeasonal.ts';

/** A quantity known for each day, past and to come, that volume follows: orders, bookings, mailings sent, customers. */
export interface Covariate {
  readonly name: string;
  /**
   * Value by date. Days without one are taken as average ones; values that lie farther beyond those of the history than
   * these lie apart count as if they lay so far, with a note.
   */
  readonly values: Readonly<Record<LocalDate, number>>;
}

/** What is known of the days besides their counts, past and to come. */
export interface ForecastContext {
  /** Holidays, make-up workdays and closed days. Effects are learned by name. */
  readonly calendar?: HolidayCalendar;
  /** Past and future occurrences; the same name is the same kind of event. */
  readonly events?: readonly CalendarEvent[];
  /** Quantities that volume follows; a plan of their future values is needed where they are to count. */
  readonly covariates?: readonly Covariate[];
  /** When the queue is open. Left out, it is learned from where the history has values. */
  readonly openingHours?: OpeningHours;
}

/** Which model to fit; `auto` combines and calibrates by past accuracy. */
export type ModelChoice = 'auto' | 'dayProfile' | 'doubleSeasonal' | 'seasonalNaive' | 'sameWeekdayAverage';

/** What {@link fit} takes besides the history. */
export interface FitOptions extends ForecastContext {
  /** Default `auto`. */
  readonly model?: ModelChoice;
}

/** How much each day model counts, by how far ahead the day lies. */
export interface DayModelWeight {
  readonly settings: DayModelSettings;
  /** One weight per horizon bucket (next day, first week, second week, later); they sum to 1 over the models. */
  readonly weights: readonly number[];
}

/** A day of the history that was not taken at face value. */
export interface CleanedDay {
  readonly date: LocalDate;
  /** What the history says. */
  readonly observed: number;
  /** What the model expected on that day. */
  readonly expected: number;
  readonly why: string;
}

/** How far a day of the history lay from what would have been forecast a week before. */
export interface DayError {
  readonly date: LocalDate;
  /** Logarithm of what came over what would have been forecast. */
  readonly logError: number;
}

/** A fitted forecaster: plain data that survives a JSON round trip. */
export interface FittedModel {
  readonly kind: 'staffcast.forecast';
  readonly asked: ModelChoice;
  /** The model that was fitted or chosen. */
  readonly model: Exclude<ModelChoice, 'auto'>;
  /** Why this model, in a sentence. */
  readonly reason: string;
  readonly history: Series;
  readonly context: ForecastContext;
  /** The day models behind the forecast and their weights. */
  readonly dayModels: readonly DayModelWeight[];
  /** Gains of `doubleSeasonal`. */
  readonly smoothing?: DoubleSeasonalChoice;
  readonly profile: Profile;
  readonly bands: BandCalibration;
  /** How errors of days, and of rows of a day, go together. */
  readonly correlation: { readonly overDays: Correlation; readonly overRows: Correlation };
  /** What recent days would have been forecast the day before: what the update of a running day is learned from. */
  readonly dayAhead: readonly DayAhead[];
  /** Errors of recent ordinary days a week ahead: by these queues are told to go together or not. */
  readonly dayErrors: readonly DayError[];
  readonly cleaned: readonly CleanedDay[];
  readonly notes: readonly string[];
}

/** A planner's own multiplier on some days, kept apart from the statistical forecast. */
export interface Adjustment {
  readonly name: string;
  /** First date. */
  readonly from: LocalDate;
  /** Last date, included. */
  readonly to: LocalDate;
  /** Multiplies the forecast; 1 changes nothing. Above 0, at most 20. */
  readonly factor: number;
  /** The factor that has a chance of 1 in 10 to be undercut; default `factor`. */
  readonly factorLow?: number;
  /** The factor that has a chance of 1 in 10 to be exceeded, at most 2000 times `factorLow`; default `factor`. */
  readonly factorHigh?: number;
}

/** A planner's own totals for some days, in place of the statistical ones; the shape over the day stays. */
export interface Override {
  readonly name: string;
  /** First date. */
  readonly from: LocalDate;
  /** Last date, included. */
  readonly to: LocalDate;
  /** Contacts on each of these days, over the rows that are in the grid; 0 or more. */
  readonly dayTotal: number;
  /** The total that has a chance of 1 in 10 to be undercut, above 0; left out, the statistical band is kept. */
  readonly dayTotalLow?: number;
  /** The total that has a chance of 1 in 10 to be exceeded; given together with `dayTotalLow`, at most 2000 times it. */
  readonly dayTotalHigh?: number;
}

/** What {@link forecast} takes. */
export interface ForecastOptions {
  /** The rows to forecast: same interval and zone as the history, anywhere after it. */
  readonly grid: Grid;
  /** Increasing probabilities in (0, 1); default 0.025, 0.1, 0.5, 0.9, 0.975. */
  readonly probabilities?: readonly number[];
  /** Replaces the events given to {@link fit}. */
  readonly events?: readonly CalendarEvent[];
  /** Replaces the calendar given to {@link fit}. */
  readonly calendar?: HolidayCalendar;
  /** Replaces the covariates given to {@link fit}: past values belong to it as well. */
  readonly covariates?: readonly Covariate[];
  /** A planner's multipliers. */
  readonly adjustments?: readonly Adjustment[];
  /** A planner's own day totals; at most one per day. */
  readonly overrides?: readonly Override[];
}

/** One quantile of every row; `null` where closed. */
export interface QuantileValues {
  readonly probability: number;
  readonly values: readonly (number | null)[];
}

/** The forecast of a local day: the rows of that day that are in the grid. */
export interface DayForecast {
  readonly date: LocalDate;
  /** `null` when the whole day is closed. */
  readonly mean: number | null;
  readonly quantiles: readonly { readonly probability: number; readonly value: number | null }[];
}

/** What a day's forecast is made of: the factors multiply to the day's mean. */
export interface DayParts {
  readonly date: LocalDate;
  /** Contacts on an average day at the level forecast for this date; `null` when closed. */
  readonly level: number | null;
  /** Factor of the weekday. */
  readonly weekday: number;
  /** Factor of the time of year. */
  readonly season: number;
  /** Factor of holidays, closed neighbours and make-up workdays. */
  readonly holiday: number;
  /** Factor of events. */
  readonly event: number;
  /** Factor of covariates, against a day on which each has its mean. */
  readonly covariate: number;
  /** Factor of a planner's adjustments or override. */
  readonly adjustment: number;
  /** Factor for the part of the day's usual rows that is in the grid: 1 for a whole day, more where a special day is open longer. */
  readonly rows: number;
}

/** What a day's uncertainty is made of, each the variance of a logarithm; they sum to the day's. */
export interface DayVariance {
  /** Of an ordinary day's total. */
  readonly base: number;
  /** Of the effects of holidays and events. */
  readonly special: number;
  /** Of each adjustment, in the order of `adjustments`; 0 where it does not hold. */
  readonly adjustments: readonly number[];
}

/** How sure a forecast is beyond its rows: what days and rows share of their errors. */
export interface ForecastUncertainty {
  readonly days: readonly DayVariance[];
  /** Correlation of the errors of two days by the days between them. */
  readonly overDays: Correlation;
  /** Correlation of what rows do beside the error of their day, by the rows between them. */
  readonly overRows: Correlation;
}

/** The numbers of a forecast: what paths and totals are made from. */
export interface ForecastDistribution {
  readonly grid: Grid;
  /** Expected contacts per row; `null` where closed. */
  readonly mean: readonly (number | null)[];
  readonly quantiles: readonly QuantileValues[];
  readonly days: readonly DayForecast[];
  readonly uncertainty: ForecastUncertainty;
}

/** A forecast with its bands and reasons. */
export interface Forecast extends ForecastDistribution {
  /** The expected contacts before adjustments and overrides; the same as `mean` when there are none. */
  readonly statisticalMean: readonly (number | null)[];
  readonly adjustments: readonly Adjustment[];
  readonly overrides: readonly Override[];
  readonly parts: readonly DayParts[];
  readonly model: string;
  readonly reason: string;
  readonly notes: readonly string[];
}
