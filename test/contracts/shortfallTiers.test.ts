import { fc, test } from '@fast-check/vitest';
import { checkShortfallTiers, type ShortfallTier, shortfallCostPerHour } from 'staffcast/contracts';
import { describe, expect, test as plainTest } from 'vitest';

const tiers: fc.Arbitrary<ShortfallTier[]> = fc
  .array(fc.record({ width: fc.integer({ min: 1, max: 9 }), dearer: fc.integer({ min: 0, max: 50 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((steps) => {
    let reached = 0;
    let price = 0;
    return steps.map(({ width, dearer }, index) => {
      reached += width;
      price += dearer;
      return { upToAgents: index === steps.length - 1 ? null : reached, costPerAgentHour: price };
    });
  });

describe('shortfall tiers', () => {
  test.prop([tiers, fc.nat(400), fc.nat(400)])(
    'cost never falls, and rises ever more steeply',
    (list, a, b) => {
      checkShortfallTiers('test', 'tiers', list);
      const cost = (quarters: number) => shortfallCostPerHour(list, quarters / 10)!;
      expect(cost(a + 1)).toBeGreaterThanOrEqual(cost(a) - 1e-9);
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(cost(high + 1) - cost(high)).toBeGreaterThanOrEqual(cost(low + 1) - cost(low) - 1e-6);
      expect(cost(0)).toBe(0);
    },
  );

  plainTest('fill in order, and a limited last tier forbids more', () => {
    const list = [
      { upToAgents: 5, costPerAgentHour: 60 },
      { upToAgents: 8, costPerAgentHour: 150 },
    ];
    expect([2, 5, 7, 8].map((agents) => shortfallCostPerHour(list, agents))).toEqual([120, 300, 600, 750]);
    expect(shortfallCostPerHour(list, 8.5)).toBeNull();
  });

  plainTest.each<[ShortfallTier[], string]>([
    [[], 'tiers'],
    [[{ upToAgents: 0, costPerAgentHour: 1 }], 'tiers[0].upToAgents'],
    [
      [
        { upToAgents: 3, costPerAgentHour: 5 },
        { upToAgents: null, costPerAgentHour: 4 },
      ],
      'tiers[1].costPerAgentHour',
    ],
    [
      [
        { upToAgents: null, costPerAgentHour: 5 },
        { upToAgents: null, costPerAgentHour: 6 },
      ],
      'tiers[0].upToAgents',
    ],
    [[{ upToAgents: 3, costPerAgentHour: Number.NaN }], 'tiers[0].costPerAgentHour'],
  ])('%#: bad tiers name the field', (list, path) => {
    expect(() => checkShortfallTiers('test', 'tiers', list)).toThrow(expect.objectContaining({ path }));
  });
});
