import { type Grid, gridDays, type LocalDate } from '../time/index.ts';
import { checkOptions, type EvaluationOptions } from './evaluationOptions.ts';
import { type Outcome, sumOutcomes } from './outcome.ts';
import { rowOutcomes } from './rowOutcomes.ts';

/** A day's outcome. */
export interface DayOutcome extends Outcome {
  readonly date: LocalDate;
}

/** What comes out of a roster and a volume. */
export interface Evaluation {
  readonly grid: Grid;
  readonly rows: readonly Outcome[];
  readonly days: readonly DayOutcome[];
  readonly total: Outcome;
  /** Rows computed by the transient method. */
  readonly transientRows: number;
}

/**
 * Service level, waiting, abandonment and occupancy per row, day and in all, for a volume and the agents present.
 *
 * `stationary` takes every row as a queue of its own in steady state. `transient` follows the queue through the rows, so
 * that what one row leaves waiting burdens the next. `auto` is transient on every day that has a row with fewer agents
 * than load, and on the day after where the queue runs through midnight; elsewhere the two agree closely. Days with more
 * than 1000 erlangs stay stationary under `auto`; `transientRows` tells how many rows were followed.
 *
 * @throws StaffcastError on negative or non-finite numbers and lists of the wrong length.
 * @example
 * ```ts
 * import { evaluate } from 'staffcast/evaluation';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const { total } = evaluate({
 *   volume: makeSeries(grid, [2400, 4800]),
 *   agents: [14, 20],
 *   ahtSeconds: 180,
 *   patienceSeconds: 120,
 *   answerTime: { withinSeconds: 20 },
 * });
 * ```
 */
export function evaluate(options: EvaluationOptions): Evaluation {
  checkOptions(options);
  const { grid } = options.volume;
  const { rows, transientRows } = rowOutcomes(options);
  const days = gridDays(grid).map(({ date, from, to }) => ({ date, ...sumOutcomes(rows.slice(from, to)) }));
  return { grid, rows, days, total: sumOutcomes(rows), transientRows };
}
