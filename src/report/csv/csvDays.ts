import { checkReport } from '../checkReport.ts';
import type { Outcome, PlanningReport } from '../planningReport.ts';
import { projectDays } from '../projectDays.ts';
import { type CsvField, csvText } from './csvText.ts';

const measures = ['offered', 'serviceLevel', 'asaSeconds', 'abandonment', 'occupancy', 'cost'] as const;
const sides = ['before', 'after', 'hindsightBefore', 'hindsightAfter'] as const;

/**
 * Every day of every project as CSV (RFC 4180, CRLF) with a header: offered contacts, service level, ASA, abandonment,
 * occupancy, cost and agent-hours short and spare, without the plan (`before`) and with it (`after`), and the same on
 * what really came (`hindsight…`) where known. Empty fields are closed or unknown. Numbers are not rounded.
 *
 * @throws StaffcastError when the parts of the report do not fit each other.
 * @example
 * ```ts
 * import { csvDays, type PlanningReport } from 'staffcast/report';
 * const rows = (report: PlanningReport) => csvDays(report).trimEnd().split('\r\n').slice(1);
 * ```
 */
export function csvDays(report: PlanningReport): string {
  checkReport('csvDays', report);
  const header = ['project', 'name', 'date', 'target'];
  for (const side of sides) header.push(...measures.map((measure) => `${side}.${measure}`));
  header.push('before.shortHours', 'after.shortHours', 'before.spareHours', 'after.spareHours');
  const rows = report.projects.flatMap((project) =>
    projectDays(report.grid, project).map(({ day, gap }): CsvField[] => [
      project.id,
      project.name,
      day.date,
      project.targets.serviceLevel,
      ...sides.flatMap((side) => outcomeFields(day[side])),
      gap.before.shortHours,
      gap.after.shortHours,
      gap.before.spareHours,
      gap.after.spareHours,
    ]),
  );
  return csvText(header, rows);
}

function outcomeFields(outcome: Outcome | undefined): CsvField[] {
  return measures.map((measure) => outcome?.[measure]);
}
