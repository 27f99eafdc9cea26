import {
  checkAs,
  checkFields,
  checkFraction,
  checkLength,
  checkList,
  checkObject,
  type FieldNames,
} from '../errors/index.ts';
import { type ChanceOptions, chanceRequirement } from '../staffing/index.ts';
import { checkGrid } from '../time/index.ts';
import { coverage } from './coverage.ts';
import { type SpareBlock, spareBlocks } from './spareBlocks.ts';

/** What {@link surplusRelease} takes. */
export interface ReleaseOptions
  extends Omit<ChanceOptions, 'probability' | 'per' | 'floor' | 'onProgress' | 'signal'> {
  /** Agents present on the phone per row, 0 or more. */
  readonly present: readonly number[];
  /** Chances in (0, 1) that a row keeps its target; default 0.8, 0.9, 0.95, 0.99. */
  readonly probabilities?: readonly number[];
  /** Shortest useful block, rows; default 1. */
  readonly leastRows?: number;
}

const optionFields: FieldNames<ReleaseOptions> = {
  scenarios: true,
  ahtSeconds: true,
  patienceSeconds: true,
  target: true,
  present: true,
  probabilities: true,
  leastRows: true,
  shrinkage: true,
  minimumAgents: true,
  openingHours: true,
};

/** Who can go at one level of risk. */
export interface Release {
  /** Chance that each row still meets its target once these people are gone. */
  readonly probability: number;
  /** Agents that each row keeps at least. */
  readonly kept: readonly number[];
  /** Whole people free in one piece: for training, leave or lending. */
  readonly blocks: readonly SpareBlock[];
  /** Person-hours in the blocks. */
  readonly hours: number;
}

/**
 * How many people can be released when, and at what risk: for each chance, the surplus over the requirement of that
 * quantile of volume, cut into blocks. The surer the target must be, the fewer can go.
 *
 * @throws StaffcastError as `chanceRequirement` and `coverage` do.
 * @example
 * ```ts
 * import { surplusRelease } from 'staffcast/coverage';
 * import { makeGrid } from 'staffcast/time';
 * const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
 * surplusRelease({
 *   scenarios: { grid, paths: [[2000, 4000], [2400, 4800], [2800, 5600]] },
 *   ahtSeconds: 180,
 *   target: { target: 0.8, withinSeconds: 20 },
 *   present: [20, 30],
 *   probabilities: [0.6, 0.9],
 * }).map(({ hours }) => hours); // fewer hours at 0.9 than at 0.6
 * ```
 */
export function surplusRelease(options: ReleaseOptions): Release[] {
  checkFields('surplusRelease', 'options', options, optionFields);
  const { present, probabilities = [0.8, 0.9, 0.95, 0.99], leastRows = 1, ...chance } = options;
  checkObject('surplusRelease', 'scenarios', options.scenarios);
  const { grid } = options.scenarios;
  checkGrid('surplusRelease', 'scenarios.grid', grid);
  checkList('surplusRelease', 'probabilities', probabilities);
  checkLength('surplusRelease', 'present', present, grid.length);
  return probabilities.map((probability, i) => {
    checkFraction('surplusRelease', `probabilities[${i}]`, probability, 'open');
    const { kept, blocks } = checkAs('surplusRelease', () => {
      const required = chanceRequirement({ ...chance, probability, per: 'interval' }).agents;
      return { kept: required, blocks: spareBlocks(coverage({ grid, required, present }), leastRows) };
    });
    const rows = blocks.reduce((sum, { from, to, people }) => sum + (to - from) * people, 0);
    return { probability, kept, blocks, hours: (rows * grid.intervalSeconds) / 3600 };
  });
}
