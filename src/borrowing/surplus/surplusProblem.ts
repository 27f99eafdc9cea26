import type { BorrowingProblem } from '../problem.ts';

/** What can be done with spare people: lend them as in a borrowing plan, train them, give time off, release temporaries. */
export interface SurplusProblem extends Omit<BorrowingProblem, 'protect'> {
  readonly training?: readonly TrainingOffer[] | undefined;
  readonly releases?: readonly TemporaryRelease[] | undefined;
}

/** Training, quality work or other useful things to do away from the phone. */
export interface TrainingOffer {
  readonly id: string;
  /** Projects whose people may attend. */
  readonly projects: readonly string[];
  /** Most people at once, per block, whole numbers. */
  readonly places: readonly number[];
  /** What an hour of one person is worth. */
  readonly valuePerHour: number;
}

/** Temporary people of a project who can be let go; whoever goes stays away until the end of the plan. */
export interface TemporaryRelease {
  readonly project: string;
  readonly people: number;
  /** How many of them are on the roster, per block; default: all, in every block. */
  readonly rostered?: readonly number[] | undefined;
  /** Pay saved per rostered hour. */
  readonly savingPerHour: number;
  /** Paid for each person released; default 0. */
  readonly costPerPerson?: number | undefined;
  /** ISO 8601 instant with offset; nobody can be released from blocks that start before it. Default: from the first block. */
  readonly noticeUntil?: string | undefined;
}
