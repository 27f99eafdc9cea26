import { gridDays } from '../../time/index.ts';
import type { BorrowingProblem } from '../problem.ts';
import { addCells } from './addCells.ts';
import { addLimits } from './addLimits.ts';
import { announcedMoves } from './announcedMoves.ts';
import type { Activity, CompiledBlock, CompiledLink, CompiledProblem } from './compiled.ts';
import { lendingDrafts, timeOffDrafts } from './drafts.ts';

/**
 * Turns a checked problem into activities, cells and limits. Activities that can help nobody are left out, unless `keepAll`
 * is set, which gives problems that differ in demand the same activities.
 */
export function compile(problem: BorrowingProblem, keepAll = false): CompiledProblem {
  const rowHours = problem.grid.intervalSeconds / 3600;
  const blocks = compileBlocks(problem, rowHours);
  const links: CompiledLink[] = [];
  const announced = announcedMoves(problem);
  const drafts = [...lendingDrafts(problem, blocks, links, announced), ...timeOffDrafts(problem, blocks)];
  const { kept: keptDrafts, cells, ...fixed } = addCells(problem, rowHours, drafts, keepAll);
  const activities: Activity[] = keptDrafts.map(({ draft, cells: touched, agents, most }, index) => ({
    index,
    link: draft.link,
    project: draft.project,
    block: draft.block,
    homeBlock: draft.homeBlock,
    cost: draft.cost,
    least: draft.least,
    announced: draft.announced,
    most,
    cells: touched,
    agents,
    limits: [],
    weights: [],
    groups: [],
  }));
  for (const activity of activities) {
    links[activity.link]?.activities.push(activity.index);
    for (const [i, cell] of activity.cells.entries()) {
      cells[cell]!.activities.push(activity.index);
      cells[cell]!.agents.push(activity.agents[i]!);
    }
  }
  const groups = compileGroups(problem, links);
  for (const [index, group] of groups.entries()) {
    for (const a of group.activities) activities[a]!.groups.push(index);
  }
  const kept = activities.reduce((sum, activity) => sum + activity.announced, 0);
  const changes = {
    costPerChange: problem.announced?.costPerChange ?? 0,
    lostAnnounced: announced.total - kept,
  };
  const compiled = { problem, rowHours, blocks, activities, cells, links, groups, ...fixed, ...changes };
  return { ...compiled, limits: addLimits(compiled) };
}

function compileBlocks(problem: BorrowingProblem, rowHours: number): CompiledBlock[] {
  const dayOfDate = new Map(gridDays(problem.grid).map((day, index) => [day.date, index]));
  return problem.blocks.map((block, index) => ({
    index,
    day: dayOfDate.get(block.date)!,
    hours: (block.to - block.from) * rowHours,
  }));
}

function compileGroups(problem: BorrowingProblem, links: readonly CompiledLink[]): CompiledProblem['groups'] {
  const groups = problem.fairness?.groups ?? [];
  return groups.map((group) => {
    const members = links.filter((link) => group.sources.includes(problem.sources[link.source]!.id));
    return { size: group.size, activities: members.flatMap((link) => link.activities) };
  });
}
