import type { LinearModel } from '../../optimize/index.ts';
import type { BorrowingModel } from '../model/toLinearModel.ts';
import { isCommitting } from './greedy.ts';
import type { PlanState } from './planState.ts';

/** The model with every link that costs more than wages as open or closed as in a plan: far easier, but no bound. */
export function fixLinks({ model, opened }: BorrowingModel, { compiled, sent }: PlanState): LinearModel {
  const lower = [...model.lower];
  const upper = [...model.upper];
  for (const link of compiled.links) {
    if (!isCommitting(link)) continue;
    const isOpen = sent[link.index]! > 0;
    if (!isOpen) for (const a of link.activities) upper[a] = lower[a]!;
    const column = opened.get(link.index);
    if (column === undefined) continue;
    lower[column] = Number(isOpen);
    upper[column] = Number(isOpen);
  }
  return { ...model, lower, upper };
}
