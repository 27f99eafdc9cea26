import { gridDays } from '../time/index.ts';
import { addCells } from './addCells.ts';
import { addLimits } from './addLimits.ts';
import type { Activity, CompiledBlock, CompiledLink, CompiledProblem } from './compiled.ts';
import { lenderSpare } from './lenderSpare.ts';
import { presentShare } from './presentShare.ts';
import type { BorrowingProblem, HelpLink, HelpSource } from './problem.ts';

/** An activity before its cells and limits are known. */
export interface Draft {
  /** −1 for time off. */
  source: number;
  link: number;
  project: number;
  /** Project that loses the person, or −1. */
  home: number;
  block: number;
  cost: number;
  most: number;
  productivity: number;
  transferSeconds: number;
}

/** Turns a checked problem into activities, cells and limits. Activities that can help nobody are left out. */
export function compile(problem: BorrowingProblem): CompiledProblem {
  const rowHours = problem.grid.intervalSeconds / 3600;
  const blocks = compileBlocks(problem, rowHours);
  const links: CompiledLink[] = [];
  const drafts = [...lendingDrafts(problem, blocks, links), ...timeOffDrafts(problem, blocks)];
  const { kept, cells, ...fixed } = addCells(problem, rowHours, drafts);
  const activities: Activity[] = kept.map(({ draft, cells: touched, agents }, index) => ({
    index,
    link: draft.link,
    project: draft.project,
    block: draft.block,
    cost: draft.cost,
    most: draft.most,
    cells: touched,
    agents,
    limits: [],
    weights: [],
  }));
  for (const activity of activities) {
    links[activity.link]?.activities.push(activity.index);
    for (const [i, cell] of activity.cells.entries()) {
      cells[cell]!.activities.push(activity.index);
      cells[cell]!.agents.push(activity.agents[i]!);
    }
  }
  const compiled = { problem, rowHours, blocks, activities, cells, links, ...fixed };
  return { ...compiled, limits: addLimits(compiled), groups: compileGroups(problem, links) };
}

function compileBlocks(problem: BorrowingProblem, rowHours: number): CompiledBlock[] {
  const dayOfDate = new Map(gridDays(problem.grid).map((day, index) => [day.date, index]));
  return problem.blocks.map((block, index) => ({
    index,
    day: dayOfDate.get(block.date)!,
    hours: (block.to - block.from) * rowHours,
  }));
}

function lendingDrafts(
  problem: BorrowingProblem,
  blocks: readonly CompiledBlock[],
  links: CompiledLink[],
): Draft[] {
  const drafts: Draft[] = [];
  const projectIndex = new Map(problem.projects.map((project, index) => [project.id, index]));
  const first = firstBlock(problem);
  for (const [s, source] of problem.sources.entries()) {
    const home = source.home == null ? -1 : projectIndex.get(source.home)!;
    for (const link of source.links) {
      const project = projectIndex.get(link.to)!;
      const transferSeconds = link.transferSeconds ?? 0;
      const index = links.length;
      const briefingCost = link.briefingCost ?? 0;
      links.push({ index, source: s, project, home, transferSeconds, briefingCost, activities: [] });
      for (const block of blocks) {
        const most = peopleFree(problem, source, home, block.index);
        const productivity = productivityOn(link, block.day);
        const useful = lastRowShare(problem, block.index, transferSeconds) * productivity > 0;
        if (most <= 0 || !useful || block.index < first(source)) continue;
        const cost = source.costPerHour * block.hours;
        const where = { source: s, link: index, project, home, block: block.index };
        drafts.push({ ...where, cost, most, productivity, transferSeconds });
      }
    }
  }
  return drafts;
}

/** Agents that one person is worth on a day. */
export function productivityOn(link: HelpLink, day: number): number {
  return typeof link.productivity === 'number' ? link.productivity : link.productivity[day]!;
}

function lastRowShare(problem: BorrowingProblem, block: number, transferSeconds: number): number {
  const { from, to } = problem.blocks[block]!;
  return presentShare(to - from - 1, transferSeconds, problem.grid.intervalSeconds);
}

/** Index of the first block that a source can still be told about. */
export function firstBlock(problem: BorrowingProblem): (source: HelpSource) => number {
  const startMs = Date.parse(problem.grid.start);
  const stepMs = problem.grid.intervalSeconds * 1000;
  return (source) => {
    if (source.noticeUntil === undefined) return 0;
    const notice = Date.parse(source.noticeUntil);
    const index = problem.blocks.findIndex((block) => startMs + block.from * stepMs >= notice);
    return index < 0 ? problem.blocks.length : index;
  };
}

/** People of a source who can leave for a block, its own lender's rule included. */
export function peopleFree(
  problem: BorrowingProblem,
  source: HelpSource,
  home: number,
  block: number,
): number {
  const announced = Math.min(source.people, source.available?.[block] ?? source.people);
  if (home < 0) return announced;
  const lender = problem.projects[home]!;
  if (lender.lending === 'never') return 0;
  const spare = lenderSpare(lender, problem.blocks[block]!);
  if (lender.lending !== 'priced') return Math.min(announced, spare.beyondRequirement);
  // An announced number is taken as it is; otherwise nobody can leave who is not there.
  return source.available ? announced : Math.min(announced, spare.present);
}

function timeOffDrafts(problem: BorrowingProblem, blocks: readonly CompiledBlock[]): Draft[] {
  const drafts: Draft[] = [];
  for (const [project, { timeOff }] of problem.projects.entries()) {
    if (!timeOff) continue;
    for (const block of blocks) {
      const most = timeOff.maxPeople[block.index]!;
      const cost = -timeOff.savingPerHour * block.hours;
      const shared = { source: -1, link: -1, project, home: project, block: block.index, transferSeconds: 0 };
      if (most > 0) drafts.push({ ...shared, cost, most, productivity: 0 });
    }
  }
  return drafts;
}

function compileGroups(problem: BorrowingProblem, links: readonly CompiledLink[]): CompiledProblem['groups'] {
  const groups = problem.fairness?.groups ?? [];
  return groups.map((group) => {
    const members = links.filter((link) => group.sources.includes(problem.sources[link.source]!.id));
    return { size: group.size, activities: members.flatMap((link) => link.activities) };
  });
}
