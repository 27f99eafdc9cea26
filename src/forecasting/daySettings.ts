/** How fast each part of the day model may move. Variances are shares of the variance of a day's noise. */
export interface DayModelSettings {
  readonly name: string;
  /** Variance by which the level moves per open day. */
  readonly level: number;
  /** Variance by which each weekday's factor moves per open day. */
  readonly weekday: number;
  /** Share of the recent drift that is left after a day, 0 to below 1. */
  readonly driftKept: number;
  /** Variance of the drift added per day. */
  readonly drift: number;
  /** Whether a damped trend is followed. */
  readonly trend: boolean;
  /** Yearly waves fitted; 0 for none. */
  readonly yearlyWaves: number;
}
