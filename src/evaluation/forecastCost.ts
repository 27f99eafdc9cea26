import type { BacktestOrigin } from '../accuracy/index.ts';
import { evaluate, type Outcome, sumOutcomes } from '../coverage/index.ts';
import {
  checkAs,
  checkFields,
  checkObject,
  checkObjects,
  checkRows,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import { requirement } from '../staffing/index.ts';
import { checkGrid, gridDays } from '../time/index.ts';
import type { ForecastCost, ForecastCostOptions, ForecastCosts } from './forecastCostTypes.ts';
import { originHandleTimes } from './originHandleTimes.ts';

const optionFields: FieldNames<ForecastCostOptions> = {
  backtest: true,
  ahtSeconds: true,
  plannedAhtSeconds: true,
  patienceSeconds: true,
  targets: true,
  minimumAgents: true,
  method: true,
  onProgress: true,
  signal: true,
};

/**
 * What a forecaster would have cost a planner: every origin of a backtest is staffed row by row for the forecast and for
 * what came, and the volumes that came are then put to the agents of the forecast (queues are followed through rows with
 * too few agents). Rows without a value are left out; a row that was forecast closed has no agents.
 *
 * Two forecasters with the same WAPE differ here: 10 % too few contacts cost service level, 10 % too many cost hours.
 *
 * Handle times come as a series on the history's rows, as they were measured: origins overlap, and each reads the rows of
 * its own dates, so one series serves them all. Rows without one take the mean of the others. A planner does not know
 * them beforehand: with `plannedAhtSeconds` the forecast is staffed with the handle times expected then, and an error in
 * them costs like one in the contacts.
 *
 * The run blocks, so that only `onProgress` can stop it through the signal.
 *
 * @throws StaffcastError without a service level target, on bad handle times, patience or targets, and on handle times
 * that do not cover every origin.
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
  const origins = checkCost(options);
  const { ahtSeconds, plannedAhtSeconds = ahtSeconds, targets } = options;
  const came = originHandleTimes('forecastCost', 'options.ahtSeconds', ahtSeconds, origins);
  const planned = originHandleTimes('forecastCost', 'options.plannedAhtSeconds', plannedAhtSeconds, origins);
  const days = origins.map((origin, i) => {
    options.signal?.throwIfAborted();
    const aht = { came: came[i] as Aht, planned: planned[i] as Aht };
    const pathOf = (path: string) => pathInOptions(path, i);
    const found = checkAs('forecastCost', () => originDays(origin, options, aht), pathOf);
    options.onProgress?.((i + 1) / origins.length);
    return found;
  });
  const all = days.flat();
  const ahead = [...new Set(all.map(({ daysAhead }) => daysAhead))].sort((a, b) => a - b);
  const missed = all.filter(
    ({ staffed }) => (staffed.serviceLevel ?? 1) < targets.serviceLevel.target - 1e-9,
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

/** Throws without a backtest or a service level target; returns the origins. */
function checkCost(options: ForecastCostOptions): readonly BacktestOrigin[] {
  const where = 'forecastCost';
  checkFields(where, 'options', options, optionFields);
  const { backtest, targets } = options;
  checkObject(where, 'options.backtest', backtest);
  checkObjects(where, 'options.backtest.origins', backtest.origins);
  checkObject(where, 'options.targets', targets);
  for (const [i, { grid, actual, mean }] of backtest.origins.entries()) {
    const path = `options.backtest.origins[${i}]`;
    checkGrid(where, `${path}.grid`, grid);
    checkRows(where, `${path}.actual`, actual, grid.length);
    checkRows(where, `${path}.mean`, mean, grid.length);
  }
  if (targets.serviceLevel) return backtest.origins;
  throw new StaffcastError({
    code: 'empty',
    where,
    path: 'options.targets.serviceLevel',
    value: targets.serviceLevel,
    must: 'say what the service level is',
  });
}

/** A field of the functions called, as the caller of {@link forecastCost} knows it. */
function pathInOptions(path: string, origin: number): string {
  return `options.${path.replace(/^volume/, `backtest.origins[${origin}]`)}`;
}

type Aht = number | readonly number[];

interface CostDay {
  readonly daysAhead: number;
  readonly over: number;
  readonly under: number;
  readonly staffed: Outcome;
  readonly known: Outcome;
}

function originDays(
  { grid, actual, mean }: BacktestOrigin,
  options: ForecastCostOptions,
  aht: { readonly came: Aht; readonly planned: Aht },
): CostDay[] {
  const { patienceSeconds, targets, minimumAgents, method = 'auto' } = options;
  const patience = patienceSeconds === undefined ? {} : { patienceSeconds };
  const agentsFor = (values: readonly (number | null)[], ahtSeconds: Aht) =>
    requirement({ volume: { grid, values }, ahtSeconds, targets, minimumAgents, ...patience }).agents;
  const forecast = mean.map((value, row) => (actual[row] === null ? null : value));
  const staffed = agentsFor(forecast, aht.planned);
  const needed = agentsFor(actual, aht.came);
  const outcome = (agents: readonly number[]) =>
    evaluate({
      volume: { grid, values: actual },
      agents,
      ahtSeconds: aht.came,
      ...patience,
      answerTime: targets.serviceLevel,
      method,
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
