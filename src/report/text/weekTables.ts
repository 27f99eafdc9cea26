import { shortDateText } from '../dateFormats.ts';
import type { HelpLine, HelpMatrix } from '../helpMatrix.ts';
import { countText } from '../numberFormats.ts';
import { textTable } from './textTable.ts';

const DAYS_PER_TABLE = 7;

/** A matrix week by week, the lines of each project under its title: most people at once, and hours, by day. */
export function weekTables(
  matrix: HelpMatrix,
  titles: ReadonlyMap<string, string>,
  lineTitle: string,
): string[][] {
  const weeks: string[][] = [];
  for (let from = 0; from < matrix.dates.length; from += DAYS_PER_TABLE) {
    const lines = weekTable(matrix, from, titles, lineTitle);
    if (lines.length > 0) weeks.push(lines);
  }
  return weeks;
}

function weekTable(
  matrix: HelpMatrix,
  from: number,
  titles: ReadonlyMap<string, string>,
  lineTitle: string,
): string[] {
  const days = matrix.dates.slice(from, from + DAYS_PER_TABLE);
  const inWeek = (line: HelpLine) =>
    line.dayHours.slice(from, from + DAYS_PER_TABLE).some((hours) => hours > 0);
  const lines = matrix.lines.filter(inWeek);
  if (lines.length === 0) return [];
  const rows: string[][] = [];
  for (const [index, line] of lines.entries()) {
    if (line.to !== lines[index - 1]?.to) rows.push([titles.get(line.to) ?? line.to]);
    rows.push([line.source, ...days.map((_, day) => dayCell(line, from + day))]);
  }
  const columns = days.map((date) => ({ title: shortDateText(date), most: 9 }));
  return textTable([{ title: lineTitle, align: 'left', most: 22 }, ...columns], rows);
}

function dayCell(line: HelpLine, day: number): string {
  const hours = line.dayHours[day] ?? 0;
  if (hours === 0) return '.';
  return `${countText(Math.max(...line.people[day]!))} ${countText(hours)}h`;
}
