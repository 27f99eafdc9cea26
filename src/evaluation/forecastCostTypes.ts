import type { BacktestResult } from '../accuracy/index.ts';
import type { EvaluationMethod } from '../coverage/index.ts';
import type { ServiceLevelTarget, Targets } from '../queueing/index.ts';
import type { LocalDate, Series } from '../time/index.ts';
import type { OriginHandleTimes } from './originHandleTimes.ts';

/** What `forecastCost` takes. */
export interface ForecastCostOptions {
  /** A backtest of any forecaster. */
  readonly backtest: BacktestResult;
  /** Average handle time as it came, seconds: one for all rows, or by row of the history; see `forecastCost`. */
  readonly ahtSeconds: number | Series;
  /**
   * Average handle time that the forecast is staffed with, seconds: the same forms, or a list of rows for each origin, such
   * as `forecastHandleTime` gives from there. Default: as it came.
   */
  readonly plannedAhtSeconds?: OriginHandleTimes;
  /** Mean patience, seconds; left out, nobody abandons. */
  readonly patienceSeconds?: number;
  /** What each row is staffed for; the service level is measured as its target says. */
  readonly targets: Targets & { readonly serviceLevel: ServiceLevelTarget };
  /** Fewest agents in any open row (default 0). */
  readonly minimumAgents?: number;
  /** How waiting is computed, see `evaluate`; default `auto`. `stationary` is much faster, and knows no backlog. */
  readonly method?: EvaluationMethod;
  /** Called after each origin with the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Stops the run: it throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A forecast in the planner's currency. */
export interface ForecastCost {
  /** Agent-hours that the volumes that came would have needed. */
  readonly neededAgentHours: number;
  /** Agent-hours that the forecast asked for. */
  readonly staffedAgentHours: number;
  /** Agent-hours above and below the need, row by row: staffed = needed + over − under. */
  readonly overAgentHours: number;
  readonly underAgentHours: number;
  /** What the volumes that came meet when staffed by the forecast, and when staffed by themselves. */
  readonly serviceLevel: number | null;
  readonly serviceLevelIfKnown: number | null;
  readonly abandonment: number | null;
  readonly abandonmentIfKnown: number | null;
}

/** A forecaster's cost over all origins, and by distance. */
export interface ForecastCosts {
  readonly total: ForecastCost;
  readonly byDaysAhead: readonly (ForecastCost & { readonly daysAhead: number })[];
  /** One entry per origin, in order, by its first day. */
  readonly origins: readonly (ForecastCost & { readonly date: LocalDate })[];
  /** Days of all origins that, staffed by the forecast, missed the service level target, and days compared. */
  readonly daysMissed: number;
  readonly days: number;
}
