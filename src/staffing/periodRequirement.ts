import { checkNonNegative } from '../errors/index.ts';
import { requiredAgents, type ServiceLevelTarget, type Targets } from '../queueing/index.ts';
import { addDays, type GridDay, gridDays, type LocalDate } from '../time/index.ts';
import { inTimeBeyondTarget, inTimeContacts } from './inTimeContacts.ts';
import { type Allocation, leastTotal, type SlotGain } from './leastTotal.ts';
import { checkOptions, type OpenRow, openRows, type RequirementOptions } from './openRows.ts';
import { rosteredFor, shrinkagePerRow } from './shrinkage.ts';

/** Stretch of time over which a service level is agreed. Weeks begin on Monday. */
export type Period = 'day' | 'week' | 'month' | 'all';

/** What {@link periodRequirement} takes. */
export interface PeriodRequirementOptions extends Omit<RequirementOptions, 'targets'> {
  /** Service level of each period as a whole: contacts in time of all its contacts, by the definition given. */
  readonly target: ServiceLevelTarget;
  readonly period: Period;
  /** What every row must reach by itself; default: half of the target's contacts in time. */
  readonly floor?: Targets;
  /** Contacts of the first period before its first row: how many there were, and how many of them in time. */
  readonly soFar?: { readonly contacts: number; readonly inTime: number };
}

/** A period and what its rows give together. */
export interface PeriodOutcome {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly agentHours: number;
  /** No staffing that meets target and floors takes fewer agent-hours than this. */
  readonly boundHours: number;
  /** Agent-hours if every row met the target by itself. */
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
  const { volume, target, period, soFar = { contacts: 0, inTime: 0 }, minimumAgents = 0 } = options;
  const { grid } = volume;
  const floor = options.floor ?? { serviceLevel: { ...target, target: target.target / 2 } };
  checkOptions('periodRequirement', options);
  checkNonNegative('periodRequirement', 'soFar.contacts', soFar.contacts);
  checkNonNegative('periodRequirement', 'soFar.inTime', soFar.inTime);
  const agents = new Array<number>(grid.length).fill(0);
  const { rows } = openRows(options);
  for (const open of rows) agents[open.row] = minimumAgents;
  const periods = splitPeriods(gridDays(grid), period).map((days, i) => {
    const busy = rows.filter((open) => open.load.volume > 0 && open.row >= days.from && open.row < days.to);
    const slots = busy.map((open) => slotGain(open, target, floor, minimumAgents));
    // What was in time so far beyond (or short of) the target counts for the rest of the first period.
    const credit = i === 0 ? soFar.inTime - target.target * soFar.contacts : 0;
    const found = leastTotal(slots, -credit);
    for (const [k, { row }] of busy.entries()) agents[row] = found.agents[k] as number;
    return outcome(
      days,
      rows,
      busy,
      agents,
      found,
      target,
      i === 0 ? soFar : { contacts: 0, inTime: 0 },
      grid.intervalSeconds,
    );
  });
  const shrinkage = shrinkagePerRow(options.shrinkage ?? 0, grid.length);
  return { agents, rostered: agents.map((n, row) => rosteredFor(n, shrinkage[row] ?? 0)), periods };
}

/** In-time contacts beyond the target's share, by agents from the floor up to where next to all are in time. */
export function slotGain(
  { load }: OpenRow,
  target: ServiceLevelTarget,
  floor: Targets,
  minimum: number,
): SlotGain {
  const least = Math.max(requiredAgents(load, floor).agents, minimum);
  const nearlyAll = { ...target, target: Math.max(0.9999, target.target) };
  const most = Math.max(least, requiredAgents(load, { serviceLevel: nearlyAll }).agents);
  const gain = Float64Array.from({ length: most - least + 1 }, (_, k) =>
    inTimeBeyondTarget(load, least + k, target),
  );
  return { floor: least, gain };
}

interface RowRange {
  readonly from: number;
  readonly to: number;
  readonly firstDate: LocalDate;
  readonly lastDate: LocalDate;
}

function splitPeriods(days: readonly GridDay[], period: Period): RowRange[] {
  const nameOf = (day: GridDay): string => {
    if (period === 'day') return day.date;
    if (period === 'week') return addDays(day.date, 1 - day.weekday);
    return period === 'month' ? day.date.slice(0, 7) : '';
  };
  const ranges = new Map<string, RowRange>();
  for (const day of days) {
    const before = ranges.get(nameOf(day));
    ranges.set(nameOf(day), {
      from: before?.from ?? day.from,
      to: day.to,
      firstDate: before?.firstDate ?? day.date,
      lastDate: day.date,
    });
  }
  return [...ranges.values()];
}

function outcome(
  range: RowRange,
  rows: readonly OpenRow[],
  busy: readonly OpenRow[],
  agents: readonly number[],
  found: Allocation,
  target: ServiceLevelTarget,
  soFar: { readonly contacts: number; readonly inTime: number },
  intervalSeconds: number,
): PeriodOutcome {
  const hours = intervalSeconds / 3600;
  const quiet = rows
    .filter(({ row, load }) => load.volume === 0 && row >= range.from && row < range.to)
    .reduce((sum, { row }) => sum + (agents[row] as number), 0);
  let [inTime, base, worst] = [soFar.inTime, soFar.contacts, Number.POSITIVE_INFINITY];
  for (const open of busy) {
    const part = inTimeContacts(open.load, agents[open.row] as number, target);
    inTime += part.inTime;
    base += part.base;
    if (part.base > 0) worst = Math.min(worst, part.inTime / part.base);
  }
  const alone = busy.reduce(
    (sum, { load }) => sum + requiredAgents(load, { serviceLevel: target }).agents,
    0,
  );
  const total = found.agents.reduce((a, b) => a + b, 0);
  return {
    from: range.firstDate,
    to: range.lastDate,
    agentHours: (total + quiet) * hours,
    boundHours: (found.bound + quiet) * hours,
    intervalHours: (alone + quiet) * hours,
    serviceLevel: base > 0 ? inTime / base : null,
    worstServiceLevel: Number.isFinite(worst) ? worst : null,
    met: found.reached,
  };
}
