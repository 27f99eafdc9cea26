import { shortDateText } from '../dateFormats.ts';
import { amountText, countText, percentText, waitText } from '../numberFormats.ts';
import type { PlanningReport, ProjectReport } from '../planningReport.ts';
import type { ProjectDayGap } from '../projectDays.ts';
import { type HtmlCell, type HtmlColumn, htmlTable } from './htmlTable.ts';
import { serviceLevelCell } from './outcomeCells.ts';

/** The numbers behind a project's charts, day by day. */
export function dayTable(
  report: PlanningReport,
  project: ProjectReport,
  days: readonly ProjectDayGap[],
): string {
  const hindsight = project.days.some((day) => day.hindsightBefore);
  const forecasts = forecastByDate(project);
  const pairs = (group: string): HtmlColumn[] => ['before', 'after'].map((title) => ({ title, group }));
  const columns = [
    { title: 'Day', text: true },
    { title: 'forecast', group: 'Contacts' },
    { title: '80 % band', group: 'Contacts' },
    ...(hindsight ? [{ title: 'came', group: 'Contacts' }] : []),
    ...pairs('Service level'),
    ...(hindsight ? pairs('Service level, what came') : []),
    ...pairs('ASA'),
    ...pairs('Abandonment'),
    ...pairs('Occupancy'),
    ...pairs('Agent-hours short'),
    ...pairs('Agent-hours spare'),
    ...pairs(`Cost, ${report.currency}`),
  ];
  const rows = days.map(({ day, gap }): HtmlCell[] => [
    shortDateText(day.date),
    countText(day.before.offered),
    forecasts.get(day.date) ?? '',
    ...(hindsight ? [countText(day.hindsightBefore?.offered)] : []),
    serviceLevelCell(project, day.before),
    serviceLevelCell(project, day.after),
    ...(hindsight
      ? [serviceLevelCell(project, day.hindsightBefore), serviceLevelCell(project, day.hindsightAfter)]
      : []),
    waitText(day.before.asaSeconds),
    waitText(day.after.asaSeconds),
    percentText(day.before.abandonment),
    percentText(day.after.abandonment),
    percentText(day.before.occupancy),
    percentText(day.after.occupancy),
    amountText(gap.before.shortHours),
    amountText(gap.after.shortHours),
    amountText(gap.before.spareHours),
    amountText(gap.after.spareHours),
    countText(day.before.cost),
    countText(day.after.cost),
  ]);
  const table = htmlTable('A dash: closed, or not known', columns, rows);
  return `<details><summary>The numbers by day</summary>${table}</details>`;
}

/** The 80 % band in words by date. */
function forecastByDate(project: ProjectReport): Map<string, string> {
  const { dates, low80, high80 } = project.forecast;
  return new Map(
    dates.map((date, i) => [date, low80[i] == null ? '–' : `${countText(low80[i])}–${countText(high80[i])}`]),
  );
}
