import { checkFraction, checkNonNegative } from '../errors/index.ts';
import type { Contract } from './contract.ts';

/** A day as its contract sees it. */
export interface SettledDayInput {
  readonly offered: number;
  readonly answered: number;
  /** Share in [0, 1] by the contract's own definition; `null` on a day without contacts. */
  readonly serviceLevel: number | null;
  /** Rostered seat-hours, lent and borrowed heads excluded. */
  readonly seatHours: number;
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
  checkNonNegative('settleDay', 'day.offered', day.offered);
  checkNonNegative('settleDay', 'day.answered', day.answered);
  checkNonNegative('settleDay', 'day.seatHours', day.seatHours);
  if (day.serviceLevel !== null) checkFraction('settleDay', 'day.serviceLevel', day.serviceLevel);
  const due = penaltyOf(contract, day.serviceLevel);
  const limit = contract.excusedAbove;
  const excused = due > 0 && limit !== undefined && day.offered > limit.dailyVolume * (1 + limit.byShare);
  return { revenue: revenueOf(contract, day), penalty: excused ? 0 : due, excused };
}

function revenueOf({ billing }: Contract, day: SettledDayInput): number {
  if (!billing) return 0;
  return billing.kind === 'perContact'
    ? billing.pricePerContact * day.answered
    : billing.pricePerSeatHour * day.seatHours;
}

/** The step with the lowest threshold that the service level is below. */
function penaltyOf({ serviceLevelPenalty = [] }: Contract, serviceLevel: number | null): number {
  if (serviceLevel === null) return 0;
  const reached = serviceLevelPenalty.filter((step) => serviceLevel < step.below);
  return reached.reduce((worst, step) => (step.below < worst.below ? step : worst), { below: 1, perDay: 0 })
    .perDay;
}

function checkContract(where: string, contract: Contract): void {
  const { billing, serviceLevelPenalty = [], excusedAbove } = contract;
  if (billing?.kind === 'perContact')
    checkNonNegative(where, 'contract.billing.pricePerContact', billing.pricePerContact);
  if (billing?.kind === 'perSeatHour')
    checkNonNegative(where, 'contract.billing.pricePerSeatHour', billing.pricePerSeatHour);
  for (const [i, step] of serviceLevelPenalty.entries()) {
    checkFraction(where, `contract.serviceLevelPenalty[${i}].below`, step.below, 'open');
    checkNonNegative(where, `contract.serviceLevelPenalty[${i}].perDay`, step.perDay);
  }
  if (excusedAbove) {
    checkNonNegative(where, 'contract.excusedAbove.dailyVolume', excusedAbove.dailyVolume);
    checkNonNegative(where, 'contract.excusedAbove.byShare', excusedAbove.byShare);
  }
}
