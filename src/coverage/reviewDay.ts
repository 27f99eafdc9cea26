import { type Forecast, intradayUpdate } from '../forecasting/index.ts';
import type { ServiceLevelTarget } from '../queueing/index.ts';
import { sliceGrid } from '../time/index.ts';
import { type Coverage, coverage } from './coverage.ts';
import { earlyWarnings, type Warnings } from './earlyWarnings.ts';
import { ahtAt, checkReview, judgementOf, type ReviewDayOptions } from './reviewDayOptions.ts';
import { type RunningDay, runningDay } from './runningDay.ts';
import { type SeenSoFar, seenSoFar } from './seenSoFar.ts';

/** Contacts of a running day, each number beside that of the plan. */
export interface ReviewedContacts {
  /** Of the rows that are over; the plan's only where the queue was open. */
  readonly soFar: { readonly actual: number; readonly planned: number };
  /** Of the rows still to come. */
  readonly rest: { readonly expected: number; readonly planned: number };
}

/** A running day taken stock of. */
export interface DayReview {
  /** Service level of the day as a whole. */
  readonly target: ServiceLevelTarget;
  readonly contacts: ReviewedContacts;
  /** Contacts, service level, handle time and presence of the rows that are over. */
  readonly soFar: SeenSoFar;
  /** The rest of the day, moved by what was seen. */
  readonly forecast: Forecast;
  /** Agents expected in the rest: those planned, less the share that was missing in the last hour. */
  readonly agents: readonly number[];
  /** Handle time expected in the rest: that planned, moved by what was measured so far. */
  readonly ahtSeconds: readonly number[];
  /** Service level to date and at close, whether the target can still be met, and with whose help. */
  readonly day: RunningDay;
  /** The rest's agents against the least that meets the target from here. */
  readonly coverage: Coverage;
  readonly warnings: Warnings;
}

/**
 * Takes stock of a running day in one go: the rest of the day is forecast again from what came, handle time and absence
 * are carried on, and with them the requirement, coverage and service level of the rest, the help it would take, and the
 * early warnings. A day on which everything is as planned changes nothing.
 *
 * @throws StaffcastError when the rows seen are none, or all, or lists have another length, and as `intradayUpdate`,
 * `runningDay` and `earlyWarnings` do.
 * @example
 * ```ts
 * import { reviewDay } from 'staffcast/coverage';
 * import { fit, forecast } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const rows = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 21600 });
 * const history = makeSeries(rows('2026-10-05', 35), Array.from({ length: 35 }, () => [200, 800, 900, 400]).flat());
 * const model = fit(history);
 * const now = reviewDay({
 *   model,
 *   planned: forecast(model, { grid: rows('2026-11-09', 1) }),
 *   agents: [6, 13, 14, 9],
 *   ahtSeconds: 240,
 *   target: { target: 0.8, withinSeconds: 20 },
 *   seen: { contacts: [200, 1000] },
 * });
 * now.warnings.level; // 'act'
 * now.day.onTrack; // false
 * ```
 */
export function reviewDay(options: ReviewDayOptions): DayReview {
  const rows = checkReview(options);
  const { model, planned, agents, target, seen, patienceSeconds, floor, helpFromRows } = options;
  const { grid } = planned;
  const soFar = seenSoFar(options);
  const restGrid = sliceGrid(grid, rows, grid.length);
  const values = { grid: sliceGrid(grid, 0, rows), values: seen.contacts };
  const rest = intradayUpdate(model, values, { grid: restGrid, adjustments: judgementOf(planned) });
  const still = agents.slice(rows).map((n) => n * soFar.presence);
  const ahtSeconds = still.map((_, row) => ahtAt(options, rows + row) * soFar.ahtRatio);
  const day = runningDay({
    soFar: soFar.counted,
    rest: { grid: restGrid, values: rest.mean },
    agents: still,
    ahtSeconds,
    target,
    ...(soFar.waiting > 0 ? { waiting: soFar.waiting } : {}),
    ...(patienceSeconds === undefined ? {} : { patienceSeconds }),
    ...(floor ? { floor } : {}),
    ...(helpFromRows ? { helpFromRows } : {}),
  });
  return {
    target,
    contacts: contactsOf(options, rest.mean),
    soFar,
    forecast: rest,
    agents: still,
    ahtSeconds,
    day,
    coverage: coverage({ grid: restGrid, required: day.requirement.agents, present: still }),
    warnings: warningsOf(options, day),
  };
}

function contactsOf({ planned, seen }: ReviewDayOptions, rest: Forecast['mean']): ReviewedContacts {
  const sum = (list: readonly (number | null)[]) =>
    list.reduce<number>((all, value) => all + (value ?? 0), 0);
  const rows = seen.contacts.length;
  const open = planned.mean.slice(0, rows).map((value, row) => (seen.contacts[row] === null ? null : value));
  return {
    soFar: { actual: sum(seen.contacts), planned: sum(open) },
    rest: { expected: sum(rest), planned: sum(planned.mean.slice(rows)) },
  };
}

function warningsOf(options: ReviewDayOptions, day: RunningDay): Warnings {
  const { planned, agents, target, seen, limits } = options;
  const open = seen.contacts.flatMap((contacts, row) => (contacts === null ? [] : [row]));
  const of = (list: readonly (number | null)[]) => open.map((row) => list[row] ?? 0);
  const band = (probability: number) =>
    planned.quantiles.find((quantile) => quantile.probability === probability)?.values;
  const [low, high] = [band(0.1), band(0.9)];
  const { ahtSeconds, agents: present } = seen;
  const plannedAht = seen.contacts.map((_, row) => ahtAt(options, row));
  return earlyWarnings({
    intervalSeconds: planned.grid.intervalSeconds,
    actual: of(seen.contacts),
    expected: of(planned.mean),
    ...(low ? { low: of(low) } : {}),
    ...(high ? { high: of(high) } : {}),
    ...(ahtSeconds ? { ahtSeconds: { planned: of(plannedAht), actual: of(ahtSeconds) } } : {}),
    ...(present ? { agents: { planned: of(agents), actual: of(present) } } : {}),
    outcome: { target: target.target, atClose: day.atClose, atBest: day.atBest },
    ...(limits ? { limits } : {}),
  });
}
