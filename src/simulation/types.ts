import type { VolumePaths } from '../forecasting/index.ts';
import type { AnswerTime } from '../queueing/index.ts';
import type { Grid, LocalDate, Series } from '../time/index.ts';

/** A centre: what arrives, and who is there to answer it. */
export interface Centre {
  readonly queues: readonly CentreQueue[];
  readonly groups: readonly AgentGroup[];
}

/** Contacts of one kind, served first come first served. */
export interface CentreQueue {
  readonly id: string;
  /**
   * Contacts expected per row, arriving at random and evenly within it; `null` where closed. Or paths, as `samplePaths` draws
   * them `of: 'rates'`: the replications are spread over them in order, path 7 of one queue beside path 7 of the others. All
   * queues have one grid.
   */
  readonly volume: Series | VolumePaths;
  /** Average handle time, seconds: one for all rows or one per row, that of the row of arrival. */
  readonly ahtSeconds: number | readonly number[];
  /** Squared coefficient of variation of handle times, which then are lognormal; 0: constant. Left out: exponential. */
  readonly handleTimeScv?: number | undefined;
  /** Mean patience, seconds (exponential); left out, nobody abandons. */
  readonly patienceSeconds?: number | undefined;
  /** The answer time that the service level is measured at, and how it is counted; all definitions but `virtualWait`. */
  readonly answerTime: AnswerTime;
  /** Most contacts of this queue waiting or served at once; more are blocked. Left out: no bound. */
  readonly lines?: number | undefined;
  /** Share of those who gave up that call again, in [0, 1]; default 0. */
  readonly redialAfterAbandon?: number | undefined;
  /** Share of those blocked that call again, in [0, 1]; default 0. */
  readonly redialAfterBlock?: number | undefined;
  /** Mean time until they do (exponential), 10 seconds or more; default 300. */
  readonly redialDelaySeconds?: number | undefined;
}

/** Agents who are alike: the same queues in the same order. */
export interface AgentGroup {
  readonly id: string;
  /** Agents on the phone per row. A fraction is one more agent in just that share of the replications. */
  readonly agents: readonly number[];
  readonly skills: readonly Skill[];
}

/** That a group serves a queue. */
export interface Skill {
  readonly queue: string;
  /**
   * Whole number, 1 first (default). A contact goes to the free agents who rank its queue lowest, then to the group with most
   * of them; a free agent takes the queue of lowest rank that has somebody waiting, then the longest wait.
   */
  readonly rank?: number | undefined;
  /** Speed, > 0: handle time is divided by it. Default 1. */
  readonly productivity?: number | undefined;
}

/** What {@link simulate} takes besides the centre. */
export interface SimulationOptions {
  /** How often the grid is played through, 1 or more; default 100. */
  readonly replications?: number | undefined;
  /** Whole number; the same seed gives the same result. Default 1. */
  readonly seed?: number | undefined;
  /** Called after each replication with the share done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** Stops the run: it throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The fate of the contacts that arrive in some stretch of time, whenever it is decided. Counts are means over the replications;
 * shares and waits are of all replications together.
 */
export interface SimulatedOutcome {
  /** Contacts offered, redials among them = answered + abandoned + blocked + unanswered. */
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly blocked: number;
  /** Contacts without an end to their patience that nobody is there to answer when the last row is over. */
  readonly unanswered: number;
  /** Share by the definition asked for; `null` where there is nothing that it is a share of. */
  readonly serviceLevel: number | null;
  /** Mean wait of answered contacts; `null`: nobody is answered. */
  readonly asaSeconds: number | null;
  /** Share of offered contacts that abandon; `null` when nothing is offered. */
  readonly abandonment: number | null;
  /** Share of offered contacts that are let in and not answered at once; `null` when nothing is offered. */
  readonly waitProbability: number | null;
  /**
   * How far chance may have moved the numbers above: standard errors, of the paths where there are some; `null` with fewer than two
   * replications. Of rows in which few contacts of all replications together wait or leave, they are too small.
   */
  readonly standardErrors: {
    readonly serviceLevel: number | null;
    readonly asaSeconds: number | null;
    readonly abandonment: number | null;
    readonly waitProbability: number | null;
  };
}

/** A stretch with what each replication made of it. */
export interface SimulatedStretch extends SimulatedOutcome {
  /** The service level of each replication; `null` when nothing was offered. */
  readonly serviceLevels: readonly (number | null)[];
}

/** A day of a queue. */
export interface SimulatedDay extends SimulatedStretch {
  readonly date: LocalDate;
}

/** What came of a queue. */
export interface SimulatedQueue {
  readonly id: string;
  readonly rows: readonly SimulatedOutcome[];
  readonly days: readonly SimulatedDay[];
  readonly total: SimulatedStretch;
}

/** What a group of agents did in some stretch of time. */
export interface GroupTime {
  /** Agent-hours present. */
  readonly agentHours: number;
  /** Share of them spent handling contacts; `null` when no agent is present. */
  readonly occupancy: number | null;
}

/** What a group of agents did. */
export interface SimulatedGroup {
  readonly id: string;
  readonly rows: readonly GroupTime[];
  readonly total: GroupTime;
  /** Contacts answered per queue served, in the order of its skills: means over the replications. */
  readonly answered: readonly { readonly queue: string; readonly contacts: number }[];
}

/** A centre played through. */
export interface Simulation {
  readonly grid: Grid;
  readonly replications: number;
  readonly queues: readonly SimulatedQueue[];
  readonly groups: readonly SimulatedGroup[];
}
