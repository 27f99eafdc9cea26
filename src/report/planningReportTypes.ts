import type { Grid, LocalDate } from '../time/index.ts';

/**
 * Everything that {@link textReport}, {@link htmlReport}, {@link csvMoves}, {@link csvUses} and {@link csvDays} print, as plain
 * data.
 * The report computes nothing but differences, sums and ranks of what stands here. All text is shown as given and
 * escaped where the format needs it.
 */
export interface PlanningReport {
  /** Name of the planning run, such as `Double-11 2026`. */
  readonly title: string;
  readonly subtitle?: string;
  /** Where the input came from: `generated data, seed 11`, or file names. */
  readonly generatedFrom: string;
  /** IANA time zone that the planner reads dates and times in. */
  readonly zone: string;
  /** Unit of every cost, such as `CNY`. */
  readonly currency: string;
  /** The planning horizon. Every array called "per row" has one entry for each of its rows. */
  readonly grid: Grid;
  /** What a planner reads first: two to five sentences. */
  readonly headline: readonly string[];
  /** Assumptions made, and what is not known. */
  readonly notes: readonly string[];
  /** One or more, in the order to show them. */
  readonly projects: readonly ProjectReport[];
  /** Every loan of the plan; may be empty, and is without a plan. */
  readonly moves: readonly MoveReport[];
  /** Help that was possible but not used, with the reason. */
  readonly refusals: readonly RefusalReport[];
  /** Hours borrowed by source, unused sources included. */
  readonly sources: readonly SourceUse[];
  /** What spare people do, where the plan is one for spare people; left out where it is one of help only. */
  readonly uses?: readonly SpareUseReport[];
  /** Left out when nothing is planned: the report is then of things as they stand, and what `after` holds isn't shown. */
  readonly plan?: PlanSummary;
}

/** One client project over the horizon. */
export interface ProjectReport {
  /** Unique; moves and refusals refer to it. */
  readonly id: string;
  readonly name: string;
  readonly targets: TargetReport;
  /** Day totals before the horizon. Gaps in the dates are fine: a run of the same season of an earlier year is drawn
   * over the horizon, and of the run that ends before it as many days as leave the forecast room. */
  readonly history: DayValues;
  readonly forecast: ForecastReport;
  /** Agents needed on the phone, per row; `null` where closed. */
  readonly required: readonly (number | null)[];
  /** Agents on the phone without the plan, per row. */
  readonly rosterBefore: readonly number[];
  /** Agents on the phone with the plan, per row: less what is lent, plus what is received (counted by productivity). */
  readonly rosterAfter: readonly number[];
  /** One entry for each local day of the grid, in order. */
  readonly days: readonly ProjectDay[];
  readonly total: OutcomePair;
  /** How the forecasting model did on this project's own past, when it was tested. */
  readonly accuracy?: AccuracyReport;
}

/** What was promised to the client. */
export interface TargetReport {
  /** In words, such as `85 % in 20 s (of offered)`. */
  readonly text: string;
  /** The service level promised, a share in 0..1; `null` when the target is of another kind. */
  readonly serviceLevel: number | null;
}

/** Values by day; `null` where closed or missing. */
export interface DayValues {
  readonly dates: readonly LocalDate[];
  readonly totals: readonly (number | null)[];
}

/** Contacts per day over the horizon; every array is as long as `dates`, `null` where closed. */
export interface ForecastReport {
  readonly dates: readonly LocalDate[];
  readonly mean: readonly (number | null)[];
  readonly low80: readonly (number | null)[];
  readonly high80: readonly (number | null)[];
  readonly low95: readonly (number | null)[];
  readonly high95: readonly (number | null)[];
  /** What the client announced, and the roster may have been made for. */
  readonly clientForecast?: readonly (number | null)[];
  /** What came, when it is known. */
  readonly actual?: readonly (number | null)[];
  /** Name of the model. */
  readonly model?: string;
  /** Why this model. */
  readonly reason?: string;
}

/** What happens to the contacts of a period. `null`: closed, nothing offered, or (waits) growing without bound. */
export interface Outcome {
  /** Contacts offered; `null` when closed. */
  readonly offered: number | null;
  /** Share, 0..1, by the project's own definition. */
  readonly serviceLevel: number | null;
  /** Mean wait of answered contacts, seconds. */
  readonly asaSeconds: number | null;
  /** Share of offered contacts that give up, 0..1. */
  readonly abandonment: number | null;
  /** Share of available time spent handling, 0..1. */
  readonly occupancy: number | null;
  /** Money; `null` when not known. */
  readonly cost: number | null;
}

/** A period without and with the plan. */
export interface OutcomePair {
  /** On the forecast, roster as it is. */
  readonly before: Outcome;
  /** On the forecast, with the plan. */
  readonly after: Outcome;
  /** On what really came, roster as it was. */
  readonly hindsightBefore?: Outcome;
  /** On what really came, with the plan. */
  readonly hindsightAfter?: Outcome;
}

/** One local day of one project. */
export interface ProjectDay extends OutcomePair {
  readonly date: LocalDate;
}

/** Scores of a rolling-origin backtest. */
export interface AccuracyReport {
  /** What was tested, such as `day totals, 12 origins, 1 to 28 days ahead`. */
  readonly scope: string;
  /** Sum of absolute errors by sum of actuals; 0.08 is 8 %. */
  readonly wape: number | null;
  /** Mean absolute error by that of the seasonal naive forecast in the past; below 1 is better. */
  readonly mase: number | null;
  /** Sum of errors (forecast less actual) by sum of actuals. */
  readonly bias: number | null;
  /** Share of actuals inside the 80 % band. */
  readonly coverage80: number | null;
  /** The forecaster compared with, such as `seasonal naive`. */
  readonly against?: string;
  /** Its WAPE. */
  readonly wapeAgainst?: number | null;
}

/** People lent for one block of one day. */
export interface MoveReport {
  /** Display name of the source; one source has one name. */
  readonly source: string;
  /** `project`, `reserve`, `teamLeaders`, `functionalStaff`, `overtime`, `temporary` or a word of the caller's. */
  readonly kind: string;
  /** Id of the project that lends; `null` when the people are extra. */
  readonly from: string | null;
  /** Id of the project that receives. */
  readonly to: string;
  readonly date: LocalDate;
  /** The time of day, such as `08:00–12:00`; blocks are shown in the order of these texts. */
  readonly block: string;
  readonly people: number;
  /** People × length of the block. */
  readonly hours: number;
  readonly cost: number;
  /** Which shortfall it closes, and what it costs the lender. */
  readonly reason: string;
}

/** What spare people of one project do for one block of one day. */
export interface SpareUseReport {
  /** Id of the project whose people they are. */
  readonly project: string;
  /** `lend`, `train`, `timeOff`, `release`, `keep` or a word of the caller's. */
  readonly kind: string;
  /** Project helped (its id) or training attended; `null` for the other uses. */
  readonly to: string | null;
  readonly date: LocalDate;
  /** The time of day, such as `08:00–12:00`. */
  readonly block: string;
  readonly people: number;
  readonly hours: number;
  /** What is lost if only this use is taken back; `null` when not known. */
  readonly worth: number | null;
  readonly reason: string;
}

/** A source that could have helped a project and does not. */
export interface RefusalReport {
  readonly source: string;
  /** Id of the project. */
  readonly to: string;
  readonly reason: string;
}

/** What one source gives over the whole horizon. */
export interface SourceUse {
  readonly source: string;
  readonly kind: string;
  /** Most people lent at the same time. */
  readonly people: number;
  readonly hours: number;
  readonly cost: number;
}

/** How good the plan is, by the optimiser's own account. */
export interface PlanSummary {
  /** `optimal`, `feasible`, `infeasible`, … */
  readonly status: string;
  /** How it was found. */
  readonly method: string;
  /** What is counted: what the plan costs, or its benefit against nobody moving. Default `cost`. */
  readonly measure?: 'cost' | 'benefit';
  /** Value of the plan, money; `null` when there is none. */
  readonly objective: number | null;
  /** No plan can cost less, or be worth more, than this; `null` when not known. */
  readonly bound: number | null;
  /** (objective − bound) / objective, or (bound − benefit) / bound, a share; `null` when not known. */
  readonly gap: number | null;
  /** Terms that sum to the objective. */
  readonly costs: readonly { readonly name: string; readonly amount: number }[];
}
