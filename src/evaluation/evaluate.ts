import { checkLength, checkNonNegative, checkOneOf, checkPositive } from '../errors/index.ts';
import type { AnswerTime } from '../queueing/index.ts';
import { checkSeries, type Grid, gridDays, type LocalDate, type Series } from '../time/index.ts';
import { type Outcome, sumOutcomes } from './outcome.ts';
import { rowOutcomes } from './rowOutcomes.ts';

/** How waiting is computed: see {@link evaluate}. */
export type EvaluationMethod = 'auto' | 'transient' | 'stationary';

/** What {@link evaluate} takes. */
export interface EvaluationOptions {
  /** Contacts offered per row, 0 or more; `null` where closed. A forecast, or what really came. */
  readonly volume: Series;
  /** Agents on the phone per row, help included; may be fractional. */
  readonly agents: readonly number[];
  /** Average handle time, seconds: one for all rows or one per row. */
  readonly ahtSeconds: number | readonly number[];
  /** Mean patience, seconds; left out, nobody abandons. */
  readonly patienceSeconds?: number;
  /** The answer time that the service level is measured at, and how it is counted. */
  readonly answerTime: AnswerTime;
  /** Default `auto`. */
  readonly method?: EvaluationMethod;
}

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

function checkOptions(options: EvaluationOptions): void {
  const where = 'evaluate';
  const { volume, agents, ahtSeconds, patienceSeconds, method } = options;
  checkSeries(where, 'volume', volume);
  checkLength(where, 'agents', agents, volume.grid.length);
  for (let row = 0; row < volume.grid.length; row++) {
    checkNonNegative(where, `agents[${row}]`, agents[row]);
    if (volume.values[row] !== null) checkNonNegative(where, `volume.values[${row}]`, volume.values[row]);
  }
  if (typeof ahtSeconds === 'number') checkPositive(where, 'ahtSeconds', ahtSeconds);
  else {
    checkLength(where, 'ahtSeconds', ahtSeconds, volume.grid.length);
    for (const [row, seconds] of ahtSeconds.entries()) checkPositive(where, `ahtSeconds[${row}]`, seconds);
  }
  if (patienceSeconds !== undefined) checkPositive(where, 'patienceSeconds', patienceSeconds);
  checkNonNegative(where, 'answerTime.withinSeconds', options.answerTime.withinSeconds);
  checkOneOf(where, 'method', method ?? 'auto', ['auto', 'transient', 'stationary']);
}
