import { trackingSignal } from '../accuracy/index.ts';
import {
  checkFinite,
  checkLength,
  checkList,
  checkNonNegative,
  checkObject,
  checkPositive,
} from '../errors/index.ts';

/** From nothing to notice to a target that is lost or nearly so. */
export type WarningLevel = 'none' | 'watch' | 'act' | 'emergency';

export type WarningKind =
  | 'volumeRun'
  | 'volumeSoFar'
  | 'trackingSignal'
  | 'handleTime'
  | 'absence'
  | 'outcome';

/** Where a warning begins, and where it calls for action. */
export interface WarningLimits {
  /** Rows in a row outside the forecast's band; default 2 and 4. */
  readonly volumeRun: { readonly watch: number; readonly act: number };
  /** Contacts so far against the forecast, as a share off; default 0.1 and 0.2. */
  readonly volumeSoFar: { readonly watch: number; readonly act: number };
  /** Sum of errors over their mean size, from six rows on, once contacts so far are off by half of what is watched, and to
   * act by all of it; default 4 and 6. */
  readonly trackingSignal: { readonly watch: number; readonly act: number };
  /** AHT of the last hour above plan, as a share; default 0.05 and 0.1. */
  readonly handleTime: { readonly watch: number; readonly act: number };
  /** Agents missing of those planned in the last hour, as a share; default 0.05 and 0.1. */
  readonly absence: { readonly watch: number; readonly act: number };
  /** Service level at close below target, 0.03 and 0.1 by default; any less is watched. */
  readonly outcome: { readonly act: number; readonly emergency: number };
}

/** What is known of the rows that are over; all lists have one entry per such row. */
export interface EarlyWarningInput {
  readonly intervalSeconds: number;
  /** Contacts that came, and those forecast before the day began. */
  readonly actual: readonly number[];
  readonly expected: readonly number[];
  /** The forecast's band of 80 %: outside it a row is out of control. */
  readonly low?: readonly number[];
  readonly high?: readonly number[];
  readonly ahtSeconds?: { readonly planned: readonly number[]; readonly actual: readonly number[] };
  /** Agents on the phone. */
  readonly agents?: { readonly planned: readonly number[]; readonly actual: readonly number[] };
  /** Where the day is heading: see `runningDay`. */
  readonly outcome?: {
    readonly target: number;
    readonly atClose: number | null;
    readonly atBest: number | null;
  };
  readonly limits?: Partial<WarningLimits>;
}

/** A sign that the day runs differently. */
export interface Warning {
  readonly level: Exclude<WarningLevel, 'none'>;
  readonly kind: WarningKind;
  readonly value: number;
  /** The limit that was passed. */
  readonly limit: number;
  /** What was seen and which limit it passed, in a sentence. */
  readonly trigger: string;
}

/** All warnings, and the highest level of them. */
export interface Warnings {
  readonly level: WarningLevel;
  readonly warnings: readonly Warning[];
}

const DEFAULTS: WarningLimits = {
  volumeRun: { watch: 2, act: 4 },
  volumeSoFar: { watch: 0.1, act: 0.2 },
  trackingSignal: { watch: 4, act: 6 },
  handleTime: { watch: 0.05, act: 0.1 },
  absence: { watch: 0.05, act: 0.1 },
  outcome: { act: 0.03, emergency: 0.1 },
};

const LEVELS: readonly WarningLevel[] = ['none', 'watch', 'act', 'emergency'];
const SIGNAL_ROWS = 6;
/** Differences of decimal fractions miss their limit by a few units in the last place. */
const ROUNDING = 1e-12;

/**
 * Early warning while a day runs: a run of rows outside the forecast's band, contacts so far, a tracking signal, handle
 * time, absence, and where the service level is heading. Each warning states its trigger.
 *
 * @throws StaffcastError on lists of different lengths and numbers below 0.
 * @example
 * ```ts
 * import { earlyWarnings } from 'staffcast/coverage';
 * earlyWarnings({ intervalSeconds: 1800, expected: [100, 110, 120], actual: [104, 145, 160] }).level; // 'act'
 * ```
 */
export function earlyWarnings(input: EarlyWarningInput): Warnings {
  checkInput(input);
  const limits = { ...DEFAULTS, ...input.limits };
  const found = [
    volumeRun(input, limits),
    volumeSoFar(input, limits),
    signal(input, limits),
    handleTime(input, limits),
    absence(input, limits),
    outcome(input, limits),
  ].filter((warning) => warning !== null);
  const level = found.reduce((top, each) => Math.max(top, LEVELS.indexOf(each.level)), 0);
  return { level: LEVELS[level] as WarningLevel, warnings: found };
}

function graded(
  kind: WarningKind,
  size: number,
  { watch, act }: { readonly watch: number; readonly act: number },
  tell: (limit: string) => string,
  show: (limit: number) => string,
): Warning | null {
  if (size < watch - ROUNDING) return null;
  const level = size >= act - ROUNDING ? 'act' : 'watch';
  const limit = level === 'act' ? act : watch;
  return { level, kind, value: size, limit, trigger: `${tell(show(limit))}.` };
}

function volumeRun({ actual, low, high }: EarlyWarningInput, limits: WarningLimits): Warning | null {
  const side = (row: number) =>
    high && (actual[row] as number) > (high[row] as number)
      ? 1
      : low && (actual[row] as number) < (low[row] as number)
        ? -1
        : 0;
  const last = side(actual.length - 1);
  if (last === 0) return null;
  let run = 0;
  while (run < actual.length && side(actual.length - 1 - run) === last) run += 1;
  const where = last > 0 ? 'above' : 'below';
  const tell = (limit: string) => `${run} intervals in a row ${where} the forecast's band, limit ${limit}`;
  return graded('volumeRun', run, limits.volumeRun, tell, String);
}

function volumeSoFar({ actual, expected }: EarlyWarningInput, limits: WarningLimits): Warning | null {
  const [came, forecast] = [sum(actual), sum(expected)];
  if (forecast === 0) return null;
  const off = came / forecast - 1;
  const tell = (limit: string) =>
    `${Math.round(came)} contacts so far where ${Math.round(forecast)} were forecast, ${percent(off)} off, limit ${limit}`;
  return graded('volumeSoFar', Math.abs(off), limits.volumeSoFar, tell, percent);
}

function signal({ actual, expected }: EarlyWarningInput, limits: WarningLimits): Warning | null {
  if (actual.length < SIGNAL_ROWS) return null;
  const value = trackingSignal(actual, expected);
  // A busy day is busy all day, so that any forecast leans: what is too little to matter is no signal, and no call to act.
  const off = Math.abs(sum(actual) / sum(expected) - 1);
  const { watch } = limits.volumeSoFar;
  if (value === null || !(off >= watch / 2)) return null;
  const act = off >= watch - ROUNDING ? limits.trackingSignal.act : Number.POSITIVE_INFINITY;
  const tell = (limit: string) => `the tracking signal is ${value.toFixed(1)}, limit ${limit} either way`;
  return graded('trackingSignal', Math.abs(value), { watch: limits.trackingSignal.watch, act }, tell, String);
}

function handleTime(input: EarlyWarningInput, limits: WarningLimits): Warning | null {
  const { ahtSeconds, actual } = input;
  if (!ahtSeconds) return null;
  const contacts = lastHour(input, actual);
  const seconds = (list: readonly number[]) =>
    sum(lastHour(input, list).map((aht, i) => aht * (contacts[i] as number))) / sum(contacts);
  if (!(sum(contacts) > 0)) return null;
  const [now, planned] = [seconds(ahtSeconds.actual), seconds(ahtSeconds.planned)];
  const tell = (limit: string) =>
    `handle time of the last hour is ${Math.round(now)} s where ${Math.round(planned)} s were planned, ${percent(now / planned - 1)} more, limit ${limit}`;
  return graded('handleTime', now / planned - 1, limits.handleTime, tell, percent);
}

function absence(input: EarlyWarningInput, limits: WarningLimits): Warning | null {
  if (!input.agents) return null;
  const [now, planned] = [
    sum(lastHour(input, input.agents.actual)),
    sum(lastHour(input, input.agents.planned)),
  ];
  if (planned === 0) return null;
  const missing = 1 - now / planned;
  const tell = (limit: string) =>
    `${percent(missing)} of the agents planned for the last hour were missing, limit ${limit}`;
  return graded('absence', missing, limits.absence, tell, percent);
}

function outcome({ outcome: heading }: EarlyWarningInput, limits: WarningLimits): Warning | null {
  if (!heading || heading.atClose === null || heading.atClose >= heading.target) return null;
  const { atClose, atBest, target } = heading;
  const lost = atBest !== null && atBest < target;
  const below = (share: number) => target - atClose >= share - ROUNDING;
  const { act, emergency } = limits.outcome;
  const trigger = lost
    ? `the target of ${percent(target)} is out of reach: ${percent(atBest)} at best`
    : `the day is heading for a service level of ${percent(atClose)}, target ${percent(target)}`;
  const at = { kind: 'outcome', value: atClose, trigger: `${trigger}.` } as const;
  if (lost || below(emergency))
    return { ...at, level: 'emergency', limit: lost ? target : target - emergency };
  return below(act) ? { ...at, level: 'act', limit: target - act } : { ...at, level: 'watch', limit: target };
}

function lastHour({ intervalSeconds }: EarlyWarningInput, list: readonly number[]): readonly number[] {
  return list.slice(-Math.max(1, Math.round(3600 / intervalSeconds)));
}

function sum(list: readonly number[]): number {
  return list.reduce((a, b) => a + b, 0);
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function checkInput(input: EarlyWarningInput): void {
  const where = 'earlyWarnings';
  checkObject(where, 'input', input);
  const { actual, expected, low, high, ahtSeconds, agents, outcome: heading } = input;
  checkPositive(where, 'intervalSeconds', input.intervalSeconds);
  const lists: [string, readonly number[] | undefined][] = [
    ['actual', actual],
    ['expected', expected],
    ['low', low],
    ['high', high],
    ['ahtSeconds.planned', ahtSeconds?.planned],
    ['ahtSeconds.actual', ahtSeconds?.actual],
    ['agents.planned', agents?.planned],
    ['agents.actual', agents?.actual],
  ];
  checkList(where, 'actual', actual);
  checkList(where, 'expected', expected);
  for (const [path, list] of lists) {
    if (list === undefined) continue;
    checkLength(where, path, list, actual.length);
    for (const [row, value] of list.entries()) checkNonNegative(where, `${path}[${row}]`, value);
  }
  if (heading) checkFinite(where, 'outcome.target', heading.target);
}
