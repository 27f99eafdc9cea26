import { helpMatrix } from '../helpMatrix.ts';
import { kindText } from '../kindText.ts';
import { amountText, countText } from '../numberFormats.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { textTable } from './textTable.ts';
import { weekTables } from './weekTables.ts';

/** Hours borrowed by source, and who helps whom week by week. */
export function helpLines(report: PlanningReport): string[][] {
  if (!report.plan) return [];
  if (report.moves.length === 0) return [['WHO HELPS WHOM', 'Nobody: the plan moves no people.']];
  const titles = new Map(report.projects.map(({ id, name }) => [id, `to ${name}:`]));
  const weeks = weekTables(helpMatrix(report), titles, 'Source');
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
