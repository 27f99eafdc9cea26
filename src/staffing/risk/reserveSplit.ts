import {
  checkFields,
  checkFraction,
  checkInteger,
  checkNonNegative,
  checkObject,
  checkPositive,
  type FieldNames,
} from '../../errors/index.ts';
import { checkTargets, requiredAgents, type Targets } from '../../queueing/index.ts';
import type { Grid } from '../../time/index.ts';
import { groupsAtCall, neededAtCall } from './callGroups.ts';
import { type RiskOptions, riskFields, type ScenarioRow, scenarioRows } from './riskOptions.ts';
import { weightedQuantile } from './volumeScenarios.ts';
import { watched } from './watched.ts';

/** People who stay away unless called. */
export interface ReserveTerms {
  /** Paid for each hour a reserve person is kept ready, called or not; 0 or more. */
  readonly retainerPerHour: number;
  /** Paid on top for each hour worked when called; above 0. */
  readonly calledPerHour: number;
  /** First row the reserve can be on the phone: decision plus notice. Default 0. */
  readonly fromRow?: number | undefined;
  /** Most people the reserve has; default: no limit. */
  readonly people?: number | undefined;
  /**
   * Rows of each day that are over when that day's reserve is called: the contacts seen in them decide, and nobody of it is
   * on the phone before. Left out, the course of the day is known: the best case.
   */
  readonly seenRows?: number | undefined;
  /** Rows between the call and the first on the phone; default 0. Counts with `seenRows` only. */
  readonly noticeRows?: number | undefined;
}

/** What {@link reserveSplit} takes. */
export interface ReserveOptions extends RiskOptions {
  readonly targets: Targets;
  /** Chance in (0, 1) that a row's targets are met with the whole reserve called. */
  readonly probability: number;
  /** Wage of one base agent on the phone for one hour, above 0. */
  readonly wagePerAgentHour: number;
  readonly reserve: ReserveTerms;
}

const optionFields: FieldNames<ReserveOptions> = {
  targets: true,
  probability: true,
  wagePerAgentHour: true,
  reserve: true,
  ...riskFields,
};

/** Base staff and reserve per row. Hours and costs are expected values over the paths. */
export interface ReserveSplit {
  readonly grid: Grid;
  /** Agents on the phone whatever comes. */
  readonly base: readonly number[];
  /** Agents kept ready beyond the base. */
  readonly reserve: readonly number[];
  /** Most of the reserve in any row: people to sign up. */
  readonly reservePeople: number;
  readonly baseHours: number;
  readonly reserveHours: number;
  /** Hours of the reserve that are called, on average. */
  readonly calledHours: number;
  /** Terms sum to `total`. */
  readonly cost: {
    readonly wages: number;
    readonly retainer: number;
    readonly called: number;
    readonly total: number;
  };
  /** Cost of keeping the same promise with base staff alone. */
  readonly costWithoutReserve: number;
}

/**
 * Splits the agents that meet the targets with a chance into base staff and a reserve that is called when needed.
 *
 * The k-th agent of a row is needed with the chance P(need ≥ k). In the base it costs the wage always, in the reserve
 * the retainer always and the call with that chance: it belongs to the base when
 * P(need ≥ k) ≥ (wage − retainer) / call, the newsvendor's critical ratio. Assumes that the reserve is called row by row,
 * and, without `seenRows`, that by then the course of the day is known.
 *
 * With `seenRows` as many are called as meet a row's targets with the chance asked for on the paths that have begun like the
 * day: those in the same group by contacts seen, of which there are as many as a quantile allows (paths × (1 −
 * probability)). The need above is then what is called for, and the chance holds however the day began. That takes more
 * agents than the chance over all days together, and more paths: 200 for a probability of 0.9 give 20 groups.
 *
 * @throws the signal's reason when stopped; StaffcastError on bad paths, bad prices, a probability outside (0, 1), and as `requirement` does.
 * @example
 * ```ts
 * import { reserveSplit } from 'staffcast/staffing';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * reserveSplit({
 *   scenarios: { grid, paths: [[2400, 4800], [2400, 4800], [3600, 7200]] },
 *   ahtSeconds: 180,
 *   targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
 *   probability: 0.9,
 *   wagePerAgentHour: 40,
 *   reserve: { retainerPerHour: 8, calledPerHour: 60 },
 * }).base; // those of the usual day: [14, 24]
 * ```
 */
export function reserveSplit(options: ReserveOptions): ReserveSplit {
  checkFields('reserveSplit', 'options', options, optionFields);
  const {
    scenarios,
    targets,
    probability,
    wagePerAgentHour: wage,
    reserve: terms,
    minimumAgents = 0,
  } = options;
  const { rows, chances } = scenarioRows('reserveSplit', options);
  checkTerms(options);
  checkTargets('reserveSplit', targets);
  const { grid } = scenarios;
  const hours = grid.intervalSeconds / 3600;
  const base = new Array<number>(grid.length).fill(0);
  const reserve = new Array<number>(grid.length).fill(0);
  const ratio = (wage - terms.retainerPerHour) / terms.calledPerHour;
  const groupsAt = groupsAtCall(scenarios, chances, probability, terms);
  let called = 0;
  for (const row of watched(options, rows)) {
    const { needs, most, callable } = neededOf(row, options, chances, groupsAt);
    const level = Math.max(minimumAgents, most);
    const chanceOf = (k: number) =>
      needs.reduce((sum, need, s) => sum + (need >= k ? (chances[s] as number) : 0), 0);
    let fixed = level;
    const least = Math.max(minimumAgents, level - (terms.people ?? level));
    if (callable) while (fixed > least && chanceOf(fixed) < ratio) fixed -= 1;
    base[row.row] = fixed;
    reserve[row.row] = level - fixed;
    for (let k = fixed + 1; k <= level; k++) called += chanceOf(k) * hours;
  }
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) * hours;
  const [baseHours, reserveHours] = [sum(base), sum(reserve)];
  const cost = {
    wages: baseHours * wage,
    retainer: reserveHours * terms.retainerPerHour,
    called: called * terms.calledPerHour,
  };
  return {
    grid,
    base,
    reserve,
    reservePeople: reserve.reduce((a, b) => Math.max(a, b), 0),
    baseHours,
    reserveHours,
    calledHours: called,
    cost: { ...cost, total: cost.wages + cost.retainer + cost.called },
    costWithoutReserve: (baseHours + reserveHours) * wage,
  };
}

/** What each path is staffed for, the most of it, and whether a reserve can come. */
function neededOf(
  row: ScenarioRow,
  { targets, probability, reserve: { fromRow = 0, seenRows } }: ReserveOptions,
  chances: readonly number[],
  groupsAt: readonly (readonly number[] | null)[],
): { needs: number[]; most: number; callable: boolean } {
  const needs = needsOf(row, targets);
  const groups = groupsAt[row.row] ?? null;
  const callable = row.row >= fromRow && (seenRows === undefined || groups !== null);
  if (groups === null || !callable)
    return { needs, most: weightedQuantile(needs, chances, probability), callable };
  const calledFor = neededAtCall(needs, chances, groups, probability);
  return { needs: calledFor, most: calledFor.reduce((a, b) => Math.max(a, b), 0), callable };
}

/** The requirement of a row on each path. */
function needsOf({ loads }: ScenarioRow, targets: Targets): number[] {
  return loads.map((load) => (load.volume > 0 ? requiredAgents(load, targets).agents : 0));
}

function checkTerms({ probability, wagePerAgentHour, reserve, scenarios }: ReserveOptions): void {
  const where = 'reserveSplit';
  checkObject(where, 'reserve', reserve);
  checkFraction(where, 'probability', probability, 'open');
  checkPositive(where, 'wagePerAgentHour', wagePerAgentHour);
  checkNonNegative(where, 'reserve.retainerPerHour', reserve.retainerPerHour);
  checkPositive(where, 'reserve.calledPerHour', reserve.calledPerHour);
  if (reserve.fromRow !== undefined)
    checkInteger(where, 'reserve.fromRow', reserve.fromRow, 0, scenarios.grid.length);
  if (reserve.people !== undefined) checkInteger(where, 'reserve.people', reserve.people);
  checkInteger(where, 'reserve.seenRows', reserve.seenRows ?? 0);
  checkInteger(where, 'reserve.noticeRows', reserve.noticeRows ?? 0);
}
