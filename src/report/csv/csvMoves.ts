import { checkReport } from '../checkReport.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { csvText } from './csvText.ts';

const header = [
  'source',
  'kind',
  'from',
  'to',
  'date',
  'block',
  'people',
  'hours',
  'cost',
  'currency',
  'reason',
];

/**
 * The moves of a plan as CSV (RFC 4180, CRLF), one row a move, with a header. `from` is empty where the people are
 * extra. Numbers are not rounded.
 *
 * @throws StaffcastError when the parts of the report do not fit each other.
 * @example
 * ```ts
 * import { csvMoves, type PlanningReport } from 'staffcast/report';
 * const firstLine = (report: PlanningReport) => csvMoves(report).split('\r\n')[0];
 * // "source,kind,from,to,date,block,people,hours,cost,currency,reason"
 * ```
 */
export function csvMoves(report: PlanningReport): string {
  checkReport('csvMoves', report);
  return csvText(
    header,
    report.moves.map((move) => [
      move.source,
      move.kind,
      move.from,
      move.to,
      move.date,
      move.block,
      move.people,
      move.hours,
      move.cost,
      report.currency,
      move.reason,
    ]),
  );
}
