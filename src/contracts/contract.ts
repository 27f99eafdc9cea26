/** What the client pays for. */
export type Billing =
  /** Every answered contact. */
  | { readonly kind: 'perContact'; readonly pricePerContact: number }
  /** Every hour of every rostered seat, busy or idle. */
  | { readonly kind: 'perSeatHour'; readonly pricePerSeatHour: number };

/** Charged for a day whose service level is below `below`. */
export interface PenaltyStep {
  /** Share in (0, 1). */
  readonly below: number;
  readonly perDay: number;
}

/** A client contract as far as a day's settlement needs it. Money is one unit that the caller names. */
export interface Contract {
  readonly billing?: Billing | undefined;
  /** The lowest step reached counts, not the sum; in any order. */
  readonly serviceLevelPenalty?: readonly PenaltyStep[] | undefined;
  /** The client's own forecast was exceeded: no penalty on days with more than dailyVolume × (1 + byShare) contacts. */
  readonly excusedAbove?: { readonly dailyVolume: number; readonly byShare: number } | undefined;
}
