import {
  checkFraction,
  checkLength,
  checkNonNegative,
  checkObject,
  checkObjects,
  checkRows,
  StaffcastError,
} from '../../errors/index.ts';
import { checkDate, checkGrid, gridDays } from '../../time/index.ts';
import type { ForecastDistribution } from '../types.ts';

/** Throws unless a forecast is whole, and has two or more quantiles to tell its spread by. */
export function checkDistribution(where: string, forecast: ForecastDistribution): void {
  checkObject(where, 'forecast', forecast);
  const { grid, mean, quantiles, days, uncertainty } = forecast;
  checkGrid(where, 'forecast.grid', grid);
  checkRows(where, 'forecast.mean', mean, grid.length);
  checkObjects(where, 'forecast.quantiles', quantiles);
  for (const [i, { probability, values }] of quantiles.entries()) {
    checkFraction(where, `forecast.quantiles[${i}].probability`, probability, 'open');
    checkRows(where, `forecast.quantiles[${i}].values`, values, grid.length);
  }
  if (quantiles.length < 2) {
    const must = 'hold two or more quantiles';
    throw new StaffcastError({
      code: 'empty',
      where,
      path: 'forecast.quantiles',
      value: quantiles.length,
      must,
    });
  }
  checkObjects(where, 'forecast.days', days);
  checkLength(where, 'forecast.days', days, gridDays(grid).length);
  for (const [d, day] of days.entries()) checkDay(where, `forecast.days[${d}]`, day, quantiles.length);
  checkObject(where, 'forecast.uncertainty', uncertainty);
  checkObjects(where, 'forecast.uncertainty.days', uncertainty.days);
  checkLength(where, 'forecast.uncertainty.days', uncertainty.days, days.length);
}

function checkDay(
  where: string,
  path: string,
  { date, mean, quantiles }: ForecastDistribution['days'][number],
  count: number,
): void {
  checkDate(where, `${path}.date`, date);
  if (mean !== null) checkNonNegative(where, `${path}.mean`, mean);
  checkObjects(where, `${path}.quantiles`, quantiles);
  checkLength(where, `${path}.quantiles`, quantiles, count);
  for (const [q, { value }] of quantiles.entries())
    if (value !== null) checkNonNegative(where, `${path}.quantiles[${q}].value`, value);
}
