import { shown } from '../answer/wording.ts';
import { lenderSpare } from '../model/lenderSpare.ts';
import type { BorrowingPlan, Move, TimeOffGrant } from '../plan.ts';
import type { BorrowingProject } from '../problem.ts';
import { keepReason } from './keepReason.ts';
import type { SurplusOfProject, SurplusUse, SurplusUseKind } from './surplusPlan.ts';
import type { SurplusProblem } from './surplusProblem.ts';
import type { AsBorrowing } from './toBorrowing.ts';

/** Every use of spare people by block, project and kind; those left over are kept, with the reason why. */
export function surplusUses(surplus: SurplusProblem, as: AsBorrowing, plan: BorrowingPlan): SurplusUse[] {
  const used = [
    ...plan.timeOff.map(timeOffUse),
    ...plan.moves.filter(({ from }) => from !== null).map((move) => moveUse(surplus, as, move)),
  ];
  return surplus.blocks.flatMap((block) =>
    surplus.projects.flatMap((project) => {
      const own = used.filter((use) => use.project === project.id && use.blockId === block.id);
      const gone = own.reduce((sum, use) => sum + use.people, 0);
      const people = lenderSpare(project, block).beyondRequirement - gone;
      if (people <= 0) return own;
      const hours = (people * (block.to - block.from) * surplus.grid.intervalSeconds) / 3600;
      const at = { project: project.id, date: block.date, blockId: block.id };
      const reason = keepReason(surplus, project, block, gone, people);
      return [...own, { ...at, kind: 'keep' as const, to: null, people, hours, worth: 0, reason }];
    }),
  );
}

function timeOffUse({ project, date, blockId, people, hours, saving }: TimeOffGrant): SurplusUse {
  const reason = `Time off for ${people} of ${project} saves ${shown(saving)} in wages.`;
  return { project, kind: 'timeOff', to: null, date, blockId, people, hours, worth: saving, reason };
}

function moveUse(
  { blocks, grid }: SurplusProblem,
  { offers, releases }: AsBorrowing,
  move: Move,
): SurplusUse {
  const { from, fromBlockId, to, people, effect } = move;
  const offer = offers.get(to);
  const release = releases.get(to);
  // Of a roster change, the block in which they are missing: it may be longer than the one they work in, or on another day.
  const away = blocks.find(({ id }) => id === fromBlockId)!;
  const hours = (people * (away.to - away.from) * grid.intervalSeconds) / 3600;
  const at = { project: from!, date: away.date, blockId: away.id, people, hours };
  if (offer) {
    const worth = hours * offer.valuePerHour;
    const reason = `${people} of ${from} attend ${offer.id}, worth ${shown(worth)}.`;
    return { ...at, kind: 'train', to: offer.id, worth, reason };
  }
  if (release) {
    const worth = hours * release.savingPerHour;
    const reason = `${people} temporary people of ${from} are released: their pay of ${shown(worth)} is saved.`;
    return { ...at, kind: 'release', to: null, worth, reason };
  }
  return { ...at, kind: 'lend', to, worth: effect.savesCost, reason: move.reason };
}

/** Spare hours of every project and what became of them. */
export function surplusOfProjects(surplus: SurplusProblem, uses: readonly SurplusUse[]): SurplusOfProject[] {
  return surplus.projects.map((project) => {
    const hours: Record<SurplusUseKind, number> = { lend: 0, train: 0, timeOff: 0, release: 0, keep: 0 };
    for (const use of uses) if (use.project === project.id) hours[use.kind] += use.hours;
    return { id: project.id, spareHours: spareHours(surplus, project), hours };
  });
}

function spareHours({ blocks, grid }: SurplusProblem, project: BorrowingProject): number {
  return blocks.reduce((sum, block) => {
    const rows = block.to - block.from;
    return sum + (lenderSpare(project, block).beyondRequirement * rows * grid.intervalSeconds) / 3600;
  }, 0);
}
