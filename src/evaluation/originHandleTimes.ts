import type { BacktestOrigin } from '../accuracy/index.ts';
import { checkList, checkPositive, checkPositivePerRow, StaffcastError } from '../errors/index.ts';
import { checkSeries, type Grid, gridDays, type Series, sameGrid, sliceGrid } from '../time/index.ts';

/** Handle times of a backtest: one for all, by row of the history, or a list of rows for each origin. */
export type OriginHandleTimes = number | Series | readonly (readonly number[])[];

/** Average handle time of the rows of each origin, seconds. Rows of a series without one take the mean of the others. */
export function originHandleTimes(
  where: string,
  path: string,
  handleTimes: OriginHandleTimes,
  origins: readonly BacktestOrigin[],
): (number | readonly number[])[] {
  if (typeof handleTimes === 'number') {
    checkPositive(where, path, handleTimes);
    return origins.map(() => handleTimes);
  }
  if (!Array.isArray(handleTimes)) return ofHistory(where, path, handleTimes as Series, origins);
  return origins.map(({ grid }, i) => {
    const rows = handleTimes[i] as readonly number[];
    checkList(where, `${path}[${i}]`, rows);
    checkPositivePerRow(where, `${path}[${i}]`, rows, grid.length);
    return rows;
  });
}

function ofHistory(
  where: string,
  path: string,
  series: Series,
  origins: readonly BacktestOrigin[],
): number[][] {
  checkSeries(where, path, series);
  let [sum, count] = [0, 0];
  for (const [row, seconds] of series.values.entries()) {
    if (seconds === null) continue;
    checkPositive(where, `${path}.values[${row}]`, seconds);
    sum += seconds;
    count += 1;
  }
  if (count === 0) {
    const must = 'have a handle time in some row';
    throw new StaffcastError({ code: 'empty', where, path: `${path}.values`, value: series.values, must });
  }
  const days = new Map(gridDays(series.grid).map(({ date, from }) => [date, from]));
  return origins.map(({ date, grid }) => {
    const from = days.get(date);
    if (from === undefined || !covers(series.grid, from, grid)) {
      const must = `hold the rows of the backtest's origin of ${date}, ${JSON.stringify(grid)}`;
      throw new StaffcastError({
        code: 'grid-mismatch',
        where,
        path: `${path}.grid`,
        value: series.grid,
        must,
      });
    }
    return series.values.slice(from, from + grid.length).map((seconds) => seconds ?? sum / count);
  });
}

function covers(all: Grid, from: number, part: Grid): boolean {
  return from + part.length <= all.length && sameGrid(sliceGrid(all, from, from + part.length), part);
}
