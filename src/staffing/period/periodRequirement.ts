import {
  checkFields,
  checkNonNegative,
  checkObject,
  checkOneOf,
  type FieldNames,
} from '../../errors/index.ts';
import {
  checkServiceLevelTarget,
  checkTargets,
  type ServiceLevelTarget,
  type Targets,
} from '../../queueing/index.ts';
import type { LocalDate } from '../../time/index.ts';
import { leastPerRow } from '../leastPerRow.ts';
import { checkOptions, openRows, type RequirementOptions, rowFields } from '../openRows.ts';
import { availableOf, rosteredFor } from '../people/rosteredFor.ts';
import { seatLimit } from '../people/seatLimit.ts';
import { shrinkagePerRow } from '../people/shrinkage.ts';
import { type Allocation, leastTotal } from './leastTotal.ts';
import { type Period, periodNames, periodsOf, type RowRange } from './periods.ts';
import { type RowGain, rowGain } from './slotGain.ts';

/** What {@link periodRequirement} takes. */
export interface PeriodRequirementOptions extends Omit<RequirementOptions, 'targets'> {
  /** Service level of each period as a whole: contacts in time of all its contacts, by the definition given. */
  readonly target: ServiceLevelTarget;
  readonly period: Period;
  /** What every row must reach by itself; default: half of the target's contacts in time. */
  readonly floor?: Targets | undefined;
  /** Seats of the site, for all rows or per row, whole numbers: people rostered never exceed them. Rows that are cut are
   * made up for by others. A floor that doesn't fit gives way; default: no limit. */
  readonly seats?: number | readonly number[] | undefined;
  /** Contacts of the first period before its first row: how many there were, and how many of them in time. */
  readonly soFar?: { readonly contacts: number; readonly inTime: number } | undefined;
}

const optionFields: FieldNames<PeriodRequirementOptions> = {
  volume: true,
  target: true,
  period: true,
  floor: true,
  seats: true,
  soFar: true,
  ...rowFields,
};

/** A period and what its rows give together. */
export interface PeriodOutcome {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly agentHours: number;
  /** No staffing that meets target and floors takes fewer agent-hours than this. */
  readonly boundHours: number;
  /** Agent-hours if every row met target and floor by itself. */
  readonly intervalHours: number;
  /** Service level that results; `null` without contacts. */
  readonly serviceLevel: number | null;
  /** Lowest service level of any row with contacts; `null` without contacts. */
  readonly worstServiceLevel: number | null;
  readonly met: boolean;
}

/** People needed per row so that each period as a whole meets its target. */
export interface PeriodRequirement {
  readonly agents: readonly number[];
  readonly rostered: readonly number[];
  readonly periods: readonly PeriodOutcome[];
}

/**
 * The least agent-hours such that the service level of each day, week or month as a whole meets the target, with a floor
 * in every row. Busy rows are cheaper per contact, so the plan dips in quiet ones; the floor limits how far.
 *
 * Rows are queues in steady state as in {@link requirement}. Least in that model: `agentHours` lies at `boundHours`
 * rounded up to whole agents, or a fraction of one row above.
 *
 * @throws StaffcastError as {@link requirement} does.
 * @example
 * ```ts
 * import { periodRequirement } from 'staffcast/staffing';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 21600 });
 * const { periods } = periodRequirement({
 *   volume: makeSeries(grid, [150, 900, 1100, 500]),
 *   ahtSeconds: 240,
 *   target: { target: 0.8, withinSeconds: 20 },
 *   period: 'day',
 * });
 * periods[0]?.met; // true
 * ```
 */
export function periodRequirement(options: PeriodRequirementOptions): PeriodRequirement {
  checkFields('periodRequirement', 'options', options, optionFields);
  checkOptions('periodRequirement', options);
  checkServiceLevelTarget('periodRequirement', 'target', options.target);
  if (options.floor !== undefined) checkTargets('periodRequirement', options.floor, 'floor');
  checkOneOf('periodRequirement', 'period', options.period, periodNames);
  const { volume, target, period, minimumAgents = 0 } = options;
  const { grid } = volume;
  const floor = options.floor ?? { serviceLevel: { ...target, target: target.target / 2 } };
  const soFar = checkSoFar(options);
  const agents = new Array<number>(grid.length).fill(0);
  const { rows } = openRows(options);
  const floors = leastPerRow(rows, floor);
  const shrinkage = shrinkagePerRow(options.shrinkage ?? 0, grid.length);
  const most = seatedAgents(options, shrinkage);
  const slots = rows.map(({ row, load }, k) => {
    const seated = most[row] as number;
    return rowGain(load, target, Math.min(Math.max(floors[k] as number, minimumAgents), seated), seated);
  });
  let at = 0;
  const periods = periodsOf(grid, period).map((range, i) => {
    const first = at;
    while ((rows[at]?.row ?? grid.length) < range.to) at += 1;
    const before = i === 0 ? soFar : NOTHING_YET;
    // What was in time so far beyond (or short of) the target counts for the rest of the first period.
    const own = slots.slice(first, at);
    const found = leastTotal(own, target.target * before.contacts - before.inTime);
    for (const [j, n] of found.agents.entries()) agents[rows[first + j]?.row as number] = n;
    return outcome(range, own, found, before, grid.intervalSeconds / 3600);
  });
  return { agents, rostered: agents.map((n, row) => rosteredFor(n, shrinkage[row] ?? 0)), periods };
}

/** Most agents on the phone per row whose people have a seat. */
function seatedAgents({ volume, seats }: PeriodRequirementOptions, shrinkage: Float64Array): number[] {
  if (seats === undefined) return volume.values.map(() => Number.POSITIVE_INFINITY);
  const { seated } = seatLimit(
    volume.values.map(() => 1e15),
    seats,
  );
  return seated.map((people, row) => availableOf(people, shrinkage[row] as number));
}

const NOTHING_YET = { contacts: 0, inTime: 0 };

function checkSoFar({ soFar = NOTHING_YET }: PeriodRequirementOptions) {
  checkObject('periodRequirement', 'soFar', soFar);
  checkNonNegative('periodRequirement', 'soFar.contacts', soFar.contacts);
  checkNonNegative('periodRequirement', 'soFar.inTime', soFar.inTime);
  return soFar;
}

function outcome(
  range: RowRange,
  slots: readonly RowGain[],
  found: Allocation,
  soFar: { readonly contacts: number; readonly inTime: number },
  hours: number,
): PeriodOutcome {
  let [inTime, base, worst, total, alone] = [soFar.inTime, soFar.contacts, Number.POSITIVE_INFINITY, 0, 0];
  for (const [j, slot] of slots.entries()) {
    const agents = found.agents[j] as number;
    const part = slot.contacts(agents - slot.floor);
    inTime += part.inTime;
    base += part.base;
    if (part.base > 0) worst = Math.min(worst, part.inTime / part.base);
    total += agents;
    alone += slot.alone(agents);
  }
  return {
    from: range.firstDate,
    to: range.lastDate,
    agentHours: total * hours,
    boundHours: found.bound * hours,
    intervalHours: alone * hours,
    serviceLevel: base > 0 ? inTime / base : null,
    worstServiceLevel: Number.isFinite(worst) ? worst : null,
    met: found.reached,
  };
}
