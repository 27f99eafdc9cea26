import type { LocalDate } from '../../time/index.ts';
import type { PlanStatus } from '../plan.ts';
import type { BorrowingProblem } from '../problem.ts';

/** A borrowing problem whose demand is not known yet when some people must be told. */
export interface UncertainProblem {
  /** The expected case: its requirement decides what lenders can spare for moves that are committed now. */
  readonly problem: BorrowingProblem;
  /** Courses that demand may take; probabilities sum to 1. Sample them from the forecast. */
  readonly scenarios: readonly DemandScenario[];
  /** Ids of the sources whose moves are decided now; everyone else is called once demand is known. */
  readonly committed: readonly string[];
}

/** One course of demand. */
export interface DemandScenario {
  /** In (0, 1]. */
  readonly probability: number;
  /** Agents needed per row, by project id; projects left out need what they are expected to. */
  readonly required: Readonly<Record<string, readonly number[]>>;
}

/** People sent, in short. */
export interface SentPeople {
  readonly source: string;
  readonly to: string;
  readonly date: LocalDate;
  readonly blockId: string;
  readonly people: number;
  readonly hours: number;
}

/** What is committed now, and what is called in each scenario. */
export interface UncertainPlan {
  readonly status: PlanStatus;
  readonly method: 'mip' | 'greedy';
  readonly note: string | null;
  /** Mean total cost over the scenarios; `null` when no commitment meets every requirement in all of them. */
  readonly expectedCost: number | null;
  /** Proven: no commitment costs less on average. `null` when nothing is proven. */
  readonly bound: number | null;
  readonly gap: number | null;
  readonly committed: readonly SentPeople[];
  readonly scenarios: readonly ScenarioPlan[];
  /** Mean cost when the best plan of the expected case is committed instead; `null` when it fails, or without solver. */
  readonly costOfExpectedPlan: number | null;
  /** Mean cost if demand were known before anyone is told: what better information could save at most. */
  readonly costOfPerfectInformation: number | null;
}

/** One scenario under the plan. */
export interface ScenarioPlan {
  readonly probability: number;
  /** Total cost in this scenario, commitments included. */
  readonly cost: number | null;
  /** People called on top. */
  readonly called: readonly SentPeople[];
  readonly shortfallHours: number;
}
