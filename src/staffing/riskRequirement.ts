import type { ServiceLevelTarget } from '../queueing/index.ts';
import { type Grid, gridDays, type LocalDate } from '../time/index.ts';
import { inTimeContacts } from './inTimeContacts.ts';
import type { RiskOptions, ScenarioRow } from './riskOptions.ts';
import { rosteredFor, shrinkagePerRow } from './shrinkage.ts';

/** A day staffed for volumes that are not sure. */
export interface RiskDay {
  readonly date: LocalDate;
  readonly agentHours: number;
  /** Chance that the day as a whole meets the target. */
  readonly chance: number;
  /** Expected contacts in time of the expected contacts; `null` without contacts. */
  readonly expectedServiceLevel: number | null;
  /** Expected contacts of the day that are not in time, whatever the definition leaves out. */
  readonly expectedLate: number;
}

/** People needed per row under uncertainty, and what each day may expect of them. */
export interface RiskRequirement {
  readonly grid: Grid;
  readonly agents: readonly number[];
  readonly rostered: readonly number[];
  readonly days: readonly RiskDay[];
}

/** Contacts of one day on one path. */
export interface PathDay {
  readonly offered: number;
  readonly inTime: number;
  readonly base: number;
}

/** What the paths of a day give with these agents. */
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
  rows: readonly ScenarioRow[],
  chances: readonly number[],
  agents: readonly number[],
  target: ServiceLevelTarget,
): RiskRequirement {
  const { grid } = options.scenarios;
  const shrinkage = shrinkagePerRow(options.shrinkage ?? 0, grid.length);
  const days = gridDays(grid).map(({ date, from, to }) => {
    const paths = pathDays(
      rows.filter(({ row }) => row >= from && row < to),
      agents,
      target,
    );
    const sum = (value: (path: PathDay) => number) =>
      paths.reduce((total, path, s) => total + (chances[s] as number) * value(path), 0);
    const base = sum((path) => path.base);
    const total = agents.slice(from, to).reduce((a, b) => a + b, 0);
    return {
      date,
      agentHours: (total * grid.intervalSeconds) / 3600,
      chance:
        paths.length === 0
          ? 1
          : Math.min(
              1,
              sum((path) => (pathMeets(path, target) ? 1 : 0)),
            ),
      expectedServiceLevel: base > 0 ? sum((path) => path.inTime) / base : null,
      expectedLate: sum((path) => path.offered - path.inTime),
    };
  });
  return { grid, agents, rostered: agents.map((n, row) => rosteredFor(n, shrinkage[row] ?? 0)), days };
}

/** Rows day by day. */
export function rowsByDay(grid: Grid, rows: readonly ScenarioRow[]): ScenarioRow[][] {
  return gridDays(grid).map(({ from, to }) => rows.filter(({ row }) => row >= from && row < to));
}
