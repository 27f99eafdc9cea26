import { fc, test } from '@fast-check/vitest';
import {
  checkShortfallTiers,
  serviceShortfallByRow,
  serviceShortfallTiers,
  shortfallCostPerHour,
} from 'staffcast/contracts';
import { queuePerformance } from 'staffcast/queueing';
import { makeGrid } from 'staffcast/time';
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

describe('serviceShortfallByRow', () => {
  const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 43200 });
  const each = { target: { withinSeconds: 20 }, valuePerContactInTime: 2, valuePerLostContact: 6 };
  const aht = fc.integer({ min: 60, max: 400 });

  test.prop([fc.tuple(aht, aht)], { numRuns: 20 })(
    'prices every row at its own handle time',
    (ahtSeconds) => {
      const queue = { patienceSeconds: 120, intervalSeconds: 43200 };
      const volume = { grid, values: [4800, 3600] };
      const rows = { volume, requiredAgents: [29, 22], patienceSeconds: 120, ...each };
      const { byRow } = serviceShortfallByRow({ ...rows, ahtSeconds });
      for (const [row, tiers] of byRow.entries()) {
        const load = { ...queue, volume: volume.values[row]!, ahtSeconds: ahtSeconds[row]! };
        const requiredAgents = rows.requiredAgents[row]!;
        expect(tiers).toEqual(serviceShortfallTiers({ load, requiredAgents, tiers: 3, ...each }));
      }
      const same = serviceShortfallByRow({ ...rows, ahtSeconds: [ahtSeconds[0], ahtSeconds[0]] });
      expect(same).toEqual(serviceShortfallByRow({ ...rows, ahtSeconds: ahtSeconds[0] }));
    },
  );
});
