import { localClock } from '../../time/index.ts';
import { clockOf } from '../answer/wording.ts';
import type { SurplusUse } from './surplusPlan.ts';
import type { SurplusProblem } from './surplusProblem.ts';

/** When each block is, by its id. */
export type BlockTimes = ReadonlyMap<string, Pick<SurplusUse, 'date' | 'blockId' | 'clock'>>;

export function blockTimes({ grid, blocks }: Pick<SurplusProblem, 'grid' | 'blocks'>): BlockTimes {
  const clock = localClock(grid);
  return new Map(
    blocks.map((block) => {
      const { id: blockId, date } = block;
      return [blockId, { date, blockId, clock: clockOf(clock, grid.intervalSeconds, block) }];
    }),
  );
}
