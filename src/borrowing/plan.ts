import type { LocalDate } from '../time/index.ts';
import type { SourceKind } from './problem.ts';

/**
 * `optimal`: proven within the gap asked for. `feasible`: a limit, the caller, or the greedy method; see `gap`.
 * `infeasible`: some requirement that must be met cannot be (or, where its summary says so, no plan was found that does);
 * the moves then leave as little missing as was found, and `infeasibility` says where.
 */
export type PlanStatus = 'optimal' | 'feasible' | 'infeasible';

/** Who helps whom, what comes of it, and how far it may be from the best. */
export interface BorrowingPlan {
  readonly status: PlanStatus;
  /** `mip`: mixed-integer programme; `greedy`: one best move after the other, then local search; `none`: nothing to decide. */
  readonly method: 'mip' | 'greedy' | 'none';
  /** Why another method than asked for was used, or `null`. */
  readonly note: string | null;
  /** Total cost; the `costs` sum to it. `null` when infeasible. */
  readonly objective: number | null;
  /** Proven: no plan costs less. `null` when nothing is proven. */
  readonly bound: number | null;
  /** (objective − bound) / |objective|, 0 when they agree; `null` when either is. */
  readonly gap: number | null;
  /** Total cost if nobody moves; `null` when a requirement that must be met is then missed. */
  readonly objectiveWithoutHelp: number | null;
  readonly costs: readonly CostTerm[];
  readonly moves: readonly Move[];
  /** Time off granted, where projects allow it. */
  readonly timeOff: readonly TimeOffGrant[];
  /** Source–project pairs not used although the project is short without help. */
  readonly refusals: readonly Refusal[];
  readonly projects: readonly ProjectOutcome[];
  readonly sources: readonly SourceUse[];
  /** Set when `status` is `infeasible`. */
  readonly infeasibility: Infeasibility | null;
}

/** One term of the total cost. */
export interface CostTerm {
  readonly name:
    | 'wages'
    | 'briefing'
    | 'runs'
    | 'shortfall'
    | 'idleSeats'
    | 'timeOff'
    | 'changes'
    | 'fairness';
  /** Negative where it saves. */
  readonly amount: number;
}

/** People of one source sent to one project for one block. */
export interface Move {
  readonly source: string;
  readonly kind: SourceKind;
  /** Project they are missing at, or `null`. */
  readonly from: string | null;
  /** Block in which they are missing there: the block itself, or for `rosterChange` another; `null` without home. */
  readonly fromBlockId: string | null;
  readonly to: string;
  readonly date: LocalDate;
  readonly blockId: string;
  /** Rows of the block, half-open. */
  readonly rows: { readonly from: number; readonly to: number };
  /** Local clock of the block, `HH:MM`; an end at midnight is `24:00`. */
  readonly clock: { readonly from: string; readonly to: string };
  readonly people: number;
  /** Person-hours paid: people × length of the block. */
  readonly hours: number;
  /** Agent-hours gained at the project: after productivity and transfer time. */
  readonly effectiveHours: number;
  /** Wages; briefing, runs and changes are terms of the whole plan. */
  readonly cost: number;
  readonly effect: MoveEffect;
  /** One or two sentences that name the shortfall it closes and what it costs the lender. */
  readonly reason: string;
}

/** What would change if only this move were taken back. */
export interface MoveEffect {
  /** Agent-hours that would be missing more at the project helped. */
  readonly closesAgentHours: number;
  /** Shortfall and empty-seat cost that would arise at the project helped; `null` when it allows no such shortfall. */
  readonly savesCost: number | null;
  /** Shortfall and empty-seat cost that the lender would be spared; 0 without home. */
  readonly homeCost: number;
  /** Fewest spare agents left at home over the rows of the block, negative when short; `null` without home. */
  readonly homeSpare: number | null;
}

/** People of a project given time off for a block. */
export interface TimeOffGrant {
  readonly project: string;
  readonly date: LocalDate;
  readonly blockId: string;
  readonly people: number;
  readonly hours: number;
  /** Wage saved. */
  readonly saving: number;
}

/** Why a source does not help a project that is short. */
export type RefusalCode =
  | 'no-link'
  | 'notice'
  | 'transfer-too-long'
  | 'no-one-available'
  | 'lender-needs-them'
  | 'no-seat'
  | 'used-elsewhere'
  | 'limit-reached'
  | 'not-needed'
  | 'too-expensive'
  | 'briefing-not-repaid'
  | 'not-worth-it';

/** A source–project pair that is not used, with the reason. */
export interface Refusal {
  readonly source: string;
  readonly to: string;
  readonly code: RefusalCode;
  readonly reason: string;
}

/** A project before and after the plan. */
export interface ProjectOutcome {
  readonly id: string;
  /** Effective agents on the phone after the plan, per row. */
  readonly present: readonly number[];
  /** People received, per row, transfer time included. */
  readonly received: readonly number[];
  /** People lent out, per row. */
  readonly lent: readonly number[];
  /** Agents missing without and with the plan, per row. */
  readonly shortfallBefore: readonly number[];
  readonly shortfall: readonly number[];
  /** Agent-hours missing without and with the plan. */
  readonly shortfallHoursBefore: number;
  readonly shortfallHours: number;
  /** What that costs; `null` where the project allows no such shortfall. */
  readonly shortfallCostBefore: number | null;
  readonly shortfallCost: number | null;
  /** Revenue lost by empty contracted seats, with the plan. */
  readonly idleSeatCost: number;
}

/** What a source does over the whole plan. */
export interface SourceUse {
  readonly id: string;
  readonly kind: SourceKind;
  /** Most people lent at once. */
  readonly people: number;
  readonly hours: number;
  readonly effectiveHours: number;
  /** Wages, briefing and runs. */
  readonly cost: number;
}

/** Requirements that must be met and cannot be. */
export interface Infeasibility {
  readonly missing: readonly MissingPeople[];
  readonly summary: string;
}

/** Where people are missing even with all help, and what is in the way. */
export interface MissingPeople {
  readonly project: string;
  readonly date: LocalDate;
  /** The block, or `null` for rows outside every block, where nobody can be lent. */
  readonly blockId: string | null;
  readonly rows: { readonly from: number; readonly to: number };
  /** Most agents missing in a row beyond what is allowed. */
  readonly agents: number;
  readonly agentHours: number;
  /** The constraints in the way and what would free them, one sentence each. */
  readonly causes: readonly string[];
}
