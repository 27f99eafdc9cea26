import type { BorrowingProblem } from '../problem.ts';
import { firstBlock, lastRowShare, peopleFree, productivityOn } from './availability.ts';
import type { CompiledBlock, CompiledLink } from './compiled.ts';

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

/** Every lending decision that availability, notice and transfer leave; fills in the links on the way. */
export function lendingDrafts(
  problem: BorrowingProblem,
  blocks: readonly CompiledBlock[],
  links: CompiledLink[],
): Draft[] {
  const drafts: Draft[] = [];
  const projectIndex = new Map(problem.projects.map((project, index) => [project.id, index]));
  const first = firstBlock(problem);
  for (const [s, source] of problem.sources.entries()) {
    const home = source.home == null ? -1 : projectIndex.get(source.home)!;
    const free = blocks.map(({ index }) =>
      index < first(source) ? 0 : peopleFree(problem, source, home, index),
    );
    for (const link of source.links) {
      const project = projectIndex.get(link.to)!;
      const transferSeconds = link.transferSeconds ?? 0;
      const index = links.length;
      const briefingCost = link.briefingCost ?? 0;
      const minimumRun = source.minimumRun ?? null;
      links.push({
        index,
        source: s,
        project,
        home,
        transferSeconds,
        briefingCost,
        minimumRun,
        activities: [],
      });
      for (const block of blocks) {
        const most = free[block.index]!;
        const productivity = productivityOn(link, block.day);
        const useful = lastRowShare(problem, block.index, transferSeconds) * productivity > 0;
        if (most <= 0 || !useful) continue;
        const cost = source.costPerHour * block.hours;
        const where = { source: s, link: index, project, home, block: block.index };
        drafts.push({ ...where, cost, most, productivity, transferSeconds });
      }
    }
  }
  return drafts;
}

/** Every decision on time off. */
export function timeOffDrafts(problem: BorrowingProblem, blocks: readonly CompiledBlock[]): Draft[] {
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
