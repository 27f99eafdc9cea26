import fc from 'fast-check';
import { type Contract, settleDay } from 'staffcast/contracts';
import { describe, expect, it } from 'vitest';

const day = { offered: 20_000, answered: 17_000, serviceLevel: 0.56, seatHours: 1400 };
const steps = [
  { below: 0.85, perDay: 2000 },
  { below: 0.75, perDay: 5000 },
  { below: 0.6, perDay: 9000 },
];

describe('settling a day', () => {
  it('bills contacts answered or seats provided', () => {
    expect(settleDay({ billing: { kind: 'perContact', pricePerContact: 6 } }, day).revenue).toBe(102_000);
    expect(settleDay({ billing: { kind: 'perSeatHour', pricePerSeatHour: 50 } }, day).revenue).toBe(70_000);
    expect(settleDay({}, day)).toEqual({ revenue: 0, penalty: 0, excused: false });
  });

  it('the lowest step reached counts, whatever the order of the steps', () => {
    const penalty = (serviceLevel: number | null, list = steps) =>
      settleDay({ serviceLevelPenalty: list }, { ...day, serviceLevel }).penalty;
    expect([0.9, 0.85, 0.8, 0.7, 0.56, 0].map((sl) => penalty(sl))).toEqual([0, 0, 2000, 5000, 9000, 9000]);
    expect(penalty(0.7, [...steps].reverse())).toBe(5000);
    expect(penalty(null)).toBe(0);
  });

  it('with steps that rise as the level falls, a better service level never costs more', () => {
    const level = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(level, level, (a, b) => {
        const at = (serviceLevel: number) =>
          settleDay({ serviceLevelPenalty: steps }, { ...day, serviceLevel }).penalty;
        expect(at(Math.max(a, b))).toBeLessThanOrEqual(at(Math.min(a, b)));
      }),
    );
  });

  it('a day beyond the client’s forecast is excused, the bound itself is not', () => {
    const contract: Contract = {
      serviceLevelPenalty: steps,
      excusedAbove: { dailyVolume: 16_000, byShare: 0.25 },
    };
    expect(settleDay(contract, day)).toMatchObject({ penalty: 9000, excused: false });
    expect(settleDay(contract, { ...day, offered: 20_001 })).toMatchObject({ penalty: 0, excused: true });
    expect(settleDay(contract, { ...day, offered: 20_001, serviceLevel: 0.9 }).excused).toBe(false);
  });

  it('mistakes name their field', () => {
    expect(() => settleDay({}, { ...day, serviceLevel: 56 })).toThrow(
      expect.objectContaining({ code: 'percentage' }),
    );
    expect(() => settleDay({ serviceLevelPenalty: [{ below: 85, perDay: 1 }] }, day)).toThrow(
      expect.objectContaining({ path: 'contract.serviceLevelPenalty[0].below' }),
    );
  });
});
