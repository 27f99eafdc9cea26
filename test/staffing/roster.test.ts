import fc from 'fast-check';
import { availableOf, rosterCounts, rosteredFor, shrinkagePerRow } from 'staffcast/staffing';
import { makeGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

describe('shrinkage', () => {
  const share = fc.double({ min: 0, max: 0.9, noNaN: true });

  it('round trip: the people rostered leave the agents needed, and one fewer would not', () => {
    fc.assert(
      fc.property(fc.nat(5000), share, (agents, shrinkage) => {
        const rostered = rosteredFor(agents, shrinkage);
        expect(availableOf(rostered, shrinkage)).toBeGreaterThanOrEqual(agents);
        if (rostered > 0) expect((rostered - 1) * (1 - shrinkage)).toBeLessThan(agents);
      }),
    );
  });

  it('decimal fractions round as on paper', () => {
    expect(rosteredFor(21, 0.3)).toBe(30);
    expect(rosteredFor(22, 0.3)).toBe(32);
    expect(availableOf(30, 0.3)).toBe(21);
    for (let agents = 1; agents <= 2000; agents++) {
      expect(rosteredFor(7 * agents, 0.3)).toBe(10 * agents);
      expect(availableOf(10 * agents, 0.3)).toBe(7 * agents);
    }
  });

  it('categories combine as a product of availabilities, in any order', () => {
    fc.assert(
      fc.property(share, share, share, (a, b, c) => {
        const [combined] = shrinkagePerRow({ breaks: a, training: b, sickness: c }, 1);
        expect(combined).toBeCloseTo(1 - (1 - a) * (1 - b) * (1 - c), 12);
        expect(combined).toBeCloseTo(shrinkagePerRow({ c, b, a }, 1)[0]!, 12);
        expect(combined).toBeLessThanOrEqual(a + b + c + 1e-12);
      }),
    );
  });

  it('categories may be given per row', () => {
    expect([...shrinkagePerRow({ breaks: [0, 0.5], leave: 0.2 }, 2)]).toEqual([
      expect.closeTo(0.2),
      expect.closeTo(0.6),
    ]);
    expect(() => shrinkagePerRow({ breaks: [0.1] }, 2)).toThrow(
      expect.objectContaining({ path: 'shrinkage.breaks.length' }),
    );
    expect(() => shrinkagePerRow([0.1, 1], 2)).toThrow(expect.objectContaining({ path: 'shrinkage[1]' }));
  });

  it('a percentage is an error that says so', () => {
    expect(() => rosteredFor(21, 30)).toThrow(/percentage: write 0.3/);
    expect(() => shrinkagePerRow({ breaks: 8 }, 1)).toThrow(expect.objectContaining({ code: 'percentage' }));
  });
});

describe('roster counts', () => {
  const week = makeGrid({ zone: 'Asia/Shanghai', from: '2026-11-09', days: 7, intervalSeconds: 1800 });

  it('person-hours are people × length × days, less breaks', () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 4, max: 17 }),
        (people, start, length) => {
          const clock = (half: number) =>
            `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
          const shift = { from: clock(start), to: clock(start + length), people };
          const pause = { from: clock(start + 2), to: clock(start + 3) };
          const total = (breaks: (typeof pause)[]) =>
            rosterCounts(week, [{ ...shift, breaks }]).reduce((a, b) => a + b);
          expect(total([])).toBe(people * length * 7);
          expect(total([pause])).toBe(people * (length - 1) * 7);
        },
      ),
    );
  });

  it('a night shift runs into the next day and counts once', () => {
    const counts = rosterCounts(week, [
      { from: '22:00', to: '06:00', people: 5, breaks: [{ from: '02:00', to: '02:30' }] },
    ]);
    expect(counts.slice(0, 14)).toEqual([5, 5, 5, 5, 0, 5, 5, 5, 5, 5, 5, 5, 0, 0]);
    expect(counts[44]).toBe(5);
    const friday = rosterCounts(week, [{ weekdays: ['friday'], from: '22:00', to: '06:00', people: 1 }]);
    expect(friday.reduce((a, b) => a + b)).toBe(16);
    expect(friday.slice(5 * 48, 5 * 48 + 13)).toEqual([...new Array(12).fill(1), 0]);
  });

  it('dates limit on which days a shift begins', () => {
    const shift = { from: '09:00', to: '10:00', people: 2, fromDate: '2026-11-10', toDate: '2026-11-11' };
    expect(rosterCounts(week, [shift]).reduce((a, b) => a + b)).toBe(8);
  });

  it('a skipped hour is not worked and a doubled one is worked twice', () => {
    const hours = (from: string) =>
      rosterCounts(makeGrid({ zone: 'Europe/Berlin', from, days: 1, intervalSeconds: 3600 }), [
        { from: '00:00', to: '06:00', people: 1 },
      ]).reduce((a, b) => a + b);
    expect([hours('2026-03-29'), hours('2026-06-01'), hours('2026-10-25')]).toEqual([5, 6, 7]);
  });

  it('a roster of nobody is valid; bad shifts name their field', () => {
    expect(rosterCounts(week, []).every((count) => count === 0)).toBe(true);
    const shift = { from: '09:00', to: '17:00', people: 3 };
    expect(() => rosterCounts(week, [{ ...shift, people: 2.5 }])).toThrow(
      expect.objectContaining({ path: 'shifts[0].people' }),
    );
    expect(() => rosterCounts(week, [{ ...shift, to: '5pm' }])).toThrow(
      expect.objectContaining({ path: 'shifts[0].to' }),
    );
    expect(() => rosterCounts(week, [{ ...shift, breaks: [{ from: '16:30', to: '17:30' }] }])).toThrow(
      /inside the shift/,
    );
  });
});
