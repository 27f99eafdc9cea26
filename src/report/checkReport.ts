import { checkLength, checkObject, StaffcastError } from '../errors/index.ts';
import { checkGrid, gridDays } from '../time/index.ts';
import type { PlanningReport, ProjectReport } from './planningReportTypes.ts';
import { checkShape, reportShape } from './reportShape.ts';

/** Throws unless the parts of a report fit each other: lengths, days, and the projects that moves refer to. */
export function checkReport(where: string, report: PlanningReport): void {
  checkObject(where, 'report', report);
  checkGrid(where, 'report.grid', report.grid);
  checkShape(where, 'report', report, reportShape);
  if (report.projects.length === 0) {
    const must = 'hold at least one project';
    throw new StaffcastError({ code: 'empty', where, path: 'report.projects', value: [], must });
  }
  const dates = gridDays(report.grid).map((day) => day.date);
  const ids = new Set<string>();
  for (const [index, project] of report.projects.entries()) {
    const path = `report.projects[${index}]`;
    if (ids.has(project.id)) {
      const must = 'be unique among the projects';
      throw new StaffcastError({ code: 'duplicate', where, path: `${path}.id`, value: project.id, must });
    }
    ids.add(project.id);
    checkProject(where, path, project, report.grid.length, dates);
  }
  for (const [index, move] of report.moves.entries()) {
    checkKnown(where, `report.moves[${index}].to`, move.to, ids);
    if (move.from !== null) checkKnown(where, `report.moves[${index}].from`, move.from, ids);
  }
  for (const [index, use] of (report.uses ?? []).entries()) {
    checkKnown(where, `report.uses[${index}].project`, use.project, ids);
  }
  for (const [index, refusal] of report.refusals.entries()) {
    checkKnown(where, `report.refusals[${index}].to`, refusal.to, ids);
  }
}

function checkProject(
  where: string,
  path: string,
  project: ProjectReport,
  rows: number,
  dates: readonly string[],
): void {
  checkLength(where, `${path}.required`, project.required, rows);
  checkLength(where, `${path}.rosterBefore`, project.rosterBefore, rows);
  checkLength(where, `${path}.rosterAfter`, project.rosterAfter, rows);
  checkLength(where, `${path}.history.totals`, project.history.totals, project.history.dates.length);
  for (const name of ['mean', 'low80', 'high80', 'low95', 'high95', 'clientForecast', 'actual'] as const) {
    const values = project.forecast[name];
    if (values) checkLength(where, `${path}.forecast.${name}`, values, project.forecast.dates.length);
  }
  for (const [day, date] of dates.entries()) {
    const seen = project.days[day]?.date;
    if (seen === date) continue;
    const must = `be ${date}: one entry for each day of the grid, in order`;
    throw new StaffcastError({
      code: 'inconsistent',
      where,
      path: `${path}.days[${day}].date`,
      value: seen,
      must,
    });
  }
}

function checkKnown(where: string, path: string, id: string, known: ReadonlySet<string>): void {
  if (known.has(id)) return;
  const must = `be the id of a project: ${[...known].join(', ')}`;
  throw new StaffcastError({ code: 'unknown-reference', where, path, value: id, must });
}
