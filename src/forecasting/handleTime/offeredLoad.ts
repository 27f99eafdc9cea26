import { checkLength, checkObject, checkObjects, checkRows, StaffcastError } from '../../errors/index.ts';
import { checkGrid, checkSameGrid, type Grid, gridDays, type LocalDate } from '../../time/index.ts';
import type { Forecast, QuantileValues } from '../types.ts';
import type { HandleTimeForecast } from './types.ts';

/** Offered load with its band. */
export interface LoadForecast {
  readonly grid: Grid;
  /** Expected volume x handle time / interval, erlangs; `null` where closed. */
  readonly offeredErlangs: readonly (number | null)[];
  readonly quantiles: readonly QuantileValues[];
  /** Hours of work per local day; `null` where closed. */
  readonly days: readonly {
    readonly date: LocalDate;
    readonly workHours: number | null;
    readonly quantiles: readonly { readonly probability: number; readonly value: number | null }[];
  }[];
}

/** What {@link forecastOfferedLoad} takes. */
export interface LoadInput {
  readonly volume: Pick<Forecast, 'grid' | 'mean' | 'quantiles' | 'days'>;
  /** On the same grid, with the same probabilities. */
  readonly handleTime: Pick<HandleTimeForecast, 'grid' | 'ahtSeconds' | 'quantiles' | 'days'>;
}

/**
 * Offered load as volume times handle time, with the band of the product: errors of both are taken as independent, so the
 * squares of their log deviations add. Where busy days also have longer calls, the true band is somewhat wider.
 *
 * @throws StaffcastError when grids or probabilities differ.
 * @example
 * ```ts
 * import { forecastOfferedLoad } from 'staffcast/forecasting';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-02-02', days: 1, intervalSeconds: 86400 });
 * const day = { date: '2026-02-02' };
 * const load = forecastOfferedLoad({
 *   volume: {
 *     grid,
 *     mean: [1000],
 *     quantiles: [{ probability: 0.9, values: [1300] }],
 *     days: [{ ...day, mean: 1000, quantiles: [{ probability: 0.9, value: 1300 }] }],
 *   },
 *   handleTime: {
 *     grid,
 *     ahtSeconds: [288],
 *     quantiles: [{ probability: 0.9, values: [320] }],
 *     days: [{ ...day, ahtSeconds: 288, quantiles: [{ probability: 0.9, value: 320 }] }],
 *   },
 * });
 * load.offeredErlangs; // [3.33]
 * load.quantiles[0]?.values; // [4.42]
 * load.days[0]?.workHours; // 80
 * ```
 */
export function forecastOfferedLoad(input: LoadInput): LoadForecast {
  checkInput(input);
  const { volume, handleTime } = input;
  const { grid } = volume;
  const seconds = (row: number) => handleTime.ahtSeconds[row] as number;
  return {
    grid,
    offeredErlangs: volume.mean.map((n, row) =>
      n === null ? null : (n * seconds(row)) / grid.intervalSeconds,
    ),
    quantiles: volume.quantiles.map(({ probability, values }, q) => ({
      probability,
      values: volume.mean.map((n, row) =>
        n === null
          ? null
          : product([n, values[row] ?? 0], [seconds(row), handleTime.quantiles[q]?.values[row] ?? 0]) /
            grid.intervalSeconds,
      ),
    })),
    days: volume.days.map(({ date, mean, quantiles }, d) => {
      const day = handleTime.days[d] as LoadInput['handleTime']['days'][number];
      return {
        date,
        workHours: mean === null ? null : (mean * day.ahtSeconds) / 3600,
        quantiles: quantiles.map(({ probability, value }, q) => ({
          probability,
          value:
            mean === null
              ? null
              : product([mean, value ?? 0], [day.ahtSeconds, day.quantiles[q]?.value ?? 0]) / 3600,
        })),
      };
    }),
  };
}

/** Mean and quantile of two independent factors: the same quantile of their product. */
function product(
  [n, atN]: readonly [number, number],
  [seconds, atSeconds]: readonly [number, number],
): number {
  if (n <= 0 || atN <= 0) return 0;
  const a = Math.log(atN / n);
  const b = Math.log(atSeconds / seconds);
  // Near the middle the two may lie on different sides of their means; then the shifts simply add.
  const together = a * b >= 0 && a !== 0 ? Math.sign(a) * Math.hypot(a, b) : a + b;
  return n * seconds * Math.exp(together);
}

function checkInput(input: LoadInput): void {
  const where = 'forecastOfferedLoad';
  checkObject(where, 'input', input);
  const { volume, handleTime } = input;
  checkShape(where, 'volume', volume, volume?.mean);
  checkShape(where, 'handleTime', handleTime, handleTime?.ahtSeconds);
  checkSameGrid(where, 'handleTime.grid', handleTime.grid, volume.grid);
  const same =
    volume.quantiles.length === handleTime.quantiles.length &&
    volume.quantiles.every(({ probability }, q) => handleTime.quantiles[q]?.probability === probability);
  if (same) return;
  throw new StaffcastError({
    code: 'inconsistent',
    where,
    path: 'handleTime.quantiles',
    value: handleTime.quantiles.map(({ probability }) => probability),
    must: `have the probabilities of the volume: ${volume.quantiles.map(({ probability }) => probability).join(', ')}`,
  });
}

/** Throws unless a forecast has one value per row, in its middle and in every quantile, and one entry per day. */
function checkShape(
  where: string,
  path: string,
  forecast: LoadInput['volume' | 'handleTime'],
  middle: unknown,
): void {
  checkObject(where, path, forecast);
  const { grid, quantiles, days } = forecast;
  checkGrid(where, `${path}.grid`, grid);
  checkRows(where, path === 'volume' ? 'volume.mean' : 'handleTime.ahtSeconds', middle, grid.length);
  checkObjects(where, `${path}.quantiles`, quantiles);
  for (const [i, { values }] of quantiles.entries())
    checkRows(where, `${path}.quantiles[${i}].values`, values, grid.length);
  checkObjects(where, `${path}.days`, days);
  checkLength(where, `${path}.days`, days, gridDays(grid).length);
  for (const [d, day] of days.entries()) {
    checkObjects(where, `${path}.days[${d}].quantiles`, day.quantiles);
    checkLength(where, `${path}.days[${d}].quantiles`, day.quantiles, quantiles.length);
  }
}
