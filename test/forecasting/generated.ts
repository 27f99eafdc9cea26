import { drawGamma, drawNormal, drawPoisson, randomStream } from '../../src/math/index.ts';
import { type Grid, localClock, makeGrid, makeSeries, type Series } from '../../src/time/index.ts';

/** What a generated queue is like. */
export interface QueueOptions {
  readonly seed: number;
  readonly from?: string;
  readonly days: number;
  readonly zone?: string;
  readonly intervalSeconds?: number;
  readonly perDay?: number;
  /** Coefficient of variation of the day factor. */
  readonly daySpread?: number;
  /** Open hours by ISO weekday 1 to 7 and index of the day; default round the clock. */
  readonly hours?: (weekday: number, index: number) => readonly [number, number] | null;
  /** Extra factor of a date. */
  readonly factor?: (date: string, index: number) => number;
  /** Extra factor of an hour of a date. */
  readonly shape?: (date: string, hour: number) => number;
}

const weekdays = [1.15, 1.05, 1, 1, 1.05, 0.75, 0.6];

/** Counts with weekday and intraday shape, a gamma day factor and Poisson noise: the true expectations stand beside. */
export function generatedQueue(options: QueueOptions): { series: Series; expected: number[]; grid: Grid } {
  const { seed, from = '2026-01-05', days, zone = 'UTC', intervalSeconds = 3600, perDay = 2000 } = options;
  const grid = makeGrid({ zone, from, days, intervalSeconds });
  const clock = localClock(grid);
  const random = randomStream(seed);
  const spread = options.daySpread ?? 0.05;
  const dayFactors = clock.days.map(() => (spread > 0 ? drawGamma(random, 1 / spread ** 2) : 1));
  const slots = 86_400 / intervalSeconds;
  const expected: number[] = [];
  const values = Array.from(clock.dayOf, (day, row) => {
    const { weekday, date } = clock.days[day] as { weekday: number; date: string };
    const hour = (clock.secondOfDay[row] as number) / 3600;
    const open = options.hours ? options.hours(weekday, day) : [0, 24];
    if (!open || hour < (open[0] as number) || hour >= (open[1] as number)) {
      expected.push(0);
      return null;
    }
    const shape =
      (0.2 + Math.exp(-(((hour - 11) / 3) ** 2)) + 0.7 * Math.exp(-(((hour - 19) / 3) ** 2))) / 0.58;
    const mean =
      (perDay / slots) *
      shape *
      (weekdays[weekday - 1] as number) *
      (options.factor?.(date, day) ?? 1) *
      (options.shape?.(date, hour) ?? 1);
    expected.push(mean);
    return drawPoisson(random, mean * (dayFactors[day] as number));
  });
  return { series: makeSeries(grid, values), expected, grid };
}

/** The grid of whole days after a series. */
export function daysAfter({ grid }: Series, from: string, days: number): Grid {
  return makeGrid({ zone: grid.zone, from, days, intervalSeconds: grid.intervalSeconds });
}

/** A level that walks at random on the log scale, for `factor`. */
export function walkingLevel(seed: number, days: number, sdPerDay: number): number[] {
  const random = randomStream(seed);
  let log = 0;
  return Array.from({ length: days }, () => {
    log += sdPerDay * drawNormal(random);
    return Math.exp(log);
  });
}
