import {
  checkFields,
  checkInteger,
  checkLength,
  checkList,
  checkNonNegative,
  checkObject,
  checkObjects,
  checkPositive,
  checkPositivePerRow,
  checkRows,
  type FieldNames,
  StaffcastError,
} from '../errors/index.ts';
import type { FittedModel, Forecast } from '../forecasting/index.ts';
import type { ServiceLevelTarget, Targets } from '../queueing/index.ts';
import { checkGrid, type Grid, gridDays, type LocalDate } from '../time/index.ts';
import type { WarningLimits } from './earlyWarnings.ts';

/** What is known of the rows that are over; lists have one entry per such row. */
export interface SeenRows {
  /** Contacts that came; `null` where closed. */
  readonly contacts: readonly (number | null)[];
  /** Average handle time measured, seconds; default: as planned. May be 0 in rows without contacts. */
  readonly ahtSeconds?: readonly number[];
  /** Agents who were on the phone; default: as planned. */
  readonly agents?: readonly number[];
  /** Contacts that counted and those in time, by the target's definition, as measured; default: what the queue model
   * makes of the contacts and agents. */
  readonly counted?: { readonly contacts: number; readonly inTime: number };
  /** Contacts waiting now; default: none where `counted` is given, else what the queue model expects. */
  readonly waiting?: number;
}

/** A forecast of a day, with a planner's judgement where there is one. */
export type PlannedDay = Pick<Forecast, 'grid' | 'mean' | 'quantiles'> &
  Partial<Pick<Forecast, 'adjustments' | 'overrides' | 'statisticalMean'>>;

/** What `reviewDay` takes. Lists of the plan have one entry per row of the day. */
export interface ReviewDayOptions {
  /** The model as fitted before the day. */
  readonly model: FittedModel;
  /**
   * The forecast of the day that the plan was made for: all rows of the day, quantiles 0.1 and 0.9 for the band. Its
   * adjustments and overrides hold for the rest of the day as well.
   */
  readonly planned: PlannedDay;
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

const optionFields: FieldNames<ReviewDayOptions> = {
  model: true,
  planned: true,
  agents: true,
  ahtSeconds: true,
  patienceSeconds: true,
  target: true,
  seen: true,
  floor: true,
  helpFromRows: true,
  limits: true,
};

const seenFields: FieldNames<SeenRows> = {
  contacts: true,
  ahtSeconds: true,
  agents: true,
  counted: true,
  waiting: true,
};

/** Handle time planned for a row. */
export function ahtAt({ ahtSeconds }: Pick<ReviewDayOptions, 'ahtSeconds'>, row: number): number {
  return typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[row] as number);
}

/**
 * A planner's judgement of the day as adjustments: contacts that come as judged are then no news. An override is the multiple that it
 * was of the statistical forecast.
 */
export function judgementOf({ grid, mean, adjustments = [], overrides = [], statisticalMean }: PlannedDay) {
  const date = gridDays(grid)[0]?.date as LocalDate;
  const override = overrides.find(({ from, to }) => from <= date && date <= to);
  if (!override) return adjustments;
  const sum = (list: readonly (number | null)[]) =>
    list.reduce<number>((all, value) => all + (value ?? 0), 0);
  const statistical = sum(statisticalMean ?? []);
  const factor = statistical > 0 ? sum(mean) / statistical : 1;
  return factor > 0 ? [{ name: override.name, from: date, to: date, factor }] : [];
}

/** Throws unless lists fit the day; returns how many rows are over. */
export function checkReview(options: ReviewDayOptions): number {
  const where = 'reviewDay';
  checkFields(where, 'options', options, optionFields);
  const { planned, agents, ahtSeconds, seen, target } = options;
  checkObject(where, 'planned', planned);
  checkOneDay(where, planned.grid);
  checkFields(where, 'seen', seen, seenFields);
  checkList(where, 'seen.contacts', seen.contacts);
  checkObject(where, 'target', target);
  const { length } = planned.grid;
  const rows = seen.contacts.length;
  checkRows(where, 'planned.mean', planned.mean, length);
  for (const name of ['adjustments', 'overrides'] as const)
    if (planned[name]) checkObjects(where, `planned.${name}`, planned[name]);
  if (planned.overrides?.length) checkRows(where, 'planned.statisticalMean', planned.statisticalMean, length);
  checkObjects(where, 'planned.quantiles', planned.quantiles);
  checkInteger(where, 'seen.contacts.length', rows, 1, length - 1);
  checkRows(where, 'seen.contacts', seen.contacts, rows);
  checkEach(where, 'agents', agents, length, checkNonNegative);
  checkPositivePerRow(where, 'ahtSeconds', ahtSeconds, length);
  if (seen.ahtSeconds !== undefined) checkSeenAht(where, seen);
  if (seen.agents !== undefined) checkEach(where, 'seen.agents', seen.agents, rows, checkNonNegative);
  checkCounted(where, seen);
  return rows;
}

function checkOneDay(where: string, grid: Grid): void {
  checkGrid(where, 'planned.grid', grid);
  const days = gridDays(grid).length;
  if (days === 1) return;
  throw new StaffcastError({
    code: 'inconsistent',
    where,
    path: 'planned.grid',
    value: grid,
    must: `hold the rows of one local day, not of ${days}`,
  });
}

/** Rows without contacts have no handle time: whatever is there counts for nothing. */
function checkSeenAht(where: string, { contacts, ahtSeconds = [] }: SeenRows): void {
  checkLength(where, 'seen.ahtSeconds', ahtSeconds, contacts.length);
  for (const [row, seconds] of ahtSeconds.entries()) {
    if (contacts[row]) checkPositive(where, `seen.ahtSeconds[${row}]`, seconds);
    else checkNonNegative(where, `seen.ahtSeconds[${row}]`, seconds);
  }
}

function checkCounted(where: string, { counted, waiting }: SeenRows): void {
  if (waiting !== undefined) checkInteger(where, 'seen.waiting', waiting);
  if (counted === undefined) return;
  checkObject(where, 'seen.counted', counted);
  checkNonNegative(where, 'seen.counted.contacts', counted.contacts);
  checkNonNegative(where, 'seen.counted.inTime', counted.inTime);
}

function checkEach(
  where: string,
  path: string,
  list: readonly number[],
  length: number,
  check: (where: string, path: string, value: unknown) => void,
): void {
  checkLength(where, path, list, length);
  for (let row = 0; row < length; row++) check(where, `${path}[${row}]`, list[row]);
}
