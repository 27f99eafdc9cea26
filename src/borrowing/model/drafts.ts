import type { BorrowingProblem, HelpLink, HelpSource } from '../problem.ts';
import type { Announced } from './announcedMoves.ts';
import {
  costPerHourIn,
  firstBlock,
  homeBlockOf,
  lastRowShare,
  peopleFree,
  productivityOn,
} from './availability.ts';
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
  /** Block in which the person is missing at home. */
  homeBlock: number;
  cost: number;
  least: number;
  most: number;
  announced: number;
  productivity: number;
  transferSeconds: number;
}

/** Every lending decision that availability, notice and transfer leave; fills in the links on the way. */
export function lendingDrafts(
  problem: BorrowingProblem,
  blocks: readonly CompiledBlock[],
  links: CompiledLink[],
  announced: Announced,
): Draft[] {
  const projectIndex = new Map(problem.projects.map((project, index) => [project.id, index]));
  const first = firstBlock(problem);
  return problem.sources.flatMap((source, s) => {
    const home = source.home == null ? -1 : projectIndex.get(source.home)!;
    const free = blocks.map(({ index }) => peopleFree(problem, source, home, index));
    return source.links.flatMap((link) => {
      const compiled: CompiledLink = {
        index: links.length,
        source: s,
        project: projectIndex.get(link.to)!,
        home,
        transferSeconds: link.transferSeconds ?? 0,
        briefingCost: link.briefingCost ?? 0,
        minimumRun: source.minimumRun ?? null,
        activities: [],
      };
      links.push(compiled);
      return blocks.flatMap((block) => {
        const told = announced.of(source.id, link.to, problem.blocks[block.index]!.id);
        const draft = linkDraft(problem, source, link, compiled, block, free[block.index]!);
        if (!draft) return [];
        // What begins before the notice can no longer be changed: the people announced go, as far as they are free.
        if (block.index >= first(source)) return [{ ...draft, announced: told }];
        const fixed = Math.min(told, draft.most);
        return fixed > 0 ? [{ ...draft, announced: told, least: fixed, most: fixed }] : [];
      });
    });
  });
}

/** People of a link in a block, or `null` where nobody is free or of use. */
function linkDraft(
  problem: BorrowingProblem,
  source: HelpSource,
  link: HelpLink,
  { index, source: s, project, home, transferSeconds }: CompiledLink,
  block: CompiledBlock,
  most: number,
): Draft | null {
  const productivity = productivityOn(link, block.day);
  const useful = lastRowShare(problem, block.index, transferSeconds) * productivity > 0;
  if (most <= 0 || !useful) return null;
  return {
    source: s,
    link: index,
    project,
    home,
    block: block.index,
    homeBlock: homeBlockOf(problem, source, block.index),
    cost: costPerHourIn(source, block.index) * block.hours,
    least: 0,
    most,
    announced: 0,
    productivity,
    transferSeconds,
  };
}

/** Every decision on time off. */
export function timeOffDrafts(problem: BorrowingProblem, blocks: readonly CompiledBlock[]): Draft[] {
  const drafts: Draft[] = [];
  for (const [project, { timeOff }] of problem.projects.entries()) {
    if (!timeOff) continue;
    for (const block of blocks) {
      const most = timeOff.maxPeople[block.index]!;
      const cost = -timeOff.savingPerHour * block.hours;
      const at = { project, home: project, block: block.index, homeBlock: block.index };
      const nobody = { source: -1, link: -1, least: 0, announced: 0, productivity: 0, transferSeconds: 0 };
      if (most > 0) drafts.push({ ...nobody, ...at, cost, most });
    }
  }
  return drafts;
}
