import { shortDateText } from '../dateFormats.ts';
import { amountText, countText } from '../numberFormats.ts';
import type { PlanningReport } from '../planningReportTypes.ts';
import { type SpareHours, shownKinds, spareHours, spareHoursByDay, useText } from '../spareUses.ts';
import { htmlTable } from './htmlTable.ts';

/** What spare people do: hours by project and by day, and every use with its reason. */
export function spareSection(report: PlanningReport): string {
  if (!report.uses) return '';
  const title = '<h2>What spare people do</h2>';
  if (report.uses.length === 0) return `<section id="spare">${title}<p>Nobody is spare.</p></section>`;
  return `<section id="spare">${title}
${hoursTable(report, 'Person-hours by project', spareHours(report))}
<details><summary>Person-hours by day</summary>${hoursTable(report, 'Person-hours by project and day', spareHoursByDay(report))}</details>
${useTable(report)}</section>`;
}

function hoursTable(report: PlanningReport, caption: string, lines: readonly SpareHours[]): string {
  const names = new Map(report.projects.map(({ id, name }) => [id, name]));
  const kinds = shownKinds(report);
  const byDay = lines.some(({ date }) => date !== null);
  const sum = (hours: readonly number[]) => hours.reduce((total, each) => total + each, 0);
  const totals = kinds.map((_, i) => sum(lines.map(({ hours }) => hours[i] ?? 0)));
  const cells = (hours: readonly number[]) => [...hours, sum(hours)].map((each) => amountText(each));
  return htmlTable(
    caption,
    [
      { title: 'Project', text: true },
      ...(byDay ? [{ title: 'Day', text: true }] : []),
      ...kinds.map(({ title }) => ({ title })),
      { title: 'all' },
    ],
    lines.map(({ project, date, hours }) => [
      names.get(project) ?? project,
      ...(date === null ? [] : [shortDateText(date)]),
      ...cells(hours),
    ]),
    ['All', ...(byDay ? [''] : []), ...cells(totals)],
  );
}

function useTable(report: PlanningReport): string {
  const names = new Map(report.projects.map(({ id, name }) => [id, name]));
  const uses = report.uses ?? [];
  const table = htmlTable(
    'Every use of spare people',
    [
      { title: 'Day', text: true },
      { title: 'Block', text: true },
      { title: 'Project', text: true },
      { title: 'Use', text: true },
      { title: 'People' },
      { title: 'Hours' },
      { title: `Worth, ${report.currency}` },
      { title: 'Reason', text: 'long' },
    ],
    uses.map((use) => [
      shortDateText(use.date),
      use.block,
      names.get(use.project) ?? use.project,
      useText(report, use),
      countText(use.people),
      amountText(use.hours),
      countText(use.worth),
      use.reason,
    ]),
  );
  return `<details><summary>All ${countText(uses.length)} uses with their reasons</summary>${table}</details>`;
}
