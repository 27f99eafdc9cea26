import type { BacktestOrigin, BacktestResult } from '../accuracy/index.ts';
import { evaluate, type Outcome, sumOutcomes } from '../coverage/index.ts';
import { checkPositive, StaffcastError } from '../errors/index.ts';
import type { ServiceLevelTarget, Targets } from '../queueing/index.ts';
import { requirement } from '../staffing/index.ts';
import { gridDays, type LocalDate } from '../time/index.ts';

/** What {@link forecastCost} takes. */
export interface ForecastCostOptions {
  /** A backtest of any forecaster. */
  readonly backtest: BacktestResult;
  /** Average handle time, seconds. */
  readonly ahtSeconds: number;
  /** Mean patience, seconds; left out, nobody abandons. */
  readonly patienceSeconds?: number;
  /** What each row is staffed for; the service level is measured as its target says. */
  readonly targets: Targets & { readonly serviceLevel: ServiceLevelTarget };
  /** Fewest agents in any open row (default 0). */
  readonly minimumAgents?: number;
}

/** A forecast in the planner's currency. */
export interface ForecastCost {
  /** Agent-hours that the volumes that came would have needed. */
  readonly neededAgentHours: number;
  /** Agent-hours that the forecast asked for. */
  readonly staffedAgentHours: number;
  /** Agent-hours above and below the need, row by row: staffed = needed + over − under. */
  readonly overAgentHours: number;
  readonly underAgentHours: number;
  /** What the volumes that came meet when staffed by the forecast, and when staffed by themselves. */
  readonly serviceLevel: number | null;
  readonly serviceLevelIfKnown: number | null;
  readonly abandonment: number | null;
  readonly abandonmentIfKnown: number | null;
}

/** A forecaster's cost over all origins, and by distance. */
export interface ForecastCosts {
  readonly total: ForecastCost;
  readonly byDaysAhead: readonly (ForecastCost & { readonly daysAhead: number })[];
  /** One entry per origin, in order, by its first day. */
  readonly origins: readonly (ForecastCost & { readonly date: LocalDate })[];
  /** Days of all origins that, staffed by the forecast, missed the service level target, and days compared. */
  readonly daysMissed: number;
  readonly days: number;
}

/**
 * What a forecaster would have cost a planner: every origin of a backtest is staffed row by row for the forecast and for
 * what came, and the volumes that came are then put to the agents of the forecast (queues are followed through rows with
 * too few agents). Rows without a value are left out; a row that was forecast closed has no agents.
 *
 * Two forecasters with the same WAPE differ here: 10 % too few contacts cost service level, 10 % too many cost hours.
 *
 * @throws StaffcastError without a service level target, or on bad handle times, patience or targets.
 * @example
 * ```ts
 * import { backtest } from 'staffcast/accuracy';
 * import { forecastCost } from 'staffcast/evaluation';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-01-05', days: 28, intervalSeconds: 21600 });
 * const history = makeSeries(grid, new Array(112).fill(1200));
 * const low = () => ({ mean: new Array(28).fill(1000) });
 * const { total } = forecastCost({
 *   backtest: backtest(history, low, { origins: 1, horizonDays: 7 }),
 *   ahtSeconds: 240,
 *   patienceSeconds: 120,
 *   targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
 * });
 * [total.neededAgentHours, total.overAgentHours, total.underAgentHours]; // [2688, 0, 504]
 * total.serviceLevel; // 0.639
 * ```
 */
export function forecastCost(options: ForecastCostOptions): ForecastCosts {
  checkPositive('forecastCost', 'options.ahtSeconds', options.ahtSeconds);
  if (!options.targets.serviceLevel) {
    throw new StaffcastError({
      code: 'empty',
      where: 'forecastCost',
      path: 'options.targets.serviceLevel',
      value: options.targets.serviceLevel,
      must: 'say what the service level is',
    });
  }
  const { origins } = options.backtest;
  const days = origins.map((origin) => originDays(origin, options));
  const all = days.flat();
  const ahead = [...new Set(all.map(({ daysAhead }) => daysAhead))].sort((a, b) => a - b);
  const missed = all.filter(
    ({ staffed }) => (staffed.serviceLevel ?? 1) < options.targets.serviceLevel.target - 1e-9,
  );
  return {
    total: costOf(all),
    byDaysAhead: ahead.map((daysAhead) => ({
      daysAhead,
      ...costOf(all.filter((day) => day.daysAhead === daysAhead)),
    })),
    origins: origins.map(({ date }, i) => ({ date, ...costOf(days[i] as CostDay[]) })),
    daysMissed: missed.length,
    days: all.filter(({ known }) => known.offered > 0).length,
  };
}

interface CostDay {
  readonly daysAhead: number;
  readonly over: number;
  readonly under: number;
  readonly staffed: Outcome;
  readonly known: Outcome;
}

function originDays({ grid, actual, mean }: BacktestOrigin, options: ForecastCostOptions): CostDay[] {
  const { ahtSeconds, patienceSeconds, targets, minimumAgents } = options;
  const patience = patienceSeconds === undefined ? {} : { patienceSeconds };
  const minimum = minimumAgents === undefined ? {} : { minimumAgents };
  const agentsFor = (values: readonly (number | null)[]) =>
    requirement({ volume: { grid, values }, ahtSeconds, targets, ...patience, ...minimum }).agents;
  const staffed = agentsFor(mean.map((value, row) => (actual[row] === null ? null : value)));
  const needed = agentsFor(actual);
  const outcome = (agents: readonly number[]) =>
    evaluate({
      volume: { grid, values: actual },
      agents,
      ahtSeconds,
      ...patience,
      answerTime: targets.serviceLevel,
    }).days;
  const [withForecast, ifKnown] = [outcome(staffed), outcome(needed)];
  const rowHours = grid.intervalSeconds / 3600;
  return gridDays(grid).map(({ from, to }, d) => {
    let over = 0;
    let under = 0;
    for (let row = from; row < to; row++) {
      const difference = (staffed[row] as number) - (needed[row] as number);
      if (difference > 0) over += difference * rowHours;
      else under -= difference * rowHours;
    }
    return {
      daysAhead: d + 1,
      over,
      under,
      staffed: withForecast[d] as Outcome,
      known: ifKnown[d] as Outcome,
    };
  });
}

function costOf(days: readonly CostDay[]): ForecastCost {
  const sum = (value: (day: CostDay) => number) => days.reduce((total, day) => total + value(day), 0);
  const staffed = sumOutcomes(days.map((day) => day.staffed));
  const known = sumOutcomes(days.map((day) => day.known));
  return {
    neededAgentHours: known.agentHours,
    staffedAgentHours: staffed.agentHours,
    overAgentHours: sum(({ over }) => over),
    underAgentHours: sum(({ under }) => under),
    serviceLevel: staffed.serviceLevel,
    serviceLevelIfKnown: known.serviceLevel,
    abandonment: staffed.abandonment,
    abandonmentIfKnown: known.abandonment,
  };
}
