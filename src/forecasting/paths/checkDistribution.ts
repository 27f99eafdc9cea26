import { StaffcastError } from '../../errors/index.ts';
import type { ForecastDistribution } from '../types.ts';

/** Throws unless a forecast has two or more quantiles to tell its spread by. */
export function checkDistribution(where: string, { quantiles }: ForecastDistribution): void {
  if (quantiles.length >= 2) return;
  throw new StaffcastError({
    code: 'empty',
    where,
    path: 'forecast.quantiles',
    value: quantiles.length,
    must: 'hold two or more quantiles',
  });
}
