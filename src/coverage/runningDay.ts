import {
  checkFraction,
  checkInteger,
  checkLength,
  checkList,
  checkNonNegative,
  checkObject,
  StaffcastError,
} from '../errors/index.ts';
import { requiredAgents, type ServiceLevelTarget, type Targets } from '../queueing/index.ts';
import { type PeriodRequirement, periodRequirement } from '../staffing/index.ts';
import { checkSeries, type Series } from '../time/index.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { type Outcome, sumOutcomes } from './outcome.ts';

/** What {@link runningDay} takes. */
export interface RunningDayOptions {
  /** Contacts of the rows seen: how many counted, and how many of them in time, by the target's definition. Those waiting
   * now count where they came, so here. */
  readonly soFar: { readonly contacts: number; readonly inTime: number };
  /** The rows still to come: updated volumes, such as `intradayUpdate` gives; `null` where closed. */
  readonly rest: Series;
  /** Agents on the phone per row still to come, as planned now; may be fractional. */
  readonly agents: readonly number[];
  /** Average handle time of the rest, seconds. */
  readonly ahtSeconds: number | readonly number[];
  readonly patienceSeconds?: number;
  /** Service level of the day as a whole. */
  readonly target: ServiceLevelTarget;
  /** Contacts waiting now, all agents being busy. */
  readonly waiting?: number;
  /** Rows of the rest from which more people could come; default: the first row and the first one an hour later. */
  readonly helpFromRows?: readonly number[];
  /** What every row of the requirement must reach by itself; default: half of the target's contacts in time. */
  readonly floor?: Targets;
}

/** Least people to add from a row to the close of the day so that the day meets its target. */
export interface ExtraPeople {
  readonly fromRow: number;
  /** `null`: from this row on no number of people is enough. */
  readonly people: number | null;
  readonly hours: number | null;
}

/** A day of which a part is over. */
export interface RunningDay {
  /** Service level of the rows seen; `null` without contacts. */
  readonly toDate: number | null;
  /** Expected service level of the whole day if nothing is done; `null` without contacts. */
  readonly atClose: number | null;
  /** Service level of the whole day if everybody still to come were answered in time. */
  readonly atBest: number | null;
  /** Whether the plan is expected to meet the target. */
  readonly onTrack: boolean;
  /** Whether the target is still possible at all. */
  readonly withinReach: boolean;
  /** What the rest of the day gives with the plan, the queue followed through it. */
  readonly rest: Evaluation;
  /** The least agents of the rest that make up for what was missed, or spend what was exceeded. */
  readonly requirement: PeriodRequirement;
  /** Ways to meet the target with the same number of people added throughout; none needed: 0 people. */
  readonly help: readonly ExtraPeople[];
}

/**
 * Where a running day stands: service level to date and at close, whether its target can still be met, and with how many
 * more people from when. The rest of the day is followed through time, so that a backlog counts; `requirement` takes its
 * rows in steady state.
 *
 * @throws StaffcastError on counts below 0 or more in time than contacts, and on lists of the wrong length.
 * @example
 * ```ts
 * import { runningDay } from 'staffcast/coverage';
 * import { makeGrid, makeSeries, sliceGrid } from 'staffcast/time';
 * const day = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 3600 });
 * const now = runningDay({
 *   soFar: { contacts: 900, inTime: 600 },
 *   rest: makeSeries(sliceGrid(day, 12, 16), [120, 120, 120, 120]),
 *   agents: [9, 9, 9, 9],
 *   ahtSeconds: 240,
 *   patienceSeconds: 120,
 *   target: { target: 0.75, withinSeconds: 20 },
 * });
 * now.toDate; // 0.6667
 * now.help[0]?.people; // how many more would save the day
 * ```
 */
export function runningDay(options: RunningDayOptions): RunningDay {
  checkRunningDay(options);
  const { soFar, rest, agents, target, floor } = options;
  const planned = evaluateRest(options, agents);
  const close = atClose(options, planned.total);
  const offered = rest.values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const all = soFar.contacts + offered;
  const best = all > 0 ? (soFar.inTime + offered) / all : null;
  const hour = Math.ceil(3600 / rest.grid.intervalSeconds);
  const fromRows = options.helpFromRows ?? [0, hour].filter((row) => row < rest.grid.length);
  const onTrack = (close ?? 1) >= target.target;
  return {
    toDate: soFar.contacts > 0 ? soFar.inTime / soFar.contacts : null,
    atClose: close,
    atBest: best,
    onTrack,
    withinReach: (best ?? 1) >= target.target,
    rest: planned,
    requirement: periodRequirement({
      volume: rest,
      ...queueOf(options),
      target,
      period: 'all',
      soFar,
      ...(floor ? { floor } : {}),
    }),
    help: fromRows.map((fromRow) => (onTrack ? extra(rest, fromRow, 0) : leastExtra(options, fromRow))),
  };
}

function queueOf({ ahtSeconds, patienceSeconds }: RunningDayOptions) {
  return { ahtSeconds, ...(patienceSeconds === undefined ? {} : { patienceSeconds }) };
}

function evaluateRest(options: RunningDayOptions, agents: readonly number[]): Evaluation {
  return evaluate({
    volume: options.rest,
    agents,
    ...queueOf(options),
    answerTime: options.target,
    method: 'transient',
    ...(options.waiting === undefined ? {} : { waitingAtStart: options.waiting }),
  });
}

function atClose({ soFar }: RunningDayOptions, rest: Outcome): number | null {
  const contacts = soFar.contacts + rest.serviceLevelBase;
  return contacts > 0 ? (soFar.inTime + rest.serviceLevelBase * (rest.serviceLevel ?? 0)) / contacts : null;
}

function leastExtra(options: RunningDayOptions, fromRow: number): ExtraPeople {
  const { rest, agents, target } = options;
  const meets = (people: number) => {
    const more = agents.map((n, row) => (row >= fromRow && rest.values[row] !== null ? n + people : n));
    return (atClose(options, sumOutcomes(evaluateRest(options, more).rows)) ?? 1) >= target.target;
  };
  let most = mostUseful(options, fromRow);
  if (!meets(most)) return { fromRow, people: null, hours: null };
  for (let least = 0; most - least > 1; ) {
    const middle = Math.floor((least + most) / 2);
    if (meets(middle)) most = middle;
    else least = middle;
  }
  return extra(rest, fromRow, most);
}

function extra({ grid, values }: Series, fromRow: number, people: number): ExtraPeople {
  const rows = values.filter((value, row) => row >= fromRow && value !== null).length;
  return { fromRow, people, hours: (people * rows * grid.intervalSeconds) / 3600 };
}

/** People beyond which next to everybody is answered in time anyway, those waiting now included. */
function mostUseful(options: RunningDayOptions, fromRow: number): number {
  const { rest, agents, waiting = 0 } = options;
  const { ahtSeconds, ...patience } = queueOf(options);
  let most = 1;
  for (const [row, volume] of rest.values.entries()) {
    if (row < fromRow || !volume) continue;
    const aht = typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[row] as number);
    const load = { volume, intervalSeconds: rest.grid.intervalSeconds, ahtSeconds: aht, ...patience };
    const plenty = requiredAgents(load, { serviceLevel: { ...options.target, target: 0.9999 } }).agents;
    most = Math.max(most, plenty - Math.floor(agents[row] as number) + waiting);
  }
  return most;
}

function checkRunningDay(options: RunningDayOptions): void {
  const where = 'runningDay';
  checkObject(where, 'options', options);
  const { soFar, rest, agents, target, helpFromRows = [] } = options;
  checkObject(where, 'soFar', soFar);
  checkObject(where, 'target', target);
  checkSeries(where, 'rest', rest);
  checkList(where, 'helpFromRows', helpFromRows);
  checkNonNegative(where, 'soFar.contacts', soFar.contacts);
  checkNonNegative(where, 'soFar.inTime', soFar.inTime);
  checkFraction(where, 'target.target', target.target, 'open');
  checkLength(where, 'agents', agents, rest.grid.length);
  for (const [i, row] of helpFromRows.entries())
    checkInteger(where, `helpFromRows[${i}]`, row, 0, Math.max(0, rest.grid.length - 1));
  if (soFar.inTime <= soFar.contacts) return;
  const must = 'not exceed soFar.contacts';
  throw new StaffcastError({ code: 'inconsistent', where, path: 'soFar.inTime', value: soFar.inTime, must });
}
