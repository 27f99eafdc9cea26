import { fc, test } from '@fast-check/vitest';
import { checkShortfallTiers, serviceShortfallTiers, shortfallCostPerHour } from 'staffcast/contracts';
import { queuePerformance } from 'staffcast/queueing';
import { describe, expect, test as plainTest } from 'vitest';

const inputs = fc.record({
  load: fc.record({
    volume: fc.integer({ min: 0, max: 800 }),
    intervalSeconds: fc.constantFrom(900, 1800),
    ahtSeconds: fc.integer({ min: 60, max: 400 }),
    patienceSeconds: fc.constantFrom(60, 120, 240),
  }),
  requiredAgents: fc.integer({ min: 0, max: 120 }),
  target: fc.constant({ withinSeconds: 20 }),
  valuePerContactInTime: fc.integer({ min: 0, max: 9 }),
  valuePerLostContact: fc.integer({ min: 0, max: 9 }),
  tiers: fc.integer({ min: 1, max: 5 }),
});

describe('serviceShortfallTiers', () => {
  test.prop([inputs], { numRuns: 60 })(
    'are valid tiers, and losing everyone costs what the queue says',
    (input) => {
      const tiers = serviceShortfallTiers(input);
      checkShortfallTiers('test', 'tiers', tiers);
      expect(tiers.length).toBeLessThanOrEqual(input.tiers);
      const { load, requiredAgents, target } = input;
      const perHour = (agents: number) => {
        const { serviceLevel, abandonment } = queuePerformance(load, agents, target);
        const value =
          input.valuePerContactInTime * (1 - serviceLevel) + input.valuePerLostContact * abandonment;
        return (value * load.volume * 3600) / load.intervalSeconds;
      };
      const all = shortfallCostPerHour(tiers, requiredAgents)!;
      expect(all).toBeCloseTo(perHour(0) - perHour(requiredAgents), 5);
    },
  );

  plainTest('a deeper shortage costs more per agent, in the founding case', () => {
    const tiers = serviceShortfallTiers({
      load: { volume: 600, intervalSeconds: 1800, ahtSeconds: 240, patienceSeconds: 120 },
      requiredAgents: 86,
      target: { withinSeconds: 20 },
      valuePerContactInTime: 2,
      valuePerLostContact: 6,
    });
    expect(tiers[0]!.costPerAgentHour).toBeGreaterThan(0);
    expect(tiers[tiers.length - 1]!.costPerAgentHour).toBeGreaterThan(tiers[0]!.costPerAgentHour);
    // At the deep end an agent saves whole contacts: 15 an hour at 2 + 6 each.
    expect(tiers[tiers.length - 1]!.costPerAgentHour).toBeLessThanOrEqual(15 * 8 + 1e-9);
  });
});
