import type { HoursChange } from './newHours.ts';

/** How the shape of a kind of special day differs from that of its weekday. */
export interface SpecialShape {
  /** As `before holiday` or `event Double-11 0`. */
  readonly kind: string;
  /** Factor on the share of each slot of the day, before shares are made to sum to 1 again. */
  readonly factors: readonly number[];
}

/** Shares of a day's total by weekday and slot, for three distances of the day ahead. */
export interface Profile {
  readonly slots: number;
  /** For each horizon group (next day, first week, later): 7 x slots shares; those of one weekday sum to 1. */
  readonly shares: readonly (readonly number[])[];
  /** Dispersion of rows around their share of the day's total: variance = `dispersion` x mean + `relative` x mean squared. */
  readonly dispersion: readonly number[];
  readonly relative: readonly number[];
  /** Kinds of special day that have a shape of their own. */
  readonly special: readonly SpecialShape[];
}

/** What the profile is learned from: days x slots counts, the weekday whose shape each day has (0 to pass over), open slots. */
export interface ProfileInput {
  readonly counts: Float64Array;
  readonly slots: number;
  readonly weekday: Int32Array;
  /** 7 x slots. */
  readonly open: Uint8Array;
  /** Rows that were closed, or open, until lately. */
  readonly change: HoursChange | null;
}

/** Rows of recent days with the share that was forecast for them, to calibrate bands by. */
export interface JudgedRows {
  readonly day: number[];
  readonly slot: number[];
  readonly count: number[];
  readonly share: number[];
}

/** A profile and, for each horizon group, how it did on recent days. */
export interface LearnedProfile {
  readonly profile: Profile;
  readonly judged: readonly JudgedRows[];
}

/** Horizon groups of a profile: days ahead at which each is judged. */
export const LAGS: readonly number[] = [1, 7, 21];

/** The group of a day `daysAhead` after the last day seen. */
export function profileGroup(daysAhead: number): number {
  return daysAhead <= 1 ? 0 : daysAhead <= 7 ? 1 : 2;
}
