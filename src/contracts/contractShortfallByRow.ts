import {
  checkAs,
  checkFields,
  checkFraction,
  checkNonNegative,
  checkObjects,
  checkPositivePerRow,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import { checkSeries, type Grid, gridDays } from '../time/index.ts';
import { contactPrice } from './billing.ts';
import { type ContactValue, contactValue } from './contactValue.ts';
import type { Contract } from './contract.ts';
import { penaltyAt } from './serviceLevelAmounts.ts';
import { type ServiceShortfallByRowInput, serviceShortfallByRow } from './serviceShortfallByRow.ts';
import { checkContract, isExcused } from './settleDay.ts';
import type { ShortfallTier } from './shortfallTiers.ts';
import { stepCosts } from './valueOfContactInTime.ts';

/** A day as it is expected without help, such as `evaluate` finds. */
export interface ExpectedDay {
  /** Contacts offered, 0 or more. */
  readonly offered: number;
  /** Share in [0, 1] by the contract's definition; `null` on a day without contacts. */
  readonly serviceLevel: number | null;
}

/** What {@link contractShortfallByRow} takes. */
export interface ContractShortfallInput
  extends Omit<
    ServiceShortfallByRowInput,
    'valuePerContactInTime' | 'valuePerContactKept' | 'valuePerLostContact'
  > {
  /** The client's contract, as `costs` takes it. */
  readonly contract: Contract;
  /** Every local day of the volume, as expected without help: the `days` of an evaluation. */
  readonly days: readonly ExpectedDay[];
  /** What one lost contact costs; default: its price where contacts are billed, else 0. */
  readonly valuePerLostContact?: number;
}

const inputFields: FieldNames<ContractShortfallInput> = {
  contract: true,
  days: true,
  volume: true,
  requiredAgents: true,
  ahtSeconds: true,
  patienceSeconds: true,
  target: true,
  presentAgents: true,
  valuePerLostContact: true,
  tiers: true,
};

/**
 * What missing agents cost in every row under a contract: the penalties of the day as `valueOfContactInTime` spreads them
 * over contacts in time, and the contacts that are lost, both turned into tiers by {@link serviceShortfallByRow}. The
 * answer can be given to `planBorrowing` as the `shortfall` of a project.
 *
 * People who are present keep what is reached: those taken away cost at least what the day loses on the way down to its next
 * notable step, spread over the contacts on that way. Where `presentAgents` are given, that price holds for them alone; else for all who are missing, if
 * it is the larger. Excused days have no penalty to save.
 *
 * @throws StaffcastError on a malformed contract, another number of days than the volume has, and as
 * `serviceShortfallByRow` does.
 * @example
 * ```ts
 * import { contractShortfallByRow } from 'staffcast/contracts';
 * import { evaluate } from 'staffcast/coverage';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const queue = { volume: makeSeries(grid, [4800, null]), ahtSeconds: 240, patienceSeconds: 120 };
 * const target = { target: 0.85, withinSeconds: 20 };
 * const { byRow } = contractShortfallByRow({
 *   ...queue,
 *   target,
 *   requiredAgents: [30, 0],
 *   days: evaluate({ ...queue, agents: [26, 0], answerTime: target }).days,
 *   contract: {
 *     billing: { kind: 'perContact', pricePerContact: 6 },
 *     serviceLevelPenalty: [{ below: 0.85, perDay: 4000 }],
 *   },
 *   tiers: 1,
 * });
 * byRow; // [[{ upToAgents: null, costPerAgentHour: 88.2 }], [{ upToAgents: null, costPerAgentHour: 0 }]]
 * ```
 */
export function contractShortfallByRow(input: ContractShortfallInput): {
  readonly byRow: readonly (readonly ShortfallTier[])[];
} {
  const where = 'contractShortfallByRow';
  checkFields(where, 'input', input, inputFields);
  const { contract, days, valuePerLostContact, ...queue } = input;
  checkContract(where, contract);
  checkSeries(where, 'volume', queue.volume);
  checkDays(days, queue.volume.grid);
  checkPositivePerRow(where, 'ahtSeconds', queue.ahtSeconds, queue.volume.grid.length);
  const lost = valuePerLostContact ?? contactPrice(contract, [], queue.ahtSeconds);
  checkNonNegative(where, 'valuePerLostContact', lost);
  const values = days.map((day) => valueOn(contract, day));
  const perRow = (name: keyof ContactValue) =>
    gridDays(queue.volume.grid).flatMap(({ from, to }, day) =>
      new Array<number>(to - from).fill(values[day]![name]),
    );
  return checkAs(where, () =>
    serviceShortfallByRow({
      ...queue,
      valuePerContactInTime: perRow('perContactInTime'),
      valuePerContactKept: perRow('perContactKept'),
      valuePerLostContact: lost,
    }),
  );
}

function valueOn({ serviceLevelPenalty = [], excusedAbove }: Contract, day: ExpectedDay): ContactValue {
  if (day.offered === 0 || isExcused(excusedAbove, day.offered))
    return { perContactInTime: 0, perContactKept: 0 };
  const penalties = serviceLevelPenalty.map(({ below, perDay }) => ({ below, amount: perDay }));
  const schedule = { per: 'day', penalties } as const;
  const level = day.serviceLevel ?? 1;
  return contactValue(stepCosts(schedule), { at: level, cost: penaltyAt(schedule, level) }, day.offered);
}

function checkDays(days: readonly ExpectedDay[], grid: Grid): void {
  const where = 'contractShortfallByRow';
  checkObjects(where, 'days', days);
  const count = gridDays(grid).length;
  if (days.length !== count) {
    const must = `be ${count}, one entry per day of the volume`;
    throw new StaffcastError({
      ...{ code: 'wrong-length', where, path: 'days.length' },
      ...{ value: days.length, must },
    });
  }
  for (const [day, { offered, serviceLevel }] of days.entries()) {
    checkNonNegative(where, `days[${day}].offered`, offered);
    if (serviceLevel !== null) checkFraction(where, `days[${day}].serviceLevel`, serviceLevel);
  }
}
