import type { ShortfallPrice } from '../contracts/index.ts';
import type { Grid, LocalDate } from '../time/index.ts';
import type { Block } from './blocks.ts';

/** What is to be planned: projects, the people who could help, and the blocks in which they can be lent. */
export interface BorrowingProblem {
  /** The rows of the plan; every row series below has one entry per row. */
  readonly grid: Grid;
  /** Blocks in which people are lent, in the order of their rows, not overlapping; rows outside stay as they are. */
  readonly blocks: readonly Block[];
  readonly projects: readonly BorrowingProject[];
  readonly sources: readonly HelpSource[];
  /** Spreads the burden over teams; default: not considered. */
  readonly fairness?: Fairness | undefined;
  /** Pairs of projects that help each other in turn, the one now and the other later; default: none. */
  readonly balances?: readonly HelpBalance[] | undefined;
  /** Moves of an earlier plan that people have been told of; default: none. */
  readonly announced?: AnnouncedMoves | undefined;
  /**
   * Projects whose shortfall cost comes first, in this order, each as low as it can be before the next is looked at;
   * the total cost comes after them. Default: only the total cost counts.
   */
  readonly protect?: readonly string[] | undefined;
}

/**
 * Whether people may be taken from a project. `never`: nobody leaves. `spareOnly` (default): in every row of the block
 * its own people on the phone still cover its own requirement. `priced`: what becomes missing costs its own shortfall
 * tiers, and where it has none its requirement must be covered, by its own or by borrowed people.
 */
export type Lending = 'never' | 'spareOnly' | 'priced';

/** A client project: what each row needs and who is there. */
export interface BorrowingProject {
  readonly id: string;
  /** Agents needed on the phone, per row; 0 or more, fractions allowed. 0 where closed. */
  readonly required: readonly number[];
  /** Agents on the phone without help, per row; 0 or more, fractions allowed. */
  readonly present: readonly number[];
  /** What missing agents cost, the same in every row or row by row; `null`: the requirement must be met. */
  readonly shortfall: ShortfallPrice | null;
  /** Whether people may leave; default `spareOnly`. */
  readonly lending?: Lending | undefined;
  /** Heads that fit into the project at once, per row, lent people out and borrowed people in; default: no limit. */
  readonly seats?: readonly number[] | undefined;
  /** The client pays for seats: what an empty contracted one loses. Default: billed otherwise. */
  readonly seatBilling?: SeatBilling | undefined;
  /** Spare people may be given time off, which saves their wage. Default: no. */
  readonly timeOff?: TimeOff | undefined;
}

/** Billing by seat: revenue is lost while fewer heads than contracted are on the project. */
export interface SeatBilling {
  /** Heads under contract, per row. */
  readonly contractedSeats: readonly number[];
  /** Revenue lost per empty seat and hour. */
  readonly lossPerSeatHour: number;
}

/** Voluntary time off of a project's own people, granted per block. */
export interface TimeOff {
  /** Most people who may be away, per block. */
  readonly maxPeople: readonly number[];
  /** Wage saved per person and hour. */
  readonly savingPerHour: number;
}

/**
 * Who a source is. `project`: people of another project; they are missing there. `reserve`: a standing team for whoever
 * is short. `teamLeaders`, `functionalStaff`: people with other duties (leads, trainers, quality). `overtime`: extra
 * hours of people already counted. `temporary`: agency or outsourced people. `rosterChange`: a project's own people at
 * another time (moved breaks, postponed training or leave); see `takenFrom`.
 */
export type SourceKind =
  | 'project'
  | 'reserve'
  | 'teamLeaders'
  | 'functionalStaff'
  | 'overtime'
  | 'temporary'
  | 'rosterChange';

/** A group of people who can help. */
export interface HelpSource {
  readonly id: string;
  readonly kind: SourceKind;
  /** The project they are taken from and missing at; `null` or left out: they are extra. Required for `project`. */
  readonly home?: string | null | undefined;
  /** Size of the group. */
  readonly people: number;
  /**
   * People who can be sent, per block, whole numbers. Default: all. People with a home are limited by its `lending` as
   * well, so that for `spareOnly` the fewest spare people over the rows of the block need not be worked out here. For
   * `priced` a number given here is taken at its word, and without one nobody leaves who is not present.
   */
  readonly available?: readonly number[] | undefined;
  /**
   * Extra cost of one person lent for one hour (wage, premium), transfer time included: one number, or one per block where
   * nights, rest days and public holidays cost more.
   */
  readonly costPerHour: number | readonly number[];
  /** Upper limits on person-hours over dates, both ends included. */
  readonly hoursLimits?: readonly HoursLimit[] | undefined;
  /** Blocks a person may be lent per day, on average over the group; default: no limit. */
  readonly maxBlocksPerDay?: number | undefined;
  /**
   * Least rest between two stretches of lent work of a person, seconds; blocks that follow one another at once make one
   * stretch. It holds for each person, who may be anyone of the group. Their own shifts are not known here: leave out of
   * `available` who would come to it tired. Default: none.
   */
  readonly restSeconds?: number | undefined;
  /** ISO 8601 instant with offset; blocks that start before it cannot be planned any more. Default: all can. */
  readonly noticeUntil?: string | undefined;
  /** Once sent, people stay assigned to the project for days on end. Default: block by block. */
  readonly minimumRun?: MinimumRun | undefined;
  /**
   * Per block, the id of the block in which these people are missing at home instead, or `null`: the block cannot be
   * used. For `rosterChange` only, whose links lead to its own home. Default: missing in the block itself.
   */
  readonly takenFrom?: readonly (string | null)[] | undefined;
  /** Projects they can work for, skills and languages considered; one link per project. */
  readonly links: readonly HelpLink[];
}

/** A limit on the person-hours of a source, `fromDate` to `toDate` inclusive. */
export interface HoursLimit {
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  /** Person-hours of the whole group. */
  readonly hours: number;
}

/** People assigned to a project stay at least some days; assigned and lent people are counted per day and link. */
export interface MinimumRun {
  /** Fewest days in a row, 1 or more; the end of the plan may cut a run short. */
  readonly days: number;
  /** Cost each time a person's assignment starts. */
  readonly costPerStart: number;
  /** Cost of one person assigned for one day, lent or not; default 0. */
  readonly costPerDay?: number | undefined;
}

/** What one source can do for one project. */
export interface HelpLink {
  /** The project helped. */
  readonly to: string;
  /** Agents that one person is worth there, above 0: one number, or one per local day of the grid. */
  readonly productivity: number | readonly number[];
  /** Time lost for travel and logging in at the start of every block, seconds; default 0. */
  readonly transferSeconds?: number | undefined;
  /** Paid once as soon as anyone goes; default 0. */
  readonly briefingCost?: number | undefined;
  /** Whoever goes stays away until the end of the plan, in every block in which the group is there. Default: no. */
  readonly untilEnd?: boolean | undefined;
}

/** Two projects that agreed to help each other about as much. */
export interface HelpBalance {
  readonly between: readonly [string, string];
  /** Most person-hours by which the help one way may exceed that the other way, over the whole plan. */
  readonly maxDifferenceHours: number;
}

/** What an earlier plan told people, and what changing it costs. */
export interface AnnouncedMoves {
  readonly moves: readonly AnnouncedMove[];
  /** Cost of each person more or fewer than announced, per source, project and block; 0 or more. */
  readonly costPerChange: number;
}

/** One announced move; the moves of a plan can be given as they are. */
export interface AnnouncedMove {
  readonly source: string;
  readonly to: string;
  readonly blockId: string;
  readonly people: number;
}

/** Adds `weight` × the largest burden of a group, burden being hours lent by its sources / size. */
export interface Fairness {
  readonly weight: number;
  readonly groups: readonly FairnessGroup[];
}

/** Sources that count as one team. */
export interface FairnessGroup {
  readonly sources: readonly string[];
  /** Heads of the team. */
  readonly size: number;
}
