import { checkInteger, checkList, checkObject, checkRows } from '../errors/index.ts';
import type { Coverage } from './coverage.ts';

/** People who are spare in one piece: they can be lent from row `from` up to row `to`. */
export interface SpareBlock {
  readonly from: number;
  readonly to: number;
  /** People spare in every row of the block, beyond those of longer blocks. */
  readonly people: number;
}

/**
 * The surplus cut into blocks of at least `leastRows` rows in which the same people are spare throughout; whole people
 * only. Blocks are layers: each starts where the surplus rises above a level and ends where it falls below it.
 *
 * @param leastRows shortest useful block, rows; 1 or more.
 * @throws StaffcastError when `leastRows` is no whole number of 1 or more.
 * @example
 * ```ts
 * import { coverage, spareBlocks } from 'staffcast/coverage';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 21600 });
 * const found = coverage({ grid, required: [2, 2, 2, 9], present: [4, 5, 5, 9] });
 * spareBlocks(found, 2); // [{ from: 0, to: 3, people: 2 }, { from: 1, to: 3, people: 1 }]
 * ```
 */
export function spareBlocks(coverage: Pick<Coverage, 'surplus'>, leastRows: number): SpareBlock[] {
  checkInteger('spareBlocks', 'leastRows', leastRows, 1);
  checkObject('spareBlocks', 'coverage', coverage);
  checkList('spareBlocks', 'coverage.surplus', coverage.surplus);
  checkRows('spareBlocks', 'coverage.surplus', coverage.surplus, coverage.surplus.length);
  const spare = coverage.surplus.map((agents) => Math.floor(agents + 1e-9));
  const blocks: SpareBlock[] = [];
  const open: { from: number; people: number }[] = [];
  let height = 0;
  for (let row = 0; row <= spare.length; row++) {
    const next = spare[row] ?? 0;
    if (next > height) open.push({ from: row, people: next - height });
    for (let excess = height - next; excess > 0; ) {
      const layer = open[open.length - 1];
      if (!layer) break;
      const people = Math.min(excess, layer.people);
      if (row - layer.from >= leastRows) blocks.push({ from: layer.from, to: row, people });
      layer.people -= people;
      excess -= people;
      if (layer.people === 0) open.pop();
    }
    height = next;
  }
  return blocks.sort((a, b) => a.from - b.from || b.to - a.to);
}
