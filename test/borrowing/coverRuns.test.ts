import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as plainTest } from 'vitest';
import { coverRuns } from '../../src/borrowing/search/coverRuns.ts';
import { slowRunCost } from './slowCost.ts';

const run = { days: 2, costPerStart: 40, costPerDay: 5 };

describe('coverRuns', () => {
  plainTest('people go home when they are not needed and have served, or wait when that is cheaper', () => {
    expect(coverRuns([2, 2, 0, 0, 0], run)).toMatchObject({
      assigned: [2, 2, 0, 0, 0],
      cost: 2 * 40 + 4 * 5,
    });
    expect(coverRuns([1, 0, 0], run)).toMatchObject({ assigned: [1, 1, 0], cost: 40 + 2 * 5 });
    expect(coverRuns([1, 1, 0, 0, 1], run)).toMatchObject({ assigned: [1, 1, 1, 1, 1], cost: 40 + 5 * 5 });
    expect(coverRuns([0, 0, 3], run)).toMatchObject({ starts: [0, 0, 3], cost: 3 * 40 + 3 * 5 });
  });

  test.prop(
    [
      fc.array(fc.nat(2), { minLength: 1, maxLength: 6 }),
      fc.record({ days: fc.integer({ min: 1, max: 3 }), costPerStart: fc.nat(20), costPerDay: fc.nat(6) }),
    ],
    { numRuns: 200 },
  )('covers every day, keeps everyone for the run, and is seldom far from the cheapest', (needed, terms) => {
    const { assigned, starts, cost } = coverRuns(needed, terms);
    for (const [day, people] of needed.entries()) {
      expect(assigned[day]!).toBeGreaterThanOrEqual(people);
      const bound = starts.slice(Math.max(0, day - terms.days + 1), day + 1).reduce((sum, n) => sum + n, 0);
      expect(assigned[day]!).toBeGreaterThanOrEqual(bound);
      expect(starts[day]!).toBeGreaterThanOrEqual(assigned[day]! - (assigned[day - 1] ?? 0));
    }
    const source = {
      id: 's',
      kind: 'reserve',
      people: 2,
      costPerHour: 0,
      links: [],
      minimumRun: terms,
    } as const;
    expect(cost).toBeGreaterThanOrEqual(slowRunCost(source, needed) - 1e-9);
  });
});
