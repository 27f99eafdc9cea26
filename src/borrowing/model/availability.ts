import type { BorrowingProblem, HelpLink, HelpSource } from '../problem.ts';
import { lenderSpare } from './lenderSpare.ts';
import { presentShare } from './presentShare.ts';

/** Agents that one person is worth on a day. */
export function productivityOn(link: HelpLink, day: number): number {
  return typeof link.productivity === 'number' ? link.productivity : link.productivity[day]!;
}

/** Cost of one person lent for one hour of a block. */
export function costPerHourIn({ costPerHour }: HelpSource, block: number): number {
  return typeof costPerHour === 'number' ? costPerHour : costPerHour[block]!;
}

/** The block in which people sent in a block are missing at home, or −1 where the source cannot be used. */
export function homeBlockOf(problem: BorrowingProblem, source: HelpSource, block: number): number {
  if (!source.takenFrom) return block;
  const id = source.takenFrom[block];
  return problem.blocks.findIndex((other) => other.id === id);
}

/** Share of the last row of a block that a newcomer is there; 0 when the transfer eats the whole block. */
export function lastRowShare(problem: BorrowingProblem, block: number, transferSeconds: number): number {
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

/** People of a source who can leave for a block, its own lender's rule included, in the block in which they are missing. */
export function peopleFree(
  problem: BorrowingProblem,
  source: HelpSource,
  home: number,
  block: number,
): number {
  const announced = Math.min(source.people, source.available?.[block] ?? source.people);
  if (home < 0) return announced;
  const homeBlock = homeBlockOf(problem, source, block);
  if (homeBlock < 0) return 0;
  const lender = problem.projects[home]!;
  if (lender.lending === 'never' && source.kind !== 'rosterChange') return 0;
  const spare = lenderSpare(lender, problem.blocks[homeBlock]!);
  if (lender.lending !== 'priced') return Math.min(announced, spare.beyondRequirement);
  // An announced number is taken as it is; otherwise nobody can leave who is not there.
  return source.available ? announced : Math.min(announced, spare.present);
}
