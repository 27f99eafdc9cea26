import type { CalendarEvent, Grid, HolidayCalendar, LocalDate, Series } from '../../time/index.ts';
import type { BandStretch } from '../bandCalibration.ts';
import type { DayModelWeight, ForecastContext, QuantileValues } from '../types.ts';

/** What {@link fitHandleTime} learns from. */
export interface HandleTimeHistory {
  /** Average handle time per row, seconds, above 0; `null` where there was none. */
  readonly ahtSeconds: Series;
  /** Contacts handled per row on the same grid: what each average counts for. Rows with 0 or `null` are passed over. */
  readonly contacts: Series;
}

/** A fitted handle time: plain data that survives a JSON round trip. */
export interface HandleTimeModel {
  readonly kind: 'staffcast.handleTime';
  readonly history: HandleTimeHistory;
  readonly context: ForecastContext;
  /** Day models behind the level and their weights. */
  readonly dayModels: readonly DayModelWeight[];
  readonly bands: {
    /** Variance of the log of a day's handle time around its forecast, by horizon bucket. */
    readonly dayVariance: readonly number[];
    /** Stretches of the normal score of days, by horizon bucket, and of rows. */
    readonly day: readonly BandStretch[];
    readonly row: BandStretch;
  };
  readonly profile: HandleTimeProfile;
  readonly notes: readonly string[];
}

/** How handle time differs over the day and week, and how far rows scatter. */
export interface HandleTimeProfile {
  readonly slots: number;
  /** Factor of each slot on its weekday's handle time, 7 x slots; 1 where nothing is known. */
  readonly factors: readonly number[];
  /** Contacts of each slot on an average such weekday, 7 x slots. */
  readonly contacts: readonly number[];
  /** Squared coefficient of variation of one contact's handle time, as the scatter of rows shows it. */
  readonly contactVariance: number;
  /** Variance of a row's log handle time beyond that of its contacts. */
  readonly rowVariance: number;
}

/** What {@link forecastHandleTime} takes. */
export interface HandleTimeOptions {
  /** The rows to forecast: same interval and zone as the history, after its last value. */
  readonly grid: Grid;
  /** Expected contacts per row, which the scatter of a row's average depends on; default those of the history. */
  readonly contacts?: readonly (number | null)[];
  /** Increasing probabilities in (0, 1); default 0.025, 0.1, 0.5, 0.9, 0.975. */
  readonly probabilities?: readonly number[];
  /** Replace those given to {@link fitHandleTime}. */
  readonly events?: readonly CalendarEvent[];
  readonly calendar?: HolidayCalendar;
}

/** A forecast of handle times. */
export interface HandleTimeForecast {
  readonly grid: Grid;
  /** Expected average handle time per row, seconds. Every row has one, so that it can be staffed by. */
  readonly ahtSeconds: readonly number[];
  readonly quantiles: readonly QuantileValues[];
  /** The average over each day's contacts. */
  readonly days: readonly {
    readonly date: LocalDate;
    readonly ahtSeconds: number;
    readonly quantiles: readonly { readonly probability: number; readonly value: number }[];
  }[];
  readonly notes: readonly string[];
}
