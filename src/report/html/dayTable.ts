import { shortDateText } from '../dateFormats.ts';
import { amountText, countText, percentText, waitText } from '../numberFormats.ts';
import { outcomeSides, planSides } from '../outcomeSides.ts';
import type { PlanningReport, ProjectReport } from '../planningReportTypes.ts';
import type { ProjectDayGap } from '../projectDays.ts';
import { type HtmlCell, htmlTable } from './htmlTable.ts';
import { serviceLevelCell } from './outcomeCells.ts';
import { sideColumns } from './sideColumns.ts';

/** The numbers behind a project's charts, day by day. */
export function dayTable(
  report: PlanningReport,
  project: ProjectReport,
  days: readonly ProjectDayGap[],
): string {
  const hindsight = project.days.some((day) => day.hindsightBefore);
  const forecasts = forecastByDate(project);
  const sides = planSides(report);
  const pairs = (title: string) => sideColumns(title, sides);
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
    ...sides.map((side) => serviceLevelCell(project, day[side])),
    ...(hindsight
      ? outcomeSides(report, 'hindsight').map((side) => serviceLevelCell(project, day[side]))
      : []),
    ...sides.map((side) => waitText(day[side].asaSeconds)),
    ...sides.map((side) => percentText(day[side].abandonment)),
    ...sides.map((side) => percentText(day[side].occupancy)),
    ...sides.map((side) => amountText(gap[side].shortHours)),
    ...sides.map((side) => amountText(gap[side].spareHours)),
    ...sides.map((side) => countText(day[side].cost)),
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
