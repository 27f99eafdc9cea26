import type { DayBilling } from './billing.ts';

/** Charged for a day whose service level is below `below`. */
export interface PenaltyStep {
  /** Share in (0, 1). */
  readonly below: number;
  readonly perDay: number;
}

/** A client contract as far as a day's settlement needs it. Money is one unit that the caller names. */
export interface Contract {
  readonly billing?: DayBilling | undefined;
  /** The lowest step reached counts, not the sum; in any order. */
  readonly serviceLevelPenalty?: readonly PenaltyStep[] | undefined;
  /** The client's own forecast was exceeded: no penalty on days with more than dailyVolume × (1 + byShare) contacts. */
  readonly excusedAbove?: ExcusedAbove | undefined;
}

/** The clause that a service level is not owed on days that bring far more than the client announced. */
export interface ExcusedAbove {
  /** Contacts per day that the client announced. */
  readonly dailyVolume: number;
  /** Share in [0, ∞) by which it may be exceeded before the clause holds. */
  readonly byShare: number;
}
