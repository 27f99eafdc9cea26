import { checkFields, checkInteger, type FieldNames, StaffcastError } from '../errors/index.ts';
import { checkSeries, gridDays, type LocalDate, type Series } from '../time/index.ts';
import type { BacktestOptions } from './backtestTypes.ts';
import { seasonalNaiveScale } from './pointErrors.ts';
import type { ScoreInput } from './score.ts';

/** The rows that one origin forecasts. */
export interface OriginRows {
  readonly date: LocalDate;
  readonly from: number;
  readonly to: number;
}

const optionFields: FieldNames<BacktestOptions> = {
  origins: true,
  horizonDays: true,
  everyDays: true,
  calendar: true,
  events: true,
  onProgress: true,
  signal: true,
};

/** Checks what a backtest is asked for, and lays out its origins and the scale of its errors. */
export function backtestRows(
  where: string,
  history: Series,
  options: BacktestOptions,
): { readonly rows: OriginRows[]; readonly scale: ScoreInput['scale'] } {
  checkSeries(where, 'history', history);
  checkFields(where, 'options', options, optionFields);
  const { origins = 8, horizonDays = 14, everyDays = 7 } = options;
  checkInteger(where, 'options.origins', origins, 1);
  checkInteger(where, 'options.horizonDays', horizonDays, 1);
  checkInteger(where, 'options.everyDays', everyDays, 1);
  const days = gridDays(history.grid);
  const first = days.length - horizonDays - (origins - 1) * everyDays;
  if (first < 1) {
    throw new StaffcastError({
      code: 'wrong-length',
      where,
      path: 'history',
      value: `${days.length} days`,
      must: `have more than ${horizonDays + (origins - 1) * everyDays} days for ${origins} origins`,
    });
  }
  const rows = Array.from({ length: origins }, (_, i) => {
    const day = first + i * everyDays;
    const last = days[day + horizonDays - 1];
    return { date: days[day]?.date ?? '', from: days[day]?.from ?? 0, to: last?.to ?? 0 };
  });
  const season = Math.round((7 * 86_400) / history.grid.intervalSeconds);
  return { rows, scale: seasonalNaiveScale(history.values.slice(0, rows[0]?.from), season) };
}
