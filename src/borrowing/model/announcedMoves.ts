import type { BorrowingProblem } from '../problem.ts';

/** People announced, by source, project and block. */
export interface Announced {
  readonly total: number;
  readonly of: (source: string, to: string, blockId: string) => number;
}

/** The announced moves of a problem, looked up by what they are about. */
export function announcedMoves({ announced }: BorrowingProblem): Announced {
  const people = new Map<string, number>();
  const keyOf = (source: string, to: string, blockId: string) => JSON.stringify([source, to, blockId]);
  let total = 0;
  for (const move of announced?.moves ?? []) {
    const key = keyOf(move.source, move.to, move.blockId);
    people.set(key, (people.get(key) ?? 0) + move.people);
    total += move.people;
  }
  return { total, of: (source, to, blockId) => people.get(keyOf(source, to, blockId)) ?? 0 };
}
