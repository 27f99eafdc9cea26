import { lenderSpare } from '../model/lenderSpare.ts';
import type { BorrowingPlan } from '../plan.ts';
import type { BorrowingProject } from '../problem.ts';
import type { BlockTimes } from './blockTimes.ts';
import { keepReason } from './keepReason.ts';
import type { SurplusOfProject, SurplusUse, SurplusUseKind } from './surplusPlan.ts';
import type { SurplusProblem } from './surplusProblem.ts';

/** The uses by block and project: those of people who leave, then those left over, who are kept, with the reason why. */
export function surplusUses(
  surplus: SurplusProblem,
  leaving: readonly SurplusUse[],
  times: BlockTimes,
): SurplusUse[] {
  return surplus.blocks.flatMap((block) =>
    surplus.projects.flatMap((project) => {
      const own = leaving.filter((use) => use.project === project.id && use.blockId === block.id);
      const gone = own.reduce((sum, use) => sum + use.people, 0);
      const people = lenderSpare(project, block).beyondRequirement - gone;
      if (people <= 0) return own;
      const hours = (people * (block.to - block.from) * surplus.grid.intervalSeconds) / 3600;
      const at = { project: project.id, ...times.get(block.id)! };
      const reason = keepReason(surplus, project, block, gone, people);
      const nothing = { worth: 0, homeCost: 0 };
      return [...own, { ...at, kind: 'keep' as const, to: null, people, hours, ...nothing, reason }];
    }),
  );
}

/** Spare hours of every project, what became of them, and who is left. */
export function surplusOfProjects(
  surplus: SurplusProblem,
  uses: readonly SurplusUse[],
  outcomes: BorrowingPlan['projects'],
): SurplusOfProject[] {
  return surplus.projects.map((project, index) => {
    const hours: Record<SurplusUseKind, number> = { lend: 0, train: 0, timeOff: 0, release: 0, keep: 0 };
    for (const use of uses) if (use.project === project.id) hours[use.kind] += use.hours;
    const { present } = outcomes[index]!;
    return { id: project.id, spareHours: spareHours(surplus, project), hours, present };
  });
}

function spareHours({ blocks, grid }: SurplusProblem, project: BorrowingProject): number {
  return blocks.reduce((sum, block) => {
    const rows = block.to - block.from;
    return sum + (lenderSpare(project, block).beyondRequirement * rows * grid.intervalSeconds) / 3600;
  }, 0);
}
