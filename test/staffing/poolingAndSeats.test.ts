import fc from 'fast-check';
import { poolingGain, requirement, seatLimit } from 'staffcast/staffing';
import { makeGrid, makeSeries } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 14_400 });
const volumes = fc.array(fc.oneof(fc.constant(null), fc.double({ min: 0, max: 900, noNaN: true })), {
  minLength: 6,
  maxLength: 6,
});
const targets = { serviceLevel: { target: 0.8, withinSeconds: 20 } };

describe('pooling', () => {
  it('one team for demands of the same handle time never needs more than a team each', () => {
    fc.assert(
      fc.property(volumes, volumes, fc.constantFrom(undefined, 120), (a, b, patienceSeconds) => {
        const found = poolingGain({
          demands: [
            { id: 'zh', volume: makeSeries(grid, a), ahtSeconds: 240 },
            { id: 'en', volume: makeSeries(grid, b), ahtSeconds: 240 },
          ],
          targets,
          ...(patienceSeconds ? { patienceSeconds } : {}),
        });
        for (const [row, agents] of found.pooled.entries())
          expect(agents).toBeLessThanOrEqual(
            found.separate[0]!.agents[row]! + found.separate[1]!.agents[row]!,
          );
        expect(found.gainHours).toBeCloseTo(found.separateHours - found.pooledHours, 9);
      }),
      { numRuns: 40 },
    );
  });

  it('alone it gains nothing, and the pool carries the load of all', () => {
    const volume = makeSeries(grid, [100, null, 300, 400, 0, 600]);
    const alone = poolingGain({ demands: [{ id: 'zh', volume, ahtSeconds: 240 }], targets });
    expect(alone.gainHours).toBe(0);
    const two = poolingGain({
      demands: [
        { id: 'zh', volume, ahtSeconds: 200 },
        { id: 'en', volume, ahtSeconds: 280 },
      ],
      targets,
    });
    const double = makeSeries(
      grid,
      volume.values.map((v) => (v === null ? null : 2 * v)),
    );
    expect(two.pooled).toEqual(requirement({ volume: double, ahtSeconds: 240, targets }).agents);
    expect(() => poolingGain({ demands: [], targets })).toThrow(expect.objectContaining({ path: 'demands' }));
  });
});

describe('seats', () => {
  it('seated + unseated = rostered, and nobody beyond the seats', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(900), { minLength: 1, maxLength: 20 }), fc.nat(600), (rostered, seats) => {
        const { seated, unseated, rowsOver } = seatLimit(rostered, seats);
        for (const [row, people] of rostered.entries()) {
          expect(seated[row]! + unseated[row]!).toBe(people);
          expect(seated[row]).toBeLessThanOrEqual(seats);
          expect(rowsOver.includes(row)).toBe(people > seats);
        }
      }),
    );
    expect(() => seatLimit([1], 1.5)).toThrow(expect.objectContaining({ path: 'seats' }));
  });
});
