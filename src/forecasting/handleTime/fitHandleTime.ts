import { checkFields, checkPositive, type FieldNames, StaffcastError } from '../../errors/index.ts';
import { checkSameGrid, checkSeries } from '../../time/index.ts';
import { dayVariances, stretchesOfDays, widened } from '../calibrate.ts';
import { checkContext } from '../checkContext.ts';
import { checkContacts } from '../checkModel.ts';
import { fitDayModels } from '../fitDayModels.ts';
import { fromLog } from '../logDays.ts';
import type { ForecastContext } from '../types.ts';
import { handleTimeLogs } from './handleTimeLogs.ts';
import { learnHandleProfile } from './learnHandleProfile.ts';
import { rowStretch } from './rowStretch.ts';
import type { HandleTimeHistory, HandleTimeModel } from './types.ts';
import { prepareHandleTimes, weighedRows } from './weighedRows.ts';

const where = 'fitHandleTime';

/**
 * Learns average handle time from its history, every row weighted by the contacts behind it: an average over three calls
 * says little. Rows are a weekday and slot factor, shrunk by how noisy it is, on a day's level; levels go through the same
 * weighted day models as volumes do, with weekday, holiday and event effects, each day as sure as its contacts make it.
 *
 * @param history handle times and the contacts handled, on one grid.
 * @param context calendar and events, whose effects on handle time are learned by name; opening hours are not used.
 * @throws StaffcastError when grids differ, a handle time is not above 0, contacts are negative, or no row has both.
 * @example
 * ```ts
 * import { fitHandleTime, forecastHandleTime } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 43200 });
 * const weeks = grid('2026-01-05', 56);
 * const model = fitHandleTime({
 *   ahtSeconds: makeSeries(weeks, Array.from({ length: 112 }, (_, row) => (row % 2 ? 240 : 200))),
 *   contacts: makeSeries(weeks, Array.from({ length: 112 }, (_, row) => (row % 2 ? 500 : 100))),
 * });
 * const next = forecastHandleTime(model, { grid: grid('2026-03-02', 1) });
 * next.ahtSeconds.map(Math.round); // [200, 240]
 * ```
 */
export function fitHandleTime(history: HandleTimeHistory, context: ForecastContext = {}): HandleTimeModel {
  checkHistory(history);
  checkContext(where, 'context', context);
  const { calendar, events } = context;
  // What is expected of events is volume.
  const named = events?.map(({ expected, ...event }) => event);
  const known = { ...(calendar ? { calendar } : {}), ...(named ? { events: named } : {}) };
  const prepared = prepareHandleTimes(history, known);
  const rows = weighedRows(prepared, history);
  const profile = learnHandleProfile(rows);
  const logs = handleTimeLogs(rows, profile);
  const levels = logs.logTotals.map((log) => fromLog(log, logs));
  const { weights, past } = fitDayModels(prepared, logs, levels);
  const dayVariance = dayVariances(past, logs, weights);
  return {
    kind: 'staffcast.handleTime',
    history,
    context: known,
    dayModels: weights.filter(({ weights: w }) => w.some((value) => value > 0.01)),
    bands: {
      dayVariance: widened(dayVariance, past),
      day: stretchesOfDays(past, logs, dayVariance),
      row: rowStretch(rows, profile),
    },
    profile,
    notes: [],
  };
}

function checkHistory(history: HandleTimeHistory): void {
  checkFields(where, 'history', history, {
    ahtSeconds: true,
    contacts: true,
  } satisfies FieldNames<HandleTimeHistory>);
  const { ahtSeconds, contacts } = history;
  checkSeries(where, 'history.ahtSeconds', ahtSeconds);
  checkSeries(where, 'history.contacts', contacts);
  checkSameGrid(where, 'history.contacts.grid', contacts.grid, ahtSeconds.grid);
  let any = false;
  for (const [row, n] of contacts.values.entries()) {
    if (n === null) continue;
    checkContacts(where, `history.contacts.values[${row}]`, n);
    const seconds = ahtSeconds.values[row];
    if (n === 0 || seconds === null || seconds === undefined) continue;
    checkPositive(where, `history.ahtSeconds.values[${row}]`, seconds);
    any = true;
  }
  if (any) return;
  const must = 'have a row with both contacts and a handle time';
  throw new StaffcastError({ code: 'empty', where, path: 'history', value: null, must });
}
