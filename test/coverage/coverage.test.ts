import fc from 'fast-check';
import { coverage, spareBlocks } from 'staffcast/coverage';
import { makeGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const grid = makeGrid({ zone: 'Europe/Berlin', from: '2026-10-24', days: 3, intervalSeconds: 1800 });
const agents = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: grid.length, maxLength: grid.length });
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe('coverage', () => {
  it('surplus − shortfall = present − required, and never both are positive', () => {
    fc.assert(
      fc.property(agents, agents, (required, present) => {
        const { surplus, shortfall } = coverage({ grid, required, present });
        for (let row = 0; row < grid.length; row++) {
          expect(surplus[row]! - shortfall[row]!).toBe(present[row]! - required[row]!);
          expect(Math.min(surplus[row]!, shortfall[row]!)).toBe(0);
        }
      }),
    );
  });

  it('hours add up: rows to days to the whole, also on the day of 25 hours', () => {
    fc.assert(
      fc.property(agents, agents, (required, present) => {
        const { surplus, shortfall, days, total } = coverage({ grid, required, present });
        expect(total.surplusHours).toBeCloseTo(sum(surplus) / 2, 9);
        expect(total.shortfallHours).toBeCloseTo(sum(days.map((day) => day.shortfallHours)), 9);
        expect(total.shortfallHours).toBeCloseTo(sum(shortfall) / 2, 9);
        expect(total.surplusHours - total.shortfallHours).toBeCloseTo(
          total.presentHours - total.requiredHours,
          6,
        );
        expect(total.deepestShortfall).toBe(Math.max(...shortfall));
        expect(total.shortRows).toBe(shortfall.filter((n) => n > 0).length);
      }),
    );
  });

  it('splitting every interval conserves the hours, and joining them again gives the same day', () => {
    const finer = makeGrid({ zone: 'Europe/Berlin', from: '2026-10-24', days: 3, intervalSeconds: 900 });
    const split = (list: readonly number[]) => list.flatMap((n) => [n, n]);
    fc.assert(
      fc.property(agents, agents, (required, present) => {
        const whole = coverage({ grid, required, present });
        const halves = coverage({ grid: finer, required: split(required), present: split(present) });
        expect(halves.surplus).toEqual(split(whole.surplus));
        for (const [i, day] of whole.days.entries()) {
          expect(halves.days[i]!.surplusHours).toBeCloseTo(day.surplusHours, 9);
          expect(halves.days[i]!.shortfallHours).toBeCloseTo(day.shortfallHours, 9);
        }
        expect(halves.total.presentHours).toBeCloseTo(whole.total.presentHours, 9);
        expect(halves.total.deepestShortfall).toBe(whole.total.deepestShortfall);
      }),
    );
  });

  it('a daily row lasts as long as its day', () => {
    const daily = makeGrid({ zone: 'Europe/Berlin', from: '2026-10-24', days: 2, intervalSeconds: 86_400 });
    const { days } = coverage({ grid: daily, required: [1, 1], present: [0, 0] });
    expect(days.map((day) => day.shortfallHours)).toEqual([24, 25]);
  });

  it('refuses negative people and lists of another length', () => {
    const zeros = new Array<number>(grid.length).fill(0);
    expect(() => coverage({ grid, required: [1], present: zeros })).toThrow(
      expect.objectContaining({ path: 'required.length' }),
    );
    expect(() => coverage({ grid, required: zeros, present: [-1, ...zeros.slice(1)] })).toThrow(
      expect.objectContaining({ path: 'present[0]', code: 'out-of-range' }),
    );
  });
});

describe('spare blocks', () => {
  it('with one row as the least length the blocks rebuild the surplus exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }), (surplus) => {
        const rebuilt = surplus.map(() => 0);
        for (const block of spareBlocks({ surplus }, 1)) {
          for (let row = block.from; row < block.to; row++) rebuilt[row]! += block.people;
        }
        expect(rebuilt).toEqual(surplus);
      }),
    );
  });

  it('longer least lengths never promise more people than are spare, and only long enough blocks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (surplus, least) => {
          const used = surplus.map(() => 0);
          for (const block of spareBlocks({ surplus }, least)) {
            expect(block.to - block.from).toBeGreaterThanOrEqual(least);
            expect(block.people).toBeGreaterThan(0);
            for (let row = block.from; row < block.to; row++) used[row]! += block.people;
          }
          for (const [row, people] of used.entries())
            expect(people).toBeLessThanOrEqual(surplus[row]! + 1e-9);
        },
      ),
    );
  });
});
