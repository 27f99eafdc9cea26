import { checkShortfallTiers } from '../contracts/index.ts';
import {
  checkInteger,
  checkLength,
  checkNonNegative,
  checkOneOf,
  checkPositive,
  StaffcastError,
  type StaffcastErrorCode,
} from '../errors/index.ts';
import { checkDate, checkGrid, type GridDay, gridDays } from '../time/index.ts';
import type { BorrowingProblem, BorrowingProject, Fairness, HelpLink, HelpSource } from './problem.ts';

const where = 'planBorrowing';
const kinds = ['project', 'reserve', 'teamLeaders', 'functionalStaff', 'overtime', 'temporary'] as const;
const lendings = ['never', 'spareOnly', 'priced'] as const;

/** Throws unless a problem is well formed: see the fields of {@link BorrowingProblem}. */
export function checkProblem(problem: BorrowingProblem): void {
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
  if (problem.fairness) checkFairness(problem.fairness, sources);
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
  const { seats, seatBilling, timeOff, lending, shortfall } = project;
  checkRows(`${path}.required`, project.required, problem.grid.length);
  checkRows(`${path}.present`, project.present, problem.grid.length);
  if (shortfall !== null) checkShortfallTiers(where, `${path}.shortfall`, shortfall);
  if (lending !== undefined) checkOneOf(where, `${path}.lending`, lending, lendings);
  if (seats) checkRows(`${path}.seats`, seats, problem.grid.length);
  if (seatBilling) {
    checkRows(`${path}.seatBilling.contractedSeats`, seatBilling.contractedSeats, problem.grid.length);
    checkNonNegative(where, `${path}.seatBilling.lossPerSeatHour`, seatBilling.lossPerSeatHour);
  }
  if (timeOff) {
    checkPeople(`${path}.timeOff.maxPeople`, timeOff.maxPeople, problem.blocks.length);
    checkNonNegative(where, `${path}.timeOff.savingPerHour`, timeOff.savingPerHour);
  }
}

function checkRows(path: string, values: readonly number[], length: number): void {
  checkLength(where, path, values, length);
  for (let row = 0; row < values.length; row++) checkNonNegative(where, `${path}[${row}]`, values[row]);
}

function checkPeople(path: string, values: readonly number[], blocks: number): void {
  if (values.length !== blocks) {
    fail('wrong-length', `${path}.length`, values.length, `be ${blocks}, one entry per block`);
  }
  for (let block = 0; block < values.length; block++) checkInteger(where, `${path}[${block}]`, values[block]);
}

function checkSource(
  path: string,
  source: HelpSource,
  projects: ReadonlySet<string>,
  problem: BorrowingProblem,
  days: readonly GridDay[],
): void {
  checkOneOf(where, `${path}.kind`, source.kind, kinds);
  if (source.home != null) checkReference(`${path}.home`, source.home, projects, 'project');
  else if (source.kind === 'project') {
    fail(
      'inconsistent',
      `${path}.home`,
      source.home,
      'name the project that people of kind "project" are taken from',
    );
  }
  checkInteger(where, `${path}.people`, source.people);
  checkNonNegative(where, `${path}.costPerHour`, source.costPerHour);
  if (source.available) checkPeople(`${path}.available`, source.available, problem.blocks.length);
  for (const [index, limit] of (source.hoursLimits ?? []).entries()) {
    const at = `${path}.hoursLimits[${index}]`;
    checkDate(where, `${at}.fromDate`, limit.fromDate);
    checkDate(where, `${at}.toDate`, limit.toDate);
    checkNonNegative(where, `${at}.hours`, limit.hours);
  }
  if (source.maxBlocksPerDay !== undefined) {
    checkNonNegative(where, `${path}.maxBlocksPerDay`, source.maxBlocksPerDay);
  }
  if (source.noticeUntil !== undefined && Number.isNaN(Date.parse(source.noticeUntil))) {
    fail('bad-date', `${path}.noticeUntil`, source.noticeUntil, 'be an ISO 8601 instant with offset');
  }
  if (source.minimumRun) {
    checkInteger(where, `${path}.minimumRun.days`, source.minimumRun.days, 1);
    checkNonNegative(where, `${path}.minimumRun.costPerStart`, source.minimumRun.costPerStart);
    checkNonNegative(where, `${path}.minimumRun.costPerDay`, source.minimumRun.costPerDay ?? 0);
  }
  checkLinks(path, source, projects, days.length);
}

function checkLinks(path: string, source: HelpSource, projects: ReadonlySet<string>, days: number): void {
  const seen = new Set<string>();
  for (const [index, link] of source.links.entries()) {
    const at = `${path}.links[${index}]`;
    checkReference(`${at}.to`, link.to, projects, 'project');
    if (link.to === source.home) fail('inconsistent', `${at}.to`, link.to, 'be another project than `home`');
    if (seen.has(link.to)) fail('duplicate', `${at}.to`, link.to, 'occur once per source');
    seen.add(link.to);
    checkProductivity(`${at}.productivity`, link, days);
    checkNonNegative(where, `${at}.transferSeconds`, link.transferSeconds ?? 0);
    checkNonNegative(where, `${at}.briefingCost`, link.briefingCost ?? 0);
  }
}

function checkProductivity(path: string, { productivity }: HelpLink, days: number): void {
  if (typeof productivity === 'number') {
    checkNonNegative(where, path, productivity);
    return;
  }
  if (productivity.length !== days) {
    fail(
      'wrong-length',
      `${path}.length`,
      productivity.length,
      `be ${days}, one entry per local day of the grid`,
    );
  }
  for (const [day, value] of productivity.entries()) checkNonNegative(where, `${path}[${day}]`, value);
}

function checkFairness(fairness: Fairness, sources: ReadonlySet<string>): void {
  checkNonNegative(where, 'fairness.weight', fairness.weight);
  for (const [index, group] of fairness.groups.entries()) {
    checkPositive(where, `fairness.groups[${index}].size`, group.size);
    for (const [s, id] of group.sources.entries()) {
      checkReference(`fairness.groups[${index}].sources[${s}]`, id, sources, 'source');
    }
  }
}

function checkReference(path: string, id: string, known: ReadonlySet<string>, what: string): void {
  if (known.has(id)) return;
  const names = [...known].map((name) => `"${name}"`).join(', ');
  fail('unknown-reference', path, id, `name a ${what}: ${names || 'there is none'}`);
}

function fail(code: StaffcastErrorCode, path: string, value: unknown, must: string): never {
  throw new StaffcastError({ code, where, path, value, must });
}
