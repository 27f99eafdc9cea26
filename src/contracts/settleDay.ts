import {
  checkFields,
  checkFraction,
  checkNonNegative,
  checkObject,
  checkObjects,
  type FieldNames,
} from '../errors/index.ts';
import { type BilledAmounts, billed, checkBilledAmounts, checkBilling } from './billing.ts';
import type { Contract, ExcusedAbove } from './contract.ts';
import { reaches } from './serviceLevelAmounts.ts';

/** A day as its contract sees it. */
export interface SettledDayInput extends BilledAmounts {
  readonly offered: number;
  /** Share in [0, 1] by the contract's own definition; `null` on a day without contacts. */
  readonly serviceLevel: number | null;
}

/** Money of a day: what the client owes, and what is taken off. */
export interface SettledDay {
  readonly revenue: number;
  readonly penalty: number;
  /** Whether a penalty was waived since the client's forecast was exceeded. */
  readonly excused: boolean;
}

/**
 * What a day earns and loses under a contract.
 *
 * @throws StaffcastError on negative or non-finite amounts, and a service level outside [0, 1].
 * @example
 * ```ts
 * import { settleDay } from 'staffcast/contracts';
 * const contract = {
 *   billing: { kind: 'perContact', pricePerContact: 6 },
 *   serviceLevelPenalty: [{ below: 0.85, perDay: 2000 }, { below: 0.6, perDay: 9000 }],
 * } as const;
 * settleDay(contract, { offered: 20000, answered: 17000, serviceLevel: 0.56, seatHours: 1400 });
 * // { revenue: 102000, penalty: 9000, excused: false }
 * ```
 */
export function settleDay(contract: Contract, day: SettledDayInput): SettledDay {
  checkContract('settleDay', contract);
  checkContractDay('settleDay', 'day', contract, day);
  const due = penaltyOf(contract, day.serviceLevel);
  const excused = due > 0 && isExcused(contract.excusedAbove, day.offered);
  const revenue = contract.billing ? billed(contract.billing, day) : 0;
  return { revenue, penalty: excused ? 0 : due, excused };
}

/** Whether a day brought so much more than announced that its service level is not owed. */
export function isExcused(clause: ExcusedAbove | undefined, offered: number): boolean {
  return clause !== undefined && offered > clause.dailyVolume * (1 + clause.byShare);
}

/** The step with the lowest threshold that the service level is below. */
function penaltyOf({ serviceLevelPenalty = [] }: Contract, serviceLevel: number | null): number {
  if (serviceLevel === null) return 0;
  const reached = serviceLevelPenalty.filter((step) => !reaches(serviceLevel, step.below));
  return reached.reduce((worst, step) => (step.below < worst.below ? step : worst), { below: 1, perDay: 0 })
    .perDay;
}

/** Throws unless a day's counts are finite and not negative, and its service level is a share. */
export function checkContractDay(
  where: string,
  path: string,
  { billing }: { readonly billing?: Parameters<typeof checkBilledAmounts>[2] },
  day: SettledDayInput,
): void {
  checkObject(where, path, day);
  checkNonNegative(where, `${path}.offered`, day.offered);
  checkBilledAmounts(where, path, billing, day);
  if (day.serviceLevel !== null) checkFraction(where, `${path}.serviceLevel`, day.serviceLevel);
}

/** Those of a plan file's contract, which says what a shortfall is worth as well. */
const contractFields: FieldNames<Contract & { shortfall: unknown }> = {
  billing: true,
  serviceLevelPenalty: true,
  excusedAbove: true,
  shortfall: true,
};

const stepFields: FieldNames<NonNullable<Contract['serviceLevelPenalty']>[number]> = {
  below: true,
  perDay: true,
};

/** Throws unless a contract is well formed: see the fields of {@link Contract}. */
export function checkContract(where: string, contract: Contract): void {
  checkFields(where, 'contract', contract, contractFields);
  const { billing, serviceLevelPenalty = [], excusedAbove } = contract;
  if (billing !== undefined) checkBilling(where, 'contract.billing', billing);
  checkObjects(where, 'contract.serviceLevelPenalty', serviceLevelPenalty);
  for (const [i, step] of serviceLevelPenalty.entries()) {
    checkFields(where, `contract.serviceLevelPenalty[${i}]`, step, stepFields);
    checkFraction(where, `contract.serviceLevelPenalty[${i}].below`, step.below, 'open');
    checkNonNegative(where, `contract.serviceLevelPenalty[${i}].perDay`, step.perDay);
  }
  if (excusedAbove !== undefined) checkExcusedAbove(where, 'contract.excusedAbove', excusedAbove);
}

const excusedFields: FieldNames<ExcusedAbove> = { dailyVolume: true, byShare: true };

export function checkExcusedAbove(where: string, path: string, clause: ExcusedAbove): void {
  checkFields(where, path, clause, excusedFields);
  checkNonNegative(where, `${path}.dailyVolume`, clause.dailyVolume);
  checkNonNegative(where, `${path}.byShare`, clause.byShare);
}
