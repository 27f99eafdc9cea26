import { fc, test } from '@fast-check/vitest';
import { contractShortfallByRow, serviceShortfallByRow, valueOfContactInTime } from 'staffcast/contracts';
import { makeGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

const grid = makeGrid({ zone: 'UTC', from: '2026-11-11', days: 2, intervalSeconds: 21600 });
const queue = {
  volume: { grid, values: [80, 900, 800, null, 90, 1000, 700, 0] },
  requiredAgents: [3, 16, 14, 0, 3, 17, 12, 0],
  ahtSeconds: 300,
  patienceSeconds: 120,
  target: { withinSeconds: 20 },
};
const steps = [
  { below: 0.85, perDay: 4000 },
  { below: 0.6, perDay: 30000 },
];
const schedule = {
  per: 'day',
  penalties: steps.map(({ below, perDay }) => ({ below, amount: perDay })),
} as const;
const days = (...levels: number[]) =>
  levels.map((serviceLevel, day) => ({ offered: day === 0 ? 1780 : 1790, serviceLevel }));
/** The tiers at a value of a contact in time per day. */
const valued = (first: number, second: number, valuePerLostContact: number) => {
  const valuePerContactInTime = [...new Array<number>(4).fill(first), ...new Array<number>(4).fill(second)];
  return serviceShortfallByRow({ ...queue, valuePerContactInTime, valuePerLostContact });
};
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('contractShortfallByRow', () => {
  test.prop([fc.double({ min: 0, max: 0.84, noNaN: true }), share, fc.nat(9)], { numRuns: 40 })(
    'prices each day by its own penalties and each lost contact at its price',
    (low, any, pricePerContact) => {
      const contract = {
        billing: { kind: 'perContact', pricePerContact },
        serviceLevelPenalty: steps,
      } as const;
      const first = valueOfContactInTime(schedule, 1780, low);
      const second = valueOfContactInTime(schedule, 1790, Math.min(any, 0.849999));
      const found = contractShortfallByRow({ ...queue, contract, days: days(low, any) });
      expect(found).toEqual(valued(first, second, pricePerContact));
    },
  );

  it('prices a day that meets every step by the way to the last, and one without contacts not', () => {
    const last = valueOfContactInTime(schedule, 1780, 0.84);
    expect(last).toBeGreaterThan(0);
    const contract = { serviceLevelPenalty: steps };
    const empty = contractShortfallByRow({
      ...queue,
      contract,
      days: [days(0.95)[0]!, { offered: 0, serviceLevel: null }],
    });
    expect(empty).toEqual(valued(last, 0, 0));
  });

  it('knows days on which no service level is owed', () => {
    const contract = { serviceLevelPenalty: steps, excusedAbove: { dailyVolume: 1700, byShare: 0.05 } };
    const found = contractShortfallByRow({ ...queue, contract, days: days(0.7, 0.7) });
    const value = valueOfContactInTime(schedule, 1780, 0.7);
    expect(found).toEqual(valued(value, 0, 0));
  });

  it('takes another price of a lost contact, and a contract without any', () => {
    const contract = { billing: { kind: 'perSeatHour', pricePerSeatHour: 50 } } as const;
    const asked = { ...queue, contract, days: days(0.7, 0.7) };
    expect(contractShortfallByRow(asked)).toEqual(valued(0, 0, 0));
    expect(contractShortfallByRow({ ...asked, valuePerLostContact: 7 })).toEqual(valued(0, 0, 7));
  });

  it('names what does not fit', () => {
    const contract = { serviceLevelPenalty: steps };
    const asked = { ...queue, contract, days: days(0.7, 0.7) };
    expect(() => contractShortfallByRow({ ...asked, days: days(0.7) })).toThrow(
      'contractShortfallByRow: `days.length` must be 2, one entry per day of the volume, got 1',
    );
    expect(() => contractShortfallByRow({ ...asked, days: days(0.7, 70) })).toThrow(
      'contractShortfallByRow: `days[1].serviceLevel`',
    );
    expect(() => contractShortfallByRow({ ...asked, ahtSeconds: -1 })).toThrow(
      'contractShortfallByRow: `ahtSeconds`',
    );
    expect(() =>
      contractShortfallByRow({ ...asked, contract: { serviceLevelPenalty: [{ below: 85, perDay: 1 }] } }),
    ).toThrow('contractShortfallByRow: `contract.serviceLevelPenalty[0].below`');
  });
});
