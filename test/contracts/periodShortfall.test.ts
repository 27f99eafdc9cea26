import { fc, test } from '@fast-check/vitest';
import {
  type ContractDay,
  contractShortfallByRow,
  type PeriodContract,
  periodShortfallByRow,
  serviceShortfallByRow,
  settlePeriods,
  valueOfContactInTime,
} from 'staffcast/contracts';
import { addDays, makeGrid } from 'staffcast/time';
import { describe, expect, it } from 'vitest';

/** 29 and 30 November, the last two days of a month. */
const grid = makeGrid({ zone: 'UTC', from: '2026-11-29', days: 2, intervalSeconds: 43200 });
const queue = {
  volume: { grid, values: [900, 800, 1000, null] },
  requiredAgents: [12, 11, 13, 0],
  ahtSeconds: 300,
  patienceSeconds: 120,
  target: { withinSeconds: 20 },
};
const day = (date: string, offered: number, serviceLevel: number | null): ContractDay => ({
  ...{ date, offered, serviceLevel, answered: offered, seatHours: 100 },
});
const planned = (first: number, second: number) => [
  day('2026-11-29', 1700, first),
  day('2026-11-30', 1000, second),
];
const earlier = (serviceLevel: number, days = 20, offered = 1500) =>
  Array.from({ length: days }, (_, i) => day(addDays('2026-11-01', i), offered, serviceLevel));
const monthly = (penalties: readonly { below: number; amount: number }[]): PeriodContract => ({
  period: 'month',
  serviceLevel: { per: 'month', penalties },
});
const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const bothOf = async (contract: PeriodContract, days: readonly ContractDay[]) =>
  (await periodShortfallByRow({ ...queue, contract, days })).valueByDay;
const valuesOf = async (contract: PeriodContract, days: readonly ContractDay[]) =>
  (await bothOf(contract, days)).map((each) => each.perContactInTime);

describe('periodShortfallByRow', () => {
  test.prop([share, share], { numRuns: 30 })(
    'prices days settled by themselves as a daily contract',
    async (a, b) => {
      const steps = [
        { below: 0.85, amount: 4000 },
        { below: 0.6, amount: 30000 },
      ];
      const contract: PeriodContract = { period: 'month', serviceLevel: { per: 'day', penalties: steps } };
      const found = await periodShortfallByRow({ ...queue, contract, days: planned(a, b) });
      const daily = contractShortfallByRow({
        ...queue,
        days: planned(a, b),
        contract: { serviceLevelPenalty: steps.map(({ below, amount }) => ({ below, perDay: amount })) },
      });
      expect(found.byRow.length).toBe(daily.byRow.length);
      for (const [row, tiers] of found.byRow.entries())
        for (const [t, { costPerAgentHour }] of tiers.entries())
          expect(costPerAgentHour).toBeCloseTo(daily.byRow[row]![t]!.costPerAgentHour, 6);
    },
  );

  test.prop([share, share, share, fc.integer({ min: 1, max: 20 })], { numRuns: 60 })(
    'pays back over the whole way to the step, and not where the step is out of reach or cannot be lost',
    async (past, first, second, days) => {
      const all = [...earlier(past, days), ...planned(first, second)];
      const amount = 24_000;
      const [value, other] = await bothOf(monthly([{ below: 0.85, amount }]), all);
      expect(other).toMatchObject({ ...value, date: '2026-11-30' });
      const offered = days * 1500 + 2700;
      const missing = 0.85 * offered - past * days * 1500;
      const own = first * 1700 + second * 1000;
      const { perContactInTime, perContactKept } = value!;
      if (missing <= 0 || missing > 2700) expect([perContactInTime, perContactKept]).toEqual([0, 0]);
      else if (own < missing) {
        expect(perContactInTime * missing).toBeCloseTo(amount, 3);
        expect(perContactKept).toBe(perContactInTime);
      } else {
        expect(perContactInTime).toBe(0);
        expect(perContactKept * own).toBeCloseTo(amount, 3);
      }
    },
  );

  it('never thinks a contact dearer than all steps, however near a month is to being safe', async () => {
    // 800 contacts behind in time: of 1000, at least 800, whatever comes.
    const on = (behind: number, expected: number) => [
      day('2026-11-28', 10_800 - 2700 + behind, 1),
      ...planned(expected, expected),
    ];
    for (const behind of [0, 1e-9, 0.001, 1, 20]) {
      const step = (10_800 - 2700) / (10_800 + behind);
      const contract = monthly([{ below: step, amount: 2000 }]);
      for (const each of await bothOf(contract, on(behind, 0.7))) {
        expect(each.perContactInTime).toBe(0);
        expect(each.perContactKept).toBeLessThanOrEqual(2000 / (0.7 * 2700) + 1e-9);
      }
    }
    // Half a contact is missing, and none is expected in time; or next to none is, and none is missing.
    const [half] = await bothOf(monthly([{ below: 8100.5 / 10_800, amount: 2000 }]), on(0, 0));
    expect(half!.perContactInTime).toBe(2000);
    const [few] = await bothOf(monthly([{ below: 8100.1 / 10_800, amount: 2000 }]), on(0, 0.0001));
    expect(few).toMatchObject({ perContactInTime: 0, perContactKept: 2000 });
    // One contact is missing, and none is expected in time.
    const [last] = await bothOf(monthly([{ below: 8101 / 10_800, amount: 2000 }]), on(0, 0));
    expect(last!.perContactInTime).toBeCloseTo(2000, 6);
  });

  it('keeps guarding a penalty where a small bonus lies beyond', async () => {
    const penalties = [{ below: 0.85, amount: 24_000 }];
    const of = (bonuses: { from: number; amount: number }[]): PeriodContract => ({
      period: 'day',
      serviceLevel: { per: 'day', penalties, bonuses },
    });
    const [plain] = await bothOf(of([]), planned(0.9, 0.9));
    const [tempted] = await bothOf(of([{ from: 0.95, amount: 1 }]), planned(0.9, 0.9));
    expect(plain!.perContactKept).toBeCloseTo(24_000 / (0.9 * 1700), 9);
    expect(tempted!.perContactKept).toBeCloseTo(plain!.perContactKept, 9);
    expect(tempted!.perContactInTime).toBeCloseTo(1 / (0.1 * 1700), 9);
  });

  it('lets the part of a day that is in the volume change, and no more', async () => {
    const contract: PeriodContract = {
      period: 'day',
      serviceLevel: { per: 'day', penalties: [{ below: 0.85, amount: 4000 }] },
    };
    const part = { ...queue, volume: { grid, values: [null, 200, 1000, null] } };
    const valueAt = async (serviceLevel: number) =>
      (await periodShortfallByRow({ ...part, contract, days: planned(serviceLevel, 0.7) })).valueByDay[0]!;
    expect(await valueAt(0.4)).toMatchObject({ perContactInTime: 0, perContactKept: 0 });
    expect(await valueAt(0.99)).toMatchObject({ perContactInTime: 0, perContactKept: 0 });
    // 1,700 contacts at 84 %: 17 of the 200 are missing, and 168 of them expected.
    const { perContactInTime } = await valueAt(0.84);
    const least = 0.84 * 1500;
    expect(perContactInTime * (0.85 * 1700 - least)).toBeCloseTo(4000, 3);
    await expect(
      periodShortfallByRow({ ...queue, contract, days: [day('2026-11-29', 10, 0.7), planned(0, 0)[1]!] }),
    ).rejects.toThrow('`days[0].offered` must be no fewer than the 1700 contacts of its rows');
  });

  it('looks at penalties and grades of one period together', async () => {
    const grades = [
      { name: 'A', from: 0.85, factor: 1 },
      { name: 'B', from: 0, factor: 0.9 },
    ];
    const priceUnder = async (formula: string, level = 0.7) => {
      const contract: PeriodContract = {
        period: 'month',
        billing: { kind: 'perSeat', seats: 10, pricePerSeat: 20_000 },
        serviceLevel: { per: 'month', penalties: [{ below: 0.85, amount: 20_000 }] },
        settlement: {
          formula,
          quantities: {
            L: { kind: 'billing' },
            Q: { kind: 'bonusLessPenalty' },
            S: { kind: 'measure', measure: 'serviceLevel' },
            T: { kind: 'grade', measure: 'serviceLevel', grades },
          },
        },
      };
      return (await valuesOf(contract, planned(level, level)))[0]! * 0.85 * 2700;
    };
    expect(await priceUnder('min(L * T, L + Q)')).toBeCloseTo(20_000, 3);
    expect(await priceUnder('L + max(L * T - L, Q)')).toBeCloseTo(20_000, 3);
    expect(await priceUnder('L * T + Q')).toBeCloseTo(40_000, 3);
    // Rounding of a formula is no step.
    const rounded = 'L * 0.61728 * T * (1 - S) + 0.61728 * L * T * S + 0.38272 * L * T';
    expect(await priceUnder(rounded)).toBeCloseTo(20_000, 3);
    expect(await priceUnder(rounded, 0.95)).toBe(0);
  });

  it('prices a grade of the billing like a penalty of the same money', async () => {
    const days = [...earlier(0.86, 3), ...planned(0.7, 0.7)];
    const grades = [
      { name: 'A', from: 0.85, factor: 1 },
      { name: 'B', from: 0.75, factor: 0.95 },
      { name: 'C', from: 0, factor: 0.8 },
    ];
    const graded: PeriodContract = {
      period: 'month',
      billing: { kind: 'perSeat', seats: 100, pricePerSeat: 6000 },
      settlement: {
        formula: 'L * T',
        quantities: { L: { kind: 'billing' }, T: { kind: 'grade', measure: 'serviceLevel', grades } },
      },
    };
    const steps = [
      { below: 0.85, amount: 30_000 },
      { below: 0.75, amount: 120_000 },
    ];
    const [value] = await valuesOf(graded, days);
    const [same] = await valuesOf(monthly(steps), days);
    expect(value).toBeGreaterThan(0);
    expect(value).toBeCloseTo(same!, 6);
    // Steps hidden in a formula are found to half a percent of what is in reach.
    const hidden: PeriodContract = {
      ...graded,
      settlement: {
        formula: 'L * (1 - 0.05 * (S < 0.85) - 0.15 * (S < 0.75))',
        quantities: { L: { kind: 'billing' }, S: { kind: 'measure', measure: 'serviceLevel' } },
      },
    };
    const [found] = await valuesOf(hidden, days);
    expect(found! / same!).toBeCloseTo(1, 1);
  });

  it('adds what a weekly schedule and a monthly grade make of a contact, and keeps to the share at risk', async () => {
    const days = [...earlier(0.8, 28, 1500), ...planned(0.7, 0.7)];
    const penalties = [{ below: 0.8, amount: 10_000 }];
    const week: PeriodContract = { period: 'month', serviceLevel: { per: 'week', penalties } };
    // 30 November is a Monday: a week of its own.
    const [sunday, monday] = await valuesOf(week, days);
    expect(monday! * 0.8 * 1000).toBeCloseTo(10_000, 3);
    const ofWeek = days.filter(({ date }) => date >= '2026-11-23' && date <= '2026-11-29');
    const weekly = ofWeek.reduce((sum, { offered }) => sum + offered, 0);
    const missing = 0.8 * weekly - 0.8 * 1500 * (ofWeek.length - 1);
    expect(sunday! * missing).toBeCloseTo(10_000, 3);

    const grades = [
      { name: 'good', from: 0.795, factor: 1 },
      { name: 'poor', from: 0, factor: 0.9 },
    ];
    const billing = { kind: 'perSeat', seats: 10, pricePerSeat: 6000 } as const;
    const settlement = {
      formula: 'L * T + Q',
      quantities: {
        L: { kind: 'billing' },
        T: { kind: 'grade', measure: 'serviceLevel', grades },
        Q: { kind: 'bonusLessPenalty' },
      },
    } as const;
    const both = await valuesOf({ ...week, billing, settlement }, days);
    const grade = await valuesOf({ period: 'month', billing, settlement }, days);
    expect(grade[0]).toBeGreaterThan(0);
    expect(both[0]).toBeCloseTo(sunday! + grade[0]!, 6);
    expect(both[1]).toBeCloseTo(monday! + grade[1]!, 6);

    // Both weeks cost 20,000: of what saving the two brings, each bears half.
    const atRisk = (atRiskShare: number) => ({
      ...{ ...week, billing, serviceLevel: { ...week.serviceLevel!, atRiskShare } },
    });
    for (const [atRiskShare, saved] of [
      [0.1, 6000],
      [0.25, 15_000],
      [0.5, 20_000],
    ] as const) {
      const [first, second] = await valuesOf(atRisk(atRiskShare), days);
      expect(first! * missing).toBeCloseTo(saved / 2, 3);
      expect(second! * 0.8 * 1000).toBeCloseTo(saved / 2, 3);
    }
    const rewarded = (atRiskShare: number) => ({
      ...{ ...week, billing },
      serviceLevel: { per: 'week' as const, bonuses: [{ from: 0.8, amount: 10_000 }], atRiskShare },
    });
    const [reward] = await valuesOf(rewarded(0.25), days.slice(-7));
    const [whole] = await valuesOf(rewarded(1), days.slice(-7));
    expect(whole).toBeGreaterThan(0);
    expect(reward! / whole!).toBeCloseTo(0.75, 9);
    // The week of Sunday is lost whatever comes, and takes all that is at risk.
    const lost = [...earlier(0.3, 28, 1500), ...planned(0, 0.7)];
    expect(await valuesOf(atRisk(0.1), lost)).toEqual([0, 0]);
  });

  it('prices the way to a bonus', async () => {
    const bonuses = [{ from: 0.9, amount: 9000 }];
    const [value] = await valuesOf({ period: 'month', serviceLevel: { per: 'month', bonuses } }, [
      ...earlier(0.88, 4),
      ...planned(0.85, 0.85),
    ]);
    expect(value! * (0.9 * 8700 - 0.88 * 6000)).toBeCloseTo(9000, 3);
  });

  it('says what a settlement really gains by contacts in time', async () => {
    const contract = monthly([
      { below: 0.8, amount: 20_000 },
      { below: 0.7, amount: 90_000 },
    ]);
    const past = earlier(0.78, 4, 1500);
    const [value] = await valuesOf(contract, [...past, ...planned(0.65, 0.65)]);
    const amountAt = async (level: number) =>
      (await settlePeriods(contract, [...past, ...planned(level, level)])).amount;
    // From the corner below the month's 74 % to that above.
    const levelFor = (mean: number) => (mean * 8700 - 0.78 * 6000) / 2700;
    const [from, to] = [levelFor(0.7), levelFor(0.8)];
    const gained = (await amountAt(to + 1e-9)) - (await amountAt(from + 1e-9));
    expect(gained).toBe(20_000);
    expect(value! * (to - from) * 2700).toBeCloseTo(gained, 3);
  });

  it('gives the tiers of that value, and of lost contacts where they are billed', async () => {
    const contract: PeriodContract = {
      ...monthly([{ below: 0.85, amount: 20_000 }]),
      billing: { kind: 'perContact', pricePerContact: 5 },
    };
    const { byRow, valueByDay } = await periodShortfallByRow({
      ...queue,
      contract,
      days: planned(0.7, 0.8),
    });
    const [value] = valueByDay.map((each) => each.perContactInTime);
    expect(value).toBeCloseTo(valueOfContactInTime(contract.serviceLevel!, 2700, 0.74), 9);
    expect(byRow).toEqual(
      serviceShortfallByRow({ ...queue, valuePerContactInTime: value!, valuePerLostContact: 5 }).byRow,
    );
  });

  it('takes the price of the last contacts for those that are lost where tiers are billed', async () => {
    const contract: PeriodContract = {
      period: 'month',
      billing: {
        ...{ kind: 'baseAndTiers', base: 5000 },
        tiers: [
          { upToContacts: 2000, pricePerContact: 5 },
          { upToContacts: null, pricePerContact: 3 },
        ],
      },
    };
    const { byRow } = await periodShortfallByRow({ ...queue, contract, days: planned(0.7, 0.8) });
    const priced = { valuePerContactInTime: 0, valuePerLostContact: 3 };
    expect(byRow).toEqual(serviceShortfallByRow({ ...queue, ...priced }).byRow);
  });

  it('is worth nothing on days that are excused, and does not count them', async () => {
    const contract: PeriodContract = {
      ...monthly([{ below: 0.85, amount: 20_000 }]),
      excusedAbove: { dailyVolume: 1400, byShare: 0.1 },
    };
    const [excused, owed] = await valuesOf(contract, planned(0.2, 0.8));
    expect(excused).toBe(0);
    expect(owed).toBeCloseTo(20_000 / (0.85 * 1000), 6);
    const graded: PeriodContract = {
      period: 'month',
      billing: { kind: 'perSeat', seats: 10, pricePerSeat: 6000 },
      excusedAbove: contract.excusedAbove!,
      settlement: {
        formula: 'L * T',
        quantities: {
          L: { kind: 'billing' },
          T: {
            ...{ kind: 'grade', measure: 'serviceLevel' },
            grades: [
              { name: 'good', from: 0.85, factor: 1 },
              { name: 'poor', from: 0, factor: 0.5 },
            ],
          },
        },
      },
    };
    const [none, some] = await valuesOf(graded, planned(0.2, 0.8));
    expect(none).toBe(0);
    expect(some).toBeCloseTo(30_000 / (0.85 * 1000), 6);
  });

  it('passes over service levels at which a formula has no value, and tells where the expected one has none', async () => {
    const measure = { kind: 'measure', measure: 'serviceLevel' } as const;
    const inverse = (top: string): PeriodContract => ({
      period: 'month',
      settlement: { formula: `-${top} / S`, quantities: { S: measure } },
    });
    const [value] = await valuesOf(inverse('1000'), planned(0.5, 0.5));
    // The cost 1000 / S falls by 1000 / S² a unit of service level; the nearest looks lie half a percent apart.
    expect(value! * 2700 * 0.25).toBeGreaterThan(985);
    expect(value! * 2700 * 0.25).toBeLessThan(1015);
    await expect(valuesOf(inverse('1000'), planned(0, 0))).rejects.toThrow('have a finite value');
    await expect(valuesOf(inverse('1000 / T'), planned(0.5, 0.5))).rejects.toThrow('T');
  });

  it('mistakes name their field', async () => {
    const contract = monthly([{ below: 0.85, amount: 1 }]);
    await expect(
      periodShortfallByRow({ ...queue, contract, days: planned(0.7, 0.7).slice(1) }),
    ).rejects.toThrow(
      'periodShortfallByRow: `days` must hold every day of the volume, 2026-11-29 too, got 1',
    );
    await expect(
      periodShortfallByRow({ ...queue, contract, days: planned(0.7, 0.7).reverse() }),
    ).rejects.toThrow('`days[1].date` must come after 2026-11-30');
    await expect(
      periodShortfallByRow({ ...queue, ahtSeconds: -1, contract, days: planned(0.7, 0.7) }),
    ).rejects.toThrow('periodShortfallByRow: `ahtSeconds`');
    await expect(
      periodShortfallByRow({
        ...queue,
        contract: monthly([{ below: 85, amount: 1 }]),
        days: planned(0.7, 0.7),
      }),
    ).rejects.toThrow('periodShortfallByRow: `contract.serviceLevel.penalties[0].below`');
  });
});
