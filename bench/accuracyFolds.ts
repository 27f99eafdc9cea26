import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FitOptions, fit, forecast } from '../src/forecasting/index.ts';
import {
  addDays,
  type CalendarEvent,
  daysBetween,
  type Grid,
  type HolidayCalendar,
  makeGrid,
  type SpecialDay,
  seriesFromRows,
} from '../src/time/index.ts';

/** A fold as the manifest lists it. */
export interface Fold {
  readonly dataset: string;
  readonly origin: string;
  readonly horizon: number;
  readonly train: string;
  readonly test: string;
  readonly calendar: string;
  readonly interval: string;
}

/** A forecast in the format of the scoring script. */
export interface FoldForecast {
  readonly dataset: string;
  readonly origin: string;
  readonly horizon: number;
  readonly mean: (number | null)[];
  readonly quantiles: { readonly [probability: string]: (number | null)[] };
  readonly seconds: number;
}

/** The folds of a folder, all or those of some data sets. */
export function readFolds(folder: string, datasets: readonly string[]): Fold[] {
  const folds = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Fold[];
  return datasets.length === 0 ? folds : folds.filter(({ dataset }) => datasets.includes(dataset));
}

/** Fits the training file and forecasts the rows of the test file, of which only the timestamps are read. */
export function forecastFold(folder: string, fold: Fold): FoldForecast {
  const intervalSeconds = fold.interval === '1D' ? 86_400 : Number.parseInt(fold.interval, 10) * 60;
  const rows = readCsv(join(folder, fold.train)).map(([timestamp = '', value = '']) => ({
    timestamp,
    value: value === '' ? null : Number(value),
  }));
  const { series } = seriesFromRows(rows, { zone: 'UTC', intervalSeconds });
  const timestamps = readFirstColumn(join(folder, fold.test));
  const context = readCalendar(join(folder, 'calendars', `${fold.calendar}.csv`));
  const grid = gridOf(timestamps, intervalSeconds);
  const started = process.cpuUsage();
  const answer = forecast(fit(series, context), { grid });
  const used = process.cpuUsage(started);
  const at = timestamps.map((timestamp) => rowOf(grid, timestamp));
  const pick = (values: readonly (number | null)[]) => at.map((row) => values[row] ?? 0);
  return {
    dataset: fold.dataset,
    origin: fold.origin,
    horizon: fold.horizon,
    mean: pick(answer.mean),
    quantiles: Object.fromEntries(answer.quantiles.map((q) => [String(q.probability), pick(q.values)])),
    seconds: (used.user + used.system) / 1e6,
  };
}

function readCsv(path: string): string[][] {
  const lines = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  return lines.slice(1).map(splitLine);
}

/** Splits at commas outside quotes. */
function splitLine(line: string): string[] {
  return (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) =>
    cell.replace(/,$/, '').replace(/^"|"$/g, ''),
  );
}

/** Timestamps only: what follows the first comma is dropped unread. */
function readFirstColumn(path: string): string[] {
  const lines = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  return lines.slice(1).map((line) => line.slice(0, line.indexOf(',')));
}

function gridOf(timestamps: readonly string[], intervalSeconds: number): Grid {
  const first = timestamps[0] as string;
  const last = timestamps[timestamps.length - 1] as string;
  const days = daysBetween(first.slice(0, 10), last.slice(0, 10)) + 1;
  const whole = makeGrid({ zone: 'UTC', from: first.slice(0, 10), days, intervalSeconds });
  if (intervalSeconds === 86_400) return whole;
  const start = `${first.replace(' ', 'T')}:00Z`;
  const skipped = rowOf(whole, first);
  return { ...whole, start, length: whole.length - skipped };
}

function rowOf(grid: Grid, timestamp: string): number {
  const ms = Date.parse(`${timestamp.replace(' ', 'T')}${timestamp.length > 10 ? ':00' : 'T00:00:00'}Z`);
  return (ms - Date.parse(grid.start)) / (grid.intervalSeconds * 1000);
}

/** `date,name,kind` as a holiday calendar and events; days of a period in a row make one event. */
export function readCalendar(path: string): FitOptions {
  const days = new Map<string, SpecialDay>();
  const events: CalendarEvent[] = [];
  const rows = readCsv(path).map(([date = '', name = '', kind = '']) => ({ date, name, kind }));
  for (const { date, name, kind } of rows) {
    if (kind === 'event') events.push({ name, start: date, days: 1 });
    if (kind === 'makeup_workday') days.set(date, { date, name, kind: 'makeupWorkday' });
    if (kind === 'holiday')
      days.set(date, { date, name, kind: days.get(date)?.kind === 'closed' ? 'closed' : kind });
    if (kind === 'closed') days.set(date, { date, name: days.get(date)?.name ?? name, kind });
    if (kind === 'period') extendPeriod(events, name, date);
  }
  const dates = rows.map(({ date }) => date).sort();
  const from = dates[0];
  const to = dates[dates.length - 1];
  if (!from || !to) return {};
  const calendar: HolidayCalendar = { name: 'folds', from, to, days: [...days.values()] };
  return { calendar, events };
}

function extendPeriod(events: CalendarEvent[], name: string, date: string): void {
  const at = events.findIndex((event) => event.name === name && addDays(event.start, event.days) === date);
  const event = events[at];
  if (event) events[at] = { ...event, days: event.days + 1 };
  else events.push({ name, start: date, days: 1 });
}
