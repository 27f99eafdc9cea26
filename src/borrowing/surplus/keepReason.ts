import { counted, shown } from '../answer/wording.ts';
import type { Block } from '../blocks.ts';
import type { BorrowingProject } from '../problem.ts';
import type { SurplusProblem } from './surplusProblem.ts';

/** Why spare people stay: their seats are billed, or nothing that could be done with them pays. */
export function keepReason(
  surplus: SurplusProblem,
  project: BorrowingProject,
  block: Block,
  gone: number,
  people: number,
): string {
  const loss = seatLoss(project, block, gone);
  const who = `${counted(people, 'spare person stays', 'spare people stay')} at ${project.id}`;
  if (loss > 0) {
    const best = bestOther(surplus, project);
    const other = best > 0 ? `, and no use of them saves more than ${shown(best)}` : '';
    return `${who}: one more away would empty a contracted seat, at up to ${shown(loss)} an hour${other}.`;
  }
  if (project.lending === 'never' && !project.timeOff)
    return `${who}: ${project.id} lends nobody and grants no time off.`;
  return `${who}: no use that is open to them has room left and pays.`;
}

/** Seat revenue that one more person away would lose, per hour, averaged over the block. */
function seatLoss({ seatBilling, present }: BorrowingProject, { from, to }: Block, gone: number): number {
  if (!seatBilling) return 0;
  let emptied = 0;
  for (let row = from; row < to; row++) {
    const left = present[row]! - gone;
    emptied += Math.min(1, Math.max(0, seatBilling.contractedSeats[row]! - (left - 1)));
  }
  return (emptied / (to - from)) * seatBilling.lossPerSeatHour;
}

/** The best worth per hour of what a project's people could do instead, lending aside. */
function bestOther(
  { training = [], releases = [] }: SurplusProblem,
  { id, timeOff }: BorrowingProject,
): number {
  const offers = training.filter(({ projects }) => projects.includes(id)).map((offer) => offer.valuePerHour);
  const released = releases.filter((release) => release.project === id).map((r) => r.savingPerHour);
  return Math.max(0, timeOff?.savingPerHour ?? 0, ...offers, ...released);
}
