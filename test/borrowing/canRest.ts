import type { Block } from 'staffcast/borrowing';

/**
 * Whether people can be named for the numbers sent per block, each with the rest between two stretches of work: by trying
 * everybody. Blocks that follow one another at once make one stretch.
 */
export function canRest(
  blocks: readonly Block[],
  sent: readonly number[],
  people: number,
  intervalSeconds: number,
  restSeconds: number,
): boolean {
  const seen = new Set<string>();
  // Each person by the row at which the last work ended; -Infinity: none yet.
  const place = (b: number, ends: readonly number[]): boolean => {
    const block = blocks[b];
    if (!block) return true;
    const key = `${b}:${ends}`;
    if (seen.has(key)) return false;
    seen.add(key);
    const mayWork = (end: number) =>
      end === block.from || (block.from - end) * intervalSeconds >= restSeconds;
    const choose = (i: number, left: number, next: readonly number[]): boolean => {
      if (i === ends.length)
        return (
          left === 0 &&
          place(
            b + 1,
            [...next].sort((x, y) => x - y),
          )
        );
      if (left > 0 && mayWork(ends[i]!) && choose(i + 1, left - 1, [...next, block.to])) return true;
      return choose(i + 1, left, [...next, ends[i]!]);
    };
    return choose(0, sent[b]!, []);
  };
  return place(0, new Array(people).fill(-Infinity));
}
