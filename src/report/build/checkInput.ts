import {
  checkFields,
  checkLength,
  checkList,
  checkNonNegative,
  checkObject,
  checkObjects,
  checkRows,
  StaffcastError,
} from '../../errors/index.ts';
import { checkTargets } from '../../queueing/index.ts';
import { checkGrid, checkSameGrid, checkSeries, type Grid } from '../../time/index.ts';
import { checkShape } from '../reportShape.ts';
import {
  accuracyFields,
  forecastShape,
  inputFields,
  inputShape,
  projectFields,
  sideFields,
} from './inputShape.ts';
import type { PlanningReportInput, ProjectReportInput } from './planningReportInput.ts';

export const WHERE = 'planningReport';

/** Throws unless the parts of a report's input fit each other; returns the grid that they share. */
export function checkInput(input: PlanningReportInput): Grid {
  checkFields(WHERE, 'input', input, inputFields);
  checkObjects(WHERE, 'projects', input.projects);
  if (input.projects.length === 0) throw failure('empty', 'projects', [], 'hold at least one project');
  for (const [i, project] of input.projects.entries()) checkNames(`projects[${i}]`, project);
  checkShape(WHERE, '', input, inputShape);
  const grids = gridsOf(input);
  for (const [path, grid] of grids) checkGrid(WHERE, path, grid);
  const [, grid] = grids[0]!;
  for (const [path, other] of grids)
    if (!path.includes('.forecast.')) checkSameGrid(WHERE, path, other, grid);
  for (const [i, project] of input.projects.entries()) checkProject(`projects[${i}]`, project, grid.length);
  checkIds(input, grid.length);
  return grid;
}

/** Names of fields, and what is either of two shapes. */
function checkNames(path: string, project: ProjectReportInput): void {
  checkFields(WHERE, path, project, projectFields);
  const { evaluations, costs, accuracy, targets, history, forecast } = project;
  const { requirement, clientForecast, actual } = project;
  if (evaluations !== undefined) checkFields(WHERE, `${path}.evaluations`, evaluations, sideFields);
  if (costs !== undefined) checkFields(WHERE, `${path}.costs`, costs, sideFields);
  if (accuracy !== undefined) checkFields(WHERE, `${path}.accuracy`, accuracy, accuracyFields);
  checkTargets(WHERE, targets, `${path}.targets`);
  checkListOrObject(`${path}.requirement`, requirement);
  if (clientForecast !== undefined) checkListOrObject(`${path}.clientForecast`, clientForecast);
  if (actual !== undefined) checkListOrObject(`${path}.actual`, actual);
  if (history !== undefined) checkSeries(WHERE, `${path}.history`, history);
  checkObject(WHERE, `${path}.forecast`, forecast);
  if ('days' in forecast) checkShape(WHERE, `${path}.forecast`, forecast, forecastShape);
  else checkSeries(WHERE, `${path}.forecast`, forecast);
}

/** The grids of the input with their paths: those of planned rows first, then those of forecasts, which may be daily. */
function gridsOf(input: PlanningReportInput): [path: string, grid: Grid][] {
  const rows: [string, Grid | undefined][] = [['grid', input.grid]];
  const forecasts: [string, Grid][] = [];
  for (const [i, { requirement, evaluations, forecast }] of input.projects.entries()) {
    if ('grid' in requirement) rows.push([`projects[${i}].requirement.grid`, requirement.grid]);
    for (const side of ['before', 'after', 'hindsightBefore', 'hindsightAfter'] as const) {
      rows.push([`projects[${i}].evaluations.${side}.grid`, evaluations?.[side]?.grid]);
    }
    forecasts.push([`projects[${i}].forecast.grid`, forecast.grid]);
  }
  const given = rows.filter((entry): entry is [string, Grid] => entry[1] !== undefined);
  return [...given, ...forecasts];
}

function checkProject(path: string, { requirement, present }: ProjectReportInput, rows: number): void {
  checkLength(WHERE, `${path}.present`, present, rows);
  for (let row = 0; row < rows; row++) checkNonNegative(WHERE, `${path}.present[${row}]`, present[row]);
  if (!('agents' in requirement)) {
    checkRows(WHERE, `${path}.requirement`, requirement, rows);
    return;
  }
  checkRows(WHERE, `${path}.requirement.agents`, requirement.agents, rows);
  if (requirement.binds !== undefined) {
    checkLength(WHERE, `${path}.requirement.binds`, requirement.binds, rows);
  }
}

/** Throws unless ids are unique and the plan is one of these projects, on these rows. */
function checkIds({ projects, plan, surplus }: PlanningReportInput, rows: number): void {
  const ids = projects.map(({ id }) => id);
  for (const [i, id] of ids.entries()) {
    if (ids.indexOf(id) < i)
      throw failure('duplicate', `projects[${i}].id`, id, 'be unique among the projects');
  }
  if (plan && surplus) {
    throw failure('inconsistent', 'surplus', surplus.status, 'be left out where a plan is given');
  }
  const known = (path: string, id: string) => {
    if (ids.includes(id)) return;
    throw failure('unknown-reference', path, id, `be the id of one of the projects given: ${ids.join(', ')}`);
  };
  const [path, given] = plan ? ['plan', plan] : ['surplus', surplus];
  for (const [i, { id, present }] of (given?.projects ?? []).entries()) {
    known(`${path}.projects[${i}].id`, id);
    checkLength(WHERE, `${path}.projects[${i}].present`, present, rows);
  }
  for (const [i, { from, to }] of (given?.moves ?? []).entries()) {
    known(`${path}.moves[${i}].to`, to);
    if (from !== null) known(`${path}.moves[${i}].from`, from);
  }
  for (const [i, { to }] of (plan?.refusals ?? []).entries()) known(`plan.refusals[${i}].to`, to);
  for (const [i, { project }] of (surplus?.uses ?? []).entries())
    known(`surplus.uses[${i}].project`, project);
}

function checkListOrObject(path: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) checkList(WHERE, path, value);
}

/** An error of {@link planningReport}. */
export function failure(
  code: 'empty' | 'duplicate' | 'unknown-reference' | 'inconsistent',
  path: string,
  value: unknown,
  must: string,
  maybe?: string,
): StaffcastError {
  return new StaffcastError({ code, where: WHERE, path, value, must, maybe });
}
