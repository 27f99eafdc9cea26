import { checkObject, checkObjects, StaffcastError } from '../errors/index.ts';
import type { QuantileForecast } from './bandErrors.ts';
import { eachPair, type Values } from './pairs.ts';
import { type Scores, score } from './score.ts';

/** A forecast as it stood after one step of the process. */
export interface ForecastStep {
  readonly name: string;
  readonly mean: Values;
  readonly quantiles?: readonly QuantileForecast[];
}

/** What {@link forecastValueAdded} takes. */
export interface ValueAddedInput {
  readonly actual: Values;
  /** Steps in order, the plainest first: naive, statistical, after judgement. */
  readonly steps: readonly ForecastStep[];
}

/** How one step did, and what it added to the one before. */
export interface ValueAdded {
  readonly name: string;
  readonly scores: Scores;
  /** WAPE of the step before less this one's: above 0 when the step helped. `null` for the first, or when nothing arrived. */
  readonly wapeSaved: number | null;
  /** The same against the first step. */
  readonly wapeSavedSinceFirst: number | null;
  /** Of the rows that the step moved, the share that it brought nearer; `null` when it moved none. */
  readonly movedNearer: number | null;
  /** Rows that the step moved. */
  readonly moved: number;
}

/**
 * Forecast value added: what each step of the process (naive, statistical, a planner's judgement) did to the error. Rows
 * are compared only where every step has a forecast. Source: Gilliland, The Business Forecasting Deal (2010), chapter 4.
 *
 * @throws StaffcastError without steps, or when lengths differ.
 * @example
 * ```ts
 * import { forecastValueAdded } from 'staffcast/accuracy';
 * const steps = [
 *   { name: 'last week', mean: [80, 120] },
 *   { name: 'statistical', mean: [90, 110] },
 *   { name: 'final', mean: [90, 120] },
 * ];
 * const added = forecastValueAdded({ actual: [100, 100], steps });
 * added.map(({ wapeSaved }) => wapeSaved); // [null, 0.1, -0.05]
 * ```
 */
export function forecastValueAdded(input: ValueAddedInput): ValueAdded[] {
  const where = 'forecastValueAdded';
  checkObject(where, 'input', input);
  const { actual, steps } = input;
  checkObjects(where, 'steps', steps);
  if (steps.length === 0)
    throw new StaffcastError({ code: 'empty', where, path: 'steps', value: steps, must: 'hold a step' });
  for (const { mean } of steps) eachPair(where, actual, mean, () => undefined);
  const common = actual.map((value, row) => (steps.every(({ mean }) => mean[row] !== null) ? value : null));
  const scored = steps.map(({ mean, quantiles = [] }) =>
    score({ actual: common, mean, quantiles, scale: null }),
  );
  return steps.map(({ name, mean }, i) => ({
    name,
    scores: scored[i] as Scores,
    wapeSaved: saved(scored[i - 1], scored[i] as Scores),
    wapeSavedSinceFirst: i === 0 ? null : saved(scored[0], scored[i] as Scores),
    ...movedRows(common, steps[i - 1]?.mean ?? mean, mean),
  }));
}

function saved(before: Scores | undefined, after: Scores): number | null {
  if (!before || before.wape === null || after.wape === null) return null;
  return before.wape - after.wape;
}

function movedRows(actual: Values, before: Values, after: Values): Pick<ValueAdded, 'moved' | 'movedNearer'> {
  let moved = 0;
  let nearer = 0;
  eachPair('forecastValueAdded', actual, after, (came, now, row) => {
    const then = before[row] as number;
    // Rounding does not count as a move.
    if (Math.abs(now - then) <= 1e-9 * Math.abs(then)) return;
    moved += 1;
    if (Math.abs(now - came) < Math.abs(then - came)) nearer += 1;
  });
  return { moved, movedNearer: moved > 0 ? nearer / moved : null };
}
