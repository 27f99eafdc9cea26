import type { Billing } from './billing.ts';
import type { ExcusedAbove } from './contract.ts';
import type { PeriodLength } from './periods.ts';

/** A contract that is settled by the day, week or month. Money is one unit that the caller names. */
export interface PeriodContract {
  /** What is settled at once. */
  readonly period: PeriodLength;
  readonly billing?: Billing;
  readonly volumeBand?: VolumeBand;
  readonly serviceLevel?: ServiceLevelSchedule;
  /** Days on which the client's own forecast was exceeded are left out of every service level. */
  readonly excusedAbove?: ExcusedAbove;
  /** The settlement as the contract words it; default: billing + volume charge + bonus − penalty. */
  readonly settlement?: SettlementFormula;
}

/** Contacts of a period that leave the price as it is, and what those beyond cost or save the client. */
export interface VolumeBand {
  /** Baseline: contacts offered per period. */
  readonly contacts: number;
  /** Share in [0, 1] by which the volume may differ either way without a charge (the deadband). */
  readonly byShare: number;
  /** Additional charge per contact above the band. */
  readonly additionalPerContact: number;
  /** Reduced charge: what the client is spared per contact below the band. */
  readonly reducedPerContact: number;
}

/** Penalties and bonuses in steps; of the steps reached, the furthest counts, not their sum. */
export interface ServiceLevelSchedule {
  /** How long the service level is averaged; no longer than the period of the contract. */
  readonly per: PeriodLength;
  /** Charged where the service level is below `below`, a share in (0, 1]. */
  readonly penalties?: readonly { readonly below: number; readonly amount: number }[];
  /** Paid where it is at or above `from`, a share in (0, 1]. */
  readonly bonuses?: readonly { readonly from: number; readonly amount: number }[];
  /** Most that penalties, and bonuses, may reach in a period, as a share of its billing. Default: no limit. */
  readonly atRiskShare?: number;
}

/** A formula over named quantities, such as `L * T + Q`. */
export interface SettlementFormula {
  readonly formula: string;
  readonly quantities: Readonly<Record<string, Quantity>>;
}

/** What can be measured of a period. */
export type PeriodMeasure = 'serviceLevel' | 'answerRate' | 'offered' | 'answered' | 'seatHours';

/** Where a named quantity of a formula comes from. */
export type Quantity =
  /** A number that the contract fixes. */
  | number
  /** What the client pays by `billing`. */
  | { readonly kind: 'billing' }
  /** Additional less reduced charges of the volume band. */
  | { readonly kind: 'volumeCharge' }
  /** Bonuses less penalties of the service level. */
  | { readonly kind: 'bonusLessPenalty' }
  /** A measure of the period as it is; a service level of no contacts counts 1. */
  | { readonly kind: 'measure'; readonly measure: PeriodMeasure }
  /** The factor of the grade that a measure reaches. */
  | { readonly kind: 'grade'; readonly measure: PeriodMeasure; readonly grades: readonly Grade[] };

/** A grade and its factor. The highest `from` that the measure reaches counts; one grade must start at 0. */
export interface Grade {
  readonly name: string;
  readonly from: number;
  readonly factor: number;
}
