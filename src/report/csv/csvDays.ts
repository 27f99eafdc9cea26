import { checkReport } from '../checkReport.ts';
import { outcomeSides, planSides } from '../outcomeSides.ts';
import type { Outcome, PlanningReport } from '../planningReportTypes.ts';
import { projectDays } from '../projectDays.ts';
import { type CsvField, csvText } from './csvText.ts';

const measures = ['offered', 'serviceLevel', 'asaSeconds', 'abandonment', 'occupancy', 'cost'] as const;
const sides = ['before', 'after', 'hindsightBefore', 'hindsightAfter'] as const;

/**
 * Every day of every project as CSV (RFC 4180, CRLF) with a header: offered contacts, service level, ASA, abandonment,
 * occupancy, cost and agent-hours short and spare, without the plan (`before`) and with it (`after`), and the same on
 * what really came (`hindsight…`) where known. Empty fields are closed or unknown; without a plan all of `after` is empty.
 * Numbers are not rounded.
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
  const planned = planSides(report).includes('after');
  const shown = [...outcomeSides(report, 'forecast'), ...outcomeSides(report, 'hindsight')];
  const rows = report.projects.flatMap((project) =>
    projectDays(report.grid, project).map(({ day, gap }): CsvField[] => [
      project.id,
      project.name,
      day.date,
      project.targets.serviceLevel,
      ...sides.flatMap((side) => outcomeFields(shown.includes(side) ? day[side] : undefined)),
      gap.before.shortHours,
      planned ? gap.after.shortHours : null,
      gap.before.spareHours,
      planned ? gap.after.spareHours : null,
    ]),
  );
  return csvText(header, rows);
}

function outcomeFields(outcome: Outcome | undefined): CsvField[] {
  return measures.map((measure) => outcome?.[measure]);
}
