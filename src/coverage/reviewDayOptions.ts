import { checkInteger, checkLength } from '../errors/index.ts';
import type { FittedModel, Forecast } from '../forecasting/index.ts';
import type { ServiceLevelTarget, Targets } from '../queueing/index.ts';
import type { WarningLimits } from './earlyWarnings.ts';

/** What is known of the rows that are over; lists have one entry per such row. */
export interface SeenRows {
  /** Contacts that came; `null` where closed. */
  readonly contacts: readonly (number | null)[];
  /** Average handle time measured, seconds; default: as planned. */
  readonly ahtSeconds?: readonly number[];
  /** Agents who were on the phone; default: as planned. */
  readonly agents?: readonly number[];
  /** Contacts that counted and those in time, by the target's definition, as measured; default: what the queue model
   * makes of the contacts and agents. */
  readonly counted?: { readonly contacts: number; readonly inTime: number };
  /** Contacts waiting now; default: none where `counted` is given, else what the queue model expects. */
  readonly waiting?: number;
}

/** What `reviewDay` takes. Lists of the plan have one entry per row of the day. */
export interface ReviewDayOptions {
  /** The model as fitted before the day. */
  readonly model: FittedModel;
  /** The forecast of the day that the plan was made for: all rows of the day, quantiles 0.1 and 0.9 for the band. */
  readonly planned: Pick<Forecast, 'grid' | 'mean' | 'quantiles'>;
  /** Agents planned on the phone. */
  readonly agents: readonly number[];
  /** Average handle time planned, seconds. */
  readonly ahtSeconds: number | readonly number[];
  readonly patienceSeconds?: number;
  /** Service level of the day as a whole. */
  readonly target: ServiceLevelTarget;
  readonly seen: SeenRows;
  /** What every row of the requirement must reach by itself; default: half of the target's contacts in time. */
  readonly floor?: Targets;
  /** Rows of the rest from which more people could come; default: the first and the first one an hour later. */
  readonly helpFromRows?: readonly number[];
  readonly limits?: Partial<WarningLimits>;
}

/** Handle time planned for a row. */
export function ahtAt({ ahtSeconds }: Pick<ReviewDayOptions, 'ahtSeconds'>, row: number): number {
  return typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[row] as number);
}

/** Throws unless lists fit the day; returns how many rows are over. */
export function checkReview({ planned, agents, ahtSeconds, seen }: ReviewDayOptions): number {
  const where = 'reviewDay';
  const { length } = planned.grid;
  const rows = seen.contacts.length;
  checkLength(where, 'planned.mean', planned.mean, length);
  checkInteger(where, 'seen.contacts.length', rows, 1, length - 1);
  checkLength(where, 'agents', agents, length);
  if (typeof ahtSeconds === 'object') checkLength(where, 'ahtSeconds', ahtSeconds, length);
  if (seen.ahtSeconds) checkLength(where, 'seen.ahtSeconds', seen.ahtSeconds, rows);
  if (seen.agents) checkLength(where, 'seen.agents', seen.agents, rows);
  return rows;
}
