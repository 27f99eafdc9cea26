import { dirname, resolve } from 'node:path';
import { StaffcastError } from 'staffcast';
import { type PlanFile, type PlanFileProject, parseHistoryCsv, parsePlanFile } from 'staffcast/schema';
import {
  addDays,
  type CalendarEvent,
  chinaHolidays,
  daysBetween,
  type Grid,
  gridDays,
  type HolidayCalendar,
  makeGrid,
  type Series,
  seriesFromRows,
  sliceSeries,
} from 'staffcast/time';
import { defaultBlocks, defaultPlan } from './defaultPlan.ts';
import { embeddedPlan } from './embeddedPlan.ts';
import { readJson, readText } from './files.ts';
import { generateQueues } from './generate.ts';
import type { Options } from './options.ts';
import { world } from './world.ts';

/** A project as it goes into planning. */
export interface CaseProject {
  readonly spec: PlanFileProject;
  /** What is known when the plan is made. */
  readonly history: Series;
  /** What came in the planned days, where it is known: it judges the plan afterwards and is never planned with. */
  readonly actual: Series | null;
}

/** Everything a planning run needs, wherever it came from. */
export interface PlanningCase {
  readonly plan: PlanFile;
  readonly from: string;
  readonly zone: string;
  readonly calendar: HolidayCalendar | null;
  readonly events: readonly CalendarEvent[];
  readonly blocks: NonNullable<PlanFile['blocks']>;
  /** The planned rows. */
  readonly grid: Grid;
  readonly projects: readonly CaseProject[];
  readonly notes: readonly string[];
}

/** Agents that a lone history keeps busy, to size the help that its default plan assumes. */
const DEFAULT_AHT_SECONDS = 240;

export function loadCase(options: Options): PlanningCase {
  const read =
    options.histories.length === 0 && options.plan === null ? embedded(options) : fromFiles(options);
  const { plan, histories, notes } = read;
  const grid = plannedGrid(plan, [...histories.values()], options);
  const first = gridDays(grid)[0]?.date ?? '';
  return {
    plan,
    from: read.from,
    zone: read.zone,
    calendar: calendarOf(plan),
    events: plan.events ?? [],
    blocks: plan.blocks ?? defaultBlocks,
    grid,
    projects: plan.projects.map((spec) => cut(spec, histories.get(spec.id) as Series, first, grid)),
    notes: [...notes, ...surgeNote(options)],
  };
}

interface ReadCase {
  readonly plan: PlanFile;
  readonly from: string;
  readonly zone: string;
  readonly histories: ReadonlyMap<string, Series>;
  readonly notes: readonly string[];
}

function embedded(options: Options): ReadCase {
  const queues = generateQueues(world, options.seed);
  return {
    plan: parsePlanFile(embeddedPlan),
    from: `generated data, seed ${options.seed}`,
    zone: world.zone,
    // History and what then came in one series; the plan is cut off before its first day like any other.
    histories: new Map(queues.map(({ id, history, actual }) => [id, joined(history, actual)])),
    notes: [
      'History and actual arrivals are generated, not measured; every parameter stands in examples/peak-planning/world.ts.',
      'Rosters are the client forecasts staffed interval by interval, which is kinder than shifts with fixed lengths.',
    ],
  };
}

function joined(history: Series, actual: Series): Series {
  const length = history.grid.length + actual.grid.length;
  return { grid: { ...history.grid, length }, values: [...history.values, ...actual.values] };
}

function fromFiles(options: Options): ReadCase {
  const planned = options.plan === null ? null : parsePlanFile(readJson(options.plan, '--plan'));
  const zone = options.zone ?? planned?.zone ?? 'UTC';
  const files = historyFiles(options, planned);
  const notes =
    options.zone || planned?.zone
      ? []
      : ['No time zone was given; timestamps are read as UTC, without summer time.'];
  const histories = new Map<string, Series>();
  for (const [id, file] of files) {
    const read = seriesFromRows(parseHistoryCsv(readText(file, '--history')), { zone });
    histories.set(id, read.series);
    notes.push(...read.notes);
  }
  if (planned) return { plan: planned, from: [...files.values()].join(', '), zone, histories, notes };
  const [[id, series] = ['', null]] = histories;
  if (!series) throw new Error('a history is read when there is no plan');
  notes.push(
    'No plan was given: AHT, patience, targets, wages, contract and the people who could help are assumptions (examples/peak-planning/defaultPlan.ts).',
  );
  return {
    plan: defaultPlan(id, typicalAgents(series)),
    from: [...files.values()].join(', '),
    zone,
    histories,
    notes,
  };
}

/** Which file is whose history. */
function historyFiles(options: Options, plan: PlanFile | null): Map<string, string> {
  const files = new Map<string, string>();
  const ids = plan?.projects.map((project) => project.id) ?? null;
  for (const project of plan?.projects ?? []) {
    if (project.history) files.set(project.id, resolve(dirname(options.plan as string), project.history));
  }
  for (const { id, file } of options.histories) {
    const owner = id ?? (ids?.length === 1 ? ids[0] : ids ? null : 'queue');
    if (!owner) throw failure('--history', file, `name its project: --history ${ids?.[0]}=${file}`);
    if (ids && !ids.includes(owner))
      throw failure('--history', owner, `name a project of the plan (${ids.join(', ')})`);
    files.set(owner, file);
  }
  if (!ids && files.size > 1) throw failure('--history', files.size, 'be one file when there is no --plan');
  const without = (ids ?? []).filter((id) => !files.has(id)).map((id) => `project "${id}"`);
  if (without.length > 0)
    throw failure('--history', null, `be given for ${without.join(', ')}, or as "history" in the plan`);
  return files;
}

function plannedGrid(plan: PlanFile, histories: readonly Series[], options: Options): Grid {
  const fine = [...new Set(histories.map((series) => series.grid.intervalSeconds))].filter((s) => s < 86_400);
  if (fine.length > 1)
    throw failure('--history', fine.join(' and '), 'have one interval in all files, seconds');
  const ends = histories.map((series) => gridDays(series.grid).at(-1)?.date ?? '').sort();
  const from = options.from ?? plan.horizon?.from ?? addDays(ends.at(-1) as string, 1);
  const zone = histories[0]?.grid.zone ?? 'UTC';
  const days = options.days ?? plan.horizon?.days ?? 14;
  return makeGrid({ zone, from, days, intervalSeconds: fine[0] ?? 1800 });
}

/** The history up to the first planned day, and what is known of the planned days themselves. */
function cut(spec: PlanFileProject, series: Series, first: string, grid: Grid): CaseProject {
  const days = gridDays(series.grid);
  const at = days.findIndex((day) => day.date >= first);
  const rows = at < 0 ? series.grid.length : (days[at]?.from ?? 0);
  const history = sliceSeries(series, 0, rows);
  if (history.values.every((value) => value === null)) {
    throw failure('--from', first, `come after some history of project "${spec.id}"`);
  }
  const known = rows + plannedRows(series.grid, grid);
  const last = gridDays(grid).at(-1)?.date ?? '';
  const whole =
    at >= 0 && days[at]?.date === first && (days.at(-1)?.date ?? '') >= last && known <= series.grid.length;
  return { spec, history, actual: whole ? sliceSeries(series, rows, known) : null };
}

function plannedRows(own: Grid, planned: Grid): number {
  return own.intervalSeconds === 86_400 ? gridDays(planned).length : planned.length;
}

/** The 90th percentile of the load, erlangs, rounded up. */
function typicalAgents(series: Series): number {
  const values = series.values.filter((value): value is number => value !== null).sort((a, b) => a - b);
  const busy = values[Math.floor(values.length * 0.9)] ?? 0;
  return Math.ceil((busy * DEFAULT_AHT_SECONDS) / series.grid.intervalSeconds);
}

function calendarOf(plan: PlanFile): HolidayCalendar | null {
  if (plan.calendar === 'china') return chinaHolidays;
  return plan.calendar === undefined || plan.calendar === 'none' ? null : plan.calendar;
}

function surgeNote({ surge }: Options): string[] {
  return surge === null
    ? []
    : [`Every planned day is multiplied by ${surge}, a planner's judgement (--surge).`];
}

/** Days between the end of a history and the first planned day. */
export function leadDays(history: Series, grid: Grid): number {
  const last = gridDays(history.grid).at(-1)?.date ?? '';
  return daysBetween(last, gridDays(grid)[0]?.date ?? last);
}

function failure(path: string, value: unknown, must: string): StaffcastError {
  return new StaffcastError({ code: 'inconsistent', where: 'options', path, value, must });
}
