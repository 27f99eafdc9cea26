import { shortDateText } from '../dateFormats.ts';
import { type HelpLine, type HelpMatrix, helpMatrix } from '../helpMatrix.ts';
import { kindText } from '../kindText.ts';
import { amountText, countText } from '../numberFormats.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { textTable } from './textTable.ts';

const DAYS_PER_TABLE = 7;

/** Hours borrowed by source, and who helps whom week by week. */
export function helpLines(report: PlanningReport): string[][] {
  if (!report.plan) return [];
  if (report.moves.length === 0) return [['WHO HELPS WHOM', 'Nobody: the plan moves no people.']];
  const matrix = helpMatrix(report);
  const names = new Map(report.projects.map((project) => [project.id, project.name]));
  const weeks: string[][] = [];
  for (let from = 0; from < matrix.dates.length; from += DAYS_PER_TABLE) {
    const lines = weekTable(matrix, from, names);
    if (lines.length > 0) weeks.push(lines);
  }
  weeks[0]?.unshift('WHO HELPS WHOM: most people at once, and hours, by day');
  return [['HOURS BORROWED BY SOURCE', ...sourceTable(report)], ...weeks];
}

function sourceTable(report: PlanningReport): string[] {
  const used = [...report.sources].sort((a, b) => b.hours - a.hours);
  const sum = (of: 'hours' | 'cost') => used.reduce((total, source) => total + source[of], 0);
  const rows = used.map((source) => [
    source.source,
    kindText(source.kind),
    countText(source.people),
    amountText(source.hours),
    countText(source.cost),
  ]);
  rows.push(['All', '', '', amountText(sum('hours')), countText(sum('cost'))]);
  return textTable(
    [
      { title: 'Source', align: 'left', most: 36 },
      { title: 'Kind', align: 'left', most: 20 },
      { title: 'People at most' },
      { title: 'Hours' },
      { title: `Cost (${report.currency})`, most: 20 },
    ],
    rows,
  );
}

function weekTable(matrix: HelpMatrix, from: number, names: ReadonlyMap<string, string>): string[] {
  const days = matrix.dates.slice(from, from + DAYS_PER_TABLE);
  const inWeek = (line: HelpLine) =>
    line.dayHours.slice(from, from + DAYS_PER_TABLE).some((hours) => hours > 0);
  const lines = matrix.lines.filter(inWeek);
  if (lines.length === 0) return [];
  const rows: string[][] = [];
  for (const [index, line] of lines.entries()) {
    if (line.to !== lines[index - 1]?.to) rows.push([`to ${names.get(line.to)}:`]);
    rows.push([line.source, ...days.map((_, day) => dayCell(line, from + day))]);
  }
  const columns = days.map((date) => ({ title: shortDateText(date), most: 9 }));
  return textTable([{ title: 'Source', align: 'left', most: 22 }, ...columns], rows);
}

function dayCell(line: HelpLine, day: number): string {
  const hours = line.dayHours[day] ?? 0;
  if (hours === 0) return '.';
  return `${countText(Math.max(...line.people[day]!))} ${countText(hours)}h`;
}
