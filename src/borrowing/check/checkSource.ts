import {
  checkFields,
  checkInteger,
  checkList,
  checkNonNegative,
  checkObjects,
  checkOneOf,
  type FieldNames,
} from '../../errors/index.ts';
import { checkDate, checkInstant, type GridDay } from '../../time/index.ts';
import { endedBefore } from '../model/restRows.ts';
import type { BorrowingProblem, HelpLink, HelpSource, HoursLimit, MinimumRun } from '../problem.ts';
import { checkPeople, checkReference, fail, where } from './fields.ts';

const kinds = [
  'project',
  'reserve',
  'teamLeaders',
  'functionalStaff',
  'overtime',
  'temporary',
  'rosterChange',
] as const;

const sourceFields: FieldNames<HelpSource> = {
  id: true,
  kind: true,
  home: true,
  people: true,
  available: true,
  costPerHour: true,
  hoursLimits: true,
  maxBlocksPerDay: true,
  restSeconds: true,
  noticeUntil: true,
  minimumRun: true,
  takenFrom: true,
  links: true,
};

const linkFields: FieldNames<HelpLink> = {
  to: true,
  productivity: true,
  transferSeconds: true,
  briefingCost: true,
  untilEnd: true,
};

const limitFields: FieldNames<HoursLimit> = { fromDate: true, toDate: true, hours: true };
const runFields: FieldNames<MinimumRun> = { days: true, costPerStart: true, costPerDay: true };

/** Throws unless a source is well formed: see the fields of {@link HelpSource}. */
export function checkSource(
  path: string,
  source: HelpSource,
  projects: ReadonlySet<string>,
  problem: BorrowingProblem,
  days: readonly GridDay[],
): void {
  checkFields(where, path, source, sourceFields);
  checkOneOf(where, `${path}.kind`, source.kind, kinds);
  if (source.home != null) checkReference(`${path}.home`, source.home, projects, 'project');
  else if (source.kind === 'project' || source.kind === 'rosterChange') {
    fail(
      'inconsistent',
      `${path}.home`,
      source.home,
      `name the project that people of kind "${source.kind}" are taken from`,
    );
  }
  checkTakenFrom(path, source, problem);
  checkInteger(where, `${path}.people`, source.people);
  checkCostPerHour(`${path}.costPerHour`, source.costPerHour, problem);
  if (source.available !== undefined)
    checkPeople(`${path}.available`, source.available, problem.blocks.length);
  const { hoursLimits = [] } = source;
  checkObjects(where, `${path}.hoursLimits`, hoursLimits);
  for (const [index, limit] of hoursLimits.entries()) {
    const at = `${path}.hoursLimits[${index}]`;
    checkFields(where, at, limit, limitFields);
    checkDate(where, `${at}.fromDate`, limit.fromDate);
    checkDate(where, `${at}.toDate`, limit.toDate);
    checkNonNegative(where, `${at}.hours`, limit.hours);
  }
  if (source.maxBlocksPerDay !== undefined) {
    checkNonNegative(where, `${path}.maxBlocksPerDay`, source.maxBlocksPerDay);
  }
  if (source.restSeconds !== undefined) checkRest(`${path}.restSeconds`, source.restSeconds, problem);
  if (source.noticeUntil !== undefined) checkInstant(where, `${path}.noticeUntil`, source.noticeUntil);
  if (source.minimumRun !== undefined) {
    checkFields(where, `${path}.minimumRun`, source.minimumRun, runFields);
    checkInteger(where, `${path}.minimumRun.days`, source.minimumRun.days, 1);
    checkNonNegative(where, `${path}.minimumRun.costPerStart`, source.minimumRun.costPerStart);
    checkNonNegative(where, `${path}.minimumRun.costPerDay`, source.minimumRun.costPerDay ?? 0);
  }
  checkLinks(path, source, projects, days.length);
}

/** Throws where so many blocks end within the rest before another that their sets can't be counted out. */
function checkRest(path: string, restSeconds: number, { blocks, grid }: BorrowingProblem): void {
  checkNonNegative(where, path, restSeconds);
  for (const b of blocks.keys()) {
    if (endedBefore(blocks, b, grid.intervalSeconds, restSeconds).length <= 8) continue;
    fail('out-of-range', path, restSeconds, 'span the ends of at most 8 blocks before the start of another');
  }
}

function checkLinks(path: string, source: HelpSource, projects: ReadonlySet<string>, days: number): void {
  checkObjects(where, `${path}.links`, source.links);
  const seen = new Set<string>();
  for (const [index, link] of source.links.entries()) {
    const at = `${path}.links[${index}]`;
    checkFields(where, at, link, linkFields);
    checkReference(`${at}.to`, link.to, projects, 'project');
    if (source.kind === 'rosterChange') {
      if (link.to !== source.home)
        fail('inconsistent', `${at}.to`, link.to, 'be `home`: the people stay there');
    } else if (link.to === source.home) {
      fail('inconsistent', `${at}.to`, link.to, 'be another project than `home`');
    }
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
  checkList(where, path, productivity);
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

function checkCostPerHour(
  path: string,
  costPerHour: HelpSource['costPerHour'],
  problem: BorrowingProblem,
): void {
  if (typeof costPerHour === 'number') {
    checkNonNegative(where, path, costPerHour);
    return;
  }
  checkList(where, path, costPerHour);
  if (costPerHour.length !== problem.blocks.length) {
    const must = `be ${problem.blocks.length}, one entry per block`;
    fail('wrong-length', `${path}.length`, costPerHour.length, must);
  }
  for (const [block, cost] of costPerHour.entries()) checkNonNegative(where, `${path}[${block}]`, cost);
}

function checkTakenFrom(path: string, { kind, takenFrom }: HelpSource, { blocks }: BorrowingProblem): void {
  if ((kind === 'rosterChange') !== (takenFrom !== undefined)) {
    const must = kind === 'rosterChange' ? 'be given for people of kind "rosterChange"' : 'be left out';
    fail('inconsistent', `${path}.takenFrom`, takenFrom, must);
  }
  if (takenFrom === undefined) return;
  checkList(where, `${path}.takenFrom`, takenFrom);
  if (takenFrom.length !== blocks.length) {
    const must = `be ${blocks.length}, one entry per block`;
    fail('wrong-length', `${path}.takenFrom.length`, takenFrom.length, must);
  }
  for (const [block, id] of takenFrom.entries()) {
    if (id === null || blocks.some((other, index) => other.id === id && index !== block)) continue;
    fail('unknown-reference', `${path}.takenFrom[${block}]`, id, 'name another block, or be null');
  }
}
