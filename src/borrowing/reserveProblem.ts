import type { ShortfallTier } from '../contracts/index.ts';

/** What is decided now (how many people stand ready) and what is left for the day. */
export interface ReserveProblem {
  /** Agents on the phone without reserve or help. */
  readonly presentAgents: number;
  /** Length of the peak in hours. */
  readonly hours: number;
  /** What the peak may need; probabilities sum to 1. Sample them from the forecast. */
  readonly scenarios: readonly ReserveScenario[];
  readonly reserve: {
    /** Paid for each reserve person and hour, used or not. */
    readonly retainerPerHour: number;
    /** Paid on top for each hour of use. */
    readonly costPerHour: number;
    /** Agents one person is worth. */
    readonly productivity: number;
    /** Largest reserve to consider. */
    readonly most: number;
  };
  /** Other help that can be called on the day, each up to a number of people. */
  readonly recourse: readonly RecourseOption[];
  /** What agents still missing cost. The last tier must be without limit. */
  readonly shortfall: readonly ShortfallTier[];
}

/** One course that the peak may take. */
export interface ReserveScenario {
  readonly probability: number;
  readonly requiredAgents: number;
}

/** Help that can be called once demand is known. */
export interface RecourseOption {
  readonly id: string;
  readonly costPerHour: number;
  readonly productivity: number;
  readonly most: number;
}
