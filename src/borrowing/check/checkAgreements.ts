import {
  checkInteger,
  checkLength,
  checkList,
  checkNonNegative,
  checkObject,
  checkObjects,
  checkPositive,
} from '../../errors/index.ts';
import type { BorrowingProblem, Fairness } from '../problem.ts';
import { checkReference, fail, where } from './fields.ts';

/** Throws unless what couples sources and projects is well formed: balances, protection, announced moves. */
export function checkAgreements(
  problem: BorrowingProblem,
  projects: ReadonlySet<string>,
  sources: ReadonlySet<string>,
): void {
  const { balances = [], protect = [] } = problem;
  checkObjects(where, 'balances', balances);
  for (const [index, { between, maxDifferenceHours }] of balances.entries()) {
    const path = `balances[${index}]`;
    checkLength(where, `${path}.between`, between, 2);
    for (const side of [0, 1] as const) {
      checkReference(`${path}.between[${side}]`, between[side], projects, 'project');
    }
    if (between[0] === between[1]) fail('duplicate', `${path}.between[1]`, between[1], 'be another project');
    checkNonNegative(where, `${path}.maxDifferenceHours`, maxDifferenceHours);
  }
  checkList(where, 'protect', protect);
  for (const [index, id] of protect.entries()) {
    checkReference(`protect[${index}]`, id, projects, 'project');
    if (protect.indexOf(id) !== index) fail('duplicate', `protect[${index}]`, id, 'occur once');
  }
  if (problem.announced === undefined) return;
  checkObject(where, 'announced', problem.announced);
  checkObjects(where, 'announced.moves', problem.announced.moves);
  checkNonNegative(where, 'announced.costPerChange', problem.announced.costPerChange);
  const blocks = new Set(problem.blocks.map(({ id }) => id));
  for (const [index, move] of problem.announced.moves.entries()) {
    const path = `announced.moves[${index}]`;
    checkReference(`${path}.source`, move.source, sources, 'source');
    checkReference(`${path}.to`, move.to, projects, 'project');
    checkReference(`${path}.blockId`, move.blockId, blocks, 'block');
    checkInteger(where, `${path}.people`, move.people);
  }
}

/** Throws unless groups have sizes and known sources. */
export function checkFairness(fairness: Fairness, sources: ReadonlySet<string>): void {
  checkObject(where, 'fairness', fairness);
  checkObjects(where, 'fairness.groups', fairness.groups);
  checkNonNegative(where, 'fairness.weight', fairness.weight);
  for (const [index, group] of fairness.groups.entries()) {
    checkPositive(where, `fairness.groups[${index}].size`, group.size);
    checkList(where, `fairness.groups[${index}].sources`, group.sources);
    for (const [s, id] of group.sources.entries()) {
      checkReference(`fairness.groups[${index}].sources[${s}]`, id, sources, 'source');
    }
  }
}
