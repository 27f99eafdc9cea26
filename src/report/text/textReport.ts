import { checkReport } from '../checkReport.ts';
import { dateText } from '../dateFormats.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { helpLines } from './helpLines.ts';
import { outcomeLines } from './outcomeLines.ts';
import { planLines } from './planLines.ts';
import { remainingLines } from './remainingLines.ts';
import { spareLines } from './spareLines.ts';
import { TEXT_COLUMNS } from './textColumns.ts';
import { worstDayLines } from './worstDayLines.ts';
import { wrapText } from './wrapText.ts';

/**
 * The report as plain text for a terminal: at most 100 columns, aligned tables, no colour codes. Each project's outcome
 * without and with the plan, the worst days, what spare people do, hours borrowed by source, who helps whom by week, how
 * good the plan is, and what remains short and why. A day that misses its target says so in words.
 *
 * Names that are too long for a table are cut with `…`; Chinese, Japanese and Korean characters count as two columns.
 *
 * @throws StaffcastError when the parts of the report do not fit each other (lengths, days, ids of projects).
 * @example
 * ```ts
 * import { type PlanningReport, textReport } from 'staffcast/report';
 * const print = (report: PlanningReport) => console.log(textReport(report));
 * ```
 */
export function textReport(report: PlanningReport): string {
  checkReport('textReport', report);
  const sections = [
    titleLines(report),
    report.headline.flatMap((sentence) => wrapText(sentence, TEXT_COLUMNS)),
    ...outcomeLines(report),
    worstDayLines(report),
    ...spareLines(report),
    ...helpLines(report),
    planLines(report),
    remainingLines(report),
    notesLines(report),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function titleLines(report: PlanningReport): string[] {
  const days = report.projects[0]!.days;
  const first = days[0];
  const last = days.at(-1);
  const lines = wrapText(report.title.toUpperCase(), TEXT_COLUMNS);
  if (report.subtitle) lines.push(...wrapText(report.subtitle, TEXT_COLUMNS));
  if (first && last) {
    lines.push(
      `${dateText(first.date)} to ${dateText(last.date)}, time zone ${report.zone}, money in ${report.currency}`,
    );
  }
  lines.push(...wrapText(`Data: ${report.generatedFrom}`, TEXT_COLUMNS));
  return lines;
}

function notesLines(report: PlanningReport): string[] {
  if (report.notes.length === 0) return [];
  return ['NOTES', ...report.notes.flatMap((note) => wrapText(note, TEXT_COLUMNS, '- ', '  '))];
}
