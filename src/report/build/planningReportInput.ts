import type { Scores } from '../../accuracy/index.ts';
import type { BorrowingPlan, SurplusPlan } from '../../borrowing/index.ts';
import type { Evaluation } from '../../coverage/index.ts';
import type { Costs } from '../../evaluation/index.ts';
import type { Forecast } from '../../forecasting/index.ts';
import type { Targets } from '../../queueing/index.ts';
import type { Requirement } from '../../staffing/index.ts';
import type { Grid, Series } from '../../time/index.ts';

/** What {@link planningReport} takes: results of the pipeline's functions, as they return them. */
export interface PlanningReportInput {
  /** One or more, in the order to show them. */
  readonly projects: readonly ProjectReportInput[];
  /** The plan of `planBorrowing`; left out, the report shows things as they stand. */
  readonly plan?: BorrowingPlan | undefined;
  /** The plan of `planSurplus`, in place of `plan`. */
  readonly surplus?: SurplusPlan | undefined;
  /** The planned rows; default: those of the first requirement, evaluation or forecast that has a grid. */
  readonly grid?: Grid | undefined;
  /** Default `Planning report`. */
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  /** Where the input came from; default: how far the histories reach. */
  readonly generatedFrom?: string | undefined;
  /** Unit of every cost; default `money`. */
  readonly currency?: string | undefined;
  /** What a planner reads first; default: which project is most short and by how much, and what the plan does and costs. */
  readonly headline?: readonly string[] | undefined;
  /** Assumptions made. The notes of forecasts, projects and the plan follow them. */
  readonly notes?: readonly string[] | undefined;
}

/** One client project. Lists have one entry for each planned row, unless they are said to be per day. */
export interface ProjectReportInput {
  /** Unique; the plan knows the project by it. */
  readonly id: string;
  /** Default `id`. */
  readonly name?: string | undefined;
  /** What was promised to the client. */
  readonly targets: Targets;
  /** Contacts on any rows; only what lies before the planned days is shown, the last eight weeks and the same a year before. */
  readonly history?: Series | undefined;
  /** What is expected on the planned days, by row or by day: a forecast, or a volume without bands. */
  readonly forecast: ReportedForecast | Series;
  /** A requirement of `staffcast/staffing`, or the agents needed on the phone; `null` where closed. */
  readonly requirement: ReportedRequirement | readonly (number | null)[];
  /** Agents on the phone without the plan. With it they are what the plan says. */
  readonly present: readonly number[];
  /** What comes of it; left out, service levels, waits and occupancy are not known. */
  readonly evaluations?: ReportSides<Evaluation> | undefined;
  readonly costs?: ReportSides<Costs> | undefined;
  readonly accuracy?: ReportedAccuracy | undefined;
  /** Contacts the client announced: a series, or one number per day. */
  readonly clientForecast?: Series | readonly (number | null)[] | undefined;
  /** Contacts that came: a series, or one number per day. */
  readonly actual?: Series | readonly (number | null)[] | undefined;
  readonly notes?: readonly string[] | undefined;
}

/** What a report takes of a {@link Forecast}. */
export type ReportedForecast = Pick<Forecast, 'grid' | 'days'> &
  Partial<Pick<Forecast, 'mean' | 'model' | 'reason' | 'notes'>>;

/** What a report takes of a {@link Requirement} or one of its relatives. */
export type ReportedRequirement = {
  readonly agents: readonly (number | null)[];
} & Partial<Pick<Requirement, 'grid' | 'binds'>>;

/**
 * The same without and with the plan, on the forecast and on what really came. The sides with the plan belong to a plan;
 * they may be left out where it changes nobody's presence at the project.
 */
export interface ReportSides<T> {
  readonly before: T;
  readonly after?: T | undefined;
  readonly hindsightBefore?: T | undefined;
  readonly hindsightAfter?: T | undefined;
}

/** How the forecaster did on the project's own past. */
export interface ReportedAccuracy {
  /** Of a backtest: its `overall`, or its `dayTotals`. */
  readonly scores: Scores;
  /** What was tested; default `rolling origins`. */
  readonly scope?: string | undefined;
  /** Another forecaster on the same past. */
  readonly against?: { readonly name: string; readonly scores: Scores } | undefined;
}
