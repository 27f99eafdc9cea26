import { checkAs, StaffcastError } from '../errors/index.ts';
import { checkSeries, gridDays, type Series, sliceGrid } from '../time/index.ts';
import { checkContacts, checkModel } from './checkModel.ts';
import { fit } from './fit.ts';
import { forecast } from './forecast.ts';
import { prepareHistory } from './prepareHistory.ts';
import type { FittedModel, Forecast, ForecastOptions } from './types.ts';

/**
 * Takes new rows into a fitted model. Levels, drifts, weekday factors and event effects move on; what was learned of the
 * intraday profile, the weights of the day models and the bands is kept. Fit anew from time to time, say weekly; rows that
 * show a change of opening hours fit anew by themselves, as the profile knows nothing of the new ones.
 *
 * @param rows counts that follow the history, same interval and zone; they may begin later (the gap counts as missing)
 * but not before the history's last row with a value has ended.
 * @throws StaffcastError when the rows overlap the history, have another grid, or hold negative numbers.
 * @example
 * ```ts
 * import { fit, forecast, update } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const day = (from: string, days: number) => makeGrid({ zone: 'UTC', from, days, intervalSeconds: 86400 });
 * const history = makeSeries(day('2026-01-05', 28), new Array(28).fill(100));
 * const later = update(fit(history), makeSeries(day('2026-02-02', 7), new Array(7).fill(100)));
 * forecast(later, { grid: day('2026-02-09', 1) }).mean; // [100]
 * ```
 */
export function update(model: FittedModel, rows: Series): FittedModel {
  checkModel('update', 'model', model);
  checkSeries('update', 'rows', rows);
  for (const [i, value] of rows.values.entries()) {
    if (value !== null) checkContacts('update', `rows.values[${i}]`, value);
  }
  const history = joined(model.history, rows);
  if (model.dayModels.length > 0 && showsNewHours(model, history))
    return fit(history, { ...model.context, model: model.asked });
  return { ...model, history };
}

/** Whether the hours of a longer history changed in a way that those of the model's history had not. */
function showsNewHours({ history, context }: FittedModel, longer: Series): boolean {
  const { change } = prepareHistory(longer, context);
  if (change === null) return false;
  const known = prepareHistory(history, context).change;
  return known?.since !== change.since || change.cells.some((cell, at) => cell !== known.cells[at]);
}

/** Options of {@link intradayUpdate}: those of {@link forecast}, the grid left out for the rest of the day. */
export type IntradayOptions = Omit<ForecastOptions, 'grid'> & Partial<Pick<ForecastOptions, 'grid'>>;

/**
 * Forecasts the rest of a day of which a part is seen. The ratio of what came to what was expected moves the rest of the
 * day by as much as it did on past days at that hour; small counts move it less. What was expected changes nothing; but
 * where a queue runs round the clock, a forecast made at midnight still counts the last hour of the day before, and the
 * first counts of the new day take their place.
 *
 * @param seen counts since the end of the history, up to now; or of whole days, with `null` from now on.
 * @param options as for {@link forecast}; `grid` defaults to the rows from now to the end of the local day.
 * @throws StaffcastError when the rows seen overlap the history or have another grid.
 * @example
 * ```ts
 * import { fit, intradayUpdate } from 'staffcast/forecasting';
 * import { makeGrid, makeSeries, sliceSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-01-05', days: 29, intervalSeconds: 21600 });
 * const all = makeSeries(grid, Array.from({ length: 29 }, () => [10, 80, 90, 20]).flat());
 * const rest = intradayUpdate(fit(sliceSeries(all, 0, 112)), sliceSeries(all, 112, 114));
 * rest.mean; // [90, 20]
 * ```
 */
export function intradayUpdate(model: FittedModel, seen: Series, options: IntradayOptions = {}): Forecast {
  return checkAs(
    'intradayUpdate',
    () => forecast(update(model, seen), { ...options, grid: options.grid ?? restOfDayGrid(seen) }),
    (path) => path.replace(/^rows\b/, 'seen'),
  );
}

/** The rows after a series up to the end of its last local day. */
function restOfDayGrid({ grid, values }: Series) {
  const longer = { ...grid, length: grid.length + Math.ceil((25 * 3600) / grid.intervalSeconds) };
  const today = gridDays(longer).find(({ from, to }) => from < grid.length && to >= grid.length);
  // An export of the whole day holds no values from now on.
  const whole = today?.to === grid.length;
  const now = whole ? values.findLastIndex((value) => value !== null) + 1 : grid.length;
  if (today && now > today.from && now < today.to) return sliceGrid(longer, now, today.to);
  throw new StaffcastError({
    code: 'inconsistent',
    where: 'intradayUpdate',
    path: 'seen',
    value: `${grid.length} rows from ${grid.start}`,
    must: 'end before its local day does, or have no value from now on',
    maybe: 'the day is over, or nothing of it is seen: use `update` and `forecast`',
  });
}

/** Two series one after the other; rows between them are missing. */
function joined(history: Series, rows: Series): Series {
  const { grid } = history;
  const gap = rowsBetween(history, rows);
  let last = grid.length - 1;
  while (last >= 0 && history.values[last] === null) last -= 1;
  const same = grid.zone === rows.grid.zone && grid.intervalSeconds === rows.grid.intervalSeconds;
  if (!same || !Number.isInteger(gap) || gap <= last) {
    throw new StaffcastError({
      code: 'grid-mismatch',
      where: 'update',
      path: 'rows.grid',
      value: rows.grid,
      must: `follow the history's rows of ${grid.intervalSeconds} s from ${grid.start} in ${grid.zone}`,
      maybe: same ? misplaced(history, gap, last) : undefined,
    });
  }
  const values = history.values.slice(0, gap);
  while (values.length < gap) values.push(null);
  return { grid: { ...grid, length: gap + rows.grid.length }, values: [...values, ...rows.values] };
}

/** Why rows of the same zone and interval do not follow the history. */
function misplaced({ grid }: Series, gap: number, last: number): string {
  if (!Number.isInteger(gap))
    return 'clocks changed in between, and rows longer than an hour no longer line up';
  const end = sliceGrid({ ...grid, length: last + 2 }, last + 1, last + 2).start;
  return `they overlap the history, whose last value ends at ${end}: leave out the rows before`;
}

/** Row of the history's grid at which the new rows begin. */
function rowsBetween(history: Series, rows: Series): number {
  const startMs = Date.parse(history.grid.start);
  const ms = Date.parse(rows.grid.start) - startMs;
  // Local days may have 23 or 25 hours, so days are counted by the calendar.
  if (history.grid.intervalSeconds === 86_400) return Math.round(ms / 86_400_000);
  return ms / (history.grid.intervalSeconds * 1000);
}
