import type { Block } from '../blocks.ts';

/** Weights of people per block; their sum may not exceed the people of the group. */
export type RestRow = ReadonlyMap<number, number>;

/**
 * What rest between stretches of work asks of the people sent per block. In block b work x[b], and whoever ended a
 * stretch less than the rest before it stays away, which are at least x[e] - x[e + 1] for an earlier block e whose next
 * follows at once, and x[e] otherwise. As people of a group can stand in for one another, a plan can be kept exactly if
 *
 *   x[b] + sum over e in any set of such earlier blocks of (x[e] - x[e + 1]) <= people.
 *
 * Blocks stand in the order of their rows.
 */
export function restRows(
  blocks: readonly Block[],
  intervalSeconds: number,
  restSeconds: number,
): readonly RestRow[] {
  const rows = new Map<string, RestRow>();
  for (const b of blocks.keys()) {
    const before = endedBefore(blocks, b, intervalSeconds, restSeconds);
    for (let set = 1; set < 2 ** before.length; set++) {
      const row = rowOf(
        blocks,
        b,
        before.filter((_, i) => Math.floor(set / 2 ** i) % 2 === 1),
      );
      rows.set(JSON.stringify([...row]), row);
    }
  }
  return [...rows.values()];
}

/** Blocks that end less than the rest before a block starts. */
export function endedBefore(
  blocks: readonly Block[],
  b: number,
  intervalSeconds: number,
  restSeconds: number,
): number[] {
  const start = blocks[b]!.from;
  return [...blocks.keys()]
    .slice(0, b)
    .filter((e) => (start - blocks[e]!.to) * intervalSeconds < restSeconds);
}

function rowOf(blocks: readonly Block[], b: number, ended: readonly number[]): RestRow {
  const weights = new Map([[b, 1]]);
  const count = (block: number, by: number) => weights.set(block, (weights.get(block) ?? 0) + by);
  for (const e of ended) {
    count(e, 1);
    if (blocks[e]!.to === blocks[e + 1]!.from) count(e + 1, -1);
  }
  return new Map([...weights].filter(([, weight]) => weight !== 0).sort(([one], [other]) => one - other));
}
