import type { LocalDate } from '../../time/index.ts';
import type { BorrowingPlan, Infeasibility, Move, PlanStatus, SourceUse } from '../plan.ts';

/** What spare people do in a block. `keep`: they stay, idle or as a margin. */
export type SurplusUseKind = 'lend' | 'train' | 'timeOff' | 'release' | 'keep';

/** Spare people of one project, one use, one block. */
export interface SurplusUse {
  readonly project: string;
  readonly kind: SurplusUseKind;
  /** Project helped or training attended; `null` for the other uses. */
  readonly to: string | null;
  readonly date: LocalDate;
  readonly blockId: string;
  /** Local clock of the block, as in a {@link Move}. */
  readonly clock: Move['clock'];
  readonly people: number;
  readonly hours: number;
  /**
   * What is lost if only this use is taken back, `homeCost` taken off, wages, briefing and runs not counted; 0 for `keep`,
   * `null` if a requirement that must be met hangs on it.
   */
  readonly worth: number | null;
  /** Shortfall and empty-seat cost that its project would be spared without it; `null` if more is missing than it allows. */
  readonly homeCost: number | null;
  readonly reason: string;
}

/**
 * One part of the benefit; negative where it costs. `shortfall`: what missing agents cost less, over all projects; what help
 * closes and what people who leave open are both in it. `training`, `release`, `timeOff`: what these uses are worth by
 * themselves. `wages`, `briefing`, `runs`: those of the moves. The others are as in the costs of a borrowing plan.
 */
export interface BenefitTerm {
  readonly name:
    | 'shortfall'
    | 'training'
    | 'release'
    | 'timeOff'
    | 'wages'
    | 'briefing'
    | 'runs'
    | 'releaseCost'
    | 'idleSeats'
    | 'changes'
    | 'fairness';
  readonly amount: number;
}

/** Hours of spare people of a project, and what became of them. */
export interface SurplusOfProject {
  readonly id: string;
  /** Person-hours that could leave, whole people for whole blocks. */
  readonly spareHours: number;
  /** Person-hours by use; they sum to the spare hours, or above them where lending is priced. */
  readonly hours: Readonly<Record<SurplusUseKind, number>>;
  /** Effective agents on the phone once everyone has moved, per row, such as `evaluate` takes. */
  readonly present: readonly number[];
}

/** What to do with spare people, and what that is worth against leaving everyone where they are. */
export interface SurplusPlan {
  readonly status: PlanStatus;
  readonly method: BorrowingPlan['method'];
  readonly note: string | null;
  /**
   * Cost saved against nobody moving but those who can no longer be told otherwise; the terms sum to it, and follow from
   * `moves` and `uses` at the prices of the problem. `null` when either plan misses a requirement.
   */
  readonly benefit: number | null;
  /** Proven: no plan is worth more. `null` when nothing is proven. */
  readonly bound: number | null;
  readonly terms: readonly BenefitTerm[];
  /** Everyone lent, those without surplus such as a reserve or overtime too; the moves with a home are uses of kind `lend`. */
  readonly moves: readonly Move[];
  /** What people of the projects do, and who is kept. */
  readonly uses: readonly SurplusUse[];
  /** What each source of the problem gives in `moves`. */
  readonly sources: readonly SourceUse[];
  readonly projects: readonly SurplusOfProject[];
  readonly infeasibility: Infeasibility | null;
}
