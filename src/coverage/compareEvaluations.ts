import { checkObject } from '../errors/index.ts';
import { checkGrid, checkSameGrid, type LocalDate } from '../time/index.ts';
import type { Evaluation } from './evaluate.ts';
import type { Outcome } from './outcome.ts';

/** After less before; `null` where one of them has no such number. */
export interface OutcomeChange {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly agentHours: number;
  readonly serviceLevel: number | null;
  readonly asaSeconds: number | null;
  readonly abandonment: number | null;
  readonly occupancy: number | null;
}

/** Two outcomes of the same stretch of time. */
export interface Comparison {
  readonly before: Outcome;
  readonly after: Outcome;
  readonly change: OutcomeChange;
}

/** {@link Comparison} of one local day. */
export interface ComparisonDay extends Comparison {
  readonly date: LocalDate;
}

/**
 * Two rosters or two forecasts side by side, per row, day and in all.
 *
 * @param before,after results of `evaluate` on the same grid.
 * @throws StaffcastError when the grids differ.
 * @example
 * ```ts
 * import { compareEvaluations, evaluate } from 'staffcast/coverage';
 * import { makeGrid, makeSeries } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * const common = { volume: makeSeries(grid, [2400, 4800]), ahtSeconds: 180, answerTime: { withinSeconds: 20 } };
 * const { total } = compareEvaluations(
 *   evaluate({ ...common, agents: [14, 22] }),
 *   evaluate({ ...common, agents: [14, 25] }),
 * );
 * total.change.agentHours; // 36
 * ```
 */
export function compareEvaluations(
  before: Evaluation,
  after: Evaluation,
): { rows: Comparison[]; days: ComparisonDay[]; total: Comparison } {
  for (const [path, evaluation] of [
    ['before', before],
    ['after', after],
  ] as const) {
    checkObject('compareEvaluations', path, evaluation);
    checkGrid('compareEvaluations', `${path}.grid`, evaluation.grid);
  }
  checkSameGrid('compareEvaluations', 'after.grid', after.grid, before.grid);
  return {
    rows: before.rows.map((row, i) => compared(row, after.rows[i] as Outcome)),
    days: before.days.map((day, i) => ({ date: day.date, ...compared(day, after.days[i] as Outcome) })),
    total: compared(before.total, after.total),
  };
}

function compared(before: Outcome, after: Outcome): Comparison {
  const less = (a: number | null, b: number | null) => (a === null || b === null ? null : b - a);
  const change = {
    offered: after.offered - before.offered,
    answered: after.answered - before.answered,
    abandoned: after.abandoned - before.abandoned,
    agentHours: after.agentHours - before.agentHours,
    serviceLevel: less(before.serviceLevel, after.serviceLevel),
    asaSeconds: less(before.asaSeconds, after.asaSeconds),
    abandonment: less(before.abandonment, after.abandonment),
    occupancy: less(before.occupancy, after.occupancy),
  };
  return { before, after, change };
}
