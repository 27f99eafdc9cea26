import { gridDays } from '../time/index.ts';
import type { EvaluationOptions } from './evaluationOptions.ts';

/** Rows that are evaluated in one go. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Whether the queue is followed through the rows. */
  readonly transient: boolean;
}

/**
 * Load, erlangs, beyond which `auto` keeps to steady states: following so many agents takes seconds a day, and their
 * relative fluctuations are so small that little would change.
 */
const MOST_ERLANGS_FOLLOWED = 1000;

interface Piece extends Stretch {
  readonly open: boolean;
}

/**
 * The rows cut where the queue opens or closes and where a day ends. A piece is followed through time when it has a row
 * with fewer agents than load, or when the piece right before has one and the queue runs on; such neighbours are merged.
 */
export function stretches(options: EvaluationOptions): Stretch[] {
  const method = options.method ?? 'auto';
  const pieces = openPieces(options);
  const overloaded = pieces.map(
    (piece) => piece.open && (method === 'transient' || needsFollowing(options, piece.from, piece.to)),
  );
  const merged: Stretch[] = [];
  for (const [i, piece] of pieces.entries()) {
    const runsOn = pieces[i - 1]?.open === true && overloaded[i - 1] === true;
    const transient = piece.open && method !== 'stationary' && (overloaded[i] === true || runsOn);
    const last = merged[merged.length - 1];
    if (last?.transient && transient && pieces[i - 1]?.open) {
      merged[merged.length - 1] = { from: last.from, to: piece.to, transient };
    } else merged.push({ from: piece.from, to: piece.to, transient });
  }
  return merged;
}

function openPieces({ volume }: EvaluationOptions): Piece[] {
  const isOpen = (row: number) => volume.values[row] !== null;
  const pieces: Piece[] = [];
  for (const day of gridDays(volume.grid)) {
    let to = day.from;
    for (let from = day.from; from < day.to; from = to) {
      while (to < day.to && isOpen(to) === isOpen(from)) to += 1;
      pieces.push({ from, to, open: isOpen(from), transient: false });
    }
  }
  return pieces;
}

/** Whether some row has fewer agents than load, and none is too large to follow. */
function needsFollowing(options: EvaluationOptions, from: number, to: number): boolean {
  const { volume, agents, ahtSeconds } = options;
  let overloaded = false;
  for (let row = from; row < to; row++) {
    const aht = typeof ahtSeconds === 'number' ? ahtSeconds : (ahtSeconds[row] as number);
    const erlangs = ((volume.values[row] ?? 0) * aht) / volume.grid.intervalSeconds;
    if (erlangs > MOST_ERLANGS_FOLLOWED) return false;
    overloaded ||= erlangs > (agents[row] as number);
  }
  return overloaded;
}
