import { shortDateText } from '../dateFormats.ts';
import { helpMatrix } from '../helpMatrix.ts';
import { amountText } from '../numberFormats.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { shownKinds, spareHours, useText } from '../spareUses.ts';
import { TEXT_COLUMNS } from './textColumns.ts';
import { textTable } from './textTable.ts';
import { weekTables } from './weekTables.ts';
import { wrapText } from './wrapText.ts';

/** What spare people do: hours by project, day by day, and why those stay who do. */
export function spareLines(report: PlanningReport): string[][] {
  const { uses } = report;
  if (!uses) return [];
  const title = 'WHAT SPARE PEOPLE DO: person-hours';
  if (uses.length === 0) return [['WHAT SPARE PEOPLE DO', 'Nobody is spare.']];
  const weeks = weekTables(
    helpMatrix({ projects: report.projects, moves: uses.map((use) => asMove(report, use)) }),
    new Map(report.projects.map(({ id, name }) => [id, `of ${name}:`])),
    'Use',
  );
  weeks[0]?.unshift('WHO DOES WHAT: most people at once, and hours, by day');
  return [[title, ...hoursTable(report)], ...weeks, stayLines(report)];
}

/** A use as a line of a matrix by project. */
function asMove(report: PlanningReport, use: NonNullable<PlanningReport['uses']>[number]) {
  return { ...use, source: useText(report, use), from: null, to: use.project, cost: 0 };
}

function hoursTable(report: PlanningReport): string[] {
  const names = new Map(report.projects.map(({ id, name }) => [id, name]));
  const sum = (hours: readonly number[]) => hours.reduce((total, each) => total + each, 0);
  const lines = spareHours(report);
  const rows = lines.map(({ project, hours }) => [names.get(project) ?? project, ...hours, sum(hours)]);
  if (lines.length > 1) {
    const totals = shownKinds(report).map((_, i) => sum(lines.map(({ hours }) => hours[i] ?? 0)));
    rows.push(['All', ...totals, sum(totals)]);
  }
  return textTable(
    [
      { title: 'Project', align: 'left', most: 22 },
      ...shownKinds(report).map(({ title }) => ({ title })),
      { title: 'all' },
    ],
    rows.map((row) => row.map((cell) => (typeof cell === 'number' ? amountText(cell) : cell))),
  );
}

/** Of each project that keeps people, the reason of the block in which it keeps most. */
function stayLines({ uses = [], projects }: PlanningReport): string[] {
  const lines = projects.flatMap(({ id, name }) => {
    const kept = uses.filter(({ project, kind }) => project === id && kind === 'keep');
    const most = kept.sort((a, b) => b.hours - a.hours)[0];
    if (!most) return [];
    const text = `${name}, most on ${shortDateText(most.date)} ${most.block}: ${most.reason}`;
    return wrapText(text, TEXT_COLUMNS, '- ', '  ');
  });
  return lines.length > 0 ? ['WHY PEOPLE STAY', ...lines] : [];
}
