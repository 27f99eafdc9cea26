import { StaffcastError } from '../../errors/index.ts';
import { checkSameGrid, type Grid, type LocalDate } from '../../time/index.ts';
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
export function forecastOfferedLoad({ volume, handleTime }: LoadInput): LoadForecast {
  checkInput({ volume, handleTime });
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

function checkInput({ volume, handleTime }: LoadInput): void {
  const where = 'forecastOfferedLoad';
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
