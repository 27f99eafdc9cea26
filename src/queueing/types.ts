/**
 * Ways to count a service level, for O offered, A answered, Ab abandoned contacts; `_T` means within `withinSeconds`.
 *
 * - `offered`: A_T / O (the default)
 * - `answered`: A_T / A
 * - `excludeEarlyAbandons`: A_T / (O - Ab_T)
 * - `creditEarlyAbandons`: (A_T + Ab_T) / O
 * - `creditShortAbandons`: (A_T + s) / O, s the abandonments within `shortAbandonSeconds`
 * - `virtualWait`: the chance that somebody of endless patience would be answered within T
 *
 * Without abandonment all six are the same.
 */
export type ServiceLevelDefinition =
  | 'offered'
  | 'answered'
  | 'excludeEarlyAbandons'
  | 'creditEarlyAbandons'
  | 'creditShortAbandons'
  | 'virtualWait';

/** What arrives at a queue. */
export interface QueueLoad {
  /** Contacts offered in the interval, >= 0. */
  readonly volume: number;
  /** Length of the interval, > 0. */
  readonly intervalSeconds: number;
  /** Average handle time, > 0. */
  readonly ahtSeconds: number;
  /** Mean time a caller is willing to wait (exponential), > 0; absent: nobody abandons. */
  readonly patienceSeconds?: number | undefined;
}

/** The answer time a service level is measured at, and how it is counted. */
export interface AnswerTime {
  /** Target answer time T, >= 0. */
  readonly withinSeconds: number;
  /** How the service level is counted; default `offered`. */
  readonly definition?: ServiceLevelDefinition | undefined;
  /** Bound of a short abandonment, >= 0, for `creditShortAbandons`; default `withinSeconds`. */
  readonly shortAbandonSeconds?: number | undefined;
}

/** "80 % within 20 seconds" is `{ target: 0.8, withinSeconds: 20 }`. */
export interface ServiceLevelTarget extends AnswerTime {
  /** Share in (0, 1). */
  readonly target: number;
}

/** What a requirement must reach; every target given must hold at once. */
export interface Targets {
  readonly serviceLevel?: ServiceLevelTarget | undefined;
  /** Most mean wait of answered contacts, > 0. */
  readonly asaSeconds?: number | undefined;
  /** Most mean wait of all contacts, > 0. */
  readonly meanWaitSeconds?: number | undefined;
  /** Most abandonment, in (0, 1). */
  readonly abandonment?: number | undefined;
  /** Most occupancy, in (0, 1]. */
  readonly occupancy?: number | undefined;
  /** At least `probability` of the callers, were they endlessly patient, wait no longer than `withinSeconds`. */
  readonly waitPercentile?: { readonly probability: number; readonly withinSeconds: number } | undefined;
  /** Most share of contacts that wait at all, in (0, 1). */
  readonly waitProbability?: number | undefined;
}

/** The steady state of a queue. */
export interface QueuePerformance {
  readonly agents: number;
  /** volume × AHT / interval. */
  readonly offeredErlangs: number;
  /** Share, counted by the definition asked for. */
  readonly serviceLevel: number;
  /** Share of contacts that can't be answered at once. */
  readonly waitProbability: number;
  /** Mean wait of answered contacts; null: it grows without bound, or nobody is answered. */
  readonly asaSeconds: number | null;
  /** Mean wait of all contacts; null: it grows without bound. */
  readonly meanWaitSeconds: number | null;
  /** Share of offered contacts that leave unanswered. */
  readonly abandonment: number;
  /** Share of the agents' time spent handling; 1 when there are no agents and somebody calls. */
  readonly occupancy: number;
  /** Mean number waiting; null: it grows without bound. */
  readonly meanQueue: number | null;
  /** True if fewer agents are present than the offered load. */
  readonly overloaded: boolean;
}
