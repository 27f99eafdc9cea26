import fc from 'fast-check';
import {
  explainRequirement,
  presentAgents,
  requirement,
  rosterCounts,
  shrinkageParts,
  shrinkagePerRow,
  withoutShrinkage,
} from 'staffcast/staffing';
import { makeGrid, makeSeries } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const share = fc.double({ min: 0, max: 0.6, noNaN: true });
const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 14_400 });
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe('shrinkage by category', () => {
  it('the parts sum to the whole, in groups as well as flat', () => {
    fc.assert(
      fc.property(
        share,
        fc.array(share, { minLength: 3, maxLength: 3 }),
        share,
        (breaks, training, sickness) => {
          const grouped = { planned: { breaks, training }, unplanned: { sickness } };
          const parts = shrinkageParts(grouped, 3);
          expect(parts.map(({ name }) => name)).toEqual([
            'planned.breaks',
            'planned.training',
            'unplanned.sickness',
          ]);
          const flat = shrinkagePerRow({ breaks, training, sickness }, 3);
          for (const row of [0, 1, 2]) {
            expect(sum(parts.map((part) => part.share[row]!))).toBeCloseTo(flat[row]!, 12);
            expect(shrinkagePerRow(grouped, 3)[row]).toBe(flat[row]);
          }
        },
      ),
    );
  });

  it('explained people by category sum to the shrinkage of the row', () => {
    fc.assert(
      fc.property(share, share, fc.integer({ min: 1, max: 3000 }), (breaks, sickness, volume) => {
        const { rows, hours, shrinkageHours } = explainRequirement({
          volume: makeSeries(grid, new Array(6).fill(volume)),
          ahtSeconds: 240,
          targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
          shrinkage: { planned: { breaks }, unplanned: { sickness } },
        });
        for (const row of rows)
          expect(sum(row.shrinkage.map(({ people }) => people))).toBeCloseTo(row.parts.shrinkage, 8);
        expect(sum(shrinkageHours.map((part) => part.hours))).toBeCloseTo(hours.shrinkage, 6);
      }),
      { numRuns: 20 },
    );
  });

  it('round trip: the roster of a requirement has the agents needed present', () => {
    fc.assert(
      fc.property(share, share, fc.integer({ min: 0, max: 4000 }), (breaks, sickness, volume) => {
        const shrinkage = { planned: { breaks }, unplanned: { sickness } };
        const { agents, rostered } = requirement({
          volume: makeSeries(grid, new Array(6).fill(volume)),
          ahtSeconds: 240,
          targets: { serviceLevel: { target: 0.8, withinSeconds: 20 } },
          shrinkage,
        });
        for (const [row, present] of presentAgents({ rostered, shrinkage }).entries())
          expect(present).toBeGreaterThanOrEqual(agents[row]! - 1e-6);
      }),
      { numRuns: 40 },
    );
  });

  it('breaks that stand in the roster are not taken off a second time', () => {
    const shrinkage = { planned: { breaks: 1 / 8, training: 0.04 }, unplanned: { sickness: 0.05 } };
    const half = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 1, intervalSeconds: 3600 });
    const shift = { from: '08:00', to: '16:00', people: 40 };
    const hours = (rostered: readonly number[], inRoster: readonly string[]) =>
      sum(presentAgents({ rostered, shrinkage, inRoster }));
    const plain = hours(rosterCounts(half, [shift]), []);
    const pause = { from: '12:00', to: '13:00' };
    const held = hours(rosterCounts(half, [{ ...shift, breaks: [pause] }]), ['planned.breaks']);
    expect(held).toBeCloseTo(plain, 9);
    expect(hours(rosterCounts(half, [shift]), ['planned'])).toBeCloseTo(40 * 8 * 0.95, 9);
  });

  it('leaves the rest as it was; mistakes name their field', () => {
    const shrinkage = { planned: { breaks: 0.1, training: 0.03 }, unplanned: { sickness: 0.05 } };
    expect(withoutShrinkage(shrinkage, [])).toBe(shrinkage);
    expect(withoutShrinkage(shrinkage, ['planned'])).toEqual({ unplanned: { sickness: 0.05 } });
    expect(withoutShrinkage(shrinkage, ['planned.breaks', 'unplanned.sickness'])).toEqual({
      planned: { training: 0.03 },
      unplanned: {},
    });
    for (const name of ['lunch', 'planned.lunch', 'planned.breaks.long', ''])
      expect(() => withoutShrinkage(shrinkage, ['planned.training', name])).toThrow(
        expect.objectContaining({ path: 'names[1]' }),
      );
    expect(() => withoutShrinkage(0.3, ['breaks'])).toThrow(expect.objectContaining({ path: 'names[0]' }));
    expect(() => shrinkageParts({ planned: { breaks: 10 } }, 1)).toThrow(
      expect.objectContaining({ path: 'shrinkage.planned.breaks', code: 'percentage' }),
    );
    expect(() => presentAgents({ rostered: [-1], shrinkage: 0 })).toThrow(
      expect.objectContaining({ path: 'rostered[0]' }),
    );
    expect(() => shrinkagePerRow({ breaks: 'many' as unknown as number }, 1)).toThrow(
      expect.objectContaining({ path: 'shrinkage.breaks', code: 'wrong-type' }),
    );
  });
});
