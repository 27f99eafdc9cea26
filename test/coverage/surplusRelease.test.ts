import fc from 'fast-check';
import { surplusRelease } from 'staffcast/coverage';
import { queuePerformance } from 'staffcast/queueing';
import { makeGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 7200 });
const target = { target: 0.8, withinSeconds: 20 };
const rows = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 12, maxLength: 12 });

describe('releasing surplus', () => {
  it('leaves every row its target on the share of paths promised; a surer target releases no more', () => {
    fc.assert(
      fc.property(
        rows(fc.double({ min: 10, max: 600, noNaN: true })),
        rows(fc.nat(40)),
        fc.constantFrom(1, 2, 3),
        (values, present, leastRows) => {
          const paths = [0.7, 0.85, 1, 1.15, 1.3].map((factor) => values.map((v) => v * factor));
          const found = surplusRelease({
            scenarios: { grid, paths },
            ahtSeconds: 240,
            patienceSeconds: 120,
            target,
            present,
            leastRows,
            probabilities: [0.5, 0.8, 0.95],
          });
          for (const [i, { probability, blocks, hours }] of found.entries()) {
            if (i > 0) expect(hours).toBeLessThanOrEqual(found[i - 1]!.hours);
            const left = [...present];
            for (const { from, to, people } of blocks) {
              expect(to - from).toBeGreaterThanOrEqual(leastRows);
              for (let row = from; row < to; row++) left[row]! -= people;
            }
            for (const [row, agents] of left.entries()) {
              if (agents === present[row]) continue;
              const kept = paths.filter((path) => {
                const load = {
                  volume: path[row]!,
                  intervalSeconds: 7200,
                  ahtSeconds: 240,
                  patienceSeconds: 120,
                };
                return queuePerformance(load, agents, target).serviceLevel >= 0.8;
              });
              expect(kept.length / 5).toBeGreaterThanOrEqual(probability);
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
