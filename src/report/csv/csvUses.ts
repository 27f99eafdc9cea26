import { checkReport } from '../checkReport.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { csvText } from './csvText.ts';

const header = [
  ...['project', 'kind', 'to', 'date', 'block', 'people', 'hours'],
  ...['worth', 'currency', 'reason'],
];

/**
 * What spare people do as CSV (RFC 4180, CRLF), one row a use, with a header, those who are kept included. `to` is the
 * project helped or the training attended, empty for the other uses; `worth` is empty where it is not known. Without a plan
 * for spare people there is the header alone. Numbers are not rounded.
 *
 * @throws StaffcastError when the parts of the report do not fit each other.
 * @example
 * ```ts
 * import { csvUses, type PlanningReport } from 'staffcast/report';
 * const firstLine = (report: PlanningReport) => csvUses(report).split('\r\n')[0];
 * // "project,kind,to,date,block,people,hours,worth,currency,reason"
 * ```
 */
export function csvUses(report: PlanningReport): string {
  checkReport('csvUses', report);
  return csvText(
    header,
    (report.uses ?? []).map(({ project, kind, to, date, block, people, hours, worth, reason }) => [
      ...[project, kind, to, date, block, people, hours],
      ...[worth, report.currency, reason],
    ]),
  );
}
