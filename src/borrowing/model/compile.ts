import { gridDays } from '../../time/index.ts';
import type { BorrowingProblem } from '../problem.ts';
import { addCells } from './addCells.ts';
import { addLimits } from './addLimits.ts';
import type { Activity, CompiledBlock, CompiledLink, CompiledProblem } from './compiled.ts';
import { lendingDrafts, timeOffDrafts } from './drafts.ts';

/** Turns a checked problem into activities, cells and limits. Activities that can help nobody are left out. */
export function compile(problem: BorrowingProblem): CompiledProblem {
  const rowHours = problem.grid.intervalSeconds / 3600;
  const blocks = compileBlocks(problem, rowHours);
  const links: CompiledLink[] = [];
  const drafts = [...lendingDrafts(problem, blocks, links), ...timeOffDrafts(problem, blocks)];
  const { kept, cells, ...fixed } = addCells(problem, rowHours, drafts);
  const activities: Activity[] = kept.map(({ draft, cells: touched, agents, useful, most }, index) => ({
    index,
    link: draft.link,
    project: draft.project,
    block: draft.block,
    cost: draft.cost,
    most,
    useful,
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
  const compiled = { problem, rowHours, blocks, activities, cells, links, groups, ...fixed };
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
