import type { ServiceLevelTarget } from '../../queueing/index.ts';
import type { Grid, LocalDate } from '../../time/index.ts';
import { rosteredFor } from '../people/rosteredFor.ts';
import { shrinkagePerRow } from '../people/shrinkage.ts';
import { inTimeContacts } from '../period/inTimeContacts.ts';
import { type Period, periodsOf, type RowRange } from '../period/periods.ts';
import type { RiskOptions, ScenarioRow, ScenarioRows } from './riskOptions.ts';

/** What some rows may expect of their staff. */
export interface RiskOutcome {
  readonly agentHours: number;
  /** Chance that they as a whole meet the target. */
  readonly chance: number;
  /** Expected contacts in time of the expected contacts; `null` without contacts. */
  readonly expectedServiceLevel: number | null;
  /** Expected contacts that are not in time, whatever the definition leaves out. */
  readonly expectedLate: number;
}

/** A day staffed for volumes that are not sure. */
export interface RiskDay extends RiskOutcome {
  readonly date: LocalDate;
}

/** A period staffed for volumes that are not sure, with its first and last date. */
export interface RiskPeriod extends RiskOutcome {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** People needed per row under uncertainty, and what each day may expect of them. */
export interface RiskRequirement {
  readonly grid: Grid;
  readonly agents: readonly number[];
  readonly rostered: readonly number[];
  readonly days: readonly RiskDay[];
  /** The periods that the target was asked of: days unless weeks, months or all rows were. */
  readonly periods: readonly RiskPeriod[];
}

/** Contacts of one day or longer period on one path. */
export interface PathDay {
  readonly offered: number;
  readonly inTime: number;
  readonly base: number;
}

/** What each path gives in these rows with these agents. */
export function pathDays(
  rows: readonly ScenarioRow[],
  agents: readonly number[],
  target: ServiceLevelTarget,
): PathDay[] {
  const paths = (rows[0]?.loads ?? []).map(() => ({ offered: 0, inTime: 0, base: 0 }));
  for (const { row, loads } of rows) {
    for (const [s, load] of loads.entries()) {
      if (load.volume === 0) continue;
      const found = inTimeContacts(load, agents[row] as number, target);
      const path = paths[s] as { offered: number; inTime: number; base: number };
      path.offered += load.volume;
      path.inTime += found.inTime;
      path.base += found.base;
    }
  }
  return paths;
}

/** Whether a path meets the target; contacts in time are sums, so equality is up to rounding. */
export function pathMeets({ inTime, base }: PathDay, target: ServiceLevelTarget): boolean {
  return inTime - target.target * base >= -1e-9 * base;
}

/** The answer of every way of staffing under uncertainty. */
export function riskRequirement(
  options: RiskOptions,
  { rows, chances }: ScenarioRows,
  agents: readonly number[],
  target: ServiceLevelTarget,
  period: Period,
): RiskRequirement {
  const { grid } = options.scenarios;
  const shrinkage = shrinkagePerRow(options.shrinkage ?? 0, grid.length);
  const outcomes = (ranges: readonly RowRange[]) => {
    const inside = rowsByRange(ranges, rows);
    return ranges.map(({ from, to }, i) => {
      const paths = pathDays(inside[i] as ScenarioRow[], agents, target);
      const total = agents.slice(from, to).reduce((a, b) => a + b, 0);
      return { agentHours: (total * grid.intervalSeconds) / 3600, ...expectations(paths, chances, target) };
    });
  };
  const days = periodsOf(grid, 'day');
  const periods = periodsOf(grid, period);
  const ofDays = outcomes(days);
  const ofPeriods = period === 'day' ? ofDays : outcomes(periods);
  return {
    grid,
    agents,
    rostered: agents.map((n, row) => rosteredFor(n, shrinkage[row] ?? 0)),
    days: days.map(({ firstDate }, i) => ({ date: firstDate, ...(ofDays[i] as RiskOutcome) })),
    periods: periods.map(({ firstDate, lastDate }, i) => ({
      from: firstDate,
      to: lastDate,
      ...(ofPeriods[i] as RiskOutcome),
    })),
  };
}

function expectations(paths: readonly PathDay[], chances: readonly number[], target: ServiceLevelTarget) {
  const sum = (value: (path: PathDay) => number) =>
    paths.reduce((total, path, s) => total + (chances[s] as number) * value(path), 0);
  const base = sum((path) => path.base);
  const meeting = sum((path) => (pathMeets(path, target) ? 1 : 0));
  return {
    chance: paths.length === 0 ? 1 : Math.min(1, meeting),
    expectedServiceLevel: base > 0 ? sum((path) => path.inTime) / base : null,
    expectedLate: sum((path) => path.offered - path.inTime),
  };
}

/** Rows range by range; ranges follow each other. */
export function rowsByRange(ranges: readonly RowRange[], rows: readonly ScenarioRow[]): ScenarioRow[][] {
  let at = 0;
  return ranges.map(({ to }) => {
    const first = at;
    while (at < rows.length && (rows[at] as ScenarioRow).row < to) at += 1;
    return rows.slice(first, at);
  });
}
