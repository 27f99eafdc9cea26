import type { ServiceLevelDefinition } from '../types.ts';

/** A day, interval by interval; arrays have one entry per interval, a number holds for all. */
export interface TransientInput {
  /** Contacts offered in each interval, >= 0, arriving evenly within it. */
  readonly volume: ArrayLike<number>;
  /** Agents present in each interval, >= 0; fractions mix the neighbouring whole numbers. */
  readonly agents: ArrayLike<number>;
  /** Length of an interval, > 0. */
  readonly intervalSeconds: number;
  /** Average handle time, > 0. */
  readonly ahtSeconds: number | ArrayLike<number>;
  /** Mean patience, > 0; absent: nobody abandons, and what isn't answered is carried over. */
  readonly patienceSeconds?: number | undefined;
  /** Target answer time, >= 0. */
  readonly withinSeconds: number;
  /** How the service level is counted; default `offered`. */
  readonly definition?: ServiceLevelDefinition | undefined;
  /** Bound of a short abandonment, for `creditShortAbandons`; default `withinSeconds`. */
  readonly shortAbandonSeconds?: number | undefined;
  /**
   * Number in system before the first interval: `empty` (default), `steady` (that of the first interval, where it has
   * one, else empty), or the probabilities of 0, 1, 2, … contacts.
   */
  readonly start?: 'empty' | 'steady' | ArrayLike<number> | undefined;
  /**
   * What agents who leave do with the conversation they are in: `finish` it (default), or `handBack`, which returns the
   * contact to the head of the queue.
   */
  readonly leavingAgents?: 'finish' | 'handBack' | undefined;
}

/**
 * Expected values of one interval. Counts are of events within the interval. Shares and waits are of the contacts
 * offered in the interval, whenever their fate is decided; after the last interval its agents are taken to stay.
 */
export interface TransientInterval {
  readonly agents: number;
  readonly offered: number;
  /** Contacts answered, less those handed back. */
  readonly answered: number;
  readonly abandoned: number;
  /** Conversations completed. */
  readonly handled: number;
  /** Contacts offered in the interval that are answered within the target answer time. */
  readonly answeredWithin: number;
  readonly serviceLevel: number;
  readonly waitProbability: number;
  /** Mean wait of those answered; null: nobody is. */
  readonly asaSeconds: number | null;
  /** Mean wait of all offered; null: it has no bound, as some are never answered and nobody gives up. */
  readonly meanWaitSeconds: number | null;
  readonly abandonment: number;
  /** Share of the agents' time spent handling. */
  readonly occupancy: number;
  /** Mean number waiting over the interval, and at its end. */
  readonly meanQueue: number;
  readonly queueAtEnd: number;
  /** Conversations under way at the end, those of agents who have left included. */
  readonly inServiceAtEnd: number;
  /** True if fewer agents are present than the offered load. */
  readonly overloaded: boolean;
}

/** The intervals and their totals: offered = answered + abandoned + queueAtEnd (less a queue at the start). */
export interface TransientResult {
  readonly intervals: readonly TransientInterval[];
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly answeredWithin: number;
  /** Waiting before the first interval, and after the last. */
  readonly queueAtStart: number;
  readonly queueAtEnd: number;
  /** Of all contacts offered; 1 if there are none. */
  readonly serviceLevel: number;
  readonly abandonment: number;
  readonly asaSeconds: number | null;
  readonly meanWaitSeconds: number | null;
}
