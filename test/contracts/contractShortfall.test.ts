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

/** What a contact fewer costs where people are taken away: at least its share of what is lost down to the next step. */
const kept = (offered: number, level: number) => {
  const [lost, over] = level < 0.6 ? [0, 1] : level < 0.85 ? [26_000, level] : [4000, level - 0.6];
  return Math.max(valueOfContactInTime(schedule, offered, level), lost / (over * offered));
};
const nobody = new Array<number>(8).fill(0);

describe('contractShortfallByRow', () => {
  test.prop([share, share, fc.nat(9)], { numRuns: 40 })(
    'prices each day by its own penalties and each lost contact at its price',
    (one, other, pricePerContact) => {
      const contract = {
        billing: { kind: 'perContact', pricePerContact },
        serviceLevelPenalty: steps,
      } as const;
      const asked = { ...queue, contract, days: days(one, other) };
      // Where nobody is present, whoever is missing is one more who would help.
      const first = valueOfContactInTime(schedule, 1780, one);
      const second = valueOfContactInTime(schedule, 1790, other);
      expect(contractShortfallByRow({ ...asked, presentAgents: nobody })).toEqual(
        valued(first, second, pricePerContact),
      );
      const found = contractShortfallByRow({ ...asked, presentAgents: queue.requiredAgents }).byRow.flat();
      const expected = valued(kept(1780, one), kept(1790, other), pricePerContact).byRow.flat();
      for (const [i, { upToAgents, costPerAgentHour }] of expected.entries()) {
        expect(found[i]!.upToAgents).toBe(upToAgents);
        expect(found[i]!.costPerAgentHour).toBeCloseTo(costPerAgentHour, 6);
      }
      expect(contractShortfallByRow(asked).byRow.flat()).toEqual(found);
    },
  );

  it('guards a step that is met: the more so, the less stands above it', () => {
    const contract = { serviceLevelPenalty: steps };
    const dearest = (level: number) =>
      Math.max(
        ...contractShortfallByRow({ ...queue, contract, days: days(level, 0) }).byRow[1]!.map(
          ({ costPerAgentHour }) => costPerAgentHour,
        ),
      );
    expect(dearest(0.86)).toBeGreaterThan(dearest(0.95));
    expect(dearest(0.95) / dearest(0.86)).toBeCloseTo((0.86 - 0.6) / (0.95 - 0.6), 6);
    // A step of no amount takes nothing from it.
    const free = { serviceLevelPenalty: [{ below: 0.97, perDay: 0 }, ...steps] };
    const asked = { ...queue, days: days(0.95, 0.95) };
    expect(contractShortfallByRow({ ...asked, contract: free })).toEqual(
      contractShortfallByRow({ ...asked, contract }),
    );
  });

  it('prices help and people who are taken away by themselves, where those present are given', () => {
    const contract = { serviceLevelPenalty: steps };
    // At 70 % help may save 4,000 more, and 26,000 may be lost again.
    const asked = { ...queue, contract, days: days(0.7, 0.7), tiers: 20 };
    const present = queue.requiredAgents.map((agents) => Math.max(0, agents - 5));
    const prices = (presentAgents: readonly number[]) =>
      contractShortfallByRow({ ...asked, presentAgents }).byRow[1]!.map((tier) => tier.costPerAgentHour);
    const [both, help, taken] = [present, nobody, queue.requiredAgents].map(prices);
    expect(both![0]).toBeLessThanOrEqual(help![0]! * (1 + 1e-9));
    expect(both!.at(-1)).toBeGreaterThan(1.5 * help!.at(-1)!);
    expect(both!.at(-1)).toBeLessThanOrEqual(taken!.at(-1)! * (1 + 1e-9));
    expect(taken!.at(-1)).toBeGreaterThan(2 * help!.at(-1)!);
  });

  it('prices a day without contacts not', () => {
    const contract = { serviceLevelPenalty: steps };
    const empty = contractShortfallByRow({
      ...queue,
      contract,
      days: [days(0.95)[0]!, { offered: 0, serviceLevel: null }],
    });
    expect(empty.byRow.slice(4)).toEqual(valued(0, 0, 0).byRow.slice(4));
    expect(empty.byRow[1]!.at(-1)!.costPerAgentHour).toBeGreaterThan(0);
  });

  it('knows days on which no service level is owed', () => {
    const contract = { serviceLevelPenalty: steps, excusedAbove: { dailyVolume: 1700, byShare: 0.05 } };
    const found = contractShortfallByRow({ ...queue, contract, days: days(0.5, 0.5) });
    expect(found).toEqual(valued(valueOfContactInTime(schedule, 1780, 0.5), 0, 0));
  });

  it('takes the price of the minutes of a lost contact where they are billed', () => {
    const contract = { billing: { kind: 'perHandledMinute', pricePerMinute: 0.6 } } as const;
    const { byRow } = contractShortfallByRow({ ...queue, contract, days: days(0.7, 0.7) });
    for (const [i, { costPerAgentHour }] of byRow.flat().entries())
      expect(costPerAgentHour).toBeCloseTo(valued(0, 0, 3).byRow.flat()[i]!.costPerAgentHour, 9);
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
