import type { BorrowingProblem, MinimumRun } from '../problem.ts';
import type { ConvexCurve } from './convexCurve.ts';

/** The problem as numbers: how many people do each activity, what every cell of rows then costs, which limits hold. */
export interface CompiledProblem {
  readonly problem: BorrowingProblem;
  readonly rowHours: number;
  readonly blocks: readonly CompiledBlock[];
  readonly activities: readonly Activity[];
  readonly cells: readonly Cell[];
  readonly limits: readonly Limit[];
  readonly links: readonly CompiledLink[];
  readonly groups: readonly CompiledGroup[];
  /** Shortfall and empty-seat cost of the rows outside blocks, which no activity changes. */
  readonly fixedShortfallCost: number;
  /** Cost of each person more or fewer than announced; 0 without announcement. */
  readonly costPerChange: number;
  /** People announced for moves that are no longer possible. */
  readonly lostAnnounced: number;
  readonly fixedSeatCost: number;
}

/** A block with what is asked of it again and again. */
export interface CompiledBlock {
  readonly index: number;
  /** Local day of the grid it counts for. */
  readonly day: number;
  readonly hours: number;
}

/** One whole-number decision: people of a link lent in a block, or people given time off (`link` −1). */
export interface Activity {
  readonly index: number;
  readonly link: number;
  /** Project helped, or whose people have time off. */
  readonly project: number;
  readonly block: number;
  /** Block in which its people are missing at home. */
  readonly homeBlock: number;
  /** Cost per person; negative for time off. */
  readonly cost: number;
  /** Fewest people: those announced for a block that can no longer be changed. */
  readonly least: number;
  /** People announced by an earlier plan. */
  readonly announced: number;
  /** Most people, from availability and from what can be useful. */
  readonly most: number;
  /** Cells it changes and the agents each person adds there, −1 at home. */
  readonly cells: readonly number[];
  readonly agents: readonly number[];
  /** Limits it counts against and by how much per person. */
  readonly limits: number[];
  readonly weights: number[];
  /** Fairness groups it burdens. */
  readonly groups: number[];
}

/** Rows of a project in a block on which every activity has the same effect. */
export interface Cell {
  readonly index: number;
  readonly kind: 'shortfall' | 'seats';
  readonly project: number;
  readonly block: number;
  readonly rows: readonly number[];
  readonly curve: ConvexCurve;
  /** Least help that the activities can bring about. */
  readonly floor: number;
  /** Activities that change it and the agents that each person of them adds. */
  readonly activities: number[];
  readonly agents: number[];
}

/** The kinds of limits, each with what it belongs to. */
export type LimitKind =
  | 'people'
  | 'spare'
  | 'seats'
  | 'hours'
  | 'blocksPerDay'
  | 'rest'
  | 'balance'
  | 'untilEnd';

/** Sum of weight × people <= cap. */
export interface Limit {
  readonly index: number;
  readonly kind: LimitKind;
  /** Index of the source (`people`, `hours`, `blocksPerDay`, `rest`, `untilEnd`), project (`spare`, `seats`) or `balance`. */
  readonly owner: number;
  readonly cap: number;
  readonly activities: number[];
  readonly weights: number[];
}

/** A source–project pair and its activities. */
export interface CompiledLink {
  readonly index: number;
  readonly source: number;
  readonly project: number;
  /** Project its people are missing at, or −1. */
  readonly home: number;
  readonly transferSeconds: number;
  readonly briefingCost: number;
  readonly minimumRun: MinimumRun | null;
  readonly activities: number[];
}

/** A fairness group: the activities that burden it. */
export interface CompiledGroup {
  readonly size: number;
  readonly activities: readonly number[];
}
