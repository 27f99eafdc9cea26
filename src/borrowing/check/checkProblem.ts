import { checkShortfallPrice } from '../../contracts/index.ts';
import {
  checkFields,
  checkInteger,
  checkLength,
  checkNonNegative,
  checkObject,
  checkObjects,
  checkOneOf,
  type FieldNames,
} from '../../errors/index.ts';
import { checkGrid, type GridDay, gridDays } from '../../time/index.ts';
import type { BorrowingProblem, BorrowingProject, SeatBilling, TimeOff } from '../problem.ts';
import { checkAgreements, checkFairness } from './checkAgreements.ts';
import { checkSource } from './checkSource.ts';
import { checkPeople, fail, where } from './fields.ts';

const lendings = ['never', 'spareOnly', 'priced'] as const;

/** The fields of a problem. */
export const problemFields: FieldNames<BorrowingProblem> = {
  grid: true,
  blocks: true,
  projects: true,
  sources: true,
  fairness: true,
  balances: true,
  announced: true,
  protect: true,
};
const projectFields: FieldNames<BorrowingProject> = {
  id: true,
  required: true,
  present: true,
  shortfall: true,
  lending: true,
  seats: true,
  seatBilling: true,
  timeOff: true,
};
const seatBillingFields: FieldNames<SeatBilling> = { contractedSeats: true, lossPerSeatHour: true };
const timeOffFields: FieldNames<TimeOff> = { maxPeople: true, savingPerHour: true };

/** Throws unless a problem is well formed: see the fields of {@link BorrowingProblem}, or those `known` instead. */
export function checkProblem(problem: BorrowingProblem, known: FieldNames<object> = problemFields): void {
  checkObject(where, 'problem', problem);
  checkFields(where, '', problem, known);
  checkGrid(where, 'grid', problem.grid);
  const days = gridDays(problem.grid);
  checkBlocks(problem, days);
  const projects = checkIds('projects', problem.projects);
  for (const [index, project] of problem.projects.entries()) {
    checkProject(`projects[${index}]`, project, problem);
  }
  const sources = checkIds('sources', problem.sources);
  for (const [index, source] of problem.sources.entries()) {
    checkSource(`sources[${index}]`, source, projects, problem, days);
  }
  if (problem.fairness !== undefined) checkFairness(problem.fairness, sources);
  checkAgreements(problem, projects, sources);
}

function checkBlocks(problem: BorrowingProblem, days: readonly GridDay[]): void {
  checkIds('blocks', problem.blocks);
  const dates = new Set(days.map((day) => day.date));
  let reached = 0;
  for (const [index, block] of problem.blocks.entries()) {
    const path = `blocks[${index}]`;
    checkInteger(where, `${path}.from`, block.from, 0, problem.grid.length);
    checkInteger(where, `${path}.to`, block.to, block.from + 1, problem.grid.length);
    if (!dates.has(block.date)) fail('bad-date', `${path}.date`, block.date, 'be a local date of the grid');
    const must = `be ${reached} or more: blocks stand in order and do not overlap`;
    if (block.from < reached) fail('unsorted', `${path}.from`, block.from, must);
    reached = block.to;
  }
}

function checkIds(path: string, items: readonly { readonly id: string }[]): Set<string> {
  checkObjects(where, path, items);
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    const at = `${path}[${index}].id`;
    if (typeof id !== 'string' || id === '') fail('wrong-type', at, id, 'be a text that is not empty');
    if (seen.has(id)) fail('duplicate', at, id, 'be unique');
    seen.add(id);
  }
  return seen;
}

function checkProject(path: string, project: BorrowingProject, problem: BorrowingProblem): void {
  checkFields(where, path, project, projectFields);
  const { seats, seatBilling, timeOff, lending, shortfall } = project;
  checkRows(`${path}.required`, project.required, problem.grid.length);
  checkRows(`${path}.present`, project.present, problem.grid.length);
  if (shortfall !== null) checkShortfallPrice(where, `${path}.shortfall`, shortfall, problem.grid.length);
  if (lending !== undefined) checkOneOf(where, `${path}.lending`, lending, lendings);
  if (seats !== undefined) checkRows(`${path}.seats`, seats, problem.grid.length);
  if (seatBilling !== undefined) {
    checkFields(where, `${path}.seatBilling`, seatBilling, seatBillingFields);
    checkRows(`${path}.seatBilling.contractedSeats`, seatBilling.contractedSeats, problem.grid.length);
    checkNonNegative(where, `${path}.seatBilling.lossPerSeatHour`, seatBilling.lossPerSeatHour);
  }
  if (timeOff !== undefined) {
    checkFields(where, `${path}.timeOff`, timeOff, timeOffFields);
    checkPeople(`${path}.timeOff.maxPeople`, timeOff.maxPeople, problem.blocks.length);
    checkNonNegative(where, `${path}.timeOff.savingPerHour`, timeOff.savingPerHour);
  }
}

function checkRows(path: string, values: readonly number[], length: number): void {
  checkLength(where, path, values, length);
  for (let row = 0; row < values.length; row++) checkNonNegative(where, `${path}[${row}]`, values[row]);
}
