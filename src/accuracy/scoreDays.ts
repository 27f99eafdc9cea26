import { gridDays } from '../time/index.ts';
import type { BacktestOrigin } from './backtestTypes.ts';
import { type Scores, score } from './score.ts';

/**
 * Scores of day totals over the rows that have both a value and a forecast. A band is of the whole day, so it is scored
 * only where no row that was forecast is missing.
 */
export function scoreDays(origins: readonly BacktestOrigin[]): Scores {
  const actual: number[] = [];
  const mean: number[] = [];
  const probabilities = origins[0]?.days[0]?.quantiles.map(({ probability }) => probability) ?? [];
  const bands: (number | null)[][] = probabilities.map(() => []);
  for (const origin of origins) {
    for (const { date, from, to } of gridDays(origin.grid)) {
      const { came, expected, rows, missing } = sumDay(origin, from, to);
      if (rows === 0) continue;
      actual.push(came);
      mean.push(expected);
      const band = missing ? undefined : origin.days.find((day) => day.date === date);
      for (const [q, list] of bands.entries()) list.push(band?.quantiles[q]?.value ?? null);
    }
  }
  const quantiles = probabilities.map((probability, q) => ({ probability, values: bands[q] ?? [] }));
  return score({ actual, mean, quantiles, scale: null });
}

function sumDay({ actual, mean }: BacktestOrigin, from: number, to: number) {
  const sum = { came: 0, expected: 0, rows: 0, missing: false };
  for (let row = from; row < to; row++) {
    const a = actual[row];
    const f = mean[row];
    if (f === null || f === undefined) continue;
    if (a === null || a === undefined) {
      sum.missing = true;
      continue;
    }
    sum.came += a;
    sum.expected += f;
    sum.rows += 1;
  }
  return sum;
}
